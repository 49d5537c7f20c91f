import { type RawBuilder, sql } from 'kysely'
import type { Context } from '#db/context.ts'
import { takeOrderNumbers } from '#db/order-numbers.ts'

/**
 * The rows of an import that become units now. An order of before is found by its fingerprint, and imported once; it is
 * collated as the order's, so that its index serves.
 */
const newRows = ({ caller }: Context, importId: string) => sql`(
  select *, ('invoice of before ' || invoice_number) collate "default" as fingerprint from sold_unit_import_row
  where company_id = ${caller.companyId} and sold_unit_import_id = ${importId} and outcome = 'next' offset 0)`

/** Locks the orders of earlier imports that an import adds lines to, in key order (law 3). */
export async function lockSoldOrders({ db, caller }: Context, importId: string): Promise<void> {
  await sql`
    select o.id from sales_order o
    where o.company_id = ${caller.companyId} and o.import_fingerprint = any (array(
      select distinct ('invoice of before ' || invoice_number) collate "default" from sold_unit_import_row
      where company_id = ${caller.companyId} and sold_unit_import_id = ${importId} and outcome = 'next'))
    order by o.id for update`.execute(db)
}

/**
 * Makes the orders of an import of units that were sold before Pakbon, with their lines, as delivered and invoiced. An
 * order has the number of its invoice; where another order has that number, the next one of the series.
 */
export async function importSoldOrders(context: Context, importId: string): Promise<void> {
  const { companyId } = context.caller
  const isFree = sql`not exists (select from sales_order o where o.company_id = ${companyId} and o.number = n.number)`
  await insertOrders(context, sql`(select * from (${wanted(context, importId)}) n where ${isFree})`)
  const { rows } = await sql<Wanted>`${wanted(context, importId)}`.execute(context.db)
  if (rows.length > 0) {
    const numbers = await takeOrderNumbers(context, rows.length)
    const column = (key: keyof Wanted) => rows.map((row) => row[key])
    await insertOrders(
      context,
      sql`unnest(${numbers}::text[], ${column('invoice_number')}::text[], ${column('customer_id')}::uuid[],
        ${column('invoice_on')}::date[], ${column('fingerprint')}::text[])`,
    )
  }
  const lines = await insertLines(context, importId)
  if (lines > fewLines) await sql`select gather_statistics_of_order_lines()`.execute(context.db)
}

/** Of so few the database need not learn: whatever refers to them is checked in no time. */
const fewLines = 1000

interface Wanted {
  readonly invoice_number: string
  readonly customer_id: string
  readonly invoice_on: string
  readonly fingerprint: string
}

/** Invoices of before that have no order yet; what is to be its number first. */
function wanted(context: Context, importId: string): RawBuilder<unknown> {
  return sql`select distinct n.invoice_number as number, n.invoice_number, n.customer_id, n.invoice_on, n.fingerprint
    from ${newRows(context, importId)} n
    where not exists (select from sales_order o where o.company_id = n.company_id
      and o.import_fingerprint = n.fingerprint)`
}

async function insertOrders({ db, caller }: Context, orders: RawBuilder<unknown>): Promise<void> {
  await sql`
    insert into sales_order (company_id, id, number, customer_id, currency, ordered_on, invoice_address,
      delivery_address, created_by, import_fingerprint)
    select c.id, gen_random_uuid(), n.number, k.id, c.currency, n.invoice_on, k.invoice_address, k.delivery_address,
      ${caller.actorId}, n.fingerprint
    from ${orders} n(number, invoice_number, customer_id, invoice_on, fingerprint)
    join company c on c.id = ${caller.companyId}
    join customer k on k.company_id = c.id and k.id = n.customer_id`.execute(db)
}

async function insertLines(context: Context, importId: string): Promise<number> {
  const { db, caller } = context
  const { numAffectedRows = 0n } = await sql`
    with n as materialized (
      select sales_order_line_id as id, fingerprint, product_id, sales_price, min(row_number) as first_row,
        count(*) as units from ${newRows(context, importId)} r group by 1, 2, 3, 4)
    insert into sales_order_line (company_id, id, sales_order_id, line_number, product_id, description, sales_unit,
      sales_unit_factor, sales_quantity, sales_price, tax_code, tax_percentage, quantity_ordered, quantity_delivered,
      quantity_invoiced)
    select o.company_id, n.id, o.id, coalesce((select max(e.line_number) from sales_order_line e
        where e.company_id = o.company_id and e.sales_order_id = o.id), 0)
      + row_number() over (partition by o.id order by n.first_row), p.id, p.name, p.inventory_unit, 1, n.units,
      n.sales_price, t.code, coalesce(t.percentage, 0), n.units, n.units, n.units
    from n
    join sales_order o on o.company_id = ${caller.companyId} and o.import_fingerprint = n.fingerprint
    join product p on p.company_id = o.company_id and p.id = n.product_id
    left join tax_code t on t.company_id = p.company_id and t.code = p.tax_code`.execute(db)
  return Number(numAffectedRows)
}
