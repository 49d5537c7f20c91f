import { sql } from 'kysely'
import type { Context } from '#db/context.ts'
import { type List, type Page, type PageAsked, readPage, sortBy } from '#db/page.ts'
import { Refused, refuse } from '#domain/refusal.ts'
import type { ConflictView } from './views.ts'

/** Every open unit with the product and serial number of `r`: what each was sold on, and at which till. */
const sales = sql`(select coalesce(json_agg(json_build_object('registrationId', u.id,
    'state', case when i.posted_at is not null then 'invoiced' when s.posted_at is not null then 'shipped'
      else 'registered' end,
    'overridden', exists (select from registration_change x where x.company_id = u.company_id
      and x.registration_id = u.id and x.act = 'overridden'),
    'kind', case when i.id is not null then 'invoice' when s.id is not null then 'packingSlip' else 'salesOrder' end,
    'documentId', coalesce(i.id, s.id, o.id), 'document', coalesce(i.number, s.number, o.number),
    'receiptId', t.id, 'receiptNumber', t.number, 'tillCode', l.code, 'customerId', c.id, 'customerName', c.name,
    'soldOn', coalesce(s.posting_on, i.invoice_on), 'registeredAt', u.registered_at,
    'registeredBy', coalesce(w.name, '')) order by u.registered_at, u.id), '[]')
  from registration u
  join sales_order_line ol on ol.company_id = u.company_id and ol.id = u.sales_order_line_id
  join sales_order o on o.company_id = ol.company_id and o.id = ol.sales_order_id
  join customer c on c.company_id = o.company_id and c.id = o.customer_id
  left join packing_slip_line sl on sl.company_id = u.company_id and sl.id = u.packing_slip_line_id
  left join packing_slip s on s.company_id = sl.company_id and s.id = sl.packing_slip_id
  left join invoice_line il on il.company_id = u.company_id and il.id = u.invoice_line_id
  left join invoice i on i.company_id = il.company_id and i.id = il.invoice_id
  left join register_sale t on t.company_id = i.company_id and t.invoice_id = i.id
  left join till l on l.company_id = t.company_id and l.id = t.till_id
  left join actor w on w.company_id = u.company_id and w.id = u.registered_by
  where u.company_id = r.company_id and u.product_id = r.product_id and u.serial_key = r.serial_key and u.open)`

const list: List<ConflictView, ConflictView> = {
  columns: sql`r.id as "registrationId", r.serial_number as "serialNumber", p.id as "productId",
    p.number as "productNumber", p.name as "productName", h.changed_at as "acceptedAt",
    coalesce(a.name, '') as "acceptedBy", h.reason, ${sales} as sales, case when f.id is not null then
      json_build_object('how', f.how, 'reason', f.reason, 'at', f.settled_at, 'by', coalesce(b.name, '')) end
      as settlement`,
  id: sql`r.id`,
  sorts: { acceptedAt: sortBy('timestamptz', sql`h.changed_at`) },
  sort: 'acceptedAt',
  viewOf: (conflict) => conflict,
}

const source = sql`from registration_change h
  join registration r on r.company_id = h.company_id and r.id = h.registration_id
  join product p on p.company_id = r.company_id and p.id = r.product_id
  left join actor a on a.company_id = h.company_id and a.id = h.changed_by
  left join conflict_settlement f on f.company_id = h.company_id and f.registration_id = h.registration_id
  left join actor b on b.company_id = f.company_id and b.id = f.settled_by`

/** D14, D62: serial numbers that are sold more than once, as long as they are and nobody has settled it; the oldest first. */
export function listConflicts({ db, caller }: Context, asked: PageAsked): Promise<Page<ConflictView>> {
  const open = sql`${source} where h.company_id = ${caller.companyId} and h.act = 'overridden' and r.open
    and f.id is null and exists (select from registration x where x.company_id = r.company_id
      and x.serial_key = r.serial_key and x.product_id = r.product_id and x.open and x.id <> r.id)`
  return readPage(db, list, open, asked)
}

/** One conflict, settled or not. */
export async function readConflict({ db, caller }: Context, registrationId: string): Promise<ConflictView> {
  const { rows } = await sql<ConflictView>`
    select ${list.columns} ${source} where h.company_id = ${caller.companyId} and h.act = 'overridden'
      and h.registration_id = ${registrationId} order by h.changed_at limit 1`.execute(db)
  if (!rows[0]) throw new Refused([refuse('NOT_FOUND', { what: `conflict of registration ${registrationId}` })])
  return rows[0]
}
