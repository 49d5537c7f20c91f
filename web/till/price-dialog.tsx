import { useState } from 'react'
import { setPrice } from './acts.ts'
import { amountOf, numberOf, typedIn } from './amount.ts'
import { catalogueStore } from './catalogue.ts'
import { Dialog } from './dialog.tsx'
import { identity } from './identity.ts'
import { sale } from './sale-state.ts'
import { useSpeech } from './speech.ts'
import { useStore } from './store.ts'
import { grossOf } from './ticket.ts'

interface PriceDialogProps {
  readonly lineId: string
  readonly onClose: () => void
}

/** Another price or a discount, for whoever has the duty; the others read why not (D60). */
export function PriceDialog({ lineId, onClose }: PriceDialogProps) {
  const { t } = useSpeech()
  const { register } = useStore(identity)
  const mayChange = register?.user.duties.includes('changePointOfSalePrices') ?? false
  return (
    <Dialog title={t('price.title')} onClose={onClose}>
      {mayChange ? <PriceForm lineId={lineId} onClose={onClose} /> : <p>{t('price.noDuty')}</p>}
    </Dialog>
  )
}

function PriceForm({ lineId, onClose }: PriceDialogProps) {
  const { t, money, language } = useSpeech()
  const { ticket } = useStore(sale)
  const { products } = useStore(catalogueStore)
  const line = ticket?.lines.find(({ id }) => id === lineId)
  const product = line && products.get(line.productId)
  const [discount, setDiscount] = useState(() => typedIn(language, line?.discountPercentage ?? '0'))
  const [price, setPriceText] = useState(() => typedIn(language, line?.price ?? product?.salesPrice ?? '0'))
  const percentage = numberOf(discount)
  const amount = amountOf(price)
  if (!line || !product) return null
  const isUsual = amount !== null && Number(amount) === Number(product.salesPrice)
  const isRight = percentage !== null && percentage <= 100 && amount !== null
  const changed = { ...line, price: isUsual ? null : amount, discountPercentage: String(percentage ?? 0) }
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault()
        if (!isRight) return
        setPrice(lineId, changed.price, changed.discountPercentage)
        onClose()
      }}
    >
      <p>
        <strong>{product.name}</strong>
      </p>
      <label>
        {t('price.discount')}
        <input
          data-first
          className="amount"
          inputMode="decimal"
          value={discount}
          aria-invalid={percentage === null || percentage > 100}
          onFocus={({ target }) => target.select()}
          onChange={({ target }) => setDiscount(target.value)}
        />
      </label>
      <div className="row">
        {['5', '10', '15', '20'].map((one) => (
          <button type="button" key={one} onClick={() => setDiscount(one)}>
            {one}%
          </button>
        ))}
      </div>
      <label>
        {t('price.price', { unit: product.salesUnit })}
        <input
          className="amount"
          inputMode="decimal"
          value={price}
          aria-invalid={amount === null}
          onFocus={({ target }) => target.select()}
          onChange={({ target }) => setPriceText(target.value)}
        />
        <small>{t('price.usual', { price: money(product.salesPrice) })}</small>
      </label>
      <p role="status">{isRight && t('price.comesTo', { amount: money(grossOf(changed, product)) })}</p>
      <button type="submit" className="primary large" aria-disabled={!isRight}>
        {t('app.ok')}
      </button>
    </form>
  )
}
