import { useState } from 'react'
import { setQuantity } from './acts.ts'
import { numberOf, typedIn } from './amount.ts'
import { catalogueStore } from './catalogue.ts'
import { Dialog } from './dialog.tsx'
import { NumberPad } from './number-pad.tsx'
import { sale } from './sale-state.ts'
import { useSpeech } from './speech.ts'
import { useStore } from './store.ts'

interface LineDialogProps {
  readonly lineId: string
  readonly onClose: () => void
}

/** How many of a line; a number typed or touched. */
export function QuantityDialog({ lineId, onClose }: LineDialogProps) {
  const { t, language } = useSpeech()
  const { ticket } = useStore(sale)
  const { products } = useStore(catalogueStore)
  const line = ticket?.lines.find(({ id }) => id === lineId)
  const product = line && products.get(line.productId)
  const [text, setText] = useState(() => typedIn(language, String(line?.quantity ?? 1)))
  const quantity = numberOf(text)
  const isWhole = !product?.serialised || Number.isInteger((quantity ?? 0) * product.salesUnitFactor)
  const submit = () => {
    if (quantity === null || !isWhole) return
    setQuantity(lineId, quantity)
    onClose()
  }
  return (
    <Dialog title={t('sale.quantity')} onClose={onClose}>
      <p>
        <strong>{product?.name}</strong>
      </p>
      <NumberPad
        label={t('sale.quantityIn', { unit: product?.salesUnit ?? '' })}
        text={text}
        onText={setText}
        fault={quantity !== null && !isWhole ? t('sale.wholeUnits') : null}
        submitText={t('app.ok')}
        canSubmit={quantity !== null && isWhole}
        onSubmit={submit}
      />
    </Dialog>
  )
}
