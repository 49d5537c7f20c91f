import type { ToldRefusal } from '#web/api/problem.ts'
import type { Ticket } from './ticket.ts'

/** What was given for a sale, or given back: then negative. */
export interface GivenPayment {
  readonly tender: string
  readonly amount: string
  readonly reference?: string
  readonly voucherCode?: string
}

/** A sale that was paid for and that the server may not have yet. It waits on the device, and is never dropped (D62). */
export interface OutgoingSale {
  readonly id: string
  readonly ticket: Ticket
  readonly payments: readonly GivenPayment[]
  readonly soldAt: string
  readonly cashier: string
  readonly gross: string
  /**
   * The device's own number, where the sale was made without a connection. Null where it was sent and no answer came: the
   * server may have it, with a number of its own.
   */
  readonly offlineNumber: number | null
  /** Whose number that is: a till that has another device now still knows the series of this one. */
  readonly numberedBy?: { readonly ordinal: number; readonly format: string }
  /** Why the server could not take it; it is tried again with what follows. */
  readonly refusals: readonly ToldRefusal[]
}
