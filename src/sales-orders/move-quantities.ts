import { sql } from 'kysely'
import type { Context } from '#db/context.ts'

/** What a posting moves on an order line, in the inventory unit; negative where a packing slip or a return receipt is reversed. */
export interface OrderLineMove {
  readonly id: string
  readonly delivered?: number
  readonly invoiced?: number
  readonly credited?: number
  readonly returned?: number
}

/** Moves the counts of order lines in one statement; the constraints of I15 refuse what would not fit. */
export async function moveQuantities({ db, caller }: Context, moves: readonly OrderLineMove[]): Promise<void> {
  if (moves.length === 0) return
  await sql`
    update sales_order_line l set quantity_delivered = l.quantity_delivered + m.delivered,
      quantity_invoiced = l.quantity_invoiced + m.invoiced, quantity_credited = l.quantity_credited + m.credited,
      quantity_returned = l.quantity_returned + m.returned
    from (select id, sum(delivered) as delivered, sum(invoiced) as invoiced, sum(credited) as credited,
        sum(returned) as returned
      from unnest(${moves.map((move) => move.id)}::uuid[], ${moves.map((move) => move.delivered ?? 0)}::numeric[],
        ${moves.map((move) => move.invoiced ?? 0)}::numeric[], ${moves.map((move) => move.credited ?? 0)}::numeric[],
        ${moves.map((move) => move.returned ?? 0)}::numeric[])
        as u(id, delivered, invoiced, credited, returned) group by id) m
    where l.company_id = ${caller.companyId} and l.id = m.id`.execute(db)
}
