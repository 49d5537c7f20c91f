import { sql } from 'kysely'
import type { Context } from '#db/context.ts'

/**
 * D53: what a file says of the coverage of units that were sold before Pakbon: until its last day from the day of
 * delivery, in place of what the product has. Where it says nothing the product's terms hold.
 */
export async function importSoldTerms({ db, caller }: Context, importId: string, reason: string): Promise<void> {
  await sql`
    insert into unit_coverage_term (company_id, id, registration_id, kind, basis, length, unit, starts_from, starts_on,
      instead_of_product, reason, added_by)
    select n.company_id, gen_random_uuid(), n.registration_id, t.kind, t.basis, t.until - n.delivered_on + 1, 'days',
      'day', n.delivered_on, true, ${reason}, ${caller.actorId}
    from sold_unit_import_row n, lateral (values ('warranty', 'manufacturerWarranty', n.warranty_until),
      ('service', 'serviceContract', n.service_until)) t(kind, basis, until)
    where n.company_id = ${caller.companyId} and n.sold_unit_import_id = ${importId} and n.outcome = 'next'
      and t.until is not null`.execute(db)
}
