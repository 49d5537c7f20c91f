import { type RawBuilder, sql } from 'kysely'
import type { Context } from '#db/context.ts'
import { keyOfCursor, type Page, pageOf } from '#db/page.ts'
import { Refused, refuse } from '#domain/refusal.ts'
import { unitColumns, unitSource } from './find-units.ts'
import type { UnitView } from './views.ts'

/** Which units (D81, D83); at least one of the first eight is needed. */
export interface UnitFilter {
  readonly salesOrderId?: string | undefined
  readonly packingSlipId?: string | undefined
  readonly packingSlipLineId?: string | undefined
  readonly invoiceId?: string | undefined
  readonly invoiceLineId?: string | undefined
  readonly customerId?: string | undefined
  readonly productId?: string | undefined
  readonly deliveredFrom?: string | undefined
  readonly deliveredTo?: string | undefined
  readonly invoicedFrom?: string | undefined
  readonly invoicedTo?: string | undefined
  readonly state?: UnitView['state'] | undefined
  readonly notReadable?: boolean | undefined
  readonly limit?: number | undefined
  readonly cursor?: string | undefined
}

/** Units in the order in which they were registered. Removed ones only where they are asked for. */
export async function listUnits({ db, caller }: Context, filter: UnitFilter): Promise<Page<UnitView>> {
  const limit = filter.limit ?? 50
  const after = keyOfCursor(filter.cursor, 3)
  const { rows } = await sql<UnitView & { position: number; exactly: string }>`
    select ${unitColumns}, r.position, r.registered_at::text as exactly from registration r ${unitSource}
    where r.company_id = ${caller.companyId} ${conditions(filter)}
      ${after ? sql`and (r.registered_at, r.position, r.id) > (${after[0]}::timestamptz, ${after[1]}::int, ${after[2]}::uuid)` : sql``}
    order by r.registered_at, r.position, r.id limit ${limit + 1}`.execute(db)
  return pageOf(
    rows,
    limit,
    (row) => [row.exactly, String(row.position), row.id],
    ({ position: _, exactly: _exactly, ...unit }) => unit,
  )
}

function conditions(filter: UnitFilter): RawBuilder<unknown> {
  const { deliveredFrom, deliveredTo, invoicedFrom, invoicedTo, state, notReadable } = filter
  const named = namedConditions(filter)
  if (named.length === 0) {
    throw new Refused([
      refuse('REQUEST_SHAPE', { path: 'querystring', problem: 'a document, customer, product or period' }),
    ])
  }
  const delivered = sql`coalesce(s.posting_on, case when il.section = 'direct' then i.invoice_on end)`
  const all = [
    ...named,
    ...(deliveredFrom ? [sql`and ${delivered} >= ${deliveredFrom}::date`] : []),
    ...(deliveredTo ? [sql`and ${delivered} <= ${deliveredTo}::date`] : []),
    ...(invoicedFrom ? [sql`and i.invoice_on >= ${invoicedFrom}::date`] : []),
    ...(invoicedTo ? [sql`and i.invoice_on <= ${invoicedTo}::date`] : []),
    ...(notReadable === undefined ? [] : [sql`and (r.serial_key is null) = ${notReadable}`]),
    state === undefined ? sql`and r.closed_as is distinct from 'removed'` : ofState(state),
  ]
  return sql.join(all, sql` `)
}

function namedConditions(filter: UnitFilter): RawBuilder<unknown>[] {
  const { salesOrderId, packingSlipId, packingSlipLineId, invoiceId, invoiceLineId, customerId, productId } = filter
  const period = filter.deliveredFrom ?? filter.deliveredTo ?? filter.invoicedFrom ?? filter.invoicedTo
  return [
    ...(salesOrderId ? [sql`and ol.sales_order_id = ${salesOrderId}`] : []),
    ...(packingSlipId ? [sql`and sl.packing_slip_id = ${packingSlipId}`] : []),
    ...(packingSlipLineId ? [sql`and r.packing_slip_line_id = ${packingSlipLineId}`] : []),
    ...(invoiceId ? [sql`and il.invoice_id = ${invoiceId}`] : []),
    ...(invoiceLineId ? [sql`and r.invoice_line_id = ${invoiceLineId}`] : []),
    ...(customerId ? [sql`and o.customer_id = ${customerId}`] : []),
    ...(productId ? [sql`and r.product_id = ${productId}`] : []),
    ...(period ? [sql``] : []),
  ]
}

function ofState(state: UnitView['state']): RawBuilder<unknown> {
  if (state === 'registered') return sql`and r.open and s.posted_at is null and i.posted_at is null`
  if (state === 'shipped') return sql`and r.open and s.posted_at is not null and i.posted_at is null`
  if (state === 'invoiced') return sql`and r.open and i.posted_at is not null`
  return sql`and r.closed_as = ${state}`
}
