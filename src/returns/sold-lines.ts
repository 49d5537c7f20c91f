import { sql } from 'kysely'
import type { Context } from '#db/context.ts'
import { sumQuantities } from '#domain/money.ts'
import { type Refusal, refuse } from '#domain/refusal.ts'
import { returnedToCredit } from '#sales-orders/returned-to-credit.ts'

/** A sales order line of which something comes back. Quantities in the inventory unit. */
export interface SoldLine {
  readonly id: string
  readonly lineNumber: number
  readonly product: string
  readonly freeOfCharge: boolean
  /** Invoiced, or of a replacement delivered. */
  readonly sold: number
  readonly returned: number
  readonly invoiced: number
  /** Credited, or on a negative line that is not posted yet. */
  readonly credited: number
  /** Received for credit and not credited yet. */
  readonly toCredit: number
}

/** What comes back of a sales order line, and how much of that is to be credited. */
export interface Returning {
  readonly salesOrderLineId: string
  readonly quantity: number
  readonly toCredit: number
}

/**
 * Locks the sales orders of these lines in key order, after the return order and its receipt (law 3), and reads the
 * lines: nothing is invoiced, credited or reversed of them until the end.
 */
export async function lockSoldLines(
  { db, caller }: Context,
  ids: readonly string[],
): Promise<ReadonlyMap<string, SoldLine>> {
  if (ids.length === 0) return new Map()
  await sql`
    select id from sales_order where company_id = ${caller.companyId} and id in (
      select sales_order_id from sales_order_line
      where company_id = ${caller.companyId} and id = any(${ids}::uuid[])) order by id for update`.execute(db)
  const { rows } = await sql<SoldLine>`
    select ol.id, ol.line_number as "lineNumber", p.number as product, ol.free_of_charge as "freeOfCharge",
      (case when ol.free_of_charge then ol.quantity_delivered else ol.quantity_invoiced end)::float8 as sold,
      ol.quantity_returned::float8 as returned, ol.quantity_invoiced::float8 as invoiced,
      (ol.quantity_credited + coalesce((select sum(n.quantity_invoiced - n.quantity_ordered) from sales_order_line n
        where n.company_id = ol.company_id and n.sales_order_id = ol.sales_order_id and n.corrects_line_id = ol.id), 0))
        ::float8 as credited,
      ${returnedToCredit}::float8 as "toCredit"
    from sales_order_line ol
    join product p on p.company_id = ol.company_id and p.id = ol.product_id
    where ol.company_id = ${caller.companyId} and ol.id = any(${ids}::uuid[])`.execute(db)
  return new Map(rows.map((line) => [line.id, line]))
}

/** D51, D52: why so much cannot come back: more than was sold, or than is left to credit. */
export function reviewReturning(
  line: SoldLine,
  { quantity, toCredit }: Omit<Returning, 'salesOrderLineId'>,
): Refusal[] {
  const { lineNumber, product } = line
  const left = sumQuantities(line.sold, -line.returned)
  const leftToCredit = sumQuantities(line.invoiced, -line.credited, -line.toCredit)
  const refusals: Refusal[] = []
  if (quantity > left) {
    refusals.push(refuse('RETURNED_MORE_THAN_INVOICED', { line: lineNumber, product, quantity, left }))
  }
  if (toCredit > leftToCredit && !line.freeOfCharge) {
    refusals.push(refuse('CREDITED_MORE_THAN_INVOICED', { line: lineNumber, quantity: toCredit, left: leftToCredit }))
  }
  return refusals
}
