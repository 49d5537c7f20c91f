import { sql } from 'kysely'
import type { Context } from '#db/context.ts'
import { newId } from '#db/id.ts'
import { recordEvent } from '#events/record.ts'
import { lockImport } from './store.ts'
import type { ImportToBegin } from './views.ts'

/** Begins an import of units that were sold before Pakbon; begun again under the same id it is the same one. */
export async function beginImport(
  context: Context,
  { id = newId(), fileName, columnNames = {} }: ImportToBegin,
): Promise<string> {
  const { db, caller } = context
  const { rows } = await sql`
    insert into sold_unit_import (company_id, id, file_name, column_names, created_by)
    values (${caller.companyId}, ${id}, ${fileName}, ${JSON.stringify(columnNames)}, ${caller.actorId})
    on conflict (company_id, id) do nothing returning id`.execute(db)
  if (rows.length > 0) await recordEvent(context, { kind: 'soldUnitImportBegun', subjectId: id, data: { fileName } })
  else await lockImport(context, id)
  return id
}
