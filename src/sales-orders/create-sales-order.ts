import { sql } from 'kysely'
import type { Context } from '#db/context.ts'
import { newId } from '#db/id.ts'
import { formatNumber } from '#domain/number-sequence.ts'
import { Refused, refuse } from '#domain/refusal.ts'
import { recordEvent } from '#events/record.ts'
import { addLines } from './store.ts'
import type { SalesOrderToCreate } from './views.ts'

/** Takes in a sales order with its lines; what it leaves out comes from its customer and products. Returns its id. */
export async function createSalesOrder(context: Context, asked: SalesOrderToCreate): Promise<string> {
  const { db, caller } = context
  const id = asked.id ?? newId()
  const customer = await findCustomer(context, asked)
  const number = asked.number ?? (await nextNumber(context))
  await db
    .insertInto('sales_order')
    .values({
      company_id: caller.companyId,
      id,
      number,
      customer_id: customer.id,
      currency: asked.currency ?? customer.currency,
      customer_reference: asked.customerReference ?? null,
      ordered_on: asked.orderedOn ?? customer.today,
      requested_delivery_on: asked.requestedDeliveryOn ?? null,
      invoice_address: JSON.stringify(asked.invoiceAddress ?? customer.invoiceAddress),
      delivery_address: JSON.stringify(asked.deliveryAddress ?? customer.deliveryAddress),
      created_by: caller.actorId,
    })
    .execute()
  await addLines(context, id, asked.lines, 0)
  await recordEvent(context, { kind: 'salesOrderCreated', subjectId: id, data: { number } })
  return id
}

interface CustomerToOrder {
  readonly id: string
  readonly currency: string
  readonly today: string
  readonly invoiceAddress: unknown
  readonly deliveryAddress: unknown
}

async function findCustomer({ db, caller }: Context, { customerId, customerNumber }: SalesOrderToCreate) {
  const { rows } = await sql<CustomerToOrder>`
    select k.id, c.currency, (now() at time zone c.time_zone)::date as today,
      k.invoice_address as "invoiceAddress", k.delivery_address as "deliveryAddress"
    from customer k join company c on c.id = k.company_id
    where k.company_id = ${caller.companyId}
      and ${customerId ? sql`k.id = ${customerId}` : sql`k.number = ${customerNumber ?? ''}`}`.execute(db)
  const customer = rows[0]
  if (!customer) throw new Refused([refuse('NOT_FOUND', { what: `customer ${customerNumber ?? customerId ?? '?'}` })])
  return customer
}

/** D6: an order's number may leave a gap; it only must be free. */
async function nextNumber({ db, caller }: Context): Promise<string> {
  const { rows } = await sql<{ format: string; taken: number }>`
    update number_sequence set next_number = next_number + 1
    where company_id = ${caller.companyId} and document_type = 'salesOrder'
    returning format, next_number - 1 as taken`.execute(db)
  const row = rows[0]
  if (!row) throw new Error('no number sequence for sales orders')
  return formatNumber(row.format, row.taken)
}
