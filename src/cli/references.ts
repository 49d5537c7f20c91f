import { validate } from 'uuid'
import type { Api } from './api.ts'
import { refusedError } from './failure.ts'

interface Head {
  readonly id: string
}

interface Order extends Head {
  readonly number: string
  readonly packingSlips: readonly Place[]
  readonly invoices: readonly Place[]
}

interface Place extends Head {
  readonly state: string
}

/** How a document is named in a command, as its help says. */
export const slipArgument = 'a packing slip: its number, its id, or an order that has one in preparation'
export const invoiceArgument = 'an invoice: its number, its id, or an order that has one in preparation'

/** The id of the sales order with this number or id. */
export async function findOrder(api: Api, reference: string): Promise<string> {
  if (validate(reference)) return reference
  const id = await findByNumber(api, '/sales-orders', reference)
  if (id) return id
  throw refusedError(`There is no sales order ${reference}.`)
}

/** The id of the packing slip that `slipArgument` describes. */
export async function findSlip(api: Api, reference: string): Promise<string> {
  return findDocument(api, reference, {
    url: '/packing-slips',
    name: 'packing slip',
    of: (order) => order.packingSlips,
  })
}

/** The id of the invoice that `invoiceArgument` describes. */
export async function findInvoice(api: Api, reference: string): Promise<string> {
  return findDocument(api, reference, { url: '/invoices', name: 'invoice', of: (order) => order.invoices })
}

interface Kind {
  readonly url: string
  readonly name: string
  readonly of: (order: Order) => readonly Place[]
}

async function findDocument(api: Api, reference: string, { url, name, of }: Kind): Promise<string> {
  if (validate(reference)) return reference
  const posted = await findByNumber(api, url, reference)
  if (posted) return posted
  const orderId = await findByNumber(api, '/sales-orders', reference)
  if (!orderId) throw refusedError(`There is no ${name} ${reference}, nor a sales order with that number.`)
  const order = await api.get<Order>(`/sales-orders/${orderId}`)
  const [preparation, second] = of(order).filter((place) => place.state === 'inPreparation')
  if (preparation && !second) return preparation.id
  const found = second ? 'several' : 'no'
  throw refusedError(`Sales order ${order.number} has ${found} ${name}s in preparation. Name one by its id.`)
}

async function findByNumber(api: Api, url: string, number: string): Promise<string | undefined> {
  const { items } = await api.get<{ items: readonly Head[] }>(url, { number })
  return items[0]?.id
}
