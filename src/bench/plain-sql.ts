import type pg from 'pg'
import { newId, newIds } from '#db/id.ts'
import type { Stage } from './stage.ts'

/**
 * The rows of the whole flow, from order to posted invoice, in as few statements as possible and in their final state:
 * what no application could do faster.
 */
export async function writeFlow(client: pg.Client, stage: Stage, serials: readonly string[]): Promise<void> {
  const { companyId, actorId, productId, customerId } = stage
  const ids = {
    order: newId(),
    line: newId(),
    slip: newId(),
    slipLine: newId(),
    invoice: newId(),
    invoiceLine: newId(),
  }
  const count = serials.length
  await client.query('begin')
  const { rows } = await client.query<{ n: string; series: string }>({
    name: 'plain_number',
    text: `update number_sequence set next_number = next_number + 1 where company_id = $1
      and document_type in ('packingSlip', 'invoice') returning next_number - 1 as n, document_type as series`,
    values: [companyId],
  })
  const numberOf = (series: string) => Number(rows.find((row) => row.series === series)?.n)
  const [slipNumber, invoiceNumber] = [numberOf('packingSlip'), numberOf('invoice')]
  await client.query({
    name: 'plain_documents',
    text: `with o as (insert into sales_order (company_id, id, number, customer_id, currency, ordered_on, created_by)
        values ($1, $2::uuid, ($2::uuid)::text, $3, 'EUR', now(), $4)),
      ol as (insert into sales_order_line (company_id, id, sales_order_id, line_number, product_id, description, sales_unit,
        sales_unit_factor, sales_quantity, sales_price, quantity_ordered, quantity_delivered, quantity_invoiced)
        values ($1, $5, $2, 1, $6, 'Unit', 'pc', 1, $7::int, 10, $7::int, $7::int, $7::int)),
      s as (insert into packing_slip (company_id, id, sales_order_id, created_by, number, series_number, posting_on, posted_at,
        posted_by) values ($1, $8, $2, $4, 'P' || ($9::bigint)::text, $9::bigint, now(), now(), $4)),
      sl as (insert into packing_slip_line (company_id, id, packing_slip_id, sales_order_line_id, product_id, line_number,
        quantity, serialised, blank_issue_allowed, quantity_registered, quantity_registrable, quantity_invoiced, posted)
        values ($1, $10, $8, $5, $6, 1, $7::int, true, false, $7::int, $7::int, $7::int, true)),
      i as (insert into invoice (company_id, id, sales_order_id, kind, currency, created_by, number, series_number, invoice_on,
        net_amount, tax_amount, gross_amount, posted_at, posted_by)
        values ($1, $11, $2, 'invoice', 'EUR', $4, 'P' || ($12::bigint)::text, $12::bigint, now(), 0, 0, 0, now(), $4)),
      il as (insert into invoice_line (company_id, id, invoice_id, sales_order_line_id, product_id, line_number, section,
        quantity, serialised, blank_issue_allowed, posted) values ($1, $13, $11, $5, $6, 1, 'delivered', $7::int, true, false, true))
      insert into invoice_line_share (company_id, invoice_line_id, packing_slip_line_id, sales_order_line_id, quantity_taken,
        quantity_units, quantity_left, in_part, one_in_part, posted) values ($1, $13, $10, $5, $7::int, $7::int, $7::int, false, true, true)`,
    values: [
      companyId,
      ids.order,
      customerId,
      actorId,
      ids.line,
      productId,
      count,
      ids.slip,
      slipNumber,
      ids.slipLine,
      ids.invoice,
      invoiceNumber,
      ids.invoiceLine,
    ],
  })
  await client.query({
    name: 'plain_units',
    text: `insert into registration (company_id, id, product_id, sales_order_line_id, packing_slip_line_id, invoice_line_id,
        serial_number, serial_key, registered_by, position)
      select $1, u.id, $2, $3, $4, $5, u.s, upper(u.s), $6, u.n
      from unnest($7::uuid[], $8::text[]) with ordinality as u(id, s, n)`,
    values: [companyId, productId, ids.line, ids.slipLine, ids.invoiceLine, actorId, newIds(count), serials],
  })
  await client.query('commit')
}

/** One small packing slip posted by plain statements: lines, order line, number, head, event. */
export async function postPlain(
  client: pg.Client,
  { companyId, actorId }: Stage,
  { slipId, lineId, orderLineId }: { readonly slipId: string; readonly lineId: string; readonly orderLineId: string },
): Promise<void> {
  const query = (name: string, text: string, values: unknown[]) => client.query<{ n: string }>({ name, text, values })
  await client.query('begin')
  await query('post_line', 'update packing_slip_line set posted = true where company_id = $1 and id = $2', [
    companyId,
    lineId,
  ])
  await query(
    'post_order_line',
    'update sales_order_line set quantity_delivered = quantity_delivered + 2 where company_id = $1 and id = $2',
    [companyId, orderLineId],
  )
  const { rows } = await query(
    'post_number',
    `update number_sequence set next_number = next_number + 1
      where company_id = $1 and document_type = 'packingSlip' returning next_number - 1 as n`,
    [companyId],
  )
  const number = Number(rows[0]?.n)
  await query(
    'post_head',
    `update packing_slip set number = 'P' || ($3::bigint)::text, series_number = $3::bigint, posted_at = now(), posted_by = $4, posting_on = now()
      where company_id = $1 and id = $2`,
    [companyId, slipId, number, actorId],
  )
  await query(
    'post_event',
    `insert into event (company_id, id, at, actor_id, kind, subject_id, data) values ($1, $2, now(), $3, 'posted', $4, '{}')`,
    [companyId, newId(), actorId, slipId],
  )
  await client.query('commit')
}
