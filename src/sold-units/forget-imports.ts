import { sql } from 'kysely'
import type { Database } from '#db/database.ts'

/** Imports that nobody ever posted, nor any part of them, are forgotten after a month, with their rows. */
export async function forgetOldImports(db: Database): Promise<void> {
  await sql`
    with old as (
      select i.company_id, i.id from sold_unit_import i
      where i.posted_at is null and i.created_at < now() - interval '30 days' and not exists (
        select from sold_unit_import_row r
        where r.company_id = i.company_id and r.sold_unit_import_id = i.id and r.outcome = 'imported'))
    delete from sold_unit_import_row r using old
    where r.company_id = old.company_id and r.sold_unit_import_id = old.id`.execute(db)
  await sql`
    delete from sold_unit_import i
    where i.posted_at is null and i.created_at < now() - interval '30 days' and not exists (
      select from sold_unit_import_row r where r.company_id = i.company_id and r.sold_unit_import_id = i.id)`.execute(
    db,
  )
}
