import { type Refusal, refuse } from './refusal.ts'

/** The counts of an order line, in the inventory unit. A negative line has its ordered and invoiced count below zero. */
export interface OrderLineCounts {
  readonly ordered: number
  readonly cancelled: number
  readonly delivered: number
  readonly invoiced: number
}

export type SalesOrderState = 'open' | 'partlyDelivered' | 'delivered' | 'invoiced' | 'cancelled'

/** D30: what is left to deliver of a line; nothing of one with a negative quantity. */
export function leftToDeliver({ ordered, cancelled, delivered }: OrderLineCounts): number {
  return ordered > 0 ? ordered - cancelled - delivered : 0
}

/** How far an order is, by its lines. */
export function stateOfOrder(lines: readonly OrderLineCounts[]): SalesOrderState {
  const goods = lines.filter((line) => line.ordered > 0)
  if (goods.length > 0 && goods.every((line) => line.cancelled === line.ordered)) return 'cancelled'
  const toDeliver = goods.some((line) => leftToDeliver(line) > 0)
  const delivered = goods.some((line) => line.delivered > 0)
  if (toDeliver) return delivered ? 'partlyDelivered' : 'open'
  return lines.every(isInvoiced) ? 'invoiced' : 'delivered'
}

function isInvoiced({ ordered, cancelled, invoiced }: OrderLineCounts): boolean {
  return invoiced === ordered - cancelled
}

/** What a new order line asks for; quantity in the sales unit. */
export interface LineToOrder {
  readonly lineNumber: number
  readonly product: string
  readonly quantity: number
  readonly salesUnitFactor: number
  readonly serialised: boolean
}

/** D12: why a line cannot be ordered so; an empty list means that it can. */
export function reviewOrderLine({ lineNumber, quantity, salesUnitFactor, serialised }: LineToOrder): Refusal[] {
  const units = Math.round(quantity * salesUnitFactor * 1e6) / 1e6
  if (quantity === 0) return [refuse('QUANTITY_ZERO', { line: lineNumber })]
  if (serialised && !Number.isInteger(units))
    return [refuse('QUANTITY_NOT_WHOLE', { line: lineNumber, quantity: units })]
  return []
}

/** What a line was invoiced, and what of that is credited or waits to be. */
export interface LineToCredit {
  readonly lineNumber: number
  readonly invoiced: number
  readonly credited: number
  /** On negative lines of it that are not posted yet. */
  readonly waiting: number
}

/** D52: no more can be credited than was invoiced. Quantity in the inventory unit. */
export function reviewCreditLine(
  { lineNumber, invoiced, credited, waiting }: LineToCredit,
  quantity: number,
): Refusal[] {
  const left = invoiced - credited - waiting
  return quantity <= left ? [] : [refuse('CREDITED_MORE_THAN_INVOICED', { line: lineNumber, quantity, left })]
}
