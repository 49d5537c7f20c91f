import { DismissRegular } from '@fluentui/react-icons'
import { type Paying, restOf } from './pay.ts'
import { useSpeech } from './speech.ts'
import type { Register } from './wire.ts'

interface GivenProps {
  readonly paying: Paying
  readonly register: Register
  readonly isBusy: boolean
  readonly onTakeBack: (place: number) => void
}

/** What was given so far, and what is left. */
export function PaymentsGiven({ paying, register, isBusy, onTakeBack }: GivenProps) {
  const { t, money } = useSpeech()
  const { given } = paying
  if (given.length === 0) return null
  const nameOf = (code: string) => register.tenderTypes.find((tender) => tender.code === code)?.name ?? code
  return (
    <section className="given" aria-label={t('pay.given')}>
      <ul>
        {given.map(({ tender, amount, voucherCode }, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a payment is known by its place
          <li key={place}>
            <span>
              {nameOf(tender)} {voucherCode && <bdi className="serial">{voucherCode}</bdi>}
            </span>
            <span className="amount">{money(amount)}</span>
            <button
              type="button"
              disabled={isBusy}
              aria-label={t('pay.takeBack', { tender: nameOf(tender) })}
              onClick={() => onTakeBack(place)}
            >
              <DismissRegular aria-hidden fontSize={20} />
            </button>
          </li>
        ))}
      </ul>
      {!isBusy && (
        <p role="status" className="rest">
          {t('pay.rest')}{' '}
          <strong className="amount">{money(restOf(paying, undefined, register).replace('-', ''))}</strong>
        </p>
      )}
    </section>
  )
}
