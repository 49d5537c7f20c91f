import { sql } from 'kysely'
import { importSoldTerms } from '#coverage/import-sold-terms.ts'
import type { Context } from '#db/context.ts'
import { type Details, type Refusal, type RefusalCode, Refused, refuse } from '#domain/refusal.ts'
import { recordEvent } from '#events/record.ts'
import { importSoldInvoices } from '#invoices/import-sold-invoices.ts'
import { importSoldOrders, lockSoldOrders } from '#sales-orders/import-sold-orders.ts'
import { registerSoldUnits } from '#serial-numbers/register-sold-units.ts'
import { judgeAll, prepareForMany } from './review-import.ts'
import { type ImportHead, lockImport, readImport } from './store.ts'
import type { SoldUnitImportView } from './views.ts'

/**
 * D14, D37, D53: takes in the units of an import, each delivered by its invoice of before: an order and an invoice
 * under the number that it had, outside of our series. A few statements, whatever the number of rows; an import that
 * is done already is answered as it was. Imports of a company take turns.
 */
export async function postImport(
  context: Context,
  importId: string,
  { allOrNothing = false }: { readonly allOrNothing?: boolean | undefined },
): Promise<SoldUnitImportView> {
  await takeTurn(context)
  const head = await lockImport(context, importId)
  if (head.posted) return readImport(context, importId)
  await prepareForMany(context)
  await lockSoldOrders(context, importId)
  await judgeAll(context, importId)
  const reviewed = await readImport(context, importId)
  if (allOrNothing && reviewed.refused > 0) throw new Refused(await refusalsOf(context, importId, reviewed.refused))
  if (reviewed.new > 0) await store(context, head)
  await markPosted(context, head, reviewed)
  return readImport(context, importId)
}

async function takeTurn({ db, caller }: Context): Promise<void> {
  await sql`select from company where id = ${caller.companyId} for no key update`.execute(db)
}

async function store(context: Context, { id, fileName }: ImportHead): Promise<void> {
  await gatherLines(context, id)
  await importSoldOrders(context, id)
  await importSoldInvoices(context, id)
  await registerSoldUnits(context, id)
  await importSoldTerms(context, id, fileName)
}

/** Units of one invoice, product, price and day of delivery are one line: the first one's. */
async function gatherLines({ db, caller }: Context, importId: string): Promise<void> {
  await sql`
    update sold_unit_import_row w set sales_order_line_id = n.first
    from (select row_number, sales_order_line_id, first_value(sales_order_line_id) over (
        partition by invoice_number, product_id, sales_price, delivered_on order by row_number) as first
      from sold_unit_import_row
      where company_id = ${caller.companyId} and sold_unit_import_id = ${importId} and outcome = 'new') n
    where w.company_id = ${caller.companyId} and w.sold_unit_import_id = ${importId} and w.row_number = n.row_number
      and n.first <> n.sales_order_line_id`.execute(db)
}

async function markPosted(
  context: Context,
  { id, fileName }: ImportHead,
  { rows, new: imported, here, refused, invoices }: SoldUnitImportView,
): Promise<void> {
  const { db, caller } = context
  await sql`update sold_unit_import set posted_at = clock_timestamp(), posted_by = ${caller.actorId}
    where company_id = ${caller.companyId} and id = ${id}`.execute(db)
  const data = { fileName, rows, imported, here, refused, invoices }
  await recordEvent(context, { kind: 'soldUnitsImported', subjectId: id, data })
}

const mostTold = 200

/** How many rows are in the way, and the first of them with what is wrong with each. */
async function refusalsOf({ db, caller }: Context, importId: string, count: number): Promise<readonly Refusal[]> {
  const { rows } = await sql<{ row: number; refusals: readonly { code: RefusalCode; details: Details }[] }>`
    select row_number as row, refusals || clashes as refusals from sold_unit_import_row
    where company_id = ${caller.companyId} and sold_unit_import_id = ${importId} and outcome = 'refused'
    order by row_number limit ${mostTold}`.execute(db)
  const told = rows.flatMap(({ row, refusals }) =>
    refusals.map(({ code, details }) => refuse(code, { row, ...details })),
  )
  return [refuse('SOLD_UNITS_REFUSED', { count }), ...told]
}
