import { AddRegular, ArrowUndoRegular, DeleteRegular, SubtractRegular } from '@fluentui/react-icons'
import { useEffect, useRef } from 'react'
import { removeLine, removeReturn, removeUnit, setQuantity } from './acts.ts'
import { catalogueStore } from './catalogue.ts'
import { addNotReadable, chooseLine } from './entries.ts'
import { identity } from './identity.ts'
import type { SaleState } from './sale-state.ts'
import { useSpeech } from './speech.ts'
import { useStore } from './store.ts'
import { grossOf, missingOn, type TicketLine, type TicketReturn } from './ticket.ts'
import type { Opened } from './till-dialogs.tsx'
import type { Product } from './wire.ts'

interface LinesProps {
  readonly state: SaleState
  readonly onOpen: (opened: Opened) => void
  readonly onDone: () => void
}

/** The ticket: a row for each line with its serial numbers, and what comes back. */
export function TicketLines({ state: { ticket, lineInHand, isAsking }, onOpen, onDone }: LinesProps) {
  const { t } = useSpeech()
  const { products } = useStore(catalogueStore)
  const lines = ticket?.lines ?? []
  const returns = ticket?.returns ?? []
  if (lines.length === 0 && returns.length === 0) return <p className="ticket empty">{t('sale.empty')}</p>
  return (
    <section className="ticket" aria-label={t('sale.ticket')}>
      <ol>
        {lines.map((line) => (
          <Line
            key={line.id}
            line={line}
            product={products.get(line.productId)}
            isInHand={line.id === lineInHand}
            isAsking={isAsking && line.id === lineInHand}
            onOpen={onOpen}
            onDone={onDone}
          />
        ))}
        {returns.map((back) => (
          <Return key={back.id} back={back} onDone={onDone} />
        ))}
      </ol>
    </section>
  )
}

interface LineProps extends Omit<LinesProps, 'state'> {
  readonly line: TicketLine
  readonly product: Product | undefined
  readonly isInHand: boolean
  readonly isAsking: boolean
}

function Line({ line, product, isInHand, isAsking, onOpen, onDone }: LineProps) {
  const { t, money, quantity } = useSpeech()
  const row = useRef<HTMLLIElement>(null)
  const missing = missingOn(line, product)
  useEffect(() => {
    if (isInHand) row.current?.scrollIntoView({ block: 'nearest' })
  }, [isInHand])
  const choose = () => {
    chooseLine(line.id)
    onDone()
  }
  return (
    <li ref={row} className={isInHand ? 'line in-hand' : 'line'} aria-current={isInHand} data-missing={missing}>
      <button type="button" className="line-name" onClick={choose}>
        <span>
          {product?.name ?? t('sale.unknownProduct')}
          <small>
            {quantity(line.quantity)} {product?.salesUnit} · {product?.number}
            {Number(line.discountPercentage) > 0 &&
              ` · ${t('sale.discountOf', { percentage: quantity(line.discountPercentage) })}`}
            {isOtherPrice(line, product) && ` · ${t('sale.otherPrice', { price: money(line.price ?? '0') })}`}
          </small>
        </span>
        <strong className="amount">{money(grossOf(line, product))}</strong>
      </button>
      {product?.serialised && <Units line={line} missing={missing} isAsking={isAsking} onDone={onDone} />}
      {isInHand && <LineTools line={line} product={product} onOpen={onOpen} onDone={onDone} />}
    </li>
  )
}

interface UnitsProps {
  readonly line: TicketLine
  readonly missing: number
  readonly isAsking: boolean
  readonly onDone: () => void
}

function Units({ line, missing, isAsking, onDone }: UnitsProps) {
  const { t } = useSpeech()
  const { register } = useStore(identity)
  const mayNotRead = register?.user.duties.includes('maintainNotReadableRegistrations') ?? false
  return (
    <ul className="units" aria-label={t('sale.serialNumbers')}>
      {line.units.map(({ id, serialNumber }) => (
        <li key={id}>
          <button
            type="button"
            className="unit"
            aria-label={t('sale.removeSerial', { serialNumber: serialNumber ?? t('sale.notReadable') })}
            onClick={() => {
              removeUnit(line.id, id)
              onDone()
            }}
          >
            <bdi className="serial">{serialNumber ?? t('sale.notReadable')}</bdi>
            <DeleteRegular aria-hidden />
          </button>
        </li>
      ))}
      {missing > 0 && <li className="missing">{t('sale.missing', { count: missing })}</li>}
      {isAsking && mayNotRead && (
        <li>
          <button
            type="button"
            onClick={() => {
              addNotReadable()
              onDone()
            }}
          >
            {t('sale.notReadable')} <kbd>F4</kbd>
          </button>
        </li>
      )}
    </ul>
  )
}

function LineTools({ line, product, onOpen, onDone }: Omit<LineProps, 'isInHand' | 'isAsking'>) {
  const { t, quantity } = useSpeech()
  const act = (what: () => void) => () => {
    what()
    onDone()
  }
  const name = product?.name ?? ''
  return (
    <div className="line-tools">
      <button type="button" aria-label={t('sale.less')} onClick={act(() => setQuantity(line.id, line.quantity - 1))}>
        <SubtractRegular aria-hidden fontSize={24} />
      </button>
      <button type="button" onClick={() => onOpen({ name: 'quantity', lineId: line.id })}>
        {t('sale.quantityOf', { quantity: quantity(line.quantity) })} <kbd>F3</kbd>
      </button>
      <button type="button" aria-label={t('sale.more')} onClick={act(() => setQuantity(line.id, line.quantity + 1))}>
        <AddRegular aria-hidden fontSize={24} />
      </button>
      <button type="button" onClick={() => onOpen({ name: 'price', lineId: line.id })}>
        {t('sale.price')} <kbd>F6</kbd>
      </button>
      <button
        type="button"
        className="danger"
        aria-label={t('sale.removeLine', { product: name })}
        onClick={act(() => removeLine(line.id))}
      >
        <DeleteRegular aria-hidden fontSize={24} />
      </button>
    </div>
  )
}

function Return({ back, onDone }: { readonly back: TicketReturn; readonly onDone: () => void }) {
  const { t, money } = useSpeech()
  const { description, serialNumber, document, amount } = back.told
  return (
    <li className="line back" data-return={back.id}>
      <div className="line-name">
        <span>
          <ArrowUndoRegular aria-hidden /> {t('sale.comesBack', { product: description })}
          <small>
            {serialNumber && <bdi className="serial">{serialNumber}</bdi>} {document}
          </small>
        </span>
        <strong className="amount">{amount === null ? '…' : money(`-${amount}`)}</strong>
      </div>
      <div className="line-tools">
        <button
          type="button"
          className="danger"
          aria-label={t('sale.removeReturn', { product: description })}
          onClick={() => {
            removeReturn(back.id)
            onDone()
          }}
        >
          <DeleteRegular aria-hidden fontSize={24} />
        </button>
      </div>
    </li>
  )
}

function isOtherPrice({ price }: TicketLine, product: Product | undefined): boolean {
  return price !== null && Number(price) !== Number(product?.salesPrice)
}
