import { useState } from 'react'
import { addReturn } from './acts.ts'
import { numberOf } from './amount.ts'
import { catalogueStore } from './catalogue.ts'
import { identity } from './identity.ts'
import { Refusals } from './refusals.tsx'
import type { Returnable } from './returnable.ts'
import { ProductChoice } from './search-dialog.tsx'
import { useSpeech } from './speech.ts'
import { useStore } from './store.ts'

interface ReturnFormProps {
  readonly back: Returnable
  readonly onDone: () => void
}

/** Why it comes back and what becomes of it; where the policy would rather not, why all the same (D51). */
export function ReturnForm({ back, onDone }: ReturnFormProps) {
  const { t } = useSpeech()
  const { register } = useStore(identity)
  const { products } = useStore(catalogueStore)
  const [productId, setProductId] = useState(back.productId ?? null)
  const [reason, setReason] = useState(() => register?.returnReasons[0]?.code ?? '')
  const [disposition, setDisposition] = useState<'credit' | 'scrap'>('credit')
  const [overrideReason, setOverrideReason] = useState('')
  const [quantity, setQuantity] = useState('1')
  const count = numberOf(quantity)
  const isBlind = !back.registrationId && !back.invoiceLineId
  const needsReason = isBlind || back.refusals.length > 0
  const isRight = count !== null && count > 0 && count <= back.most && (!needsReason || overrideReason.trim() !== '')
  if (!productId) return <ProductChoice text="" onChoose={({ id }) => setProductId(id)} />
  const description = back.description || (products.get(productId)?.name ?? '')
  const submit = () => {
    if (!isRight) return
    addReturn({
      ...(back.registrationId ? { registrationId: back.registrationId } : {}),
      ...(back.invoiceLineId ? { invoiceLineId: back.invoiceLineId, quantity: count ?? 1 } : {}),
      ...(isBlind ? { productId, serialNumber: back.serialNumber ?? '' } : {}),
      returnReasonCode: reason,
      disposition,
      ...(needsReason ? { overrideReason: overrideReason.trim() } : {}),
      told: { description, serialNumber: back.serialNumber, document: back.document, amount: null },
    })
    onDone()
  }
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault()
        submit()
      }}
    >
      <p>
        <strong>{description}</strong> {back.serialNumber && <bdi className="serial">{back.serialNumber}</bdi>}
      </p>
      <Refusals refusals={back.refusals} />
      {back.most > 1 && (
        <label>
          {t('returns.quantity', { most: back.most })}
          <input
            className="amount"
            inputMode="decimal"
            value={quantity}
            onChange={({ target }) => setQuantity(target.value)}
          />
        </label>
      )}
      <label>
        {t('returns.reason')}
        <select data-first value={reason} onChange={({ target }) => setReason(target.value)}>
          {register?.returnReasons.map(({ code, name }) => (
            <option key={code} value={code}>
              {name}
            </option>
          ))}
        </select>
      </label>
      <fieldset className="row">
        <legend>{t('returns.disposition')}</legend>
        {(['credit', 'scrap'] as const).map((one) => (
          <button type="button" key={one} aria-pressed={disposition === one} onClick={() => setDisposition(one)}>
            {t(`returns.dispositions.${one}`)}
          </button>
        ))}
      </fieldset>
      {needsReason && (
        <label>
          {t('returns.allTheSame')}
          <input maxLength={500} value={overrideReason} onChange={({ target }) => setOverrideReason(target.value)} />
        </label>
      )}
      <button type="submit" className="primary large" aria-disabled={!isRight}>
        {t('returns.take')}
      </button>
    </form>
  )
}
