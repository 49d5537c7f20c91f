import { type RawBuilder, sql } from 'kysely'
import type { Context } from '#db/context.ts'
import { type List, type Page, type PageAsked, readPage, sortBy, sortByOptional } from '#db/page.ts'
import { containing, inPeriod, isOneOf } from '#db/search.ts'
import { salesOrderHead, salesOrderSource, salesOrderState } from './read-sales-orders.ts'
import type { SalesOrderHeadView } from './views.ts'

export interface SalesOrderFilter {
  /** One or several, with commas between them. */
  readonly state?: string | undefined
  readonly customerId?: string | undefined
  readonly number?: string | undefined
  readonly text?: string | undefined
  readonly search?: string | undefined
  readonly from?: string | undefined
  readonly to?: string | undefined
}

export const salesOrderSorts = {
  number: sortBy('text', sql`o.number`),
  customerNumber: sortBy('text', sql`c.number`),
  customerName: sortBy('text', sql`c.name`),
  customerReference: sortByOptional('text', sql`o.customer_reference`),
  customerOrderNumber: sortByOptional('text', sql`o.customer_order_number`),
  orderedOn: sortBy('date', sql`o.ordered_on`),
  requestedDeliveryOn: sortByOptional('date', sql`o.requested_delivery_on`),
  createdAt: sortBy('timestamptz', sql`o.created_at`),
}

const list: List<SalesOrderHeadView, SalesOrderHeadView> = {
  columns: salesOrderHead,
  id: sql`o.id`,
  sorts: salesOrderSorts,
  sort: '-createdAt',
  viewOf: (order) => order,
}

/** Sales orders, newest first where no other sort is asked for. */
export function listSalesOrders(
  { db, caller }: Context,
  asked: SalesOrderFilter & PageAsked,
): Promise<Page<SalesOrderHeadView>> {
  const { customerId, number, text, search, state } = asked
  const source = sql`from ${salesOrderSource} where o.company_id = ${caller.companyId}
    ${customerId ? sql`and o.customer_id = ${customerId}` : sql``} ${number ? sql`and o.number = ${number}` : sql``}
    ${containing(text ?? search, ...searched)} ${inPeriod(asked, sql`o.ordered_on`)}
    ${amongUnfinished(state)} ${isOneOf(state, salesOrderState)}`
  return readPage(db, list, source, asked)
}

const searched = [sql`o.number`, sql`o.customer_order_number`, sql`o.customer_reference`, sql`c.name`, sql`c.number`]

/** Most orders are invoiced in the end: those that are not are found by the index of their lines. */
function amongUnfinished(state: string | undefined): RawBuilder<unknown> {
  if (state === undefined || /invoiced|cancelled/.test(state)) return sql``
  return sql`and o.id in (select l.sales_order_id from sales_order_line l where l.company_id = o.company_id
    and case when l.free_of_charge then l.quantity_delivered else l.quantity_invoiced end
      <> l.quantity_ordered - l.quantity_cancelled)`
}
