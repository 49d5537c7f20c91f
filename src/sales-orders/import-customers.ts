import { sql } from 'kysely'
import { createImportedCustomers } from '#customers/create-imported-customers.ts'
import type { Context } from '#db/context.ts'
import { newId } from '#db/id.ts'
import { type Refusal, refuse } from '#domain/refusal.ts'
import type { ImportedOrder } from '#exchange/imported-order.ts'
import type { ImportedThing } from './import-views.ts'

/** Ids by number of the customers that are here, and of each other one the first order that names it. */
export interface CustomersOfOrders {
  readonly ids: ReadonlyMap<string, string>
  readonly unknown: readonly ImportedOrder[]
}

/** Finds the customers of orders by their numbers, in one query. */
export async function findCustomers(
  { db, caller }: Context,
  orders: readonly ImportedOrder[],
): Promise<CustomersOfOrders> {
  const firsts = new Map<string, ImportedOrder>()
  for (const order of orders) if (!firsts.has(order.customer.number)) firsts.set(order.customer.number, order)
  const { rows } = await sql<{ id: string; number: string }>`
    select k.id, k.number from unnest(${[...firsts.keys()]}::text[]) n(number)
    join customer k on k.company_id = ${caller.companyId} and k.number = n.number`.execute(db)
  const ids = new Map(rows.map(({ id, number }) => [number, id]))
  return { ids, unknown: [...firsts.values()].filter(({ customer }) => !ids.has(customer.number)) }
}

/** Strict: a customer must be known. */
export function refuseUnknownCustomers({ unknown }: CustomersOfOrders): Refusal[] {
  return unknown.map(({ customer, source }) =>
    refuse('IMPORT_UNKNOWN_CUSTOMER', { ...source, customer: customer.number }),
  )
}

/** Makes the unknown customers with what the first of their orders says; all of them by number then. */
export async function makeUnknownCustomers(
  context: Context,
  { ids, unknown }: CustomersOfOrders,
): Promise<{ readonly ids: ReadonlyMap<string, string>; readonly made: ImportedThing[] }> {
  const customers = unknown.map(({ customer, invoiceAddress, deliveryAddress }) => ({
    ...customer,
    id: newId(),
    invoiceAddress: customer.address ?? invoiceAddress ?? {},
    deliveryAddress: customer.address ?? deliveryAddress ?? {},
  }))
  await createImportedCustomers(context, customers)
  const made = customers.map(({ id, number, name }) => ({ id, number, name }))
  return { ids: new Map([...ids, ...made.map(({ id, number }) => [number, id] as const)]), made }
}
