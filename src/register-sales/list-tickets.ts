import { sql } from 'kysely'
import type { Context } from '#db/context.ts'
import { type List, type Page, type PageAsked, readPage, sortBy } from '#db/page.ts'
import { isOneOf } from '#db/search.ts'
import type { RegisterSaleHead } from './views.ts'

export interface TicketFilter {
  /** One or several, with commas between them. */
  readonly state?: string | undefined
  readonly tillId?: string | undefined
}

const list: List<RegisterSaleHead, RegisterSaleHead> = {
  columns: sql`r.id, r.state, t.id as "tillId", t.code as "tillCode", c.id as "customerId", c.name as "customerName",
    r.note, n.lines, n.net::text as net, r.created_at as "createdAt", r.changed_at as "changedAt",
    coalesce(a.name, '') as cashier, r.offline_number as "offlineNumber"`,
  id: sql`r.id`,
  sorts: { changedAt: sortBy('timestamptz', sql`r.changed_at`) },
  sort: '-changedAt',
  viewOf: (ticket) => ticket,
}

/** Tickets that wait: open, parked, or stranded ones (D61, D62); the one that changed last comes first. */
export function listTickets({ db, caller }: Context, asked: TicketFilter & PageAsked): Promise<Page<RegisterSaleHead>> {
  const { state = 'open,parked,stranded', tillId } = asked
  const source = sql`from register_sale r
    join till t on t.company_id = r.company_id and t.id = r.till_id
    join customer c on c.company_id = r.company_id and c.id = r.customer_id
    left join actor a on a.company_id = r.company_id and a.id = r.created_by
    cross join lateral (select count(*)::int as lines, coalesce(sum(round(l.quantity_ordered * l.sales_price
        / l.sales_unit_factor * (1 - l.discount_percentage / 100), 2)), 0.00) as net
      from sales_order_line l where l.company_id = r.company_id and l.sales_order_id = r.sales_order_id
        and l.quantity_cancelled < l.quantity_ordered) n
    where r.company_id = ${caller.companyId} and r.state in ('open', 'parked', 'stranded')
      ${isOneOf(state, sql`r.state`)} ${tillId ? sql`and r.till_id = ${tillId}` : sql``}`
  return readPage(db, list, source, asked)
}
