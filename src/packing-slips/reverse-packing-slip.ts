import { sql } from 'kysely'
import type { Context } from '#db/context.ts'
import { newId } from '#db/id.ts'
import { type LineToReverse, reviewReversal } from '#domain/packing-slip.ts'
import { Refused, refuse, throwIfRefused } from '#domain/refusal.ts'
import { recordEvent } from '#events/record.ts'
import { moveQuantities } from '#sales-orders/move-quantities.ts'
import { lockOrderOfDocument } from '#serial-numbers/lock-document.ts'
import { reverseUnits } from '#serial-numbers/reverse-units.ts'
import { readHead } from './store.ts'

/** A reversal: all lines (cancellation), or what shall remain of some (correction). */
export interface Reversal {
  readonly kind: 'cancellation' | 'correction'
  /** For a correction: the quantity that remains, by line; other lines stay as they are. */
  readonly remaining: readonly { readonly lineId: string; readonly quantity: number }[]
  readonly reason: string
}

interface PostedLine extends Omit<LineToReverse, 'remaining'> {
  readonly id: string
  readonly salesOrderLineId: string
}

type LineReversal = PostedLine & { readonly remaining: number }

/**
 * D45-D47: reverses lines of a posted packing slip. The slip stays as it was posted and gets a new version; its units
 * let go of their serial numbers and wait for the next packing slip of their order line. Returns the version.
 */
export async function reversePackingSlip(context: Context, packingSlipId: string, reversal: Reversal): Promise<number> {
  await lockOrderOfDocument(context, { kind: 'packingSlip', id: packingSlipId })
  const head = await readHead(context, packingSlipId)
  if (!head.posted) throw new Refused([refuse('DOCUMENT_NOT_POSTED')])
  const lines = linesToReverse(await lockPostedLines(context, packingSlipId), reversal)
  throwIfRefused(lines.flatMap(reviewReversal))
  const changed = lines.filter((line) => line.remaining < line.present)
  if (changed.length === 0) throw new Refused([refuse('NOTHING_TO_REVERSE', { packingSlip: head.number })])
  const version = await writeReversal(context, packingSlipId, reversal, changed)
  await moveQuantities(
    context,
    changed.map((line) => ({ id: line.salesOrderLineId, delivered: line.remaining - line.present })),
  )
  const units = await reverseUnits(
    context,
    changed.filter((line) => line.serialised).map((line) => line.id),
  )
  const data = { version, reason: reversal.reason, lines: changed.length, units }
  const kind = reversal.kind === 'cancellation' ? 'packingSlipCancelled' : 'packingSlipCorrected'
  await recordEvent(context, { kind, subjectId: packingSlipId, data })
  return version
}

async function lockPostedLines({ db, caller }: Context, packingSlipId: string): Promise<readonly PostedLine[]> {
  const { rows } = await sql<PostedLine>`
    select l.id, l.sales_order_line_id as "salesOrderLineId", l.line_number as "lineNumber", l.serialised,
      (l.quantity - l.quantity_reversed)::float8 as present, l.quantity_invoiced::float8 as invoiced,
      exists (select from invoice_line_share s
        join invoice_line il on il.company_id = s.company_id and il.id = s.invoice_line_id
        join invoice i on i.company_id = il.company_id and i.id = il.invoice_id
        where s.company_id = l.company_id and s.packing_slip_line_id = l.id and s.quantity_taken > 0
          and i.posted_at is null and i.discarded_at is null) as "onInvoicePreparation",
      (select count(*) from registration r
        join return_unit u on u.company_id = r.company_id and u.registration_id = r.id and u.active and u.posted
        where r.company_id = l.company_id and r.packing_slip_line_id = l.id) as returned
    from packing_slip_line l
    where l.company_id = ${caller.companyId} and l.packing_slip_id = ${packingSlipId}
    order by l.id for update of l`.execute(db)
  return rows
}

function linesToReverse(lines: readonly PostedLine[], { kind, remaining }: Reversal): readonly LineReversal[] {
  if (kind === 'cancellation') return lines.map((line) => ({ ...line, remaining: 0 }))
  const known = new Set(lines.map((line) => line.id))
  const unknown = remaining.filter((asked) => !known.has(asked.lineId))
  throwIfRefused(unknown.map(({ lineId }) => refuse('NOT_FOUND', { what: `line ${lineId}` })))
  const quantities = new Map(remaining.map((asked) => [asked.lineId, asked.quantity]))
  return lines.map((line) => ({ ...line, remaining: quantities.get(line.id) ?? line.present }))
}

async function writeReversal(
  { db, caller }: Context,
  packingSlipId: string,
  { kind, reason }: Reversal,
  changed: readonly LineReversal[],
): Promise<number> {
  const ids = changed.map((line) => line.id)
  const quantities = changed.map((line) => line.present - line.remaining)
  const { rows } = await sql<{ version: number }>`
    with reversal as (
      insert into packing_slip_reversal (company_id, id, packing_slip_id, kind, version, reason, reversed_at, reversed_by)
      select ${caller.companyId}, ${newId()}, ${packingSlipId}, ${kind}, count(*) + 2, ${reason}, clock_timestamp(),
        ${caller.actorId}
      from packing_slip_reversal where company_id = ${caller.companyId} and packing_slip_id = ${packingSlipId}
      returning id, version),
    line as (
      update packing_slip_line l set quantity_reversed = l.quantity_reversed + n.quantity
      from unnest(${ids}::uuid[], ${quantities}::numeric[]) as n(id, quantity)
      where l.company_id = ${caller.companyId} and l.id = n.id),
    line_reversal as (
      insert into packing_slip_line_reversal (company_id, packing_slip_reversal_id, packing_slip_line_id, quantity)
      select ${caller.companyId}, reversal.id, n.id, n.quantity
      from reversal, unnest(${ids}::uuid[], ${quantities}::numeric[]) as n(id, quantity))
    select version from reversal`.execute(db)
  return rows[0]?.version ?? 2
}
