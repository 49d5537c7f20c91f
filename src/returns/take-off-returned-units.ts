import { type RawBuilder, sql } from 'kysely'
import type { Context } from '#db/context.ts'
import { newIds } from '#db/id.ts'
import { Refused, refuse } from '#domain/refusal.ts'
import { recordEvent } from '#events/record.ts'
import type { RefusedEntry } from '#serial-numbers/judge-entries.ts'
import { type EntryList, lineInHand } from '#serial-numbers/register-serial-numbers.ts'
import type { ChangedList } from '#serial-numbers/registering.ts'
import { readEntries } from './judge-received.ts'
import { lockReceiptLines, type ReceiptLine, readReceiptLines } from './receipt-lines.ts'
import { refuseClosedReceipt } from './register-returned-units.ts'
import { lockOrderOfReceipt } from './store.ts'

/** Takes serial numbers off a receipt in preparation (D22): unknown ones are refused and the list stays as it is. */
export async function takeOffReturnedUnits(
  context: Context,
  returnReceiptId: string,
  { entries, lineId, allOrNothing }: Pick<EntryList, 'entries' | 'lineId' | 'allOrNothing'>,
): Promise<ChangedList & { readonly lines: readonly ReceiptLine[] }> {
  const lines = await openLines(context, returnReceiptId)
  const read = readEntries({ lines, lineInHand: lineInHand(lines, lineId) }, entries)
  const keys = [...new Set(read.flatMap((one) => ('keys' in one ? one.keys : [])))]
  const removed = await closeUnits(context, returnReceiptId, sql`u.serial_key = any(${keys}::text[])`)
  const left = new Map(removed.map((unit) => [unit.serialKey, unit]))
  const accepted: { position: number; serialNumber: string; lineNumber: number }[] = []
  const refused: RefusedEntry[] = []
  read.forEach((one, position) => {
    const entry = entries[position] ?? ''
    const unit = 'keys' in one ? one.keys.map((key) => left.get(key)).find((found) => found) : undefined
    if (unit) {
      left.delete(unit.serialKey)
      const line = lines.find(({ id }) => id === unit.lineId)
      accepted.push({ position, serialNumber: unit.serialNumber ?? '', lineNumber: line?.lineNumber ?? 0 })
    } else {
      const reason = 'code' in one ? one : refuse('SERIAL_NOT_ON_DOCUMENT', { serialNumber: one.meaning.text })
      refused.push({ position, entry, refusals: [reason] })
    }
  })
  if (allOrNothing && refused.length > 0) throw new Refused(refused.flatMap(({ refusals }) => refusals))
  return { accepted, refused, lines: await readReceiptLines(context, returnReceiptId) }
}

/** Takes one unit off a receipt in preparation by its key: the way for not readable ones (D22). */
export async function takeOffReturnedUnit(
  context: Context,
  returnReceiptId: string,
  unitId: string,
): Promise<{ readonly lines: readonly ReceiptLine[] }> {
  await openLines(context, returnReceiptId)
  const removed = await closeUnits(context, returnReceiptId, sql`u.id = ${unitId}`)
  if (removed.length === 0) throw new Refused([refuse('NOT_FOUND', { what: `registration ${unitId}` })])
  return { lines: await readReceiptLines(context, returnReceiptId) }
}

async function openLines(context: Context, returnReceiptId: string): Promise<readonly ReceiptLine[]> {
  await lockOrderOfReceipt(context, returnReceiptId)
  const lines = await lockReceiptLines(context, returnReceiptId)
  refuseClosedReceipt(lines)
  return lines
}

interface ClosedUnit {
  readonly id: string
  readonly lineId: string
  readonly serialNumber: string | null
  readonly serialKey: string | null
  readonly announced: boolean
}

/** Closes units of a receipt and counts them off; those that were announced are announced again. The order is locked. */
export async function closeUnits(
  context: Context,
  returnReceiptId: string,
  which: RawBuilder<unknown>,
): Promise<readonly ClosedUnit[]> {
  const { db, caller } = context
  const { rows } = await sql<ClosedUnit>`
    with unit as (
      update return_unit u
      set active = false, closed_as = 'removed', closed_at = clock_timestamp(), closed_by = ${caller.actorId}
      from return_receipt_line l
      where u.company_id = ${caller.companyId} and l.company_id = u.company_id and l.id = u.return_receipt_line_id
        and l.return_receipt_id = ${returnReceiptId} and u.active and ${which}
      returning u.id, l.id as line_id, u.serial_number, u.serial_key, u.announced_at < u.registered_at as announced),
    counted as (
      update return_receipt_line l set quantity_registered = l.quantity_registered - n.readable,
        quantity_not_readable = l.quantity_not_readable - n.not_readable,
        quantity_registrable = greatest(l.quantity,
          l.quantity_registered + l.quantity_not_readable - n.readable - n.not_readable)
      from (select line_id, count(serial_key) as readable, count(*) - count(serial_key) as not_readable
        from unit group by line_id) n
      where l.company_id = ${caller.companyId} and l.id = n.line_id)
    select id, line_id as "lineId", serial_number as "serialNumber", serial_key as "serialKey", announced
    from unit`.execute(db)
  await announceAgain(
    context,
    rows.filter(({ announced }) => announced).map(({ id }) => id),
  )
  if (rows.length > 0) {
    const data = { removed: rows.length }
    await recordEvent(context, { kind: 'returnedUnitsRemoved', subjectId: returnReceiptId, data })
  }
  return rows
}

async function announceAgain({ db, caller }: Context, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return
  await sql`
    insert into return_unit (company_id, id, return_order_line_id, product_id, registration_id, sales_order_line_id,
      serial_number, serial_key, disposition, return_reason_code, findings, override_reason, announced_at, announced_by,
      position)
    select u.company_id, n.id, u.return_order_line_id, u.product_id, u.registration_id, u.sales_order_line_id,
      u.serial_number, u.serial_key, u.disposition, u.return_reason_code, u.findings, u.override_reason, u.announced_at,
      u.announced_by, u.position
    from unnest(${ids}::uuid[], ${newIds(ids.length)}::uuid[]) as n(old_id, id)
    join return_unit u on u.company_id = ${caller.companyId} and u.id = n.old_id`.execute(db)
}
