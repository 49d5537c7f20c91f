import { sql } from 'kysely'
import type { Context } from '#db/context.ts'
import { recordEvent } from '#events/record.ts'
import { lockImport, refuseIfBegun } from './store.ts'

/** Forgets an import that is not done, with its rows: nothing came of them. */
export async function discardImport(context: Context, importId: string): Promise<void> {
  const { db, caller } = context
  const head = await lockImport(context, importId)
  refuseIfBegun(head)
  await sql`delete from sold_unit_import_row
    where company_id = ${caller.companyId} and sold_unit_import_id = ${importId}`.execute(db)
  await sql`delete from sold_unit_import where company_id = ${caller.companyId} and id = ${importId}`.execute(db)
  const { fileName } = head
  await recordEvent(context, { kind: 'soldUnitImportDiscarded', subjectId: importId, data: { fileName } })
}
