/**
 * The paper trail as the rules of docs/DOMAIN.md have it: what the properties compare the server with. Written apart
 * from the sources, in plain objects, so that one mistake is not made twice.
 */
export interface Product {
  readonly number: 'CAMERA' | 'SENSOR' | 'CABLE'
  readonly serialised: boolean
  readonly blank: boolean
}

export interface Order {
  readonly id: string
  readonly lines: OrderLine[]
}

export interface OrderLine {
  readonly id: string
  readonly order: Order
  readonly number: number
  readonly product: Product
  readonly corrects: OrderLine | null
  ordered: number
  cancelled: number
  delivered: number
  invoiced: number
  credited: number
  frozen: boolean
  returned: number
  /** Of a line that is free of charge: the return whose unit it replaces. */
  readonly replaces: Return | null
}

export interface SlipLine {
  readonly id: string
  readonly slip: Slip
  readonly orderLine: OrderLine
  quantity: number
  reversed: number
  invoiced: number
}

export type State = 'open' | 'posted' | 'discarded'

export interface Slip {
  readonly id: string
  readonly order: Order
  readonly lines: SlipLine[]
  state: State
}

/** What an invoice line takes of a packing slip line, beside its units. */
export interface Share {
  readonly slipLine: SlipLine
  unnumbered: number
}

export interface InvoiceLine {
  readonly id: string
  readonly invoice: Invoice
  readonly section: 'delivered' | 'direct' | 'credit'
  readonly orderLine: OrderLine
  /** Of a direct or credit line; of a delivered one its shares say it. */
  readonly asked: number
  readonly shares: readonly Share[]
}

export interface Invoice {
  readonly id: string
  readonly order: Order
  readonly lines: InvoiceLine[]
  state: State
}

export interface Unit {
  /** Learnt from the server after the command that made it. */
  id: string | null
  text: string | null
  readonly orderLine: OrderLine
  readonly slipLine: SlipLine | null
  invoiceLine: InvoiceLine | null
  closed: 'removed' | 'reversed' | 'returned' | null
  readonly reuses: Unit | null
  forgotten: boolean
}

/** A unit on its way back, on a return order of its own. */
export interface Return {
  /** Of the return order. */
  readonly id: string
  /** Of the unit on it; learnt from the server after the command that made it. */
  unitId: string | null
  readonly unit: Unit
  readonly disposition: 'credit' | 'replace' | 'repair' | 'scrap'
  receipt: { readonly id: string; state: State | 'reversed'; hasUnit: boolean } | null
  closed: 'reversed' | 'sentBack' | null
  credited: boolean
  replaced: boolean
}

export interface Trail {
  /** Begins every serial number of this run. */
  readonly run: string
  readonly orders: Order[]
  readonly slips: Slip[]
  readonly invoices: Invoice[]
  readonly units: Unit[]
  readonly returns: Return[]
}

export const keyOf = (text: string | null) => text?.toUpperCase() ?? null
export const isOpen = (unit: Unit) => unit.closed === null

/** A sales order of units that replace others is never invoiced. */
export const isCharged = ({ lines }: Order) => lines.every(({ replaces }) => replaces === null)
export const isReceived = ({ receipt }: Return) => receipt?.state === 'posted'
export const leavesItsSale = ({ disposition }: Return) => disposition !== 'repair'

/** I24: the return that has a unit, until it is reversed or the unit is sent back. */
export const returnOf = ({ returns }: Trail, unit: Unit) =>
  returns.find((one) => one.unit === unit && one.closed === null)

/** Of an order line: what came back for credit, and waits for its credit note. */
export function toCredit({ returns }: Trail, line: OrderLine): number {
  const waiting = returns.filter((one) => one.unit.orderLine === line && isReceived(one) && one.closed === null)
  return waiting.filter(({ disposition, credited }) => disposition === 'credit' && !credited).length
}

/** Of an order line: on negative lines that are not posted yet. */
export function waitingForCredit({ orders }: Trail, line: OrderLine): number {
  const corrections = orders.flatMap((order) => order.lines).filter((one) => one.corrects === line)
  return corrections.reduce((sum, one) => sum + one.invoiced - one.ordered, 0)
}

export function holderOf({ units }: Trail, product: Product, text: string): Unit | undefined {
  return units.find((unit) => isOpen(unit) && unit.orderLine.product === product && keyOf(unit.text) === keyOf(text))
}

/** The units that a line counts: not removed; a reversed packing slip line keeps its counts. */
export function unitsOn({ units }: Trail, line: SlipLine | InvoiceLine): readonly Unit[] {
  const here = 'slip' in line ? (unit: Unit) => unit.slipLine === line : (unit: Unit) => isDirectlyOn(unit, line)
  return units.filter((unit) => unit.closed !== 'removed' && here(unit))
}

function isDirectlyOn({ slipLine, invoiceLine }: Unit, line: InvoiceLine): boolean {
  return slipLine === null && invoiceLine === line
}

export const leftToDeliver = ({ ordered, cancelled, delivered }: OrderLine) =>
  ordered > 0 ? ordered - cancelled - delivered : 0

export function inPreparation({ slips, invoices }: Trail, orderLine: OrderLine): number {
  const lines = [...slips, ...invoices]
    .filter(({ state }) => state === 'open')
    .flatMap((document) => [...document.lines])
  return lines
    .filter((line) => line.orderLine === orderLine && ('slip' in line || line.section === 'direct'))
    .reduce((sum, line) => sum + ('slip' in line ? line.quantity : line.asked), 0)
}

export const leftToInvoice = ({ quantity, reversed, invoiced }: SlipLine) => quantity - reversed - invoiced

/** Of shipped units without a serial number, those on no posted invoice. */
export function leftUnnumbered(trail: Trail, line: SlipLine): number {
  return line.quantity - line.reversed - unitsOn(trail, line).length - unnumberedOf(trail, line, 'posted')
}

/** What invoices take of a packing slip line without serial numbers. */
export function unnumberedOf({ invoices }: Trail, slipLine: SlipLine, ...states: State[]): number {
  return sharesOf(invoices, slipLine)
    .filter(({ invoice }) => states.includes(invoice.state))
    .reduce((sum, { share }) => sum + share.unnumbered, 0)
}

export function sharesOf(invoices: readonly Invoice[], slipLine: SlipLine) {
  return invoices.flatMap((invoice) =>
    invoice.lines.flatMap((line) =>
      line.shares.filter((share) => share.slipLine === slipLine).map((share) => ({ invoice, line, share })),
    ),
  )
}

export function unitsTaken({ units }: Trail, line: InvoiceLine, { slipLine }: Share): number {
  return units.filter((unit) => unit.invoiceLine === line && unit.slipLine === slipLine).length
}

export function taken(trail: Trail, line: InvoiceLine, share: Share): number {
  return unitsTaken(trail, line, share) + share.unnumbered
}

export function quantityOf(trail: Trail, line: InvoiceLine): number {
  if (line.section !== 'delivered') return line.asked
  return line.shares.reduce((sum, share) => sum + taken(trail, line, share), 0)
}

/** D36 and D35, for every line of an invoice. */
export function sharesRefused(trail: Trail, lines: readonly InvoiceLine[]): readonly string[] {
  return lines.flatMap((line) => {
    const shares = line.shares.map((share) => ({
      taken: taken(trail, line, share),
      left: leftToInvoice(share.slipLine),
      tooManyUnnumbered: line.orderLine.product.serialised && share.unnumbered > leftUnnumbered(trail, share.slipLine),
    }))
    const inPart = shares.filter((share) => share.taken > 0 && share.taken < share.left)
    return [
      ...shares.flatMap((share) =>
        share.taken > share.left || share.tooManyUnnumbered ? ['TAKEN_MORE_THAN_LEFT'] : [],
      ),
      ...(inPart.length > 1 ? ['ONE_PACKING_SLIP_IN_PART'] : []),
    ]
  })
}

/** D47: reversed units of an order line that wait for its next document, in their order. */
export function waiting({ units }: Trail, orderLine: OrderLine): readonly Unit[] {
  const reused = new Set(units.filter((unit) => unit.closed !== 'removed').map((unit) => unit.reuses))
  return units.filter(
    (unit) => unit.orderLine === orderLine && unit.closed === 'reversed' && !unit.forgotten && !reused.has(unit),
  )
}
