import { sql } from 'kysely'
import type { Context } from '#db/context.ts'
import { Refused, refuse } from '#domain/refusal.ts'
import { refusalText } from '#terms/text.ts'
import type { ReturnableView } from './views.ts'

/** Of an invoice line `il`: what return orders expect or received of it; a repaired unit that went back may come again. */
export const quantityOnReturns = sql`coalesce((
    select sum(case when ro.closed_at is null then rl.quantity else rl.quantity_received end
      - (select count(*) from return_unit u where u.company_id = rl.company_id and u.return_order_line_id = rl.id
        and u.closed_as = 'sentBack'))
    from return_order_line rl
    join return_order ro on ro.company_id = rl.company_id and ro.id = rl.return_order_id
    where rl.company_id = il.company_id and rl.sales_order_line_id = il.sales_order_line_id
      and rl.invoice_line_id = il.id), 0)`

/** D50: what of a posted invoice may still come back: units not returned and not announced, and quantities. */
export async function readReturnable(context: Context, invoiceId: string): Promise<ReturnableView> {
  const { db, caller } = context
  const { rows } = await sql<Omit<ReturnableView, 'refusals'> & { posted: boolean }>`
    select i.id as "invoiceId", coalesce(i.number, '') as "invoiceNumber", i.posted_at is not null as posted,
      c.id as "customerId", c.number as "customerNumber", c.name as "customerName",
      (select coalesce(json_agg(json_build_object('invoiceLineId', il.id, 'lineNumber', il.line_number,
          'productId', p.id, 'productNumber', p.number, 'description', ol.description, 'unit', p.inventory_unit,
          'serialised', il.serialised, 'quantity', il.quantity,
          'quantityLeft', greatest(0, il.quantity - ${quantityOnReturns}), 'units', (
            select coalesce(json_agg(json_build_object('registrationId', r.id, 'serialNumber', r.serial_number)
              order by r.registered_at, r.position, r.id), '[]')
            from registration r where r.company_id = il.company_id and r.invoice_line_id = il.id and r.open
              and not exists (select from return_unit u where u.company_id = r.company_id
                and u.registration_id = r.id and u.active))) order by il.line_number), '[]')
        from invoice_line il
        join product p on p.company_id = il.company_id and p.id = il.product_id
        join sales_order_line ol on ol.company_id = il.company_id and ol.id = il.sales_order_line_id
        where il.company_id = i.company_id and il.invoice_id = i.id and il.quantity > 0
          and p.kind = 'stocked') as lines
    from invoice i
    join sales_order o on o.company_id = i.company_id and o.id = i.sales_order_id
    join customer c on c.company_id = o.company_id and c.id = o.customer_id
    where i.company_id = ${caller.companyId} and i.id = ${invoiceId}`.execute(db)
  const [row] = rows
  if (!row) throw new Refused([refuse('NOT_FOUND', { what: `invoice ${invoiceId}` })])
  const { posted, ...returnable } = row
  if (!posted) throw new Refused([refuse('DOCUMENT_NOT_POSTED')])
  const none = returnable.lines.every(({ quantityLeft }) => quantityLeft === 0)
  const refusals = none ? [refuse('NOTHING_TO_RETURN', { invoice: returnable.invoiceNumber })] : []
  return {
    ...returnable,
    refusals: refusals.map((one) => ({ ...one, text: refusalText(one, caller.language) })),
  }
}
