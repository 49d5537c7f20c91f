import { type RawBuilder, sql } from 'kysely'
import type { Context } from '#db/context.ts'
import { type List, type Page, type PageAsked, readPage, sortBy, sortByOptional } from '#db/page.ts'
import { containing, inPeriod, isOneOf } from '#db/search.ts'
import { returnOrderHead, returnOrderSource, returnOrderState } from './read-return-orders.ts'
import type { ReturnOrderHeadView } from './views.ts'

export interface ReturnOrderFilter {
  /** One or several, with commas between them. */
  readonly state?: string | undefined
  readonly customerId?: string | undefined
  readonly number?: string | undefined
  readonly text?: string | undefined
  readonly search?: string | undefined
  readonly from?: string | undefined
  readonly to?: string | undefined
  readonly toSettle?: boolean | undefined
}

export const returnOrderSorts = {
  number: sortBy('text', sql`ro.number`),
  customerNumber: sortBy('text', sql`c.number`),
  customerName: sortBy('text', sql`c.name`),
  customerReference: sortByOptional('text', sql`ro.customer_reference`),
  createdAt: sortBy('timestamptz', sql`ro.created_at`),
  closedAt: sortByOptional('timestamptz', sql`ro.closed_at`),
}

const list: List<ReturnOrderHeadView, ReturnOrderHeadView> = {
  columns: returnOrderHead,
  id: sql`ro.id`,
  sorts: returnOrderSorts,
  sort: '-createdAt',
  viewOf: (order) => order,
}

/** Return orders, newest first where no other sort is asked for. */
export function listReturnOrders(
  { db, caller }: Context,
  asked: ReturnOrderFilter & PageAsked,
): Promise<Page<ReturnOrderHeadView>> {
  const { customerId, number, text, search, state, toSettle } = asked
  const source = sql`from ${returnOrderSource} where ro.company_id = ${caller.companyId}
    ${customerId ? sql`and ro.customer_id = ${customerId}` : sql``} ${number ? sql`and ro.number = ${number}` : sql``}
    ${containing(text ?? search, sql`ro.number`, sql`ro.customer_reference`, sql`c.name`, sql`c.number`)}
    ${inPeriod(asked, sql`ro.created_at::date`)} ${closedOrNot(state)}
    ${isOneOf(state, returnOrderState)}
    ${toSettle === undefined ? sql`` : sql`and (q.lines_to_credit + s.to_credit + s.to_replace + s.in_repair > 0) = ${toSettle}`}`
  return readPage(db, list, source, asked)
}

/** Whether an order is closed is told without adding up its lines; few are, or few are not. */
function closedOrNot(state: string | undefined): RawBuilder<unknown> {
  const states = state?.split(',') ?? []
  if (states.length === 0) return sql``
  if (!states.includes('closed')) return sql`and ro.closed_at is null`
  return states.every((one) => one === 'closed') ? sql`and ro.closed_at is not null` : sql``
}
