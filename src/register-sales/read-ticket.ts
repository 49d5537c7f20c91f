import { sql } from 'kysely'
import type { Context } from '#db/context.ts'
import { totals } from '#domain/money.ts'
import { dueInCash, negated, sumMoney } from '#domain/payment.ts'
import { type Refusal, Refused, refuse } from '#domain/refusal.ts'
import { creditTotals } from '#domain/register-sale.ts'
import { missingUnits } from '#domain/registration.ts'
import { refusalText } from '#terms/text.ts'
import type { TicketReturnToKeep } from './bodies.ts'
import { type JudgedReturn, judgeReturns, returnView } from './ticket-returns.ts'
import type { RegisterSaleView, TicketLineView } from './views.ts'

interface TicketRow extends Omit<RegisterSaleView, 'lines' | 'returns' | 'refusedUnits' | 'totals' | 'stranded'> {
  readonly asked: readonly TicketReturnToKeep[]
  readonly lines: readonly LineRow[]
  readonly cashRounding: boolean
  readonly strandedBecause: readonly Refusal[] | null
  readonly sent: Record<string, unknown>
  readonly offlineNumber: number
  readonly number: string
  readonly soldAt: string
}

type LineRow = Omit<TicketLineView, 'netAmount' | 'grossAmount' | 'missing'> & { readonly inventoryQuantity: number }

/** A line `l` of the order of a sale with the invoice line `il` that delivers it, as JSON. */
const lineColumns = sql`json_build_object('id', l.id, 'lineNumber', l.line_number, 'productId', p.id,
  'productNumber', p.number, 'description', l.description, 'unit', l.sales_unit,
  'salesUnitFactor', l.sales_unit_factor, 'quantity', l.sales_quantity, 'inventoryQuantity', il.quantity,
  'price', trim_scale(l.sales_price)::text, 'discountPercentage', trim_scale(l.discount_percentage)::text,
  'taxPercentage', trim_scale(l.tax_percentage)::text, 'serialised', il.serialised,
  'blankIssueAllowed', il.blank_issue_allowed, 'registered', il.quantity_registered,
  'notReadable', il.quantity_not_readable, 'units', (
    select coalesce(json_agg(json_build_object('registrationId', u.id, 'serialNumber', u.serial_number)
      order by u.registered_at, u.position, u.id), '[]')
    from registration u where u.company_id = il.company_id and u.invoice_line_id = il.id
      and coalesce(u.closed_as, '') not in ('removed', 'reversed')))`

/** One ticket whole, with what of its serial numbers was refused just now. Two queries, and those of its returns. */
export async function readTicket(
  context: Context,
  id: string,
  refusedUnits: RegisterSaleView['refusedUnits'] = [],
): Promise<RegisterSaleView> {
  const { db, caller } = context
  const { rows } = await sql<TicketRow>`
    select r.id, r.state, r.edition, t.id as "tillId", t.code as "tillCode", c.id as "customerId",
      c.number as "customerNumber", c.name as "customerName", r.note, r.created_at as "createdAt",
      r.changed_at as "changedAt", r.sales_order_id as "salesOrderId", r.invoice_id as "invoiceId", r.returns as asked,
      k.cash_rounding as "cashRounding", r.stranded_because as "strandedBecause", r.sent,
      r.offline_number as "offlineNumber", coalesce(r.number, '') as number, r.sold_at as "soldAt",
      (select coalesce(json_agg(${lineColumns} order by l.line_number), '[]')
        from invoice_line il
        join sales_order_line l on l.company_id = il.company_id and l.id = il.sales_order_line_id
        join product p on p.company_id = l.company_id and p.id = l.product_id
        where il.company_id = r.company_id and il.invoice_id = r.invoice_id and il.quantity > 0) as lines
    from register_sale r
    join company k on k.id = r.company_id
    join till t on t.company_id = r.company_id and t.id = r.till_id
    join customer c on c.company_id = r.company_id and c.id = r.customer_id
    where r.company_id = ${caller.companyId} and r.id = ${id}`.execute(db)
  const row = rows[0]
  if (!row) throw new Refused([refuse('NOT_FOUND', { what: `register sale ${id}` })])
  const { asked, lines, cashRounding, strandedBecause, sent, offlineNumber, number, soldAt, ...ticket } = row
  const isOver = ticket.state === 'posted' || ticket.state === 'discarded'
  const returns = isOver ? [] : await judgeReturns(context, asked)
  const stranded = {
    offlineNumber,
    number,
    soldAt,
    sent,
    because: (strandedBecause ?? []).map((one) => ({ ...one, text: refusalText(one, caller.language) })),
  }
  return {
    ...ticket,
    lines: lines.map(lineView),
    returns: returns.map((one) => returnView(one, caller.language)),
    refusedUnits,
    totals: totalsOf(lines, returns, cashRounding),
    stranded: ticket.state === 'stranded' ? stranded : null,
  }
}

function pricedLine(line: LineRow) {
  return { ...line, quantity: line.inventoryQuantity, salesPrice: line.price }
}

function lineView(line: LineRow): TicketLineView {
  const { inventoryQuantity: quantity, ...view } = line
  const { net, gross } = totals([pricedLine(line)])
  const asks = line.serialised && !line.blankIssueAllowed
  return { ...view, netAmount: net, grossAmount: gross, missing: asks ? missingUnits({ ...line, quantity }) : 0 }
}

function totalsOf(lines: readonly LineRow[], returns: readonly JudgedReturn[], cashRounding: boolean) {
  const { net, tax, gross, perRate } = totals(lines.map(pricedLine))
  const credits = creditTotals(returns.flatMap(({ credit }) => credit ?? []))
  const credit = sumMoney(...credits.map((one) => one.gross))
  const due = sumMoney(gross, negated(credit))
  return { net, tax, gross, perRate: [...perRate], credit, due, dueInCash: dueInCash(due, cashRounding) }
}
