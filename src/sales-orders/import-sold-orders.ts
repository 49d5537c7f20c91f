import { type RawBuilder, sql } from 'kysely'
import type { Context } from '#db/context.ts'
import { takeOrderNumbers } from '#db/order-numbers.ts'

/** The rows `n` of an import that become units. */
const newRows = ({ caller }: Context, importId: string) => sql`(select * from sold_unit_import_row
  where company_id = ${caller.companyId} and sold_unit_import_id = ${importId} and outcome = 'new')`

/** Which order is that of an invoice of before: it is found by its fingerprint, and imported once. */
const fingerprint = sql`('invoice of before ' || n.invoice_number)`

/** Locks the orders of earlier imports that an import adds lines to, in key order (law 3). */
export async function lockSoldOrders({ db, caller }: Context, importId: string): Promise<void> {
  await sql`
    select o.id from sales_order o
    where o.company_id = ${caller.companyId} and o.import_fingerprint in (
      select ${fingerprint} from sold_unit_import_row n
      where n.company_id = ${caller.companyId} and n.sold_unit_import_id = ${importId} and n.invoice_number is not null)
    order by o.id for update`.execute(db)
}

/**
 * Makes the orders of an import of units that were sold before Pakbon, with their lines, as delivered and invoiced. An
 * order has the number of its invoice; where another order has that number, the next one of the series.
 */
export async function importSoldOrders(context: Context, importId: string): Promise<void> {
  const { db, caller } = context
  await insertOrders(
    context,
    importId,
    sql`select number, number as invoice_number from wanted w
    where not exists (select from sales_order o where o.company_id = ${caller.companyId} and o.number = w.number)`,
  )
  const { rows } = await sql<{ number: string }>`with ${wanted(context, importId)} select number from wanted`.execute(
    db,
  )
  if (rows.length > 0) {
    const invoices = rows.map(({ number }) => number)
    const numbers = await takeOrderNumbers(context, rows.length)
    await insertOrders(
      context,
      importId,
      sql`select number, invoice_number
      from unnest(${numbers}::text[], ${invoices}::text[]) w(number, invoice_number)`,
    )
  }
  await insertLines(context, importId)
}

/** Numbers of invoices that have no order yet. */
function wanted(context: Context, importId: string): RawBuilder<unknown> {
  return sql`wanted as (select distinct n.invoice_number as number from ${newRows(context, importId)} n
    where not exists (select from sales_order o where o.company_id = n.company_id
      and o.import_fingerprint = ${fingerprint}))`
}

async function insertOrders(context: Context, importId: string, numbered: RawBuilder<unknown>): Promise<void> {
  const { db, caller } = context
  await sql`
    with ${wanted(context, importId)}, numbered as (${numbered})
    insert into sales_order (company_id, id, number, customer_id, currency, ordered_on, invoice_address,
      delivery_address, created_by, import_fingerprint)
    select c.id, gen_random_uuid(), w.number, k.id, c.currency, n.invoice_on, k.invoice_address, k.delivery_address,
      ${caller.actorId}, ${fingerprint}
    from (select distinct invoice_number, customer_id, invoice_on from ${newRows(context, importId)} r) n
    join numbered w on w.invoice_number = n.invoice_number
    join company c on c.id = ${caller.companyId}
    join customer k on k.company_id = c.id and k.id = n.customer_id`.execute(db)
}

async function insertLines(context: Context, importId: string): Promise<void> {
  const { db, caller } = context
  await sql`
    insert into sales_order_line (company_id, id, sales_order_id, line_number, product_id, description, sales_unit,
      sales_unit_factor, sales_quantity, sales_price, tax_code, tax_percentage, quantity_ordered, quantity_delivered,
      quantity_invoiced)
    select o.company_id, n.id, o.id, coalesce((select max(e.line_number) from sales_order_line e
        where e.company_id = o.company_id and e.sales_order_id = o.id), 0)
      + row_number() over (partition by o.id order by n.first_row), p.id, p.name, p.inventory_unit, 1, n.units,
      n.sales_price, t.code, coalesce(t.percentage, 0), n.units, n.units, n.units
    from (select sales_order_line_id as id, invoice_number, product_id, sales_price, min(row_number) as first_row,
        count(*) as units from ${newRows(context, importId)} r group by 1, 2, 3, 4) n
    join sales_order o on o.company_id = ${caller.companyId} and o.import_fingerprint = ${fingerprint}
    join product p on p.company_id = o.company_id and p.id = n.product_id
    left join tax_code t on t.company_id = p.company_id and t.code = p.tax_code`.execute(db)
}
