import { useEffect, useState } from 'react'
import { resume } from './acts.ts'
import { catalogueStore } from './catalogue.ts'
import { ask, connection } from './connection.ts'
import { Dialog } from './dialog.tsx'
import { identity } from './identity.ts'
import { moveInList } from './search-dialog.tsx'
import { useSpeech } from './speech.ts'
import { useStore } from './store.ts'
import { tickets } from './sync.ts'
import { dueOf, type Ticket, ticketOf } from './ticket.ts'
import type { RegisterSale, RegisterSaleHead } from './wire.ts'

/** The tickets that are parked: of this till, and with a connection those of the others. */
export function ParkedDialog({ onClose }: { readonly onClose: () => void }) {
  const { t, money } = useSpeech()
  const { all } = useStore(tickets)
  const { products, customers } = useStore(catalogueStore)
  const others = useOthers()
  const own = [...all.values()].filter(({ state }) => state === 'parked').reverse()
  const go = (ticket: Ticket) => {
    resume(ticket)
    onClose()
  }
  const takeOver = async ({ id }: RegisterSaleHead) => {
    const found = await ask<RegisterSale>({ url: `/register-sales/${id}` }).catch(() => null)
    if (found) go(ticketOf(found, identity.get().cashier?.name ?? ''))
  }
  return (
    <Dialog title={t('parked.title')} size="wide" onClose={onClose}>
      {own.length + others.length === 0 && <p>{t('parked.none')}</p>}
      <ul className="choices" onKeyDown={moveInList}>
        {own.map((ticket, index) => (
          <Parked
            key={ticket.id}
            isFirst={index === 0}
            name={ticket.note || (ticket.customerId && customers.get(ticket.customerId)?.name) || ticket.cashier}
            at={ticket.changedAt}
            lines={ticket.lines.length + ticket.returns.length}
            amount={money(dueOf(ticket, products))}
            onChoose={() => go(ticket)}
          />
        ))}
        {others.map((head) => (
          <Parked
            key={head.id}
            isFirst={false}
            name={`${head.tillCode} · ${head.note || head.cashier}`}
            at={head.changedAt}
            lines={head.lines}
            amount=""
            onChoose={() => void takeOver(head)}
          />
        ))}
      </ul>
    </Dialog>
  )
}

function useOthers(): readonly RegisterSaleHead[] {
  const { isConnected } = useStore(connection)
  const [others, setOthers] = useState<readonly RegisterSaleHead[]>([])
  useEffect(() => {
    if (!isConnected) return
    const till = identity.get().device?.till.id
    ask<{ items: readonly RegisterSaleHead[] }>({ url: '/register-sales', query: { state: 'parked' } }).then(
      ({ items }) => setOthers(items.filter(({ tillId }) => tillId !== till)),
      () => setOthers([]),
    )
  }, [isConnected])
  return others
}

interface ParkedProps {
  readonly isFirst: boolean
  readonly name: string
  readonly at: string
  readonly lines: number
  readonly amount: string
  readonly onChoose: () => void
}

function Parked({ isFirst, name, at, lines, amount, onChoose }: ParkedProps) {
  const { t, time } = useSpeech()
  return (
    <li>
      <button type="button" className="choice" data-first={isFirst || undefined} onClick={onChoose}>
        <span>
          <strong>{name}</strong>
          <small>
            {time(at)} · {t('parked.lines', { count: lines })}
          </small>
        </span>
        <span className="amount">{amount}</span>
      </button>
    </li>
  )
}
