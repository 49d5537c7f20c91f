import { sql } from 'kysely'
import type { Context } from '#db/context.ts'
import type { Database } from '#db/database.ts'
import { type Refusal, Refused, refuse } from '#domain/refusal.ts'
import { type DocumentKind, type DocumentReference, documentTables } from './document.ts'
import { type DocumentLine, readDocumentLines } from './document-lines.ts'
import { findHolders, holderKey } from './holder.ts'
import { findOnOtherLines } from './other-lines.ts'

/** One cleaned serial number for one line; `id` is the caller's, so that a repeated scan finds the first. */
export interface Scanned {
  readonly id: string
  readonly reference: DocumentReference
  readonly line: DocumentLine
  readonly serialNumber: string
  readonly serialKey: string
  /** The scan itself named its product (GS1); a plain one means the line in hand. */
  readonly namesProduct: boolean
  readonly actorId: string
}

/** The line's counts after the scan. */
export interface ScanCount {
  readonly registered: number
  readonly notReadable: number
}

/**
 * Registers scans of one kind of document in one statement, which is its own transaction: locks their lines in key
 * order, inserts each unit while its line has a place and unless its serial number is held (D14), and counts them.
 * Answers those that were registered, by id; `explainScan` says why another was not.
 */
export async function registerScans(
  db: Database,
  companyId: string,
  kind: DocumentKind,
  scans: readonly Scanned[],
): Promise<ReadonlyMap<string, ScanCount>> {
  const within = scans.filter(({ line }) => line.duplicatePolicy === 'lineOnly')
  const across = scans.filter(({ line }) => line.duplicatePolicy !== 'lineOnly')
  const counts = [
    ...(await registerUnique(db, companyId, kind, across, true)),
    ...(await registerUnique(db, companyId, kind, within, false)),
  ]
  return new Map(counts.map(({ id, ...count }) => [id, count]))
}

async function registerUnique(
  db: Database,
  companyId: string,
  kind: DocumentKind,
  scans: readonly Scanned[],
  unique: boolean,
): Promise<readonly (ScanCount & { readonly id: string })[]> {
  if (scans.length === 0) return []
  const { line: lineTable, lineOfUnit, documentOfLine } = documentTables[kind]
  const heldOtherwise = unique
    ? sql`not h.unique_in_company and h.product_id = n.product_id`
    : sql`h.unique_in_company and h.sales_order_line_id = n.sales_order_line_id`
  const { rows } = await sql<ScanCount & { id: string }>`
    with line as materialized (
      select id, product_id, sales_order_line_id, ${sql.ref(documentOfLine)} as document_id,
        least(quantity, quantity_registrable) - quantity_registered - quantity_not_readable as places
      from ${sql.table(lineTable)}
      where company_id = ${companyId} and id = any(${[...new Set(scans.map((scan) => scan.line.id))]}::uuid[])
        and serialised and not posted
      order by id for no key update),
    scan as (
      select n.*, l.product_id, l.sales_order_line_id, l.places,
        row_number() over (partition by l.id order by n.position) as place
      from unnest(${scans.map((scan) => scan.id)}::uuid[], ${scans.map((scan) => scan.line.id)}::uuid[],
        ${scans.map((scan) => scan.reference.id)}::uuid[], ${scans.map((scan) => scan.serialNumber)}::text[],
        ${scans.map((scan) => scan.serialKey)}::text[], ${scans.map((scan) => scan.namesProduct)}::boolean[],
        ${scans.map((scan) => scan.actorId)}::uuid[])
        with ordinality as n(id, line_id, document_id, serial_number, serial_key, names_product, actor_id, position)
      join line l on l.id = n.line_id and l.document_id = n.document_id),
    unit as (
      insert into registration (company_id, id, product_id, sales_order_line_id, ${sql.ref(lineOfUnit)},
        serial_number, serial_key, unique_in_company, registered_by, position)
      select ${companyId}, n.id, n.product_id, n.sales_order_line_id, n.line_id,
        n.serial_number, n.serial_key, ${unique}, n.actor_id, n.position
      from scan n
      where n.place <= n.places and not exists (select from registration h
        where h.company_id = ${companyId} and h.serial_key = n.serial_key and h.open and ${heldOtherwise})
        and (n.names_product or not exists (select from registration e
          join ${sql.table(lineTable)} el on el.company_id = e.company_id and el.id = e.${sql.ref(lineOfUnit)}
          where e.company_id = ${companyId} and e.serial_key = n.serial_key and e.open and e.unique_in_company
            and e.product_id <> n.product_id and el.${sql.ref(documentOfLine)} = n.document_id))
      order by n.serial_key collate "C"
      on conflict do nothing
      returning id, ${sql.ref(lineOfUnit)} as line_id),
    counted as (
      update ${sql.table(lineTable)} l set quantity_registered = l.quantity_registered + u.units
      from (select line_id, count(*)::int as units from unit group by line_id) u
      where l.company_id = ${companyId} and l.id = u.line_id
      returning l.id, l.quantity_registered as registered, l.quantity_not_readable as not_readable)
    select u.id, c.registered, c.not_readable as "notReadable" from unit u join counted c on c.id = u.line_id`.execute(
    db,
  )
  return rows
}

/**
 * Why a scan was not registered: a repeat of the same scan gives its first answer, else the reason is refused. Null
 * where nothing stands in its way any more: somebody let go, or a refused scan had its place. It may be tried again.
 */
export async function explainScan(context: Context, scanned: Scanned): Promise<ScanCount | null> {
  const { reference } = scanned
  const [line] = await readDocumentLines(context, reference, { lineId: scanned.line.id, barcodeKeys: [] })
  if (!line) throw new Refused([refuse('NOT_FOUND', { what: `line ${scanned.line.id}` })])
  if (await isRepeat(context, scanned)) return { registered: line.registered, notReadable: line.notReadable }
  const reason = await reasonOf(context, scanned, line)
  if (reason) throw new Refused([reason])
  return null
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

/** D14 `warn`: a duplicate elsewhere may be registered nevertheless, by its duty and with a reason. */
function mayBeOverridden(holder: Refusal): Refusal {
  const isElsewhere = holder.code === 'SERIAL_ALREADY_ACTIVE'
  return isElsewhere ? refuse(holder.code, { ...holder.details, overridable: true }) : holder
}

async function reasonOf(context: Context, scanned: Scanned, line: DocumentLine): Promise<Refusal | null> {
  const { reference, serialNumber, serialKey } = scanned
  const { product, productId, lineNumber, quantity } = line
  if (line.discarded) return refuse('DOCUMENT_DISCARDED')
  const holders = await findHolders(context, reference, [{ productId, serialNumber, serialKey }])
  const holder = holders.get(holderKey({ productId, serialKey }))
  if (holder) return line.duplicatePolicy === 'warn' ? mayBeOverridden(holder) : holder
  const [elsewhere] = scanned.namesProduct ? [] : await findOnOtherLines(context, reference, serialKey, line.id)
  if (elsewhere) return refuse('SERIAL_ALREADY_ON_DOCUMENT', { serialNumber, product: elsewhere.product })
  if (line.posted) return refuse('DOCUMENT_POSTED', { document: `${reference.kind} ${reference.id}` })
  if (!line.serialised) return refuse('PRODUCT_NOT_SERIALISED', { product })
  if (line.registered + line.notReadable >= quantity) return refuse('LINE_COMPLETE', { line: lineNumber, quantity })
  return null
}
