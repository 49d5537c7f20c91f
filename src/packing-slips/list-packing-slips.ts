import { type RawBuilder, sql } from 'kysely'
import type { Context } from '#db/context.ts'
import { type List, type Page, type PageAsked, readPage, sortBy, sortByOptional } from '#db/page.ts'
import { containing, inPeriod, isOneOf } from '#db/search.ts'
import { packingSlipHead, packingSlipSource, packingSlipState } from './read-packing-slips.ts'
import type { PackingSlipHeadView } from './views.ts'

export interface PackingSlipFilter {
  readonly salesOrderId?: string | undefined
  readonly customerId?: string | undefined
  readonly number?: string | undefined
  /** One or several, with commas between them. */
  readonly state?: string | undefined
  readonly text?: string | undefined
  readonly search?: string | undefined
  readonly from?: string | undefined
  readonly to?: string | undefined
  readonly changedSincePrint?: boolean | undefined
}

export const packingSlipSorts = {
  number: sortByOptional('text', sql`s.number`),
  salesOrderNumber: sortBy('text', sql`o.number`),
  customerNumber: sortBy('text', sql`c.number`),
  customerName: sortBy('text', sql`c.name`),
  postingOn: sortByOptional('date', sql`s.posting_on`),
  createdAt: sortBy('timestamptz', sql`s.created_at`),
  postedAt: sortByOptional('timestamptz', sql`s.posted_at`),
}

const list: List<PackingSlipHeadView, PackingSlipHeadView> = {
  columns: packingSlipHead,
  id: sql`s.id`,
  sorts: packingSlipSorts,
  sort: '-createdAt',
  viewOf: (slip) => slip,
}

/** Packing slips, newest first where no other sort is asked for. */
export function listPackingSlips(
  { db, caller }: Context,
  asked: PackingSlipFilter & PageAsked,
): Promise<Page<PackingSlipHeadView>> {
  const { salesOrderId, customerId, number, text, search, state, changedSincePrint } = asked
  const source = sql`from ${packingSlipSource} where s.company_id = ${caller.companyId}
    ${salesOrderId ? sql`and s.sales_order_id = ${salesOrderId}` : sql``}
    ${customerId ? sql`and o.customer_id = ${customerId}` : sql``} ${number ? sql`and s.number = ${number}` : sql``}
    ${containing(text ?? search, sql`s.number`, sql`o.number`, sql`c.name`, sql`c.number`)}
    ${inPeriod(asked, sql`s.posting_on`)} ${changed(changedSincePrint)}
    ${amongFew(state)} ${isOneOf(state, packingSlipState)}`
  return readPage(db, list, source, asked)
}

/** D41: the serial numbers on paper are no longer those of the slip. */
function changed(asked: boolean | undefined): RawBuilder<unknown> {
  if (asked === undefined) return sql``
  return asked
    ? sql`and s.serial_numbers_changed_at > s.printed_at`
    : sql`and (s.serial_numbers_changed_at > s.printed_at) is not true`
}

/** Most slips are posted and stay so: the others are found by the index of what is not posted, or by reversals. */
function amongFew(state: string | undefined): RawBuilder<unknown> {
  if (state === undefined || /posted/.test(state)) return sql``
  if (!/cancelled/.test(state)) return sql`and s.posted_at is null`
  if (state !== 'cancelled') return sql``
  return sql`and s.id in (select r.packing_slip_id from packing_slip_reversal r where r.company_id = s.company_id)`
}
