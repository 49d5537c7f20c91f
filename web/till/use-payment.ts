import { useState } from 'react'
import { negated } from '#domain/payment.ts'
import { play } from '#web/ui/scan-field/tones.ts'
import { catalogueStore } from './catalogue.ts'
import { identity } from './identity.ts'
import { handOver, type Outcome } from './outgoing.ts'
import type { GivenPayment } from './outgoing-sale.ts'
import { type Paying, restOf, settled } from './pay.ts'
import { takeInHand, type Untold } from './sale-state.ts'
import { sendTicket } from './sync.ts'
import { dueOf, type Ticket } from './ticket.ts'
import type { Register, TenderType } from './wire.ts'

/** A sale that is done: what became of it, and how it was paid. */
export interface Done {
  readonly outcome: Exclude<Outcome, { kind: 'refused' }>
  readonly paying: Paying
}

/** Takes payments until they settle the ticket; then the sale is handed over. */
export function usePayment(ticket: Ticket, register: Register) {
  const [given, setGiven] = useState<readonly GivenPayment[]>([])
  const [refusals, setRefusals] = useState<readonly Untold[]>([])
  const [isBusy, setBusy] = useState(false)
  const [done, setDone] = useState<Done | null>(null)
  const due = dueOf(ticket, catalogueStore.get().products)
  const paying = { due, given }

  const finish = async (payments: readonly GivenPayment[]) => {
    setBusy(true)
    const outcome = await handOver({
      id: ticket.id,
      ticket,
      payments,
      soldAt: new Date().toISOString(),
      cashier: identity.get().cashier?.name ?? '',
      gross: due,
    })
    setBusy(false)
    if (outcome.kind === 'refused') {
      takeInHand(ticket)
      sendTicket(ticket)
      setGiven([])
      setRefusals(outcome.refusals)
      return play('refused')
    }
    takeInHand(null)
    setDone({ outcome, paying: { due, given: payments } })
    play('documentComplete')
  }

  /** Adds a payment; where it settles the sale, that is posted. An amount of null is all that is left. */
  const pay = (tender: TenderType, amount: string | null, voucherCode?: string) => {
    if (isBusy) return
    const rest = restOf(paying, tender, register)
    const sum = amount === null ? rest : due.startsWith('-') ? negated(amount) : amount
    const next = [...given, { tender: tender.code, amount: sum, ...(voucherCode ? { voucherCode } : {}) }]
    const { refusals: found } = settled({ due, given: next }, register)
    const isLittle = found.every(({ code }) => code === 'PAYMENT_TOO_LITTLE')
    setRefusals(isLittle ? [] : found)
    if (!isLittle) return play('refused')
    setGiven(next)
    if (found.length === 0) void finish(next)
    else play('changed')
  }

  return {
    paying,
    refusals,
    isBusy,
    done,
    pay,
    /** An even exchange is settled by nothing. */
    finishEven: () => void finish([]),
    takeBack: (place: number) => setGiven(given.filter((_, index) => index !== place)),
  }
}
