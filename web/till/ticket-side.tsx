import { ArrowUndoRegular, PauseRegular, PersonRegular, SearchRegular } from '@fluentui/react-icons'
import { park } from './acts.ts'
import { catalogueStore } from './catalogue.ts'
import { askNext } from './entries.ts'
import { identity } from './identity.ts'
import { Refusals } from './refusals.tsx'
import type { SaleState } from './sale-state.ts'
import { useSpeech } from './speech.ts'
import { useStore } from './store.ts'
import { tickets } from './sync.ts'
import { dueOf, isEmpty, missingOn, type Ticket, totalsOf } from './ticket.ts'
import type { Opened } from './till-dialogs.tsx'

interface SideProps {
  readonly state: SaleState
  readonly onOpen: (opened: Opened) => void
  readonly onPay: () => void
  readonly onDone: () => void
}

/** Who buys, what it comes to, and what can be done with the ticket. */
export function TicketSide({ state: { ticket, problem }, onOpen, onPay, onDone }: SideProps) {
  const { t } = useSpeech()
  const isNothing = !ticket || isEmpty(ticket)
  return (
    <aside className="side">
      <div className="acts">
        <button type="button" onClick={() => onOpen({ name: 'search', text: '' })}>
          <SearchRegular aria-hidden fontSize={24} /> {t('sale.search')} <kbd>F2</kbd>
        </button>
        <CustomerButton ticket={ticket} onOpen={onOpen} />
        <button type="button" onClick={() => onOpen({ name: 'return', text: '' })}>
          <ArrowUndoRegular aria-hidden fontSize={24} /> {t('returns.title')} <kbd>⇧F9</kbd>
        </button>
        <ParkButton
          isNothing={isNothing}
          onPark={() => {
            park()
            onDone()
          }}
          onOpen={onOpen}
        />
        <button type="button" disabled={isNothing} onClick={() => onOpen({ name: 'note' })}>
          {t('sale.note')}
        </button>
        <button type="button" className="danger" disabled={isNothing} onClick={() => onOpen({ name: 'discard' })}>
          {t('sale.discard')}
        </button>
      </div>
      <Refusals refusals={problem} />
      <Sums ticket={ticket} onPay={onPay} onDone={onDone} />
    </aside>
  )
}

function CustomerButton({ ticket, onOpen }: { readonly ticket: Ticket | null; readonly onOpen: SideProps['onOpen'] }) {
  const { t } = useSpeech()
  const { customers } = useStore(catalogueStore)
  const customer = ticket?.customerId ? customers.get(ticket.customerId) : null
  return (
    <button type="button" className={customer ? 'chosen' : ''} onClick={() => onOpen({ name: 'customer' })}>
      <PersonRegular aria-hidden fontSize={24} /> {customer?.name ?? t('customer.title')} <kbd>F7</kbd>
    </button>
  )
}

interface ParkProps {
  readonly isNothing: boolean
  readonly onPark: () => void
  readonly onOpen: SideProps['onOpen']
}

function ParkButton({ isNothing, onPark, onOpen }: ParkProps) {
  const { t } = useSpeech()
  const { all } = useStore(tickets)
  const count = [...all.values()].filter(({ state }) => state === 'parked').length
  return (
    <button type="button" onClick={isNothing ? () => onOpen({ name: 'parked' }) : onPark}>
      <PauseRegular aria-hidden fontSize={24} />
      {isNothing ? t('parked.titleCount', { number: count }) : t('sale.park')} <kbd>F8</kbd>
    </button>
  )
}

function Sums({ ticket, onPay, onDone }: Pick<SideProps, 'onPay' | 'onDone'> & { readonly ticket: Ticket | null }) {
  const { t, money, quantity } = useSpeech()
  const { products } = useStore(catalogueStore)
  const { register } = useStore(identity)
  const sums = ticket ? totalsOf(ticket, products) : null
  const due = ticket ? dueOf(ticket, products) : '0.00'
  const missing = (ticket?.lines ?? []).reduce((sum, line) => {
    const product = products.get(line.productId)
    return sum + (product?.blankIssueAllowed ? 0 : missingOn(line, product))
  }, 0)
  return (
    <div className="sums">
      <dl>
        {sums?.perRate.map(({ percentage, tax }) => (
          <div key={percentage}>
            <dt>{t('sale.taxIn', { percentage: quantity(percentage) })}</dt>
            <dd>{money(tax)}</dd>
          </div>
        ))}
        <div className="total">
          <dt>{due.startsWith('-') ? t('sale.toGiveBack') : t('sale.total')}</dt>
          <dd data-due={due}>{money(due.replace('-', ''))}</dd>
        </div>
      </dl>
      {missing > 0 && (
        <button
          type="button"
          className="missing"
          onClick={() => {
            askNext()
            onDone()
          }}
        >
          {t('sale.missingInAll', { count: missing })} <kbd>F9</kbd>
        </button>
      )}
      <button type="button" className="primary pay" disabled={!ticket || isEmpty(ticket)} onClick={onPay}>
        {t('pay.title')} <kbd>Ctrl ⏎</kbd>
      </button>
      <small className="buyer">{t('sale.soldTo', { customer: register?.till.customer.name ?? '' })}</small>
    </div>
  )
}
