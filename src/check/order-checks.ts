import { sql } from 'kysely'
import type { Check } from './check.ts'

const figures = sql`json_build_object('ordered', l.quantity_ordered, 'cancelled', l.quantity_cancelled, 'delivered',
  l.quantity_delivered, 'invoiced', l.quantity_invoiced, 'credited', l.quantity_credited) as figures`

/** Of order lines, and of what their documents add up to. */
export const orderChecks: readonly Check[] = [
  {
    name: 'deliveredSum',
    invariant: 'I16',
    statement:
      'What is delivered of an order line is what its posted packing slips, less reversals, and direct invoices say.',
    subject: 'salesOrderLine',
    sql: sql`select l.company_id, l.id,
        json_build_object('delivered', l.quantity_delivered, 'byDocuments', coalesce(d.quantity, 0)) as figures
      from sales_order_line l
      left join (select company_id, id, sum(quantity) as quantity from (
          select company_id, sales_order_line_id as id, quantity - quantity_reversed as quantity
          from packing_slip_line where posted
          union all select company_id, sales_order_line_id, quantity from invoice_line
          where posted and section = 'direct') x group by 1, 2) d using (company_id, id)
      where l.quantity_delivered <> coalesce(d.quantity, 0)`,
  },
  {
    name: 'invoicedSum',
    invariant: 'I16',
    statement: 'What is invoiced of an order line is what its posted invoices and credit notes say.',
    subject: 'salesOrderLine',
    sql: sql`select l.company_id, l.id,
        json_build_object('invoiced', l.quantity_invoiced, 'byDocuments', coalesce(d.quantity, 0)) as figures
      from sales_order_line l
      left join (select company_id, sales_order_line_id as id, sum(quantity) as quantity
        from invoice_line where posted group by 1, 2) d using (company_id, id)
      where l.quantity_invoiced <> coalesce(d.quantity, 0)`,
  },
  {
    name: 'creditedSum',
    invariant: 'I16',
    statement: 'What is credited of an order line is what the lines that correct it have on posted credit notes.',
    subject: 'salesOrderLine',
    sql: sql`select l.company_id, l.id,
        json_build_object('credited', l.quantity_credited, 'byDocuments', coalesce(d.quantity, 0)) as figures
      from sales_order_line l
      left join (select c.company_id, c.corrects_line_id as id, -sum(x.quantity) as quantity
        from sales_order_line c
        join invoice_line x on x.company_id = c.company_id and x.sales_order_line_id = c.id and x.posted
        where c.corrects_line_id is not null group by 1, 2) d using (company_id, id)
      where l.quantity_credited <> coalesce(d.quantity, 0)`,
  },
  {
    name: 'quantitiesWithinOrdered',
    invariant: 'I15',
    statement: 'Of an order line credited ≤ invoiced ≤ delivered ≤ ordered; a negative line delivers nothing.',
    subject: 'salesOrderLine',
    sql: sql`select l.company_id, l.id, ${figures} from sales_order_line l
      where not case when l.quantity_ordered > 0
        then 0 <= l.quantity_cancelled and 0 <= l.quantity_credited and l.quantity_credited <= l.quantity_invoiced
          and l.quantity_invoiced <= l.quantity_delivered
          and l.quantity_delivered + l.quantity_cancelled <= l.quantity_ordered
        else l.quantity_delivered = 0 and l.quantity_ordered <= l.quantity_invoiced and l.quantity_invoiced <= 0 end`,
  },
  {
    name: 'inventoryUnit',
    invariant: 'D12',
    statement: 'Quantities count in the inventory unit: the sales quantity times the factor of its unit.',
    subject: 'salesOrderLine',
    sql: sql`select l.company_id, l.id,
        json_build_object('ordered', l.quantity_ordered, 'sales', l.sales_quantity, 'factor', l.sales_unit_factor)
          as figures
      from sales_order_line l where l.quantity_ordered <> l.sales_quantity * l.sales_unit_factor`,
  },
  {
    name: 'correctedIsFrozen',
    invariant: 'I19',
    statement: 'An order line is frozen if and only if a line of its order with a negative quantity corrects it.',
    subject: 'salesOrderLine',
    sql: sql`select l.company_id, l.id, json_build_object('frozenAt', l.frozen_at) as figures
      from sales_order_line l
      where (l.frozen_at is not null) <> exists (select from sales_order_line c
        where c.company_id = l.company_id and c.sales_order_id = l.sales_order_id and c.corrects_line_id = l.id)`,
  },
  {
    name: 'correctionOfLine',
    invariant: 'D42',
    statement: 'A line corrects a positive line of its own order and product by a negative quantity.',
    subject: 'salesOrderLine',
    sql: sql`select l.company_id, l.id, ${figures}
      from sales_order_line l
      left join sales_order_line c on c.company_id = l.company_id and c.id = l.corrects_line_id
      where l.corrects_line_id is not null and (l.quantity_ordered >= 0 or c.quantity_ordered <= 0
        or (c.sales_order_id, c.product_id) is distinct from (l.sales_order_id, l.product_id))`,
  },
]
