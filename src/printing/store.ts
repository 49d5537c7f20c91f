import { sql } from 'kysely'
import type { Context } from '#db/context.ts'
import { Refused, refuse } from '#domain/refusal.ts'
import type { PrintView } from './views.ts'

/** A document that can be printed. */
export interface Printable {
  readonly kind: 'packingSlip' | 'invoice' | 'returnReceipt' | 'receipt'
  readonly id: string
}

const columns = sql`t.id, t.packing_slip_id as "packingSlipId", t.invoice_id as "invoiceId",
  t.return_receipt_id as "returnReceiptId", t.register_sale_id as "receiptId",
  coalesce(s.number, i.number, rr.number, k.number) as number, t.version, t.language, t.printed_at as "printedAt",
  a.name as "printedBy", t.copy, t.serial_numbers_changed as "serialNumbersChanged", encode(t.sha256, 'hex') as sha256,
  length(f.content) as bytes`

const source = sql`print t
  join print_content f on f.company_id = t.company_id and f.sha256 = t.sha256
  join actor a on a.company_id = t.company_id and a.id = t.printed_by
  left join packing_slip s on s.company_id = t.company_id and s.id = t.packing_slip_id
  left join invoice i on i.company_id = t.company_id and i.id = t.invoice_id
  left join return_receipt rr on rr.company_id = t.company_id and rr.id = t.return_receipt_id
  left join register_sale k on k.company_id = t.company_id and k.id = t.register_sale_id`

const tables = {
  packingSlip: 'packing_slip',
  invoice: 'invoice',
  returnReceipt: 'return_receipt',
  receipt: 'register_sale',
} as const

const ofDocument = ({ kind, id }: Printable) => sql`${sql.ref(`t.${tables[kind]}_id`)} = ${id}`

/** Refuses a document that is not there, or of another company. */
export async function refuseUnknownDocument({ db, caller }: Context, { kind, id }: Printable): Promise<void> {
  const table = tables[kind]
  const { rows } = await sql`select from ${sql.table(table)}
    where company_id = ${caller.companyId} and id = ${id}`.execute(db)
  if (rows.length === 0) throw new Refused([refuse('NOT_FOUND', { what: `${table.replace('_', ' ')} ${id}` })])
}

/** The prints of a document, the first one first. */
export async function listPrints({ db, caller }: Context, document: Printable): Promise<readonly PrintView[]> {
  const { rows } = await sql<PrintView>`select ${columns} from ${source}
    where t.company_id = ${caller.companyId} and ${ofDocument(document)} order by t.printed_at, t.id`.execute(db)
  return rows
}

/** One print. */
export async function readPrint({ db, caller }: Context, id: string): Promise<PrintView> {
  const { rows } = await sql<PrintView>`select ${columns} from ${source}
    where t.company_id = ${caller.companyId} and t.id = ${id}`.execute(db)
  if (!rows[0]) throw new Refused([refuse('NOT_FOUND', { what: `print ${id}` })])
  return rows[0]
}

/** The bytes of a print, as they were when it was made. */
export async function readPrintContent({ db, caller }: Context, sha256: string): Promise<Buffer> {
  const { rows } = await sql<{ content: Buffer }>`select content from print_content
    where company_id = ${caller.companyId} and sha256 = decode(${sha256}, 'hex')`.execute(db)
  if (!rows[0]) throw new Refused([refuse('NOT_FOUND', { what: `print ${sha256}` })])
  return rows[0].content
}

/** Locks a document, so that two who print it at once do not both print the first. Nothing else is locked after it. */
export async function lockDocument({ db, caller }: Context, { kind, id }: Printable): Promise<void> {
  await sql`select from ${sql.table(tables[kind])} where company_id = ${caller.companyId} and id = ${id} for no key update`.execute(
    db,
  )
}

export interface NewPrint extends Printable {
  readonly printId: string
  readonly version: number
  readonly language: 'nl' | 'en'
  readonly copy: boolean
  readonly serialNumbersChanged: boolean
  readonly sha256: Buffer
  readonly content: Buffer
}

/** D41: keeps a print; answers when it was made, to the millisecond, as the document keeps it too. */
export async function insertPrint({ db, caller }: Context, print: NewPrint): Promise<string> {
  const { kind, id, sha256, content } = print
  await sql`insert into print_content (company_id, sha256, content) values (${caller.companyId}, ${sha256}, ${content})
    on conflict do nothing`.execute(db)
  const { rows } = await sql<{ printedAt: string }>`
    insert into print (company_id, id, ${sql.ref(`${tables[kind]}_id`)}, version, language, printed_at, printed_by, copy,
      serial_numbers_changed, sha256)
    values (${caller.companyId}, ${print.printId}, ${id}, ${print.version},
      ${print.language}, date_trunc('milliseconds', clock_timestamp()), ${caller.actorId}, ${print.copy}, ${print.serialNumbersChanged}, ${sha256})
    returning printed_at as "printedAt"`.execute(db)
  return rows[0]?.printedAt ?? ''
}

/** The logo of the company, where it has one. */
export async function readLogo({ db, caller }: Context): Promise<Buffer | null> {
  const { rows } = await sql<{ logo: Buffer | null }>`select logo from company
    where id = ${caller.companyId}`.execute(db)
  return rows[0]?.logo ?? null
}
