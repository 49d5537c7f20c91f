import { sql } from 'kysely'
import type { Context } from '#db/context.ts'
import type { Refusal } from '#domain/refusal.ts'
import { type DocumentReference, documentTables } from './document.ts'
import { findHolders, holderKey } from './holder.ts'
import { insertUnits, type NewUnit } from './insert-units.ts'

interface WaitingUnit {
  readonly id: string
  readonly lineId: string
  readonly productId: string
  readonly serialNumber: string | null
  readonly serialKey: string | null
  /** The group checks within the order line alone (D14). */
  readonly lineOnly: boolean
}

/**
 * D47: registers on the lines of a new preparation the units that its order lines had on reversed packing slips, not
 * readable ones included, in their order. Those held elsewhere meanwhile stay out and are named. The order is locked.
 */
export async function reuseReversedUnits(context: Context, reference: DocumentReference): Promise<readonly Refusal[]> {
  const waiting = await waitingUnits(context, reference)
  if (waiting.length === 0) return []
  const across = waiting.filter((unit) => !unit.lineOnly)
  const within = waiting.filter((unit) => unit.lineOnly)
  const inserted = [
    ...(await insertUnits(context, reference.kind, across.map(unitOf), true)),
    ...(await insertUnits(context, reference.kind, within.map(unitOf), false)),
  ]
  const done = new Set(inserted.map(({ lineId, serialKey }) => `${lineId} ${serialKey}`))
  const held = waiting.flatMap(({ lineId, productId, serialNumber, serialKey }) =>
    serialNumber === null || serialKey === null || done.has(`${lineId} ${serialKey}`)
      ? []
      : [{ productId, serialNumber, serialKey }],
  )
  if (held.length === 0) return []
  const holders = await findHolders(context, reference, held)
  return held.flatMap((serial) => holders.get(holderKey(serial)) ?? [])
}

function unitOf({ id, lineId, serialNumber, serialKey }: WaitingUnit): NewUnit {
  return { lineId, serialNumber, serialKey, reusedFromId: id }
}

/** Reversed, not forgotten since, and not on a later document (unless taken off its preparation again). */
async function waitingUnits(context: Context, { kind, id }: DocumentReference): Promise<readonly WaitingUnit[]> {
  const { db, caller } = context
  const { line, documentOfLine } = documentTables[kind]
  // An invoice may have the same order line among what packing slips delivered.
  const direct = kind === 'invoice' ? sql`and l.section = 'direct'` : sql``
  const { rows } = await sql<WaitingUnit>`
    select r.id, l.id as "lineId", r.product_id as "productId", r.serial_number as "serialNumber",
      r.serial_key as "serialKey", coalesce(g.duplicate_policy = 'lineOnly', false) as "lineOnly"
    from ${sql.table(line)} l
    join registration r on r.company_id = l.company_id and r.sales_order_line_id = l.sales_order_line_id
      and r.closed_as = 'reversed'
    join product p on p.company_id = r.company_id and p.id = r.product_id
    left join tracking_dimension_group g on g.company_id = p.company_id and g.id = p.tracking_dimension_group_id
    where l.company_id = ${caller.companyId} and l.${sql.ref(documentOfLine)} = ${id} and l.serialised
      and l.quantity > 0 ${direct}
      and not exists (select from reversed_units_forgotten f
        where f.company_id = l.company_id and f.sales_order_line_id = l.sales_order_line_id
          and f.forgotten_at >= r.closed_at)
      and not exists (select from registration n
        where n.company_id = l.company_id and n.reused_from_id = r.id and n.closed_as is distinct from 'removed')
    order by r.registered_at, r.position`.execute(db)
  return rows
}
