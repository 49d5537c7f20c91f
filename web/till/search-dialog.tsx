import { type KeyboardEvent, useState } from 'react'
import { catalogueStore, findProducts } from './catalogue.ts'
import { Dialog } from './dialog.tsx'
import { addProduct } from './entries.ts'
import { useSpeech } from './speech.ts'
import { useStore } from './store.ts'
import { grossOf } from './ticket.ts'
import type { Product } from './wire.ts'

interface SearchDialogProps {
  readonly text: string
  readonly onClose: () => void
}

/** Finds a product by words of its number or name. */
export function SearchDialog({ text, onClose }: SearchDialogProps) {
  const { t } = useSpeech()
  const add = (product: Product) => {
    addProduct(product)
    onClose()
  }
  return (
    <Dialog title={t('sale.search')} size="wide" onClose={onClose}>
      <ProductChoice text={text} onChoose={add} />
    </Dialog>
  )
}

/** A field for words, and the products that have them; Enter takes the first. */
export function ProductChoice({
  text: first,
  onChoose,
}: {
  readonly text: string
  readonly onChoose: (product: Product) => void
}) {
  const { t, money } = useSpeech()
  const catalogue = useStore(catalogueStore)
  const [text, setText] = useState(first)
  const products = findProducts(catalogue, text)
  return (
    <>
      <label>
        {t('sale.searchWords')}
        <input
          data-first
          maxLength={100}
          value={text}
          onChange={({ target }) => setText(target.value)}
          onKeyDown={(event) => intoList(event, () => products[0] && onChoose(products[0]))}
        />
      </label>
      <p role="status" className="hint">
        {text.trim() === '' ? t('sale.searchHint') : t('sale.found', { count: products.length })}
      </p>
      <ul className="choices" onKeyDown={moveInList}>
        {products.map((product) => (
          <li key={product.id}>
            <button type="button" className="choice" onClick={() => onChoose(product)}>
              <span>
                <strong>{product.name}</strong>
                <small>
                  {product.number} · {product.salesUnit}
                  {product.serialised && ` · ${t('sale.withSerial')}`}
                </small>
              </span>
              <span className="amount">{money(priceWithTax(product))}</span>
            </button>
          </li>
        ))}
      </ul>
    </>
  )
}

/** Enter takes the first, the arrow leads into the list. */
export function intoList(event: KeyboardEvent<HTMLInputElement>, takeFirst: () => void): void {
  if (event.key === 'Enter') {
    event.preventDefault()
    takeFirst()
  }
  if (event.key === 'ArrowDown') {
    event.preventDefault()
    event.currentTarget.closest('dialog')?.querySelector<HTMLElement>('.choices button')?.focus()
  }
}

/** The arrows go from choice to choice. */
export function moveInList(event: KeyboardEvent<HTMLElement>): void {
  if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return
  event.preventDefault()
  const all = [...event.currentTarget.querySelectorAll<HTMLElement>('button')]
  const place = all.indexOf(document.activeElement as HTMLElement)
  all[event.key === 'ArrowDown' ? place + 1 : place - 1]?.focus()
}

function priceWithTax(product: Product): string {
  return grossOf(
    { id: '', productId: product.id, quantity: 1, price: null, discountPercentage: '0', units: [] },
    product,
  )
}
