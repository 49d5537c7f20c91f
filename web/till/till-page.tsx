import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { play } from '#web/ui/scan-field/tones.ts'
import { useBurst } from '#web/ui/scan-field/use-burst.ts'
import { moveInHand, park, removeLine } from './acts.ts'
import { catalogueStore } from './catalogue.ts'
import { acknowledge, addNotReadable, askNext, enter } from './entries.ts'
import { EntryBar } from './entry-bar.tsx'
import { PayPage } from './pay-page.tsx'
import { sale } from './sale-state.ts'
import { StatusBar } from './status-bar.tsx'
import { useStore } from './store.ts'
import { isEmpty, type Ticket } from './ticket.ts'
import { TicketLines } from './ticket-lines.tsx'
import { TicketSide } from './ticket-side.tsx'
import { type Opened, TillDialogs } from './till-dialogs.tsx'
import { type TillKeys, useTillKeys } from './use-till-keys.ts'

/** The sale: one field for all that is scanned or typed, the ticket, and the way to payment. */
export function TillPage() {
  const state = useStore(sale)
  const { products } = useStore(catalogueStore)
  const field = useRef<HTMLInputElement>(null)
  const [opened, setOpened] = useState<Opened | null>(null)
  const [paying, setPaying] = useState<Ticket | null>(null)
  const isPaying = paying !== null
  const focus = useCallback(() => field.current?.focus(), [])
  const pay = useCallback(() => {
    const { ticket, refused } = sale.get()
    if (refused.length > 0 || !ticket || isEmpty(ticket)) return play('refused')
    setPaying(ticket)
  }, [])
  const help = useMemo(
    () => ({
      onSearch: (text: string) => setOpened({ name: 'search', text }),
      onReceipt: (text: string) => setOpened({ name: 'return', text }),
      onPay: pay,
    }),
    [pay],
  )
  const close = useCallback(() => {
    setOpened(null)
    setTimeout(focus)
  }, [focus])
  const take = useCallback((text: string) => enter(text, help), [help])
  useScans(field, take, focus)
  const keys = useRef<TillKeys>({} as TillKeys)
  keys.current = useKeys(setOpened, pay, focus)
  useTillKeys(keys, isPaying)
  useEffect(() => {
    if (!isPaying) focus()
  }, [isPaying, focus])
  if (paying) return <PayPage ticket={paying} onLeave={() => setPaying(null)} />
  return (
    <div className="frame">
      <StatusBar onMenu={() => setOpened({ name: 'menu' })} />
      <main className="sale" data-products={products.size}>
        <EntryBar field={field} state={state} onEntry={take} onCamera={() => setOpened({ name: 'camera' })} />
        <TicketLines state={state} onOpen={setOpened} onDone={focus} />
        <TicketSide state={state} onOpen={setOpened} onPay={pay} onDone={focus} />
      </main>
      {opened && <TillDialogs opened={opened} onOpen={setOpened} onClose={close} onEntry={take} />}
    </div>
  )
}

/** A scan goes to the field, wherever it begins. */
function useScans(
  field: React.RefObject<HTMLInputElement | null>,
  take: (text: string) => void,
  focus: () => void,
): void {
  const burst = useMemo(
    () => ({
      onEntry: (text: string) => {
        take(text)
        focus()
      },
      onText: (text: string) => {
        if (field.current) field.current.value = text
        focus()
      },
      onBlocked: () => play('refused'),
    }),
    [take, focus, field],
  )
  useBurst(field, burst)
}

function useKeys(open: (opened: Opened) => void, pay: () => void, focus: () => void): TillKeys {
  const ofLine = (name: 'quantity' | 'price') => () => {
    const { lineInHand } = sale.get()
    if (lineInHand) open({ name, lineId: lineInHand })
    else play('waiting')
  }
  const act = (what: () => void) => () => {
    what()
    focus()
  }
  return {
    onHelp: () => open({ name: 'keys' }),
    onSearch: () => open({ name: 'search', text: '' }),
    onQuantity: ofLine('quantity'),
    onNotReadable: act(addNotReadable),
    onPrice: ofLine('price'),
    onCustomer: () => open({ name: 'customer' }),
    onPark: () => {
      const { ticket } = sale.get()
      if (ticket && !isEmpty(ticket)) act(park)()
      else open({ name: 'parked' })
    },
    onNextMissing: act(askNext),
    onMenu: () => open({ name: 'menu' }),
    onReturn: () => open({ name: 'return', text: '' }),
    onPay: pay,
    onAcknowledge: act(acknowledge),
    onRemoveLine: act(() => removeLine(sale.get().lineInHand ?? '')),
    onMove: moveInHand,
  }
}
