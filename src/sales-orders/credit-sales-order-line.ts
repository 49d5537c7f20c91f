import { sql } from 'kysely'
import type { Context } from '#db/context.ts'
import { newId } from '#db/id.ts'
import { inInventoryUnit } from '#domain/money.ts'
import { Refused, refuse, throwIfRefused } from '#domain/refusal.ts'
import { type LineToCredit, reviewCreditLine, reviewWholeUnits } from '#domain/sales-order.ts'
import { recordEvent } from '#events/record.ts'
import { returnedToCredit } from './returned-to-credit.ts'
import { lockSalesOrder, touchSalesOrder } from './store.ts'
import type { CreditToMake } from './views.ts'

/**
 * D42, D52: corrects an invoiced line by a line with a negative quantity, which a credit note then takes. From now on
 * the serial numbers of the corrected line stay as they are. Returns the new line's id.
 */
export async function creditSalesOrderLine(
  context: Context,
  salesOrderId: string,
  lineId: string,
  { id = newId(), quantity, reason = '' }: CreditToMake,
): Promise<string> {
  await lockSalesOrder(context, salesOrderId)
  const line = await readLine(context, salesOrderId, lineId)
  const units = inInventoryUnit(quantity, line.salesUnitFactor)
  throwIfRefused([...reviewWholeUnits(line, units), ...reviewCreditLine(line, units)])
  await insertCreditLine(context, lineId, id, quantity)
  await touchSalesOrder(context, salesOrderId)
  await recordEvent(context, { kind: 'salesOrderLineCredited', subjectId: lineId, data: { quantity, reason } })
  return id
}

async function readLine({ db, caller }: Context, salesOrderId: string, lineId: string) {
  const { rows } = await sql<LineToCredit & { salesUnitFactor: number; serialised: boolean }>`
    select l.line_number as "lineNumber", l.sales_unit_factor as "salesUnitFactor",
      p.kind = 'stocked' and coalesce(p.group_active_in_sales_process, false) as serialised,
      l.quantity_invoiced::float8 as invoiced, l.quantity_credited::float8 as credited,
      coalesce((select sum(n.quantity_invoiced - n.quantity_ordered) from sales_order_line n
        where n.company_id = l.company_id and n.sales_order_id = l.sales_order_id and n.corrects_line_id = l.id), 0)::float8
        as waiting,
      (select ${returnedToCredit} from sales_order_line ol where ol.company_id = l.company_id and ol.id = l.id)::float8
        as returned
    from sales_order_line l
    join product p on p.company_id = l.company_id and p.id = l.product_id
    where l.company_id = ${caller.companyId} and l.sales_order_id = ${salesOrderId} and l.id = ${lineId}
      and l.quantity_ordered > 0`.execute(db)
  const line = rows[0]
  if (!line) throw new Refused([refuse('NOT_FOUND', { what: `sales order line ${lineId}` })])
  return line
}

async function insertCreditLine({ db, caller }: Context, lineId: string, id: string, quantity: number): Promise<void> {
  await sql`
    with corrected as (
      update sales_order_line set frozen_at = coalesce(frozen_at, clock_timestamp())
      where company_id = ${caller.companyId} and id = ${lineId} returning *)
    insert into sales_order_line (company_id, id, sales_order_id, line_number, product_id, description, sales_unit,
      sales_unit_factor, sales_quantity, sales_price, discount_percentage, tax_code, tax_percentage, quantity_ordered,
      corrects_line_id)
    select c.company_id, ${id}, c.sales_order_id, (select max(line_number) + 1 from sales_order_line m
        where m.company_id = c.company_id and m.sales_order_id = c.sales_order_id),
      c.product_id, c.description, c.sales_unit, c.sales_unit_factor, -${quantity}::numeric, c.sales_price,
      c.discount_percentage, c.tax_code, c.tax_percentage, -${quantity}::numeric * c.sales_unit_factor, c.id
    from corrected c`.execute(db)
}
