import { type RawBuilder, sql } from 'kysely'
import type { Context } from '#db/context.ts'
import type { Database } from '#db/database.ts'
import type { SerialNumberPolicy } from '#domain/serial-number.ts'
import { type DocumentKind, type DocumentReference, type DocumentTables, documentTables } from './document.ts'

/** A line of a document as registering sees it. Quantities in the inventory unit. */
export interface DocumentLine {
  readonly id: string
  readonly documentId: string
  readonly lineNumber: number
  readonly salesOrderId: string
  readonly salesOrderLineId: string
  readonly productId: string
  readonly product: string
  readonly barcodes: readonly string[]
  readonly serialised: boolean
  readonly blankIssueAllowed: boolean
  readonly quantity: number
  readonly registered: number
  readonly notReadable: number
  /** How many units it may hold now. */
  readonly registrable: number
  readonly posted: boolean
  readonly discarded: boolean
  readonly duplicatePolicy: 'block' | 'warn' | 'lineOnly'
  readonly policy: SerialNumberPolicy
}

/** Which lines of a document an entry can mean: the line in hand, and the lines of a scanned barcode; else all. */
export interface LineChoice {
  readonly lineId: string | null
  readonly barcodeKeys: readonly string[]
}

/** The lines of a document on which serial numbers are registered, in line order. */
export async function readDocumentLines(
  { db, caller }: Context,
  reference: DocumentReference,
  choice: LineChoice = { lineId: null, barcodeKeys: [] },
): Promise<readonly DocumentLine[]> {
  return readLines(db, caller.companyId, reference.kind, [{ ...choice, documentId: reference.id }])
}

/**
 * Locks the lines of a document in key order and reads them, so that no scan changes their counts while they are
 * judged. The row that is locked is read as it is then; what is joined to it does not change under the order's lock.
 */
export async function lockDocumentLines(
  { db, caller }: Context,
  { kind, id }: DocumentReference,
): Promise<readonly DocumentLine[]> {
  const all = [{ lineId: null, barcodeKeys: [], documentId: id }]
  const lines = await readLines(db, caller.companyId, kind, all, sql`order by l.id for update of l`)
  return [...lines].sort((a, b) => a.lineNumber - b.lineNumber)
}

/** The lines that entries on several documents of one kind can mean, in line order; one query. */
export async function readLines(
  db: Database,
  companyId: string,
  kind: DocumentKind,
  choices: readonly (LineChoice & { readonly documentId: string })[],
  order: RawBuilder<unknown> = sql`order by l.line_number`,
): Promise<readonly DocumentLine[]> {
  const tables = documentTables[kind]
  const documentOfLine = sql.ref(tables.documentOfLine)
  const section = kind === 'invoice' ? sql`and l.section = 'direct'` : sql``
  const { rows } = await sql<DocumentLine>`
    select l.id, d.id as "documentId", l.line_number as "lineNumber", d.sales_order_id as "salesOrderId",
      l.sales_order_line_id as "salesOrderLineId", l.product_id as "productId", p.number as product,
      array(select b.barcode_key from barcode b where b.company_id = l.company_id and b.product_id = l.product_id)
        as barcodes,
      l.serialised, l.blank_issue_allowed as "blankIssueAllowed", l.quantity::float8 as quantity,
      l.quantity_registered as registered, l.quantity_not_readable as "notReadable",
      l.quantity_registrable as registrable, l.posted, d.discarded_at is not null as discarded,
      coalesce(g.duplicate_policy, 'block') as "duplicatePolicy",
      json_build_object('caseSensitive', coalesce(g.case_sensitive, false),
        'maximumLength', coalesce(g.maximum_length, 50), 'allowOtherLetters', coalesce(g.allow_other_letters, false),
        'format', g.serial_format) as policy
    from ${sql.table(tables.line)} l
    join ${sql.table(tables.document)} d
      on d.company_id = l.company_id and d.id = l.${documentOfLine}
    join product p on p.company_id = l.company_id and p.id = l.product_id
    left join tracking_dimension_group g
      on g.company_id = p.company_id and g.id = p.tracking_dimension_group_id
    where l.company_id = ${companyId} and (${chosen(tables, choices)}) ${section}
    ${order}`.execute(db)
  return rows
}

/** Without a line in hand every line of the document may be meant. */
function chosen(
  { documentOfLine }: DocumentTables,
  choices: readonly (LineChoice & { readonly documentId: string })[],
): RawBuilder<unknown> {
  const ofDocument = sql`l.${sql.ref(documentOfLine)}`
  const inHand = choices.filter((choice) => choice.lineId !== null)
  const open = choices.filter((choice) => choice.lineId === null).map((choice) => choice.documentId)
  const keys = inHand.flatMap((choice) => choice.barcodeKeys)
  const all = open.length > 0 ? sql`${ofDocument} = any(${open}::uuid[])` : sql`false`
  if (inHand.length === 0) return all
  return sql`${all} or l.id = any(${inHand.map((choice) => choice.lineId)}::uuid[])
    or (${ofDocument} = any(${inHand.map((choice) => choice.documentId)}::uuid[]) and l.product_id = any(array(
      select b.product_id from barcode b where b.company_id = l.company_id and b.barcode_key = any(${keys}::text[]))))`
}
