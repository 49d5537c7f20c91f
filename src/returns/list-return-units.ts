import { type RawBuilder, sql } from 'kysely'
import type { Context } from '#db/context.ts'
import { type List, type Page, type PageAsked, readPage, sortBy, sortByOptional } from '#db/page.ts'
import type { ReturnUnitView } from './views.ts'

/** A unit on a return as everything shows it; the columns of `returnUnitSource`. */
export const returnUnitColumns = sql`
  u.id, u.serial_number as "serialNumber", u.serial_key is null as "notReadable",
  case when u.closed_as = 'sentBack' then 'sentBack' when u.closed_as is not null then u.closed_as
    when u.credit_line_id is not null then 'credited' when u.replacement_line_id is not null then 'replaced'
    when u.posted then 'received' when u.return_receipt_line_id is not null then 'registered'
    else 'announced' end as state,
  p.id as "productId", p.number as "productNumber", p.name as "productName",
  ro.id as "returnOrderId", ro.number as "returnOrderNumber", l.id as "returnOrderLineId",
  case when rr.id is not null then json_build_object('id', rr.id, 'number', rr.number, 'lineId', rrl.id,
    'lineNumber', rrl.line_number) end as "returnReceipt",
  u.registration_id as "registrationId",
  case when sc.id is not null then json_build_object('customerId', sc.id, 'customerNumber', sc.number,
    'customerName', sc.name) end as "soldTo",
  so.id as "salesOrderId", so.number as "salesOrderNumber", si.id as "invoiceId", si.number as "invoiceNumber",
  u.disposition, u.return_reason_code as "returnReasonCode", u.findings, u.override_reason as "overrideReason",
  u.announced_at as "announcedAt", u.registered_at as "registeredAt",
  case when u.posted then rr.posting_on end as "receivedOn",
  case when ci.id is not null then json_build_object('id', ci.id, 'number', ci.number) end as "creditNote",
  case when ho.id is not null then json_build_object('salesOrderId', ho.id, 'salesOrderNumber', ho.number,
    'registrationId', hr.id, 'serialNumber', hr.serial_number) end as replacement,
  b.sent_back_on as "sentBackOn"`

/** The documents of a unit `u` on a return. */
export const returnUnitSource = sql`
  join return_order_line l on l.company_id = u.company_id and l.id = u.return_order_line_id
  join return_order ro on ro.company_id = l.company_id and ro.id = l.return_order_id
  join product p on p.company_id = u.company_id and p.id = u.product_id
  left join return_receipt_line rrl on rrl.company_id = u.company_id and rrl.id = u.return_receipt_line_id
  left join return_receipt rr on rr.company_id = rrl.company_id and rr.id = rrl.return_receipt_id
  left join registration r on r.company_id = u.company_id and r.id = u.registration_id
  left join sales_order_line sl on sl.company_id = u.company_id and sl.id = u.sales_order_line_id
  left join sales_order so on so.company_id = sl.company_id and so.id = sl.sales_order_id
  left join customer sc on sc.company_id = so.company_id and sc.id = so.customer_id
  left join invoice_line sil on sil.company_id = r.company_id and sil.id = r.invoice_line_id
  left join invoice si on si.company_id = sil.company_id and si.id = sil.invoice_id
  left join invoice_line cl on cl.company_id = u.company_id and cl.id = u.credit_line_id
  left join invoice ci on ci.company_id = cl.company_id and ci.id = cl.invoice_id
  left join sales_order_line hl on hl.company_id = u.company_id and hl.id = u.replacement_line_id
  left join sales_order ho on ho.company_id = hl.company_id and ho.id = hl.sales_order_id
  left join lateral (select x.id, x.serial_number from packing_slip_line xl
    join registration x on x.company_id = xl.company_id and x.packing_slip_line_id = xl.id
      and coalesce(x.closed_as, '') not in ('removed', 'reversed')
    where xl.company_id = hl.company_id and xl.sales_order_line_id = hl.id limit 1) hr on true
  left join repair_return b on b.company_id = u.company_id and b.return_unit_id = u.id`

export const returnUnitSorts = {
  announcedAt: sortBy('timestamptz', sql`u.announced_at`, { type: 'integer', of: sql`u.position` }),
  registeredAt: sortByOptional('timestamptz', sql`u.registered_at`),
  serialNumber: sortByOptional('text', sql`u.serial_key`),
}

export interface ReturnUnitFilter {
  readonly returnOrderId?: string
  readonly returnReceiptId?: string
  readonly notReadable?: boolean | undefined
}

const list: List<ReturnUnitView, ReturnUnitView> = {
  columns: returnUnitColumns,
  id: sql`u.id`,
  sorts: returnUnitSorts,
  sort: 'announcedAt',
  viewOf: (unit) => unit,
}

/** The units of a return order or a receipt, those that were taken off left out. */
export function listReturnUnits(
  { db, caller }: Context,
  { returnOrderId, returnReceiptId, notReadable, ...page }: ReturnUnitFilter & PageAsked,
): Promise<Page<ReturnUnitView>> {
  const conditions: RawBuilder<unknown>[] = [
    ...(returnOrderId ? [sql`and l.return_order_id = ${returnOrderId}`] : []),
    ...(returnReceiptId ? [sql`and rrl.return_receipt_id = ${returnReceiptId}`] : []),
    ...(notReadable === undefined
      ? []
      : [
          sql`and u.registered_at is not null
      and u.serial_key is ${notReadable ? sql`null` : sql`not null`}`,
        ]),
  ]
  const source = sql`from return_unit u ${returnUnitSource}
    where u.company_id = ${caller.companyId} and u.closed_as is distinct from 'removed' ${sql.join(conditions, sql` `)}`
  const { sort = returnReceiptId ? 'registeredAt' : list.sort } = page
  return readPage(db, list, source, { ...page, sort })
}

/** Units by their keys, in the order of announcing. */
export async function readReturnUnits(
  { db, caller }: Context,
  ids: readonly string[],
): Promise<readonly ReturnUnitView[]> {
  const { rows } = await sql<ReturnUnitView>`
    select ${returnUnitColumns} from return_unit u ${returnUnitSource}
    where u.company_id = ${caller.companyId} and u.id = any(${ids}::uuid[])
    order by u.announced_at, u.position, u.id`.execute(db)
  return rows
}
