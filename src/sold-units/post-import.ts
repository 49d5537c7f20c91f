import { sql } from 'kysely'
import { importSoldTerms } from '#coverage/import-sold-terms.ts'
import type { Context } from '#db/context.ts'
import { type Details, type Refusal, type RefusalCode, Refused, refuse } from '#domain/refusal.ts'
import { mostSoldUnits } from '#domain/sold-unit.ts'
import { recordEvent } from '#events/record.ts'
import { importSoldInvoices } from '#invoices/import-sold-invoices.ts'
import { importSoldOrders, lockSoldOrders } from '#sales-orders/import-sold-orders.ts'
import { registerSoldUnits } from '#serial-numbers/register-sold-units.ts'
import { choosePortion, endPortion } from './portion.ts'
import { judgeRowsOf, prepareForMany } from './review-import.ts'
import { type ImportHead, lockImport, readImport } from './store.ts'
import type { PostingAsked, SoldUnitImportView } from './views.ts'

/**
 * D14, D37, D53: takes in the units of an import, each delivered by its invoice of before: an order and an invoice
 * under the number that it had, outside of our series. A few statements, whatever the number of rows. With `atMost` a
 * portion of whole invoices, so that many take no long transaction; `new` of the answer says how many are left. What is
 * done already is answered as it is. Imports of a company take turns.
 */
export async function postImport(
  context: Context,
  importId: string,
  { allOrNothing = false, atMost = mostSoldUnits }: PostingAsked,
): Promise<SoldUnitImportView> {
  await takeTurn(context)
  const head = await lockImport(context, importId)
  if (head.posted) return readImport(context, importId)
  await prepareForMany(context)
  if (!head.begun) await judgeRowsOf(context, importId, 'all')
  const rows = await choosePortion(context, importId, allOrNothing ? mostSoldUnits : atMost)
  await lockSoldOrders(context, importId)
  await judgeRowsOf(context, importId, 'portion')
  if (allOrNothing) await refuseIfRefused(context, importId)
  if (rows > 0) await storePortion(context, head, rows)
  return finish(context, head, await endPortion(context, importId))
}

async function takeTurn({ db, caller }: Context): Promise<void> {
  await sql`select from company where id = ${caller.companyId} for no key update`.execute(db)
}

/** Of so few rows each can be looked up, whatever the planner believes of the tables. */
const fewRows = 1000

async function storePortion(context: Context, { id, fileName }: ImportHead, rows: number): Promise<void> {
  if (rows > fewRows) await joinByHash(context)
  await importSoldOrders(context, id)
  await importSoldInvoices(context, id)
  await registerSoldUnits(context, id)
  await importSoldTerms(context, id, fileName)
}

/**
 * What an import joins are tables that grew in the same transaction, of which the planner knows nothing: it would go
 * through all that is new for each row. Hash joins read them once.
 */
async function joinByHash({ db }: Context): Promise<void> {
  await sql`set local enable_nestloop = off`.execute(db)
}

/** An import is posted when nothing is left of it. */
async function finish(context: Context, { id, fileName }: ImportHead, units: number): Promise<SoldUnitImportView> {
  const { db, caller } = context
  await sql`update sold_unit_import i set posted_at = clock_timestamp(), posted_by = ${caller.actorId}
    where company_id = ${caller.companyId} and id = ${id} and not exists (select from sold_unit_import_row r
      where r.company_id = i.company_id and r.sold_unit_import_id = i.id and r.outcome = 'new')`.execute(db)
  const outcome = await readImport(context, id)
  const { new: left, here, refused, invoices } = outcome
  const data = { fileName, units, left, here, refused, invoices }
  await recordEvent(context, { kind: 'soldUnitsImported', subjectId: id, data })
  return outcome
}

async function refuseIfRefused(context: Context, importId: string): Promise<void> {
  const { refused } = await readImport(context, importId)
  if (refused > 0) throw new Refused(await refusalsOf(context, importId, refused))
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
