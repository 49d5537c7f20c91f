import { inInventoryUnit, sumQuantities } from './money.ts'
import { type Refusal, refuse } from './refusal.ts'

/** The counts of an order line, in the inventory unit. A negative line has its ordered and invoiced count below zero. */
export interface OrderLineCounts {
  readonly ordered: number
  readonly cancelled: number
  readonly delivered: number
  readonly invoiced: number
  /** It replaces a returned unit: delivered and never invoiced (D52). */
  readonly freeOfCharge?: boolean
}

export type SalesOrderState = 'open' | 'partlyDelivered' | 'delivered' | 'invoiced' | 'cancelled'

/** D30: what is left to deliver of a line; nothing of one with a negative quantity. */
export function leftToDeliver({ ordered, cancelled, delivered }: OrderLineCounts): number {
  return ordered > 0 ? sumQuantities(ordered, -cancelled, -delivered) : 0
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

function isInvoiced({ ordered, cancelled, delivered, invoiced, freeOfCharge = false }: OrderLineCounts): boolean {
  return sumQuantities(ordered, -cancelled, -(freeOfCharge ? delivered : invoiced)) === 0
}

/** What a new order line asks for; quantity in the sales unit. */
export interface LineToOrder {
  readonly lineNumber: number
  readonly product: string
  readonly quantity: number
  readonly salesUnitFactor: number
  readonly serialised: boolean
}

/**
 * Why a line cannot be ordered so; an empty list means that it can. Of a serialised product a negative quantity is a
 * credit of units that were invoiced, so that it has to say of which line (D52).
 */
export function reviewOrderLine(line: LineToOrder): Refusal[] {
  const { lineNumber, product, quantity, salesUnitFactor, serialised } = line
  if (quantity === 0) return [refuse('QUANTITY_ZERO', { line: lineNumber })]
  const units = inInventoryUnit(quantity, salesUnitFactor)
  const refusals = reviewWholeUnits({ lineNumber, serialised }, units)
  if (serialised && quantity < 0) refusals.push(refuse('CORRECTED_LINE_NEEDED', { line: lineNumber, product }))
  return refusals
}

/** D12: a serialised line has a whole quantity, in the inventory unit. */
export function reviewWholeUnits(
  { lineNumber, serialised }: { readonly lineNumber: number; readonly serialised: boolean },
  units: number,
): Refusal[] {
  if (!serialised || Number.isInteger(units)) return []
  return [refuse('QUANTITY_NOT_WHOLE', { line: lineNumber, quantity: units })]
}

/** An order line that is to change; counts in the inventory unit. */
export interface LineToChange {
  readonly lineNumber: number
  readonly serialised: boolean
  readonly salesUnitFactor: number
  readonly ordered: number
  readonly invoiced: number
  /** What is delivered, cancelled, or on a packing slip or invoice in preparation. */
  readonly settled: number
  /** It replaces a returned unit (D52). */
  readonly freeOfCharge: boolean
}

/** The new quantity in the sales unit, where it is to change, and whether price, discount or tax are to change. */
export interface LineChange {
  readonly quantity: number | undefined
  readonly repriced: boolean
}

/** D30, D37: why an order line cannot change so: what has happened stays. */
export function reviewLineChange(line: LineToChange, { quantity, repriced }: LineChange): Refusal[] {
  if (line.freeOfCharge) return [refuse('FREE_OF_CHARGE_LINE', { line: line.lineNumber })]
  const refusals = quantity === undefined ? [] : reviewNewQuantity(line, quantity)
  if (repriced && line.invoiced !== 0) refusals.push(refuse('PRICE_INVOICED', { line: line.lineNumber }))
  return refusals
}

function reviewNewQuantity(line: LineToChange, quantity: number): Refusal[] {
  const { lineNumber, ordered, settled, salesUnitFactor } = line
  if (ordered < 0) return [refuse('CREDIT_LINE_FIXED', { line: lineNumber })]
  const units = inInventoryUnit(quantity, salesUnitFactor)
  const refusals = reviewWholeUnits(line, units)
  if (units < settled)
    refusals.push(refuse('ORDERED_LESS_THAN_DELIVERED', { line: lineNumber, quantity: units, least: settled }))
  return refusals
}

/** What a line was invoiced, and what of that is credited or waits to be. */
export interface LineToCredit {
  readonly lineNumber: number
  readonly invoiced: number
  readonly credited: number
  /** On negative lines of it that are not posted yet. */
  readonly waiting: number
  /** Came back for credit, which its return order will give. */
  readonly returned?: number
}

/** D52: no more can be credited than was invoiced. Quantity in the inventory unit. */
export function reviewCreditLine(
  { lineNumber, invoiced, credited, waiting, returned = 0 }: LineToCredit,
  quantity: number,
): Refusal[] {
  const left = sumQuantities(invoiced, -credited, -waiting, -returned)
  return quantity <= left ? [] : [refuse('CREDITED_MORE_THAN_INVOICED', { line: lineNumber, quantity, left })]
}
