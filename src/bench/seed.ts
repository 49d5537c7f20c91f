import type pg from 'pg'
import { newId } from '#db/id.ts'
import type { Stage } from './stage.ts'

const unitsOfOrder = 10_000

/**
 * Adds sold units until there are so many: orders of 10,000, shipped and invoiced, all of one product, as rows and not
 * through the server. Vacuumed afterwards, since a fresh table flatters everybody.
 */
export async function seedSoldUnits(stage: Stage, units: number, progress: (text: string) => void): Promise<void> {
  const owner = stage.raw[0]
  if (!owner) throw new Error('no connection')
  const { rows } = await owner.query<{ count: string }>('select count(*) from packing_slip where company_id = $1', [
    stage.companyId,
  ])
  const first = Number(rows[0]?.count ?? 0)
  const orders = Math.ceil(units / unitsOfOrder)
  await owner.query("set session_replication_role = 'replica'")
  for (let order = first; order < orders; order++) {
    await seedOrder(owner, stage, order)
    if (order % 10 === 9) progress(`${(order + 1) * unitsOfOrder} units`)
  }
  await owner.query("set session_replication_role = 'origin'")
  await owner.query(`update number_sequence set next_number = greatest(next_number, $2) where company_id = $1`, [
    stage.companyId,
    orders + 1,
  ])
  await owner.query('vacuum (analyze)')
}

/** The serial number of the n-th sold unit. */
export function soldSerial(n: number): string {
  return `SOLD${String(n).padStart(10, '0')}`
}

async function seedOrder(
  owner: pg.Client,
  { companyId, actorId, productId, customerId }: Stage,
  order: number,
): Promise<void> {
  const [orderId, lineId, slipId, slipLineId, invoiceId, invoiceLineId] = [
    newId(),
    newId(),
    newId(),
    newId(),
    newId(),
    newId(),
  ]
  const number = order + 1
  const run = (text: string, values: unknown[]) => owner.query(text, values)
  await run(
    `insert into sales_order (company_id, id, number, customer_id, currency, ordered_on, created_by)
      values ($1, $2, $3, $4, 'EUR', '2025-01-01', $5)`,
    [companyId, orderId, `SEED-${number}`, customerId, actorId],
  )
  await run(
    `insert into sales_order_line (company_id, id, sales_order_id, line_number, product_id, description, sales_unit,
      sales_unit_factor, sales_quantity, sales_price, quantity_ordered, quantity_delivered, quantity_invoiced)
      values ($1, $2, $3, 1, $4, 'Unit', 'pc', 1, $5::int, 10, $5::int, $5::int, $5::int)`,
    [companyId, lineId, orderId, productId, unitsOfOrder],
  )
  await run(
    `insert into packing_slip (company_id, id, sales_order_id, created_by, number, series_number, posting_on, posted_at, posted_by)
      values ($1, $2, $3, $4, $5, $6, '2025-01-02', '2025-01-02', $4)`,
    [companyId, slipId, orderId, actorId, `SEED-PS-${number}`, number],
  )
  await run(
    `insert into packing_slip_line (company_id, id, packing_slip_id, sales_order_line_id, product_id, line_number, quantity,
      serialised, blank_issue_allowed, quantity_registered, quantity_registrable, quantity_invoiced, posted)
      values ($1, $2, $3, $4, $5, 1, $6::int, true, false, $6::int, $6::int, $6::int, true)`,
    [companyId, slipLineId, slipId, lineId, productId, unitsOfOrder],
  )
  await run(
    `insert into invoice (company_id, id, sales_order_id, kind, currency, created_by, number, series_number, invoice_on,
      net_amount, tax_amount, gross_amount, posted_at, posted_by)
      values ($1, $2, $3, 'invoice', 'EUR', $4, $5, $6, '2025-01-03', 0, 0, 0, '2025-01-03', $4)`,
    [companyId, invoiceId, orderId, actorId, `SEED-INV-${number}`, number],
  )
  await run(
    `insert into invoice_line (company_id, id, invoice_id, sales_order_line_id, product_id, line_number, section, quantity,
      serialised, blank_issue_allowed, posted) values ($1, $2, $3, $4, $5, 1, 'delivered', $6, true, false, true)`,
    [companyId, invoiceLineId, invoiceId, lineId, productId, unitsOfOrder],
  )
  await run(
    `insert into invoice_line_share (company_id, invoice_line_id, packing_slip_line_id, sales_order_line_id, quantity_taken,
      quantity_units, quantity_left, in_part, one_in_part, posted) values ($1, $2, $3, $4, $5::int, $5::int, $5::int, false, true, true)`,
    [companyId, invoiceLineId, slipLineId, lineId, unitsOfOrder],
  )
  await run(
    `insert into registration (company_id, id, product_id, sales_order_line_id, packing_slip_line_id, invoice_line_id,
      serial_number, serial_key, registered_at, registered_by, position)
      select $1, gen_random_uuid(), $2, $3, $4, $5, s, s, '2025-01-01', $6, n
      from (select n, 'SOLD' || lpad((($7::bigint) * ${unitsOfOrder} + n - 1)::text, 10, '0') as s
        from generate_series(1, ${unitsOfOrder}) n) g`,
    [companyId, productId, lineId, slipLineId, invoiceLineId, actorId, order],
  )
}
