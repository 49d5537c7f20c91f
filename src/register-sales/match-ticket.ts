import { sql } from 'kysely'
import type { Context } from '#db/context.ts'
import { newId } from '#db/id.ts'
import { inInventoryUnit } from '#domain/money.ts'
import { type Refusal, Refused, refuse, throwIfRefused } from '#domain/refusal.ts'
import { reviewPrice } from '#domain/register-sale.ts'
import { matchDirectLines, takeInvoiceAddress } from '#invoices/match-ticket-lines.ts'
import { prepareInvoice } from '#invoices/prepare-invoice.ts'
import { createSalesOrder } from '#sales-orders/create-sales-order.ts'
import {
  changeCustomerOfOrder,
  judgeTicketLines,
  matchTicketLines,
  type TicketLine,
} from '#sales-orders/match-ticket-lines.ts'
import { lockSalesOrder } from '#sales-orders/store.ts'
import type { RefusedEntry } from '#serial-numbers/judge-entries.ts'
import { matchUnits, type WantedUnit } from '#serial-numbers/match-units.ts'
import type { Ticket, TicketLineToKeep } from './bodies.ts'
import type { SaleRow } from './store.ts'
import type { RefusedUnit } from './views.ts'

/** What a sale is kept in: a sales order, and the invoice that delivers it; none while it has no lines. */
export interface Preparation {
  readonly salesOrderId: string | null
  readonly invoiceId: string | null
  readonly refusedUnits: readonly (Omit<RefusedUnit, 'refusals'> & { readonly refusals: readonly Refusal[] })[]
}

/** How a ticket is taken. */
export interface TicketTerms {
  readonly customerId: string
  /** Sold without connection: its prices are as they were, and its serial numbers are sold (D62). */
  readonly offline: boolean
}

/**
 * D60: makes the preparation of a locked sale equal to its ticket: order, invoice and units, through the functions of
 * the back office and in a fixed number of statements, whatever the lines and units. Serial numbers that are refused
 * are named, and the rest is kept (D24).
 */
export async function matchTicket(
  context: Context,
  sale: SaleRow,
  ticket: Ticket,
  terms: TicketTerms,
): Promise<Preparation> {
  const { salesOrderId, invoiceId } = sale
  if (ticket.lines.length === 0 && (salesOrderId === null || invoiceId === null)) {
    return { salesOrderId: null, invoiceId: null, refusedUnits: [] }
  }
  const place =
    salesOrderId === null || invoiceId === null
      ? await beginPreparation(context, ticket, terms)
      : await changePreparation(context, { salesOrderId, invoiceId }, ticket, terms)
  const wanted = ticket.lines.flatMap(wantedOf)
  const refused = await matchUnits(
    context,
    { kind: 'invoice', id: place.invoiceId },
    wanted.map(({ unit }) => unit),
    {
      overrideReason: ticket.overrideReason ?? null,
      soldReason: terms.offline ? soldWithoutConnection : null,
    },
  )
  return { ...place, refusedUnits: refused.map((one) => refusedUnit(one, wanted)) }
}

/** D62: why a serial number that is held elsewhere was accepted. */
export const soldWithoutConnection = 'sold without connection'

interface Place {
  readonly salesOrderId: string
  readonly invoiceId: string
}

async function beginPreparation(context: Context, ticket: Ticket, terms: TicketTerms): Promise<Place> {
  const salesOrderId = newId()
  const invoiceId = newId()
  const lines = await judgeLinesOf(context, salesOrderId, ticket, terms)
  await createSalesOrder(context, {
    id: salesOrderId,
    customerId: terms.customerId,
    lines: ticket.lines.map(lineToAdd),
  })
  await prepareInvoice(context, {
    id: invoiceId,
    salesOrderId,
    directLines: lines.map(({ row }) => ({
      salesOrderLineId: row.id,
      quantity: inInventoryUnit(Number(row.quantity), row.salesUnitFactor),
    })),
  })
  return { salesOrderId, invoiceId }
}

async function changePreparation(context: Context, place: Place, ticket: Ticket, terms: TicketTerms): Promise<Place> {
  const { salesOrderId, invoiceId } = place
  await lockSalesOrder(context, salesOrderId)
  const lines = await judgeLinesOf(context, salesOrderId, ticket, terms)
  await changeCustomerOfOrder(context, salesOrderId, terms.customerId)
  await takeInvoiceAddress(context, invoiceId)
  await matchTicketLines(context, salesOrderId, lines)
  await matchDirectLines(context, place)
  return place
}

/** The lines of the ticket as order lines; refused where a price needs a duty (D60). */
async function judgeLinesOf(
  context: Context,
  salesOrderId: string,
  ticket: Ticket,
  { offline }: TicketTerms,
): Promise<readonly TicketLine[]> {
  if (new Set(ticket.lines.map(({ id }) => id)).size < ticket.lines.length) {
    throw new Refused([refuse('REQUEST_SHAPE', { path: 'body/lines', problem: 'each id once' })])
  }
  const lines = await judgeTicketLines(context, salesOrderId, ticket.lines.map(lineToAdd))
  if (!offline) throwIfRefused(lines.flatMap((line, index) => reviewLinePrice(context, line, index + 1)))
  return lines
}

function reviewLinePrice({ caller }: Context, line: TicketLine, lineNumber: number): Refusal[] {
  const { row, product, productPrice, before } = line
  const asked = { price: row.salesPrice, discountPercentage: row.discountPercentage }
  return reviewPrice({ lineNumber, product, productPrice }, asked, before, caller)
}

function lineToAdd({ id, productId, quantity, price, discountPercentage }: TicketLineToKeep) {
  const { salesPrice, discount } = { salesPrice: price, discount: discountPercentage }
  return {
    id: id.toLowerCase(),
    productId: productId.toLowerCase(),
    quantity,
    ...(salesPrice === undefined ? {} : { salesPrice }),
    ...(discount === undefined ? {} : { discountPercentage: discount }),
  }
}

interface Wanted {
  readonly unit: WantedUnit
  readonly index: number
}

function wantedOf({ id, units = [] }: TicketLineToKeep): Wanted[] {
  return units.map(({ serialNumber }, index) => ({
    unit: { salesOrderLineId: id.toLowerCase(), serialNumber },
    index,
  }))
}

function refusedUnit({ position, refusals }: RefusedEntry, wanted: readonly Wanted[]) {
  const { unit, index = 0 } = wanted[position] ?? {}
  return { lineId: unit?.salesOrderLineId ?? '', index, serialNumber: unit?.serialNumber ?? null, refusals }
}

/** The customer of a ticket: who is named, or the till's own; refused where there is none such. */
export async function customerOf({ db, caller }: Context, asked: string | null, ofTill: string): Promise<string> {
  if (asked === null) return ofTill
  const { rows } = await sql<{ id: string }>`
    select id from customer where company_id = ${caller.companyId} and id = ${asked}`.execute(db)
  if (!rows[0]) throw new Refused([refuse('NOT_FOUND', { what: `customer ${asked}` })])
  return rows[0].id
}
