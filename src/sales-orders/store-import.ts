import type { Context } from '#db/context.ts'
import { newId } from '#db/id.ts'
import { takeOrderNumbers } from '#db/order-numbers.ts'
import { type Happening, recordEvents } from '#events/record.ts'
import type { ImportedOrder } from '#exchange/imported-order.ts'
import { createImportedProducts } from '#products/create-imported-products.ts'
import { type CustomersOfOrders, makeUnknownCustomers } from './import-customers.ts'
import type { OrdersImport } from './import-views.ts'
import type { Recognised } from './known-orders.ts'
import type { ResolvedOrders } from './resolve-lines.ts'
import { insertSalesOrderLines, insertSalesOrders, type SalesOrderRow } from './store.ts'

/** Stores the orders of files with the customers and products that they need; a handful of queries, however many. */
export async function storeImport(
  context: Context,
  recognised: readonly Recognised[],
  { lines, products, ...found }: Pick<ResolvedOrders, 'lines' | 'products'> & { readonly customers: CustomersOfOrders },
): Promise<Pick<OrdersImport, 'imported' | 'products' | 'customers'>> {
  if (recognised.length === 0) return { imported: [], products: [], customers: [] }
  const orders = recognised.map(({ order }) => order)
  await createImportedProducts(context, products)
  const customers = await makeUnknownCustomers(context, found.customers)
  const numbers = await numbersOf(context, orders)
  const rows = recognised.map((one, index) => rowOf(one, numbers[index] ?? '', customers.ids))
  const ofOrder = (row: OrderRow) => lines.get(row.order) ?? []
  await insertSalesOrders(context, rows)
  await insertSalesOrderLines(
    context,
    rows.flatMap((row) => ofOrder(row).map((line) => ({ ...line, id: newId(), salesOrderId: row.id }))),
  )
  await recordEvents(context, rows.map(happeningOf))
  return {
    imported: rows.map((row) => importedOrder(row, ofOrder(row).length)),
    products: products.map(({ id, number, name }) => ({ id, number, name })),
    customers: customers.made,
  }
}

type OrderRow = SalesOrderRow & { readonly order: ImportedOrder }

function rowOf({ order, fingerprint }: Recognised, number: string, customerIds: ReadonlyMap<string, string>): OrderRow {
  const { customer, currency, customerReference, orderedOn, requestedDeliveryOn, invoiceAddress, deliveryAddress } =
    order
  return {
    id: newId(),
    number,
    customerId: customerIds.get(customer.number) ?? '',
    currency,
    customerReference,
    customerOrderNumber: order.numberedBy === 'customer' ? order.number : null,
    orderedOn,
    requestedDeliveryOn,
    invoiceAddress,
    deliveryAddress,
    importFingerprint: fingerprint,
    order,
  }
}

function happeningOf({ id, number, order }: OrderRow): Happening {
  return { kind: 'salesOrderCreated', subjectId: id, data: { number, importedFrom: order.source.file } }
}

function importedOrder({ id, number, customerOrderNumber, order }: OrderRow, lines: number) {
  return { id, number, customerNumber: order.customer.number, customerOrderNumber, lines, ...order.source }
}

/** The company's own numbers stay; what its customers numbered gets the next ones of the series, around them. */
async function numbersOf(context: Context, orders: readonly ImportedOrder[]): Promise<readonly string[]> {
  const own = orders.flatMap(({ numberedBy, number }) => (numberedBy === 'company' ? [number] : []))
  const taken = await takeOrderNumbers(context, orders.length - own.length, own)
  const free = taken[Symbol.iterator]()
  return orders.map((order) => (order.numberedBy === 'company' ? order.number : (free.next().value ?? '')))
}
