import { sql } from 'kysely'
import type { Context } from '#db/context.ts'
import { newId } from '#db/id.ts'
import { takeOrderNumbers } from '#db/order-numbers.ts'
import { Refused, refuse } from '#domain/refusal.ts'
import { recordEvent } from '#events/record.ts'
import { judgeLines } from './lines-to-add.ts'
import { insertSalesOrderLines, insertSalesOrders } from './store.ts'
import type { SalesOrderToCreate } from './views.ts'

/** Takes in a sales order with its lines; what it leaves out comes from its customer and products. Returns its id. */
export async function createSalesOrder(context: Context, asked: SalesOrderToCreate): Promise<string> {
  const id = asked.id ?? newId()
  const customerId = await findCustomer(context, asked)
  const lines = await judgeLines(context, id, asked.lines, 0)
  const [taken = ''] = asked.number === undefined ? await takeOrderNumbers(context, 1) : [asked.number]
  const order = {
    id,
    number: taken,
    customerId,
    currency: asked.currency ?? null,
    customerReference: asked.customerReference ?? null,
    customerOrderNumber: asked.customerOrderNumber ?? null,
    orderedOn: asked.orderedOn ?? null,
    requestedDeliveryOn: asked.requestedDeliveryOn ?? null,
    invoiceAddress: asked.invoiceAddress ?? null,
    deliveryAddress: asked.deliveryAddress ?? null,
    importFingerprint: null,
  }
  await insertSalesOrders(context, [order])
  await insertSalesOrderLines(context, lines)
  await recordEvent(context, { kind: 'salesOrderCreated', subjectId: id, data: { number: order.number } })
  return id
}

async function findCustomer({ db, caller }: Context, { customerId, customerNumber }: SalesOrderToCreate) {
  const named = customerNumber ?? customerId
  if (named === undefined) {
    throw new Refused([refuse('REQUEST_SHAPE', { path: 'body', problem: 'customerId or customerNumber' })])
  }
  const { rows } = await sql<{ id: string }>`
    select id from customer where company_id = ${caller.companyId}
      and ${customerId ? sql`id = ${customerId}` : sql`number = ${named}`}`.execute(db)
  if (!rows[0]) throw new Refused([refuse('NOT_FOUND', { what: `customer ${named}` })])
  return rows[0].id
}
