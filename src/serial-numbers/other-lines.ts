import { sql } from 'kysely'
import type { Context } from '#db/context.ts'
import { type DocumentReference, documentTables } from './document.ts'
import { registrationsByKey } from './find-units.ts'

/** A line of a document that has a serial number already. */
export interface OtherLine {
  readonly lineId: string
  readonly product: string
}

/**
 * The lines of the document that have this serial number, besides the one named (D22). A packer who scans a box twice at the end of a
 * line would else register it on the next line, as another product; a scan that names its product means what it says.
 */
export async function findOnOtherLines(
  { db, caller }: Context,
  { kind, id }: DocumentReference,
  serialKey: string,
  besides: string | null,
): Promise<readonly OtherLine[]> {
  const { line, lineOfUnit, documentOfLine } = documentTables[kind]
  const { rows } = await sql<OtherLine>`
    select l.id as "lineId", p.number as product
    from ${registrationsByKey(caller.companyId, sql`serial_key = ${serialKey}`)} r
    join ${sql.table(line)} l on l.company_id = r.company_id and l.id = r.${sql.ref(lineOfUnit)}
    join product p on p.company_id = r.company_id and p.id = r.product_id
    where r.open and l.${sql.ref(documentOfLine)} = ${id} and l.id is distinct from ${besides}::uuid
    order by l.line_number`.execute(db)
  return rows
}
