import { type RawBuilder, sql } from 'kysely'
import type { Context } from '#db/context.ts'
import { type List, type Page, type PageAsked, readPage, sortBy, sortByOptional } from '#db/page.ts'
import { inPeriod, type Period } from '#db/search.ts'
import { Refused, refuse } from '#domain/refusal.ts'
import { deliveredOn, registrationsByKey, unitColumns, unitSource } from './find-units.ts'
import { keysOf } from './serial-keys.ts'
import type { UnitView } from './views.ts'

/** Which units (D81, D83); at least one is needed, besides `state`. */
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
  /** What the serial number begins with. */
  readonly text?: string | undefined
  /** One or several, with commas between them. */
  readonly state?: string | undefined
  readonly notReadable?: boolean | undefined
  /** Delivered, not readable, and free to get their serial number (D40, D43). */
  readonly toComplete?: boolean | undefined
}

/**
 * D40: whether a unit `r` of order line `ol`, on packing slip `s`, on line `il` of invoice `i`, was delivered, is not
 * readable, and may still get its serial number: not frozen (D42), and not invoiced but where the company says so (D43).
 */
export const mayBeCompleted = sql`r.serial_key is null and r.open and ol.frozen_at is null
  and (s.posted_at is not null or (il.section = 'direct' and i.posted_at is not null))
  and (i.posted_at is null or (select complete_after_invoice from company where id = r.company_id))`

export const unitSorts = {
  registeredAt: sortBy('timestamptz', sql`r.registered_at`, { type: 'integer', of: sql`r.position` }),
  serialNumber: sortByOptional('text', sql`r.serial_key`),
  productNumber: sortBy('text', sql`p.number`),
  customerNumber: sortBy('text', sql`c.number`),
  customerName: sortBy('text', sql`c.name`),
  salesOrderNumber: sortBy('text', sql`o.number`),
  deliveredOn: sortByOptional('date', deliveredOn),
  invoicedOn: sortByOptional('date', sql`i.invoice_on`),
}

const list: List<UnitView, UnitView> = {
  columns: unitColumns,
  id: sql`r.id`,
  sorts: unitSorts,
  sort: 'registeredAt',
  viewOf: (unit) => unit,
}

/**
 * Units in the order in which they were registered where no other sort is asked for. Removed ones only where they are
 * asked for.
 */
export async function listUnits({ db, caller }: Context, filter: UnitFilter & PageAsked): Promise<Page<UnitView>> {
  const conditions = conditionsOf(filter)
  const source = sql`from ${unitsAmong(caller.companyId, filter)} r ${unitSource}
    where r.company_id = ${caller.companyId} ${conditions}`
  return readPage(db, list, source, filter)
}

/** Where to begin: nine tables are joined in the order that is written, and among a million units it matters. */
function unitsAmong(companyId: string, filter: UnitFilter): RawBuilder<unknown> {
  if (filter.text !== undefined) return unitsBeginning(companyId, filter.text)
  if (placesOf(filter).length > 0) return sql`registration`
  if (filter.deliveredFrom ?? filter.deliveredTo) return unitsDelivered(companyId, deliveredPeriod(filter))
  if (filter.invoicedFrom ?? filter.invoicedTo) return sql`(${unitsInvoiced(companyId, invoicedPeriod(filter))})`
  return sql`registration`
}

/** Units whose serial number begins so. */
function unitsBeginning(companyId: string, text: string): RawBuilder<unknown> {
  const ranges = keysOf(text).map((key) => sql`serial_key >= ${key} and serial_key < ${`${key}\u{10ffff}`}`)
  return registrationsByKey(companyId, sql`(${sql.join(ranges, sql` or `)})`)
}

const deliveredPeriod = ({ deliveredFrom: from, deliveredTo: to }: UnitFilter) => ({ from, to })
const invoicedPeriod = ({ invoicedFrom: from, invoicedTo: to }: UnitFilter) => ({ from, to })

function unitsDelivered(companyId: string, period: Period): RawBuilder<unknown> {
  return sql`(select x.* from packing_slip d
    join packing_slip_line l on l.company_id = d.company_id and l.packing_slip_id = d.id
    join registration x on x.company_id = l.company_id and x.packing_slip_line_id = l.id
    where d.company_id = ${companyId} ${inPeriod(period, sql`d.posting_on`)}
    union all ${unitsInvoiced(companyId, period)} and l.section = 'direct' and l.delivered_on is null
    union all select x.* from invoice_line l
    join registration x on x.company_id = l.company_id and x.invoice_line_id = l.id
    where l.company_id = ${companyId} and l.delivered_on is not null ${inPeriod(period, sql`l.delivered_on`)})`
}

function unitsInvoiced(companyId: string, period: Period): RawBuilder<unknown> {
  return sql`select x.* from invoice d
    join invoice_line l on l.company_id = d.company_id and l.invoice_id = d.id
    join registration x on x.company_id = l.company_id and x.invoice_line_id = l.id
    where d.company_id = ${companyId} ${inPeriod(period, sql`d.invoice_on`)}`
}

function conditionsOf(filter: UnitFilter): RawBuilder<unknown> {
  const { state, notReadable, toComplete, text } = filter
  const [delivered, invoiced] = [deliveredPeriod(filter), invoicedPeriod(filter)]
  const places = placesOf(filter)
  const period = delivered.from ?? delivered.to ?? invoiced.from ?? invoiced.to
  if (places.length === 0 && period === undefined && text === undefined && !notReadable && !toComplete) {
    const problem = 'a document, customer, product, period, text, notReadable or toComplete'
    throw new Refused([refuse('REQUEST_SHAPE', { path: 'querystring', problem })])
  }
  const all = [
    ...places,
    inPeriod(delivered, deliveredOn),
    inPeriod(invoiced, sql`i.invoice_on`),
    ...(notReadable === undefined ? [] : [sql`and r.serial_key is ${notReadable ? sql`null` : sql`not null`}`]),
    ...(toComplete === undefined ? [] : [sql`and (${mayBeCompleted}) is ${toComplete ? sql`true` : sql`not true`}`]),
    state === undefined ? sql`and r.closed_as is distinct from 'removed'` : ofStates(state.split(',')),
  ]
  return sql.join(all, sql` `)
}

/** Documents, customers and products have few units each. */
function placesOf(filter: UnitFilter): RawBuilder<unknown>[] {
  const { salesOrderId, packingSlipId, packingSlipLineId, invoiceId, invoiceLineId, customerId, productId } = filter
  return [
    ...(salesOrderId ? [sql`and ol.sales_order_id = ${salesOrderId}`] : []),
    ...(packingSlipId ? [sql`and sl.packing_slip_id = ${packingSlipId}`] : []),
    ...(packingSlipLineId ? [sql`and r.packing_slip_line_id = ${packingSlipLineId}`] : []),
    ...(invoiceId ? [sql`and il.invoice_id = ${invoiceId}`] : []),
    ...(invoiceLineId ? [sql`and r.invoice_line_id = ${invoiceLineId}`] : []),
    ...(customerId ? [sql`and o.customer_id = ${customerId}`] : []),
    ...(productId ? [sql`and r.product_id = ${productId}`] : []),
  ]
}

function ofStates(states: readonly string[]): RawBuilder<unknown> {
  const all = states.map((state) => sql`(${ofState(state)})`)
  return sql`and (${sql.join(all, sql` or `)})`
}

function ofState(state: string): RawBuilder<unknown> {
  if (state === 'registered') return sql`r.open and s.posted_at is null and i.posted_at is null`
  if (state === 'shipped') return sql`r.open and s.posted_at is not null and i.posted_at is null`
  if (state === 'invoiced') return sql`r.open and i.posted_at is not null`
  return sql`r.closed_as = ${state}`
}
