import { sql } from 'kysely'
import type { Context } from '#db/context.ts'
import { newIds } from '#db/id.ts'
import { type RefusalCode, Refused, refuse } from '#domain/refusal.ts'
import type { SoldUnitTable } from '#domain/sold-unit.ts'
import { titleText } from '#terms/text.ts'
import type { JudgedRow } from './judge-rows.ts'
import type { SoldUnitImportView } from './views.ts'

/** The own row of an import, locked. */
export interface ImportHead {
  readonly id: string
  readonly fileName: string
  readonly columnNames: SoldUnitTable['names']
  readonly posted: boolean
  /** A portion of it is imported. */
  readonly begun: boolean
  /** The day where the company is. */
  readonly today: string
}

/** Locks an import, in a statement of its own; refuses what is not there. */
export async function lockImport({ db, caller }: Context, id: string): Promise<ImportHead> {
  const { rows } = await sql<ImportHead>`
    select i.id, i.file_name as "fileName", i.column_names as "columnNames", i.posted_at is not null as posted,
      i.posted_at is not null or exists (select from sold_unit_import_row r where r.company_id = i.company_id
        and r.sold_unit_import_id = i.id and r.outcome = 'imported') as begun,
      (now() at time zone c.time_zone)::date as today
    from sold_unit_import i join company c on c.id = i.company_id
    where i.company_id = ${caller.companyId} and i.id = ${id} for update of i`.execute(db)
  const head = rows[0]
  if (!head) throw unknownImport(id)
  return head
}

/** Refuses to change an import of which something is done. */
export function refuseIfBegun({ begun, fileName }: ImportHead): void {
  if (begun) throw new Refused([refuse('DOCUMENT_POSTED', { document: fileName })])
}

/** Stores judged rows in one statement; a row that is sent again takes the place of the one before. */
export async function putRows({ db, caller }: Context, importId: string, judged: readonly JudgedRow[]): Promise<void> {
  const registrationIds = newIds(judged.length)
  const lineIds = newIds(judged.length)
  const given = judged.map(({ unit, ...row }, index) => ({
    ...row,
    ...unit,
    registrationId: registrationIds[index],
    salesOrderLineId: lineIds[index],
  }))
  await sql`
    insert into sold_unit_import_row (company_id, sold_unit_import_id, row_number, cells, product_id, customer_id,
      serial_number, serial_key, unique_in_company, invoice_number, invoice_on, delivered_on, warranty_until,
      service_until, sales_price, refusals, outcome, registration_id, sales_order_line_id)
    select ${caller.companyId}, ${importId}, n.row, n.cells, n."productId", n."customerId", n."serialNumber",
      n."serialKey", coalesce(n."uniqueInCompany", true), n."invoiceNumber", n."invoiceOn", n."deliveredOn",
      n."warrantyUntil", n."serviceUntil", n.price, n.refusals,
      case when n.refusals = '[]' then 'new' else 'refused' end, n."registrationId", n."salesOrderLineId"
    from json_to_recordset(${JSON.stringify(given)}::json) n(row integer, cells jsonb, "productId" uuid,
      "customerId" uuid, "serialNumber" text, "serialKey" text, "uniqueInCompany" boolean, "invoiceNumber" text,
      "invoiceOn" date, "deliveredOn" date, "warrantyUntil" date, "serviceUntil" date, price numeric, refusals jsonb,
      "registrationId" uuid, "salesOrderLineId" uuid)
    on conflict (company_id, sold_unit_import_id, row_number) do update set cells = excluded.cells,
      product_id = excluded.product_id, customer_id = excluded.customer_id, serial_number = excluded.serial_number,
      serial_key = excluded.serial_key, unique_in_company = excluded.unique_in_company,
      invoice_number = excluded.invoice_number, invoice_on = excluded.invoice_on, delivered_on = excluded.delivered_on,
      warranty_until = excluded.warranty_until, service_until = excluded.service_until,
      sales_price = excluded.sales_price, refusals = excluded.refusals, clashes = '[]', outcome = excluded.outcome`.execute(
    db,
  )
}

/** How many rows an import has. */
export async function countRows({ db, caller }: Context, importId: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*) from sold_unit_import_row
    where company_id = ${caller.companyId} and sold_unit_import_id = ${importId}`.execute(db)
  return rows[0]?.count ?? 0
}

type ImportRow = Omit<SoldUnitImportView, 'reasons'> & {
  readonly reasons: readonly { readonly code: RefusalCode; readonly rows: number }[]
}

/** One import with what becomes of its rows, as they were last reviewed. */
export async function readImport({ db, caller }: Context, id: string): Promise<SoldUnitImportView> {
  const { rows } = await sql<ImportRow>`
    with own_rows as not materialized (select outcome, invoice_number, refusals, clashes from sold_unit_import_row
      where company_id = ${caller.companyId} and sold_unit_import_id = ${id})
    select i.id, i.file_name as "fileName", case when i.posted_at is null then 'inPreparation' else 'posted' end as state,
      i.created_at as "createdAt", i.posted_at as "postedAt", n.*,
      (select coalesce(json_agg(r order by r.rows desc, r.code), '[]') from (
        select code, count(*) as rows from own_rows, lateral (
          select distinct f ->> 'code' as code from jsonb_array_elements(refusals || clashes) f) c
        where outcome = 'refused' group by code) r) as reasons
    from sold_unit_import i, (
      select count(*) as rows, count(*) filter (where outcome = 'new') as new,
        count(*) filter (where outcome = 'imported') as imported, count(*) filter (where outcome = 'here') as here,
        count(*) filter (where outcome = 'refused') as refused,
        count(distinct invoice_number) filter (where outcome in ('new', 'imported')) as invoices from own_rows) n
    where i.company_id = ${caller.companyId} and i.id = ${id}`.execute(db)
  const found = rows[0]
  if (!found) throw unknownImport(id)
  const reasons = found.reasons.map((reason) => ({ ...reason, title: titleText(reason.code, caller.language) }))
  return { ...found, reasons }
}

function unknownImport(id: string): Refused {
  return new Refused([refuse('NOT_FOUND', { what: `import of sold units ${id}` })])
}
