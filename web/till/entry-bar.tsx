import { CameraRegular, CheckmarkCircleFilled, DismissCircleFilled, InfoFilled } from '@fluentui/react-icons'
import type { RefObject } from 'react'
import { ScanField } from '#web/ui/scan-field/scan-field.tsx'
import { catalogueStore } from './catalogue.ts'
import { acknowledge } from './entries.ts'
import type { RefusedEntry, SaleState, Untold } from './sale-state.ts'
import { useSpeech } from './speech.ts'
import { useStore } from './store.ts'
import { missingOn } from './ticket.ts'

interface EntryBarProps {
  readonly field: RefObject<HTMLInputElement | null>
  readonly state: SaleState
  readonly onEntry: (text: string) => void
  readonly onCamera: () => void
}

/** The field, and what the last entry came to; a refusal stays until it is read. */
export function EntryBar({ field, state, onEntry, onCamera }: EntryBarProps) {
  const { t } = useSpeech()
  const { products } = useStore(catalogueStore)
  const line = state.isAsking ? state.ticket?.lines.find(({ id }) => id === state.lineInHand) : undefined
  const product = line && products.get(line.productId)
  return (
    <section className="entry" aria-label={t('sale.entry')}>
      <div className="entry-field">
        <ScanField
          field={field}
          mode="add"
          label={product ? t('sale.scanSerial') : t('sale.scanProduct')}
          onEntry={onEntry}
        />
        <button type="button" onClick={onCamera} aria-label={t('sale.camera')} title={t('sale.camera')}>
          <CameraRegular aria-hidden fontSize={28} />
        </button>
      </div>
      {state.refused.length > 0 ? (
        <RefusedEntries refused={state.refused} ignored={state.ignored} />
      ) : (
        <div role="status" className="verdict" data-verdict={state.verdict?.kind ?? 'none'}>
          {product && line ? (
            <>
              <InfoFilled aria-hidden fontSize={28} />
              <span>
                {t('sale.asks', { product: product.name, count: missingOn(line, product) })}
                <small>{t('sale.putOff')}</small>
              </span>
            </>
          ) : (
            <Verdict verdict={state.verdict} />
          )}
        </div>
      )}
    </section>
  )
}

function Verdict({ verdict }: { readonly verdict: SaleState['verdict'] }) {
  const { t } = useSpeech()
  const { token } = useStore(catalogueStore)
  if (!verdict) return <span>{t(token === null ? 'sale.noCatalogue' : 'sale.ready')}</span>
  return (
    <>
      <CheckmarkCircleFilled aria-hidden fontSize={28} className="good" />
      <span>
        {t(`sale.verdict.${verdict.kind}`)} <bdi>{verdict.text}</bdi>
      </span>
    </>
  )
}

interface RefusedProps {
  readonly refused: readonly RefusedEntry[]
  readonly ignored: readonly string[]
}

function RefusedEntries({ refused, ignored }: RefusedProps) {
  const { t } = useSpeech()
  const tell = useRefusalText()
  return (
    <div role="alert" className="verdict bad" data-verdict="refused">
      <DismissCircleFilled aria-hidden fontSize={32} />
      <ul>
        {refused.slice(-3).map((entry) => (
          <li key={`${entry.text} ${entry.refusals[0]?.code}`}>
            <RefusedText text={entry.text} reasons={entry.refusals.map(tell).join(' ')} />
          </li>
        ))}
        {ignored.length > 0 && <li>{t('sale.ignored', { count: ignored.length })}</li>}
      </ul>
      <button type="button" className="danger" onClick={acknowledge}>
        {t('sale.read')} <kbd>Esc</kbd>
      </button>
    </div>
  )
}

/** What was refused and why; the reasons of the server name it themselves. */
function RefusedText({ text, reasons }: { readonly text: string; readonly reasons: string }) {
  if (reasons.includes(text)) return <bdi>{reasons}</bdi>
  return (
    <>
      <bdi className="serial">{text}</bdi> {reasons}
    </>
  )
}

/** The text of a refusal: the server's, or the till's own. */
export function useRefusalText(): (refusal: Untold) => string {
  const { find } = useSpeech()
  return ({ code, details, text }) =>
    text ?? find(`refused.${code}`, details as Readonly<Record<string, string>>) ?? code
}
