import { sql } from 'kysely'
import type { CoverageTerm, UnitTerm } from '#domain/coverage-terms.ts'
import type { UnitLink, UnitReturnView } from './coverage-views.ts'

/** What `coverageColumns` read of a unit. */
export interface CoverageColumns {
  readonly productTerms: readonly CoverageTerm[]
  readonly unitTerms: readonly UnitTerm[]
  readonly returns: readonly UnitReturnView[]
  readonly replaces: UnitLink | null
  readonly replacementMinimumDays: number
}

/** D4: the terms that come with every unit of the product. */
const productTerms = sql`(
  select coalesce(json_agg(json_build_object('kind', t.kind, 'basis', t.basis, 'name', t.name, 'length', t.length,
    'unit', t.unit, 'startsFrom', t.starts_from) order by t.id), '[]')
  from coverage_term t where t.company_id = r.company_id and t.product_id = r.product_id)`

/** The line that sold a term `u`, with the first invoice that has it. */
const termSale = sql`(
  select json_build_object('order', o.number, 'line', l.line_number, 'invoice', f.number, 'invoicedOn', f.invoice_on,
    'credited', l.quantity_invoiced > 0 and l.quantity_credited >= l.quantity_invoiced)
  from sales_order_line l
  join sales_order o on o.company_id = l.company_id and o.id = l.sales_order_id
  left join lateral (select v.number, v.invoice_on from invoice_line il
    join invoice v on v.company_id = il.company_id and v.id = il.invoice_id
    where il.company_id = l.company_id and il.sales_order_line_id = l.id and v.posted_at is not null
      and v.kind <> 'creditNote' and il.quantity > 0
    order by v.invoice_on, v.number limit 1) f on true
  where l.company_id = u.company_id and l.id = u.sales_order_line_id)`

/** D53: the terms of this unit alone. */
const unitTerms = sql`(
  select coalesce(json_agg(json_build_object('id', u.id, 'kind', u.kind, 'basis', u.basis, 'name', u.name,
    'length', u.length, 'unit', u.unit, 'startsFrom', u.starts_from, 'startsOn', u.starts_on,
    'insteadOfProduct', u.instead_of_product, 'reason', u.reason,
    'sale', case when u.sales_order_line_id is not null then ${termSale} end,
    'withdrawn', case when u.withdrawn_at is not null then json_build_object(
      'on', (u.withdrawn_at at time zone k.time_zone)::date, 'reason', u.withdrawal_reason) end
    ) order by u.added_at, u.id), '[]')
  from unit_coverage_term u where u.company_id = r.company_id and u.registration_id = r.id)`

const linkOf = sql`json_build_object('registrationId', x.id, 'serialNumber', x.serial_number,
  'productNumber', xp.number)`

/** The unit that is sent on the line that replaces `w`; such a line is never invoiced. */
const replacedBy = sql`(
  select ${linkOf} from packing_slip_line l
  join registration x on x.company_id = l.company_id and x.packing_slip_line_id = l.id
    and (x.open or x.closed_as = 'returned')
  join product xp on xp.company_id = x.company_id and xp.id = x.product_id
  where l.company_id = w.company_id and l.sales_order_line_id = w.replacement_line_id
  order by x.open desc, x.registered_at desc limit 1)`

/** D50: the returns of a unit, as far as they are. */
const returns = sql`(
  select coalesce(json_agg(json_build_object('id', w.id,
    'state', case when w.closed_as is not null then w.closed_as when w.posted then 'received'
      when w.return_receipt_line_id is not null then 'receiving' else 'announced' end,
    'disposition', w.disposition, 'reasonCode', w.return_reason_code,
    'returnOrderId', wo.id, 'returnOrderNumber', wo.number, 'receiptId', wr.id, 'receiptNumber', wr.number,
    'receivedOn', wr.posting_on, 'sentBackOn', wb.sent_back_on,
    'creditNote', (select json_build_object('id', c.id, 'number', c.number) from invoice_line cl
      join invoice c on c.company_id = cl.company_id and c.id = cl.invoice_id
      where cl.company_id = w.company_id and cl.id = w.credit_line_id),
    'replacedBy', case when w.replacement_line_id is not null then ${replacedBy} end
    ) order by w.announced_at, w.id), '[]')
  from return_unit w
  join return_order_line wl on wl.company_id = w.company_id and wl.id = w.return_order_line_id
  join return_order wo on wo.company_id = wl.company_id and wo.id = wl.return_order_id
  left join return_receipt_line wq on wq.company_id = w.company_id and wq.id = w.return_receipt_line_id
  left join return_receipt wr on wr.company_id = wq.company_id and wr.id = wq.return_receipt_id
  left join repair_return wb on wb.company_id = w.company_id and wb.return_unit_id = w.id
  where w.company_id = r.company_id and w.registration_id = r.id and w.closed_as is distinct from 'removed')`

/** The unit in whose place this one was sent. */
const replaces = sql`case when ol.free_of_charge then (
  select ${linkOf} from return_unit w
  join registration x on x.company_id = w.company_id and x.id = w.registration_id
  join product xp on xp.company_id = x.company_id and xp.id = x.product_id
  where w.company_id = r.company_id and w.replacement_line_id = r.sales_order_line_id) end`

/** All that the coverage and the place of a registration `r` follow from, beside its documents and company `k`. */
export const coverageColumns = sql`${productTerms} as "productTerms", ${unitTerms} as "unitTerms",
  ${returns} as returns, ${replaces} as replaces, k.replacement_minimum_days as "replacementMinimumDays"`
