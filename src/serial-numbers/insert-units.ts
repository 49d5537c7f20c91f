import { sql } from 'kysely'
import type { Context } from '#db/context.ts'
import { newIds } from '#db/id.ts'
import { type DocumentKind, documentTables } from './document.ts'

/** A unit to put on a document line; without a serial number it is not readable. */
export interface NewUnit {
  readonly lineId: string
  readonly serialNumber: string | null
  readonly serialKey: string | null
  readonly reusedFromId?: string
}

export interface InsertedUnit {
  readonly id: string
  readonly lineId: string
  readonly serialKey: string | null
}

/**
 * Registers units in one statement, whatever their number, and counts them on their lines. The lines are locked. Units
 * whose serial number is held (D14) are left out of the answer; `uniqueInCompany` false checks within the order line
 * alone. Keys are inserted in sorted order, so that two lists that overlap cannot wait for each other.
 */
export async function insertUnits(
  { db, caller }: Context,
  kind: DocumentKind,
  units: readonly NewUnit[],
  uniqueInCompany: boolean,
): Promise<readonly InsertedUnit[]> {
  if (units.length === 0) return []
  const { line, lineOfUnit } = documentTables[kind]
  const heldOtherwise = uniqueInCompany
    ? sql`not h.unique_in_company and h.product_id = l.product_id`
    : sql`h.unique_in_company and h.sales_order_line_id = l.sales_order_line_id and h.product_id = l.product_id`
  const { rows } = await sql<InsertedUnit>`
    with unit as (
      insert into registration (company_id, id, product_id, sales_order_line_id, ${sql.ref(lineOfUnit)},
        serial_number, serial_key, unique_in_company, registered_by, position, reused_from_id)
      select l.company_id, n.id, l.product_id, l.sales_order_line_id, l.id,
        n.serial_number, n.serial_key, ${uniqueInCompany}, ${caller.actorId}, n.position, n.reused_from_id
      from unnest(${newIds(units.length)}::uuid[], ${units.map((unit) => unit.lineId)}::uuid[],
        ${units.map((unit) => unit.serialNumber)}::text[], ${units.map((unit) => unit.serialKey)}::text[],
        ${units.map((unit) => unit.reusedFromId ?? null)}::uuid[])
        with ordinality as n(id, line_id, serial_number, serial_key, reused_from_id, position)
      join ${sql.table(line)} l on l.company_id = ${caller.companyId} and l.id = n.line_id
      where not exists (select from registration h where h.company_id = l.company_id and h.serial_key = n.serial_key
        and h.open and ${heldOtherwise})
      order by n.serial_key collate "C", n.position
      on conflict do nothing
      returning id, ${sql.ref(lineOfUnit)} as line_id, serial_key),
    counted as (
      update ${sql.table(line)} l
      set quantity_registered = l.quantity_registered + u.readable,
        quantity_not_readable = l.quantity_not_readable + u.not_readable,
        quantity_registrable = greatest(l.quantity_registrable,
          l.quantity_registered + l.quantity_not_readable + u.readable + u.not_readable)
      from (select line_id, count(serial_key) as readable, count(*) - count(serial_key) as not_readable
        from unit group by line_id) u
      where l.company_id = ${caller.companyId} and l.id = u.line_id)
    select id, line_id as "lineId", serial_key as "serialKey" from unit`.execute(db)
  return rows
}
