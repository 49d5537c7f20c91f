import { type RawBuilder, sql } from 'kysely'
import type { History } from './history.ts'

/** What a hand in the database does to `writeHistory`'s company: statements by the owner, with triggers asleep. */
export type Fault = (id: History) => readonly RawBuilder<unknown>[]

/** Faults by the check that must find them, and it alone: its name, and words after a colon where it has several. */
export type Faults = Readonly<Record<string, Fault>>

export const without = (table: string, constraint: string) =>
  sql`alter table ${sql.table(table)} drop constraint ${sql.ref(constraint)}`

/** The open unit with this serial number. */
export const unit = (serialNumber: string) =>
  sql`(select id from registration where serial_number = ${serialNumber} and open order by registered_at limit 1)`

/** One unit more on a line, counted, as if its places had not been looked at. */
export function addUnit(document: 'packing_slip' | 'invoice', lineId: string): readonly RawBuilder<unknown>[] {
  const line = sql.table(`${document}_line`)
  return [
    sql`insert into registration (company_id, id, product_id, sales_order_line_id, ${sql.ref(`${document}_line_id`)},
        serial_number, serial_key, registered_by)
      select company_id, gen_random_uuid(), product_id, sales_order_line_id, id, 'MORE', 'MORE',
        (select id from actor limit 1) from ${line} where id = ${lineId}`,
    sql`update ${line} set quantity_registered = quantity_registered + 1,
      quantity_registrable = quantity_registered + quantity_not_readable + 1 where id = ${lineId}`,
  ]
}
