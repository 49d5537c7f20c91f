import { inInventoryUnit, type PricedLine, type Totals, totals } from '#domain/money.ts'
import { negated, sumMoney } from '#domain/payment.ts'
import { cleanSerialNumber, defaultSerialNumberPolicy } from '#domain/serial-number.ts'
import type { Product, RegisterSale } from './wire.ts'

/** A unit of a line that has its serial number, or is not readable. */
export interface TicketUnit {
  readonly id: string
  /** Null: not readable. */
  readonly serialNumber: string | null
}

export interface TicketLine {
  readonly id: string
  readonly productId: string
  /** In the sales unit. */
  readonly quantity: number
  /** Another price than the product's; null for that. */
  readonly price: string | null
  readonly discountPercentage: string
  readonly units: readonly TicketUnit[]
}

/** What comes back on the ticket, with what the look-up said of it. */
export interface TicketReturn {
  readonly id: string
  /** One of these: a unit that was sold, a quantity of an invoice line, or a unit whose sale is not known. */
  readonly registrationId?: string
  readonly invoiceLineId?: string
  readonly productId?: string
  readonly serialNumber?: string
  readonly quantity?: number
  readonly returnReasonCode: string
  readonly disposition: 'credit' | 'scrap'
  readonly overrideReason?: string
  readonly told: {
    readonly description: string
    readonly serialNumber: string | null
    readonly document: string | null
    /** What is given back for it, tax included; null until the server has said it. */
    readonly amount: string | null
  }
}

/** A sale as the till has it: whole, on the device, and sent whole. */
export interface Ticket {
  readonly id: string
  /** `discarded`: given up, and kept until the server knows. */
  readonly state: 'open' | 'parked' | 'discarded'
  readonly customerId: string | null
  readonly note: string
  readonly lines: readonly TicketLine[]
  readonly returns: readonly TicketReturn[]
  readonly cashier: string
  readonly beganAt: string
  readonly changedAt: string
}

/** A ticket on which nothing is yet. */
export function emptyTicket(id: string, cashier: string, at: string): Ticket {
  return {
    id,
    state: 'open',
    customerId: null,
    note: '',
    lines: [],
    returns: [],
    cashier,
    beganAt: at,
    changedAt: at,
  }
}

/** Whether there is nothing on it that anybody would miss. */
export function isEmpty({ lines, returns }: Pick<Ticket, 'lines' | 'returns'>): boolean {
  return lines.length === 0 && returns.length === 0
}

/**
 * One more of a product: on a line of it that has its usual price, or on a new one. Answers the ticket and the line.
 */
export function withProduct(ticket: Ticket, product: Product, newLineId: string): { ticket: Ticket; lineId: string } {
  const same = ticket.lines.findLast(
    (line) => line.productId === product.id && line.price === null && Number(line.discountPercentage) === 0,
  )
  if (same) return { ticket: withLine(ticket, { ...same, quantity: same.quantity + 1 }), lineId: same.id }
  const line: TicketLine = {
    id: newLineId,
    productId: product.id,
    quantity: 1,
    price: null,
    discountPercentage: '0',
    units: [],
  }
  return { ticket: { ...ticket, lines: [...ticket.lines, line] }, lineId: line.id }
}

/** The ticket with a line as it is now. */
export function withLine(ticket: Ticket, changed: TicketLine): Ticket {
  return { ...ticket, lines: ticket.lines.map((line) => (line.id === changed.id ? changed : line)) }
}

/** The ticket without a line. */
export function withoutLine(ticket: Ticket, lineId: string): Ticket {
  return { ...ticket, lines: ticket.lines.filter(({ id }) => id !== lineId) }
}

/** The quantity of a line in the inventory unit, in which its serial numbers are counted (D12). */
export function unitsOf(line: TicketLine, product: Product): number {
  return inInventoryUnit(line.quantity, product.salesUnitFactor)
}

/** D26: how many units of a line have neither a serial number nor the word that it is not readable. */
export function missingOn(line: TicketLine, product: Product | undefined): number {
  return product?.serialised ? Math.max(0, unitsOf(line, product) - line.units.length) : 0
}

/** Whether a ticket holds a serial number of a product, as its group compares them (D13). */
export function holds(ticket: Ticket, product: Product, serialNumber: string): boolean {
  const key = keyOf(serialNumber, product)
  return ticket.lines.some(
    (line) =>
      line.productId === product.id &&
      line.units.some((unit) => unit.serialNumber !== null && keyOf(unit.serialNumber, product) === key),
  )
}

/** How a serial number of a product is compared (D13). */
export function keyOf(serialNumber: string, product: Product): string {
  const cleaned = cleanSerialNumber(serialNumber, product.serialNumbers ?? defaultSerialNumberPolicy)
  return cleaned.ok ? cleaned.serialKey : serialNumber
}

/** What the lines of a ticket come to: before its returns. */
export function totalsOf(ticket: Ticket, products: ReadonlyMap<string, Product>): Totals {
  return totals(ticket.lines.flatMap((line) => priced(line, products.get(line.productId)) ?? []))
}

/** What one line comes to, tax included, as it is told to the customer. */
export function grossOf(line: TicketLine, product: Product | undefined): string {
  const one = priced(line, product)
  return one ? totals([one]).gross : '0.00'
}

function priced(line: TicketLine, product: Product | undefined): PricedLine | null {
  if (!product) return null
  return {
    quantity: unitsOf(line, product),
    salesUnitFactor: product.salesUnitFactor,
    salesPrice: line.price ?? product.salesPrice,
    discountPercentage: line.discountPercentage,
    taxPercentage: product.taxPercentage,
  }
}

/** What a ticket comes to: its lines less what comes back. */
export function dueOf(ticket: Ticket, products: ReadonlyMap<string, Product>): string {
  const credits = ticket.returns.map(({ told }) => negated(told.amount ?? '0'))
  return sumMoney(totalsOf(ticket, products).gross, ...credits)
}

/** What the server is told of a ticket: all of it. */
export function bodyOf({ customerId, note, lines, returns }: Ticket) {
  return {
    customerId,
    note,
    lines: lines.map(({ price, discountPercentage, units, ...line }) => ({
      ...line,
      ...(price === null ? {} : { price }),
      discountPercentage,
      units: units.map(({ serialNumber }) => ({ serialNumber })),
    })),
    returns: returns.map(({ told: _, ...back }) => back),
  }
}

/** A ticket of another till as this one takes it over. */
export function ticketOf({ id, customerId, note, createdAt, lines, returns }: RegisterSale, cashier: string): Ticket {
  return {
    ...emptyTicket(id, cashier, createdAt),
    customerId,
    note,
    lines: lines.map(({ id: lineId, productId, quantity, price, discountPercentage, units }) => ({
      id: lineId,
      productId,
      quantity,
      price,
      discountPercentage,
      units: units.map(({ registrationId, serialNumber }) => ({ id: registrationId, serialNumber })),
    })),
    returns: returns.map(({ id: returnId, registrationId, description, serialNumber, grossAmount }) => ({
      id: returnId,
      ...(registrationId ? { registrationId } : {}),
      ...(serialNumber ? { serialNumber } : {}),
      returnReasonCode: '',
      disposition: 'credit' as const,
      told: { description, serialNumber, document: null, amount: grossAmount },
    })),
  }
}
