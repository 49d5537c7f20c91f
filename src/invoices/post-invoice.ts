import { sql } from 'kysely'
import type { Context } from '#db/context.ts'
import { postUnderNumber } from '#db/number-sequence.ts'
import { addDays } from '#domain/calendar.ts'
import { reviewShares } from '#domain/invoice.ts'
import { type Totals, totals } from '#domain/money.ts'
import { reviewDelivery } from '#domain/packing-slip.ts'
import { type Refusal, Refused, refuse, throwIfRefused } from '#domain/refusal.ts'
import { type LineCount, reviewPosting } from '#domain/registration.ts'
import { addInvoiced } from '#packing-slips/store.ts'
import { moveQuantities, type OrderLineMove } from '#sales-orders/move-quantities.ts'
import { lockOrderOfDocument } from '#serial-numbers/lock-document.ts'
import { groupByLine } from './group-by-line.ts'
import { readInvoice } from './read-invoices.ts'
import { type InvoiceHead, readHead, readShares, refuseUnlessOpen, type ShareRow, writeShares } from './store.ts'
import type { InvoiceView } from './views.ts'

interface LineToPost extends LineCount {
  readonly id: string
  readonly salesOrderLineId: string
  readonly correctsLineId: string | null
  readonly section: 'delivered' | 'direct' | 'credit'
  readonly leftToDeliver: number
  readonly leftToCredit: number
  readonly salesUnitFactor: number
  readonly salesPrice: string
  readonly discountPercentage: string
  readonly taxPercentage: string
  readonly taxCategory: string
}

/**
 * D34-D37: posts an invoice or credit note, whole or not at all; from then on it never changes. What its packing slips
 * and order lines have left is judged again under the order's lock. Returns it as posted.
 */
export async function postInvoice(
  context: Context,
  invoiceId: string,
  { invoiceOn, ifMatch }: { readonly invoiceOn: string | null; readonly ifMatch: number | null },
): Promise<InvoiceView> {
  await lockOrderOfDocument(context, { kind: 'invoice', id: invoiceId })
  const lines = await lockLinesToPost(context, invoiceId)
  const head = await readHead(context, invoiceId)
  refuseUnlessOpen(head, ifMatch)
  const shares = await readShares(context, invoiceId)
  throwIfRefused([
    ...reviewLines(lines),
    ...groupByLine(shares).flatMap((line) => reviewShares(line, head.partialPackingSlips)),
  ])
  if (lines.every((line) => line.quantity === 0)) throw new Refused([refuse('NOTHING_TO_POST')])
  const amounts = totals(lines)
  await postLines(context, lines, amounts)
  await postShares(context, shares, head)
  await moveQuantities(context, lines.flatMap(movesOf))
  // Read before the number is taken: the series is locked from then on.
  const invoice = await readInvoice(context, invoiceId)
  return postHead(context, invoice, { head, amounts, invoiceOn })
}

/** The lines with the settings in force now (I08), locked against scans until the end. */
async function lockLinesToPost({ db, caller }: Context, invoiceId: string): Promise<readonly LineToPost[]> {
  const { rows } = await sql<LineToPost>`
    select l.id, l.sales_order_line_id as "salesOrderLineId", o.corrects_line_id as "correctsLineId", l.section,
      l.line_number as "lineNumber", p.number as product, l.quantity::float8 as quantity,
      l.quantity_registered as registered, l.quantity_not_readable as "notReadable",
      case when l.section = 'direct' then p.kind = 'stocked' and coalesce(g.active_in_sales_process, false)
        else l.serialised end as serialised,
      case when l.section = 'direct' then coalesce(g.blank_issue_allowed, false)
        else l.blank_issue_allowed end as "blankIssueAllowed",
      (o.quantity_ordered - o.quantity_cancelled - o.quantity_delivered)::float8 as "leftToDeliver",
      coalesce(c.quantity_invoiced - c.quantity_credited, -l.quantity)::float8 as "leftToCredit",
      o.sales_unit_factor as "salesUnitFactor", o.sales_price as "salesPrice",
      o.discount_percentage as "discountPercentage", o.tax_percentage as "taxPercentage",
      case when o.tax_percentage > 0 then 'S' else coalesce(nullif(t.category, 'S'), 'Z') end as "taxCategory"
    from invoice_line l
    join sales_order_line o on o.company_id = l.company_id and o.id = l.sales_order_line_id
    join product p on p.company_id = l.company_id and p.id = l.product_id
    left join sales_order_line c on c.company_id = o.company_id and c.id = o.corrects_line_id
    left join tax_code t on t.company_id = o.company_id and t.code = o.tax_code
    left join tracking_dimension_group g
      on g.company_id = p.company_id and g.id = p.tracking_dimension_group_id
    where l.company_id = ${caller.companyId} and l.invoice_id = ${invoiceId}
    order by l.id for update of l`.execute(db)
  return [...rows].sort((a, b) => a.lineNumber - b.lineNumber)
}

function reviewLines(lines: readonly LineToPost[]): Refusal[] {
  return lines.flatMap((line) => {
    if (line.section === 'direct') return [...reviewDelivery(line), ...reviewPosting(line)]
    return line.section === 'credit' ? reviewCredit(line) : []
  })
}

/** D52: no more is credited than was invoiced. */
function reviewCredit({ lineNumber, quantity, leftToCredit }: LineToPost): Refusal[] {
  if (-quantity <= leftToCredit) return []
  return [refuse('CREDITED_MORE_THAN_INVOICED', { line: lineNumber, quantity: -quantity, left: leftToCredit })]
}

function movesOf({ section, salesOrderLineId, correctsLineId, quantity }: LineToPost): OrderLineMove[] {
  const invoiced = { id: salesOrderLineId, invoiced: quantity }
  if (section === 'direct') return [{ ...invoiced, delivered: quantity }]
  if (section === 'delivered' || correctsLineId === null) return [invoiced]
  return [invoiced, { id: correctsLineId, credited: -quantity }]
}

async function postLines({ db, caller }: Context, lines: readonly LineToPost[], { netAmounts }: Totals): Promise<void> {
  await sql`
    update invoice_line l set posted = true, serialised = n.serialised, blank_issue_allowed = n.blank_issue_allowed,
      net_amount = n.net_amount, tax_category = n.tax_category, quantity_registrable = l.quantity_registered + l.quantity_not_readable
    from unnest(${lines.map((line) => line.id)}::uuid[], ${lines.map((line) => line.serialised)}::bool[],
      ${lines.map((line) => line.blankIssueAllowed)}::bool[], ${netAmounts}::numeric[],
      ${lines.map((line) => line.taxCategory)}::text[])
      as n(id, serialised, blank_issue_allowed, net_amount, tax_category)
    where l.company_id = ${caller.companyId} and l.id = n.id`.execute(db)
}

async function postShares(context: Context, shares: readonly ShareRow[], head: InvoiceHead): Promise<void> {
  if (shares.length === 0) return
  await writeShares(context, shares, { oneInPart: head.partialPackingSlips === 'one', posted: true })
  await addInvoiced(
    context,
    shares.map((share) => ({ id: share.packingSlipLineId, quantity: share.taken })),
  )
}

interface Posting {
  readonly head: InvoiceHead
  readonly amounts: Totals
  readonly invoiceOn: string | null
}

async function postHead(context: Context, invoice: InvoiceView, posting: Posting): Promise<InvoiceView> {
  const { caller } = context
  const { head, amounts, invoiceOn } = posting
  const { net, tax, gross } = amounts
  const { number, postedAt, today } = await postUnderNumber(context, {
    series: head.kind === 'creditNote' ? 'creditNote' : 'invoice',
    documentId: head.id,
    kind: head.kind === 'creditNote' ? 'creditNotePosted' : 'invoicePosted',
    data: { lines: invoice.lines.length, net, tax, gross },
    document: sql`update invoice d set number = n.number, series_number = n.series_number, posted_at = n.posted_at,
      posted_by = ${caller.actorId}, edition = d.edition + 1, net_amount = ${net}, tax_amount = ${tax},
      gross_amount = ${gross}, invoice_on = coalesce(${invoiceOn}::date, n.today),
      due_on = coalesce(${invoiceOn}::date, n.today) + ${head.paymentDays}::int
      from next n where d.company_id = n.company_id and d.id = ${head.id}`,
  })
  const day = invoiceOn ?? today
  const posted = { state: 'posted', number, postedAt, invoiceOn: day, dueOn: addDays(day, head.paymentDays) } as const
  return { ...invoice, ...posted, netAmount: net, taxAmount: tax, grossAmount: gross, edition: invoice.edition + 1 }
}
