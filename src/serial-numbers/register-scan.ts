import { sql } from 'kysely'
import type { Context } from '#db/context.ts'
import { type Refusal, Refused, refuse } from '#domain/refusal.ts'
import { type DocumentReference, documentTables } from './document.ts'
import { type DocumentLine, readDocumentLines } from './document-lines.ts'
import { findHolders, holderKey } from './holder.ts'

/** One cleaned serial number for one line; `id` is the caller's, so that a repeated scan finds the first. */
export interface Scanned {
  readonly id: string
  readonly line: DocumentLine
  readonly serialNumber: string
  readonly serialKey: string
}

/** The line's counts after the scan. */
export interface ScanCount {
  readonly registered: number
  readonly notReadable: number
}

/**
 * Registers one scan in one statement, which is its own transaction: locks the line, inserts the unit unless its
 * serial number is held (D14), and counts it. Null: not registered; `explainScan` says why.
 */
export async function registerScan(
  { db, caller }: Context,
  { kind, id: documentId }: DocumentReference,
  { id, line, serialNumber, serialKey }: Scanned,
): Promise<ScanCount | null> {
  const { line: lineTable, lineOfUnit, documentOfLine } = documentTables[kind]
  const unique = line.duplicatePolicy !== 'lineOnly'
  const heldOtherwise = unique
    ? sql`not h.unique_in_company and h.product_id = l.product_id`
    : sql`h.unique_in_company and h.sales_order_line_id = l.sales_order_line_id`
  const { rows } = await sql<ScanCount>`
    with line as materialized (
      select company_id, id, product_id, sales_order_line_id from ${sql.table(lineTable)}
      where company_id = ${caller.companyId} and id = ${line.id} and ${sql.ref(documentOfLine)} = ${documentId}
        and serialised and not posted and quantity_registered + quantity_not_readable < least(quantity, quantity_registrable)
      for no key update),
    unit as (
      insert into registration (company_id, id, product_id, sales_order_line_id, ${sql.ref(lineOfUnit)},
        serial_number, serial_key, unique_in_company, registered_by)
      select l.company_id, ${id}, l.product_id, l.sales_order_line_id, l.id,
        ${serialNumber}, ${serialKey}, ${unique}, ${caller.actorId}
      from line l
      where not exists (select from registration h where h.company_id = l.company_id and h.serial_key = ${serialKey}
        and h.open and ${heldOtherwise})
      on conflict do nothing
      returning company_id, ${sql.ref(lineOfUnit)} as line_id)
    update ${sql.table(lineTable)} l set quantity_registered = l.quantity_registered + 1
    from unit u where l.company_id = u.company_id and l.id = u.line_id
    returning l.quantity_registered as registered, l.quantity_not_readable as "notReadable"`.execute(db)
  return rows[0] ?? null
}

/** Why `registerScan` registered nothing: a repeat of the same scan gives its first answer, all else is refused. */
export async function explainScan(
  context: Context,
  reference: DocumentReference,
  scanned: Scanned,
): Promise<ScanCount> {
  const [line] = await readDocumentLines(context, reference, { lineId: scanned.line.id, barcodeKeys: [] })
  if (!line) throw new Refused([refuse('NOT_FOUND', { what: `line ${scanned.line.id}` })])
  if (await isRepeat(context, scanned)) return { registered: line.registered, notReadable: line.notReadable }
  throw new Refused([await reasonOf(context, reference, scanned, line)])
}

async function isRepeat({ db, caller }: Context, { id, line, serialNumber }: Scanned): Promise<boolean> {
  const first = await db
    .selectFrom('registration')
    .select(['serial_number', 'packing_slip_line_id', 'invoice_line_id'])
    .where('company_id', '=', caller.companyId)
    .where('id', '=', id)
    .executeTakeFirst()
  if (!first) return false
  const same =
    first.serial_number === serialNumber && [first.packing_slip_line_id, first.invoice_line_id].includes(line.id)
  if (!same) throw new Refused([refuse('IDEMPOTENCY_KEY_REUSED', { key: id })])
  return true
}

async function reasonOf(
  context: Context,
  reference: DocumentReference,
  { serialNumber, serialKey }: Scanned,
  line: DocumentLine,
): Promise<Refusal> {
  const { product, productId, lineNumber, quantity } = line
  if (line.discarded) return refuse('DOCUMENT_DISCARDED')
  const holders = await findHolders(context, reference, [{ productId, serialNumber, serialKey }])
  const holder = holders.get(holderKey({ productId, serialKey }))
  if (holder) return holder
  if (line.posted) return refuse('DOCUMENT_POSTED', { document: `${reference.kind} ${reference.id}` })
  if (!line.serialised) return refuse('PRODUCT_NOT_SERIALISED', { product })
  if (line.registered + line.notReadable >= quantity) return refuse('LINE_COMPLETE', { line: lineNumber, quantity })
  return refuse('BUSY')
}
