import { sql } from 'kysely'
import type { Context } from '#db/context.ts'
import { throwIfRefused } from '#domain/refusal.ts'
import { type LineToCredit, reviewCreditLine } from '#domain/sales-order.ts'
import { recordEvents } from '#events/record.ts'

/** A line that takes back a quantity of an invoiced line, in the inventory unit; `id` is the new line's. */
export interface ReturnedLine {
  readonly id: string
  readonly lineId: string
  readonly quantity: number
}

/**
 * D42, D52: corrects invoiced lines by lines with a negative quantity, for what came back of them; their orders are
 * locked. One statement. A part of a sales unit is credited in inventory units, at their share of its price.
 */
export async function creditReturnedLines(context: Context, credits: readonly ReturnedLine[]): Promise<void> {
  if (credits.length === 0) return
  const lines = await readLines(context, credits)
  throwIfRefused(
    credits.flatMap(({ lineId, quantity }) => {
      const line = lines.get(lineId)
      return line ? reviewCreditLine(line, quantity) : []
    }),
  )
  await insertLines(context, credits)
  await recordEvents(
    context,
    credits.map(({ lineId, quantity }) => ({
      kind: 'salesOrderLineCredited',
      subjectId: lineId,
      data: { quantity, returned: true },
    })),
  )
}

async function readLines({ db, caller }: Context, credits: readonly ReturnedLine[]) {
  const { rows } = await sql<LineToCredit & { id: string }>`
    select l.id, l.line_number as "lineNumber", l.quantity_invoiced::float8 as invoiced,
      l.quantity_credited::float8 as credited,
      coalesce((select sum(n.quantity_invoiced - n.quantity_ordered) from sales_order_line n
        where n.company_id = l.company_id and n.sales_order_id = l.sales_order_id and n.corrects_line_id = l.id), 0)::float8
        as waiting
    from sales_order_line l
    where l.company_id = ${caller.companyId} and l.id = any(${credits.map(({ lineId }) => lineId)}::uuid[])`.execute(db)
  return new Map(rows.map((line) => [line.id, line]))
}

async function insertLines({ db, caller }: Context, credits: readonly ReturnedLine[]): Promise<void> {
  await sql`
    with credit as (
      select n.*, c.sales_order_id,
        (select max(m.line_number) from sales_order_line m
          where m.company_id = ${caller.companyId} and m.sales_order_id = c.sales_order_id) as last_line,
        row_number() over (partition by c.sales_order_id order by n.position) as place,
        case when n.quantity % c.sales_unit_factor = 0 then c.sales_unit_factor else 1 end as factor
      from unnest(${credits.map(({ id }) => id)}::uuid[], ${credits.map(({ lineId }) => lineId)}::uuid[],
        ${credits.map(({ quantity }) => quantity)}::numeric[]) with ordinality as n(id, line_id, quantity, position)
      join sales_order_line c on c.company_id = ${caller.companyId} and c.id = n.line_id),
    frozen as (
      update sales_order_line l set frozen_at = coalesce(l.frozen_at, clock_timestamp())
      where l.company_id = ${caller.companyId} and l.id in (select line_id from credit)),
    touched as (
      update sales_order o set version = version + 1
      where o.company_id = ${caller.companyId} and o.id in (select sales_order_id from credit))
    insert into sales_order_line (company_id, id, sales_order_id, line_number, product_id, description, sales_unit,
      sales_unit_factor, sales_quantity, sales_price, discount_percentage, tax_code, tax_percentage, quantity_ordered,
      corrects_line_id)
    select c.company_id, n.id, c.sales_order_id, n.last_line + n.place, c.product_id, c.description,
      case when n.factor = c.sales_unit_factor then c.sales_unit else p.inventory_unit end, n.factor,
      -n.quantity / n.factor,
      case when n.factor = c.sales_unit_factor then c.sales_price
        else round(c.sales_price / c.sales_unit_factor, 6) end,
      c.discount_percentage, c.tax_code, c.tax_percentage, -n.quantity, c.id
    from credit n
    join sales_order_line c on c.company_id = ${caller.companyId} and c.id = n.line_id
    join product p on p.company_id = c.company_id and p.id = c.product_id`.execute(db)
}
