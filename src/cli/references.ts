import { validate } from 'uuid'
import { type Api, isRefusedCall } from './api.ts'
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

/** Where the posted packing slip, invoice or credit note with this number or id is. */
export async function findPostedDocument(api: Api, reference: string): Promise<string> {
  for (const url of ['/packing-slips', '/invoices']) {
    const id = validate(reference) ? await findById(api, url, reference) : await findByNumber(api, url, reference)
    if (id) return `${url}/${id}`
  }
  throw refusedError(`There is no packing slip, invoice or credit note ${reference}.`)
}

async function findById(api: Api, url: string, id: string): Promise<string | undefined> {
  try {
    return (await api.get<Head>(`${url}/${id}`)).id
  } catch (error) {
    if (isRefusedCall(error) && error.problem.code === 'NOT_FOUND') return undefined
    throw error
  }
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
