import { call, type HttpClient } from './http-client.ts'
import type { Stage } from './stage.ts'

/** A document of one line, as the benchmark makes it over HTTP. */
export interface BenchDocument {
  readonly id: string
  readonly salesOrderId: string
  readonly lines: readonly { readonly id: string; readonly salesOrderLineId: string }[]
}

let serials = 0
const run = Date.now().toString(36)

/** Serial numbers that no other round has. */
export function newSerials(count: number): string[] {
  return Array.from({ length: count }, () => `${run}-${String(serials++).padStart(8, '0')}`)
}

/** Takes in an order for so many units. */
export function makeOrder(client: HttpClient, { customerId, productId }: Stage, quantity: number) {
  return call<BenchDocument>(client, 'POST', '/sales-orders', { customerId, lines: [{ productId, quantity }] })
}

/** Prepares a packing slip for a new order. */
export async function preparePackingSlip(client: HttpClient, stage: Stage, quantity: number): Promise<BenchDocument> {
  const { id } = await makeOrder(client, stage, quantity)
  return call(client, 'POST', '/packing-slips', { salesOrderId: id })
}

/** Registers a list on a packing slip, whole. */
export function registerList(client: HttpClient, { id }: BenchDocument, entries: readonly string[]): Promise<unknown> {
  return call(client, 'POST', `/packing-slips/${id}/registrations`, { entries, allOrNothing: true })
}

/** A packing slip with all its units, ready to be posted. */
export async function fillPackingSlip(client: HttpClient, stage: Stage, quantity: number): Promise<BenchDocument> {
  const slip = await preparePackingSlip(client, stage, quantity)
  await registerList(client, slip, newSerials(quantity))
  return slip
}

/** Posts a packing slip. */
export function postPackingSlip(client: HttpClient, { id }: Pick<BenchDocument, 'id'>): Promise<BenchDocument> {
  return call(client, 'POST', `/packing-slips/${id}/posting`)
}

/** Prepares and posts an invoice of all that is left of an order. */
export async function invoiceAll(client: HttpClient, salesOrderId: string): Promise<BenchDocument> {
  const invoice = await call<BenchDocument>(client, 'POST', '/invoices', { salesOrderId })
  return call(client, 'POST', `/invoices/${invoice.id}/posting`)
}
