import type { DutyNeeded } from '#domain/duty.ts'
import type { ReturnOrderView } from '#returns/views.ts'

/** Something that is still to do with a return order. */
export interface Step {
  readonly kind: 'goOn' | 'receive' | 'credit' | 'replace' | 'sendBack' | 'close'
  /** Of how much. */
  readonly count: number
  readonly needed: DutyNeeded
  /** The receipt in preparation that goes on. */
  readonly receiptId?: string
}

/** What is still to do with a return order, the next thing first; nothing where it is closed and settled. */
export function stepsOf(order: ReturnOrderView): readonly Step[] {
  const { lines, receipts, toCredit, toReplace, inRepair } = order
  const left = lines.reduce((sum, { leftToReceive }) => sum + leftToReceive, 0)
  const isClosed = order.state === 'closed'
  const preparation = receipts.find(({ state }) => state === 'inPreparation')
  const needed = 'maintainReturnOrders'
  const steps: readonly (Step | null)[] = [
    preparation ? { kind: 'goOn', count: 1, needed, receiptId: preparation.id } : null,
    left > 0 && !isClosed ? { kind: 'receive', count: left, needed } : null,
    toCredit > 0 ? { kind: 'credit', count: toCredit, needed: 'maintainSalesInvoices' } : null,
    toReplace > 0 ? { kind: 'replace', count: toReplace, needed } : null,
    inRepair > 0 ? { kind: 'sendBack', count: inRepair, needed } : null,
  ]
  const open = steps.filter((step) => step !== null)
  if (open.length > 0 || isClosed || order.quantityReceived === 0) return open
  return [{ kind: 'close', count: 0, needed }]
}
