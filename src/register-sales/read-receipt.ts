import { type RawBuilder, sql } from 'kysely'
import type { Context } from '#db/context.ts'
import { type PricedLine, type RateTotal, type Totals, totals } from '#domain/money.ts'
import { sumMoney } from '#domain/payment.ts'
import { type Refusal, Refused, refuse } from '#domain/refusal.ts'
import { type CreditPart, creditOf } from '#domain/register-sale.ts'
import { refusalText } from '#terms/text.ts'
import type { ReceiptLineView, ReceiptReturnView, ReceiptView } from './receipt-views.ts'

type LineRow = Omit<ReceiptLineView, 'netAmount' | 'grossAmount'> & {
  readonly inventoryQuantity: number
  readonly salesUnitFactor: number
}
type ReturnRow = Omit<ReceiptReturnView, 'netAmount' | 'grossAmount'> & { readonly credit: CreditPart }

interface ReceiptRow extends Omit<ReceiptView, 'lines' | 'returns' | 'totals' | 'stranded' | 'creditNotes'> {
  readonly lines: readonly LineRow[]
  readonly returns: readonly ReturnRow[]
  readonly rounding: string
  readonly creditNotes: readonly {
    readonly id: string
    readonly number: string
    readonly lines: readonly PricedLine[]
  }[]
  readonly strandedBecause: readonly Refusal[] | null
}

const json = (rows: RawBuilder<unknown>) => sql`(select coalesce(json_agg(x), '[]') from (${rows}) x)`

/** D62: the serial number of a unit `u` is another open unit's too, and nobody has said what to do about it. */
const inConflict = sql`u.open and not exists (select from conflict_settlement f where f.company_id = u.company_id
    and f.registration_id = u.id)
  and exists (select from registration_change h where h.company_id = u.company_id and h.registration_id = u.id
    and h.act = 'overridden')
  and exists (select from registration e where e.company_id = u.company_id and e.serial_key = u.serial_key
    and e.product_id = u.product_id and e.open and e.id <> u.id)`

const lines = json(sql`
  select l.id, l.line_number as "lineNumber", p.id as "productId", p.number as "productNumber", l.description,
    l.sales_unit as unit, l.sales_unit_factor as "salesUnitFactor", l.sales_quantity::float8 as quantity,
    il.quantity::float8 as "inventoryQuantity", trim_scale(l.sales_price)::text as price,
    trim_scale(l.discount_percentage)::text as "discountPercentage",
    trim_scale(l.tax_percentage)::text as "taxPercentage", il.serialised, (
      select coalesce(json_agg(json_build_object('registrationId', u.id, 'serialNumber', u.serial_number,
        'state', case when u.closed_as = 'returned' then 'returned' else 'sold' end, 'conflict', ${inConflict})
        order by u.registered_at, u.position, u.id), '[]')
      from registration u where u.company_id = il.company_id and u.invoice_line_id = il.id
        and coalesce(u.closed_as, '') <> 'removed') as units
  from invoice_line il
  join sales_order_line l on l.company_id = il.company_id and l.id = il.sales_order_line_id
  join product p on p.company_id = l.company_id and p.id = l.product_id
  where il.company_id = r.company_id and il.invoice_id = r.invoice_id
    and il.quantity > 0 order by il.line_number`)

/** What came back: units one by one, and quantities. */
const returns = json(sql`
  select p.number as "productNumber", coalesce(ol.description, p.name) as description,
    u.serial_number as "serialNumber", case when u.id is null then rl.quantity else 1 end::float8 as quantity,
    coalesce(u.return_reason_code, rl.return_reason_code) as "returnReasonCode",
    coalesce(u.disposition, rl.disposition) as disposition,
    json_build_object('salesOrderId', null, 'salesOrderLineId', null,
      'quantity', case when u.id is null then rl.quantity else 1 end, 'salesUnitFactor', coalesce(ol.sales_unit_factor, 1),
      'salesPrice', coalesce(ol.sales_price, rl.sales_price, 0)::text,
      'discountPercentage', coalesce(ol.discount_percentage, 0)::text,
      'taxPercentage', coalesce(ol.tax_percentage, t.percentage, 0)::text) as credit
  from return_order_line rl
  join product p on p.company_id = rl.company_id and p.id = rl.product_id
  left join return_unit u on u.company_id = rl.company_id and u.return_order_line_id = rl.id and u.posted
  left join sales_order_line ol on ol.company_id = rl.company_id and ol.id = rl.sales_order_line_id
  left join tax_code t on t.company_id = rl.company_id and t.code = coalesce(rl.tax_code, p.tax_code)
  where rl.company_id = r.company_id and rl.return_order_id = r.return_order_id
  order by rl.line_number, u.position, u.id`)

const creditNotes = json(sql`
  select i.id, i.number, (select json_agg(json_build_object('quantity', l.quantity, 'salesUnitFactor', ol.sales_unit_factor,
      'salesPrice', ol.sales_price::text, 'discountPercentage', ol.discount_percentage::text,
      'taxPercentage', ol.tax_percentage::text) order by l.line_number)
    from invoice_line l join sales_order_line ol on ol.company_id = l.company_id and ol.id = l.sales_order_line_id
    where l.company_id = i.company_id and l.invoice_id = i.id) as lines
  from invoice i where i.company_id = r.company_id and i.id = any(r.credit_note_ids) order by i.series_number`)

const payments = json(sql`
  select p.tender_code as tender, t.name, t.kind, p.amount::text as amount, p.is_change as "isChange", p.reference,
    v.code as "voucherCode"
  from payment p
  join tender_type t on t.company_id = p.company_id and t.code = p.tender_code
  left join voucher v on v.company_id = p.company_id and v.id = p.voucher_id
  where p.company_id = r.company_id and p.receipt_id = r.id order by p.position`)

const vouchers = json(sql`
  select v.code, v.amount::text as amount, v.balance::text as balance from voucher v
  where v.company_id = r.company_id and v.receipt_id = r.id order by v.id`)

/** One receipt whole, in one query; a sale that is being posted as it will be. */
export async function readReceipt({ db, caller }: Context, id: string): Promise<ReceiptView> {
  const { rows } = await sql<ReceiptRow>`
    select r.id, r.state, coalesce(r.number, '') as number, r.edition, t.id as "tillId", t.code as "tillCode",
      t.name as "tillName", r.shift_id as "shiftId", coalesce(a.name, '') as cashier, r.sold_at as "soldAt",
      r.posted_at as "postedAt", r.offline_number is not null as offline, c.id as "customerId",
      c.number as "customerNumber", c.name as "customerName", r.note, coalesce(o.currency, y.currency) as currency,
      r.sales_order_id as "salesOrderId", r.invoice_id as "invoiceId", i.number as "invoiceNumber",
      r.return_order_id as "returnOrderId", coalesce(r.rounding_amount, 0.00)::text as rounding,
      r.stranded_because as "strandedBecause", ${lines} as lines, ${returns} as returns,
      ${creditNotes} as "creditNotes", ${payments} as payments, ${vouchers} as vouchers,
      case when b.invoice_id is not null then json_build_object('customerId', bc.id, 'customerNumber', bc.number,
        'name', bc.name, 'address', b.invoice_address) end as buyer
    from register_sale r
    join company y on y.id = r.company_id
    join till t on t.company_id = r.company_id and t.id = r.till_id
    join customer c on c.company_id = r.company_id and c.id = r.customer_id
    left join actor a on a.company_id = r.company_id and a.id = coalesce(r.posted_by, r.created_by)
    left join sales_order o on o.company_id = r.company_id and o.id = r.sales_order_id
    left join invoice i on i.company_id = r.company_id and i.id = r.invoice_id
    left join invoice_buyer b on b.company_id = r.company_id and b.invoice_id = r.invoice_id
    left join customer bc on bc.company_id = b.company_id and bc.id = b.customer_id
    where r.company_id = ${caller.companyId} and r.id = ${id} and r.sold_at is not null`.execute(db)
  const row = rows[0]
  if (!row) throw new Refused([refuse('NOT_FOUND', { what: `receipt ${id}` })])
  return receiptView(row, caller.language)
}

function receiptView(row: ReceiptRow, language: 'nl' | 'en'): ReceiptView {
  const { lines: sold, returns: back, rounding, strandedBecause, creditNotes: notes, ...receipt } = row
  // One that is being posted has its shift already.
  const isStranded = receipt.state === 'stranded' && receipt.shiftId === null
  const all = [totals(isStranded ? [] : sold.map(pricedLine)), ...notes.map((note) => totals(note.lines))]
  const sum = (of: (one: Totals) => string) => sumMoney(...all.map(of))
  const gross = sum((one) => one.gross)
  const because = (strandedBecause ?? []).map((one) => ({ ...one, text: refusalText(one, language) }))
  return {
    ...receipt,
    lines: isStranded ? [] : sold.map(lineView),
    returns: back.map(returnView),
    creditNotes: notes.map(({ id, number }) => ({ id, number })),
    totals: {
      net: sum((one) => one.net),
      tax: sum((one) => one.tax),
      gross,
      rounding,
      toPay: sumMoney(gross, rounding),
      perRate: perRate(all),
    },
    stranded: isStranded ? { because } : null,
  }
}

function pricedLine({ inventoryQuantity: quantity, price: salesPrice, ...line }: LineRow): PricedLine {
  return { ...line, quantity, salesPrice }
}

function lineView(line: LineRow): ReceiptLineView {
  const { net, gross } = totals([pricedLine(line)])
  const { inventoryQuantity: _, salesUnitFactor: __, ...view } = line
  return { ...view, netAmount: net, grossAmount: gross }
}

function returnView({ credit, ...row }: ReturnRow): ReceiptReturnView {
  const { net, gross } = row.disposition === 'credit' ? creditOf(credit) : { net: '0.00', gross: '0.00' }
  return { ...row, netAmount: net, grossAmount: gross }
}

/** Taxes of the invoice less those of the credit notes. */
function perRate(all: readonly Totals[]): RateTotal[] {
  const rates = all.flatMap((one) => one.perRate)
  return [...new Set(rates.map(({ percentage }) => percentage))].map((percentage) => {
    const own = rates.filter((rate) => rate.percentage === percentage)
    return { percentage, net: sumMoney(...own.map(({ net }) => net)), tax: sumMoney(...own.map(({ tax }) => tax)) }
  })
}
