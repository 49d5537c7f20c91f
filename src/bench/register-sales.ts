import type pg from 'pg'
import { newId } from '#db/id.ts'
import { newSerials } from './documents.ts'
import { call } from './http-client.ts'
import { perSecond, ratesInTurns } from './measure.ts'
import { type Result, rate } from './result.ts'
import type { Stage } from './stage.ts'
import { type BenchTill, openTills } from './tills.ts'

const tillCount = 8
const duration = 3000

/** Sales of one unit, kept as a ticket and paid in cash, at eight tills of one company; the same rows by plain SQL. */
export async function benchRegisterSales(stage: Stage, rounds: number): Promise<Result> {
  const tills = await openTills(stage, tillCount)
  const ours = () =>
    perSecond(tillCount, duration, async (index) => {
      const till = tills[index]
      if (till) await sell(till, stage)
    })
  const theirs = () =>
    perSecond(tillCount, duration, async (index) => {
      const [till, raw] = [tills[index], stage.raw[index]]
      if (till && raw) await sellPlain(raw, stage, till)
    })
  await ours()
  await theirs()
  const rates = await ratesInTurns(rounds, ours, theirs)
  for (const { client } of tills) client.close()
  return rate('register sales over HTTP, 8 tills; the same rows by plain SQL', rates.ours, rates.theirs, 0.08, 40)
}

async function sell({ client }: BenchTill, { productId }: Stage): Promise<void> {
  const [serialNumber] = newSerials(1)
  const lines = [{ id: newId(), productId, quantity: 1, units: [{ serialNumber }] }]
  const payments = [{ tender: 'CASH', amount: '20' }]
  const path = `/register-sales/${newId()}`
  await call(client, 'PUT', path, { lines })
  await call(client, 'POST', `${path}/posting`, { lines, payments, soldAt: new Date().toISOString() })
}

/** A sale in its final state, in as few statements as possible: what no application could do faster. */
async function sellPlain(raw: pg.Client, stage: Stage, till: BenchTill): Promise<void> {
  const { companyId, actorId, productId, customerId } = stage
  const [serial] = newSerials(1)
  await raw.query('begin')
  const { rows } = await raw.query<{ n: string; series: string }>({
    name: 'plain_sale_number',
    text: `update number_sequence set next_number = next_number + 1 where company_id = $1
      and document_type in ('invoice', $2) returning next_number - 1 as n, document_type as series`,
    values: [companyId, `receipt ${till.id}`],
  })
  const numberOf = (isInvoice: boolean) => Number(rows.find(({ series }) => (series === 'invoice') === isInvoice)?.n)
  const ids = Array.from({ length: 7 }, newId)
  const numbers = [numberOf(true), numberOf(false)]
  await raw.query({
    name: 'plain_sale',
    text: plainSale,
    values: [companyId, actorId, productId, customerId, till.id, till.shiftId, serial, ...numbers, ...ids],
  })
  await raw.query('commit')
}

const plainSale = `with o as (
    insert into sales_order (company_id, id, number, customer_id, currency, ordered_on, created_by)
    values ($1, $10::uuid, ($10::uuid)::text, $4, 'EUR', now(), $2)),
  ol as (
    insert into sales_order_line (company_id, id, sales_order_id, line_number, product_id, description, sales_unit,
      sales_unit_factor, sales_quantity, sales_price, quantity_ordered, quantity_delivered, quantity_invoiced)
    values ($1, $11, $10, 1, $3, 'Unit', 'pc', 1, 1, 10, 1, 1, 1)),
  i as (
    insert into invoice (company_id, id, sales_order_id, kind, currency, created_by, number, series_number, invoice_on,
      net_amount, tax_amount, gross_amount, posted_at, posted_by)
    values ($1, $12, $10, 'invoice', 'EUR', $2, 'P' || ($8::bigint)::text, $8::bigint, now(), 10, 2.1, 12.1, now(), $2)),
  il as (
    insert into invoice_line (company_id, id, invoice_id, sales_order_line_id, product_id, line_number, section, quantity,
      serialised, blank_issue_allowed, quantity_registered, quantity_registrable, posted)
    values ($1, $13, $12, $11, $3, 1, 'direct', 1, true, false, 1, 1, true)),
  u as (
    insert into registration (company_id, id, product_id, sales_order_line_id, invoice_line_id, serial_number, serial_key,
      registered_by)
    values ($1, $14, $3, $11, $13, $7::text, $7::text, $2)),
  r as (
    insert into register_sale (company_id, id, till_id, customer_id, state, created_by, sales_order_id, invoice_id,
      shift_id, sold_at, number, series, series_number, numbered_at, posted_at, posted_by, net_amount, tax_amount,
      gross_amount, rounding_amount)
    values ($1, $15, $5::uuid, $4, 'posted', $2, $10, $12, $6, now(), 'P' || ($5::uuid)::text || ($9::bigint)::text,
      'receipt ' || ($5::uuid)::text, $9::bigint, now(), now(), $2, 10, 2.1, 12.1, 0)),
  p as (
    insert into payment (company_id, id, receipt_id, position, tender_code, amount, is_change)
    select $1, gen_random_uuid(), $15, position, 'CASH', amount, amount < 0
    from (values (1, 20), (2, -7.9)) as n(position, amount))
  insert into event (company_id, id, at, actor_id, kind, subject_id)
    values ($1, $16, now(), $2, 'receiptPosted', $15)`
