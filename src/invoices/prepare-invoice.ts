import { sql } from 'kysely'
import type { Context } from '#db/context.ts'
import { newId, newIds } from '#db/id.ts'
import { reviewShares } from '#domain/invoice.ts'
import { type Refusal, Refused, refuse, throwIfRefused } from '#domain/refusal.ts'
import { recordEvent } from '#events/record.ts'
import { type LockedOrder, lockOrder } from '#packing-slips/store.ts'
import { takeUnits } from '#serial-numbers/choose-units.ts'
import { reuseReversedUnits } from '#serial-numbers/reuse-reversed-units.ts'
import { groupByLine } from './group-by-line.ts'
import { creditLines, deliveredLines, directLines, type LineToInvoice } from './lines-to-invoice.ts'
import { readShares, type ShareChange, writeShares } from './store.ts'

/** What an invoice is prepared from (D34): posted packing slips, what it delivers itself, or lines to credit (D52). */
export interface InvoiceToPrepare {
  readonly id?: string | undefined
  readonly salesOrderId: string
  /** Without any of the three: every posted packing slip with something left to invoice. */
  readonly packingSlipIds?: readonly string[] | undefined
  readonly directLines?: readonly { readonly salesOrderLineId: string; readonly quantity: number }[] | undefined
  readonly creditLineIds?: readonly string[] | undefined
}

export interface PreparedInvoice {
  readonly id: string
  readonly notReused: readonly Refusal[]
}

/** D34, D35: prepares an invoice; all that is left of the chosen packing slips is proposed, units included. */
export async function prepareInvoice(context: Context, asked: InvoiceToPrepare): Promise<PreparedInvoice> {
  const order = await lockOrder(context, asked.salesOrderId)
  const id = asked.id ?? newId()
  const isCredit = asked.creditLineIds !== undefined
  const nothingNamed = asked.packingSlipIds === undefined && asked.directLines === undefined
  const slipIds = nothingNamed ? 'all' : (asked.packingSlipIds ?? [])
  const delivered = isCredit ? [] : await deliveredLines(context, order.id, slipIds)
  const direct = isCredit ? [] : await directLines(context, order.id, asked.directLines ?? [])
  const credit = await creditLines(context, order.id, asked.creditLineIds ?? [])
  const lines = [...delivered, ...direct, ...credit]
  if (lines.length === 0) throw new Refused([refuse('NOTHING_TO_INVOICE', { order: order.number })])
  await insertHead(context, { id, kind: isCredit ? 'creditNote' : 'invoice', order })
  await insertLines(context, id, lines)
  if (delivered.length > 0) await proposeAll(context, id, order.partialPackingSlips)
  const notReused = direct.some((line) => line.serialised)
    ? await reuseReversedUnits(context, { kind: 'invoice', id })
    : []
  await recordEvent(context, { kind: 'invoicePrepared', subjectId: id, data: { salesOrderId: order.id } })
  return { id, notReused }
}

interface Head {
  readonly id: string
  readonly kind: 'invoice' | 'creditNote'
  readonly order: LockedOrder
}

async function insertHead({ db, caller }: Context, { id, kind, order }: Head): Promise<void> {
  await db
    .insertInto('invoice')
    .values({
      company_id: caller.companyId,
      id,
      kind,
      sales_order_id: order.id,
      currency: order.currency,
      invoice_address: JSON.stringify(order.invoiceAddress),
      created_by: caller.actorId,
    })
    .execute()
}

async function insertLines({ db, caller }: Context, invoiceId: string, lines: readonly LineToInvoice[]): Promise<void> {
  const ids = newIds(lines.length)
  const shares = lines.flatMap((line, index) =>
    line.packingSlipLineIds.map((packingSlipLineId) => ({
      invoiceLineId: ids[index] ?? '',
      packingSlipLineId,
      salesOrderLineId: line.salesOrderLineId,
    })),
  )
  await sql`
    insert into invoice_line (company_id, id, invoice_id, sales_order_line_id, product_id, line_number, section,
      quantity, serialised, blank_issue_allowed, quantity_registrable, tax_percentage)
    select ${caller.companyId}, n.id, ${invoiceId}, o.id, o.product_id, o.line_number, n.section, n.quantity,
      n.serialised, n.blank_issue_allowed,
      case when n.serialised and n.section = 'direct' then n.quantity else 0 end, o.tax_percentage
    from unnest(${ids}::uuid[], ${lines.map((line) => line.salesOrderLineId)}::uuid[],
      ${lines.map((line) => line.section)}::text[], ${lines.map((line) => line.quantity)}::numeric[],
      ${lines.map((line) => line.serialised)}::bool[], ${lines.map((line) => line.blankIssueAllowed)}::bool[])
      as n(id, sales_order_line_id, section, quantity, serialised, blank_issue_allowed)
    join sales_order_line o on o.company_id = ${caller.companyId} and o.id = n.sales_order_line_id`.execute(db)
  if (shares.length === 0) return
  await sql`
    insert into invoice_line_share (company_id, invoice_line_id, packing_slip_line_id, sales_order_line_id,
      quantity_taken, quantity_left, in_part, one_in_part)
    select ${caller.companyId}, n.invoice_line_id, n.packing_slip_line_id, n.sales_order_line_id, 0, 0, false, true
    from unnest(${shares.map((share) => share.invoiceLineId)}::uuid[],
      ${shares.map((share) => share.packingSlipLineId)}::uuid[], ${shares.map((share) => share.salesOrderLineId)}::uuid[])
      as n(invoice_line_id, packing_slip_line_id, sales_order_line_id)`.execute(db)
}

/** D35: all that is left and not on another preparation; units by one update, whatever their number. */
async function proposeAll(context: Context, invoiceId: string, partialPackingSlips: 'one' | 'free'): Promise<void> {
  const shares = await readShares(context, invoiceId)
  const packingSlipLineIds = shares.filter((share) => share.serialised).map((share) => share.packingSlipLineId)
  const units = await takeUnits(context, invoiceId, { packingSlipLineIds })
  const changes = shares.map((share): ShareChange & typeof share => {
    const takenUnits = units.get(share.packingSlipLineId) ?? 0
    const takenUnnumbered = Math.max(0, share.leftUnnumbered)
    const taken = share.serialised ? takenUnits + takenUnnumbered : share.left
    return { ...share, takenUnits, takenUnnumbered, taken }
  })
  throwIfRefused(groupByLine(changes).flatMap((line) => reviewShares(line, partialPackingSlips)))
  await writeShares(context, changes, { oneInPart: partialPackingSlips === 'one', posted: false })
}
