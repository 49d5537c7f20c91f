import type { World } from '#test/world.ts'

/** What was sold: the order, its packing slip and its invoice, all posted. */
export interface Sale {
  readonly orderId: string
  readonly slipId: string
  readonly invoiceId: string
  readonly invoiceNumber: string
  /** Keys of the sales of its units, in their order. */
  readonly unitIds: readonly string[]
}

interface WhatIsSold {
  readonly customer?: string
  readonly product?: string
  readonly serials: readonly string[]
  /** Cables, which have no serial numbers, on a second line. */
  readonly cables?: number
}

/** Sells units with these serial numbers, ships and invoices them. */
export async function sell(
  world: World,
  { customer = 'JANSEN', product = 'CAMERA', serials, cables = 0 }: WhatIsSold,
): Promise<Sale> {
  const all = world.as('administrator')
  const lines = [
    { productNumber: product, quantity: serials.length },
    ...(cables > 0 ? [{ productNumber: 'CABLE', quantity: cables }] : []),
  ]
  const order = await done(all.post('/sales-orders', { customerNumber: customer, lines }))
  const slip = await done(all.post('/packing-slips', { salesOrderId: order.id }))
  const registered = { entries: serials, lineId: slip.lines[0].id, allOrNothing: true }
  await done(all.post(`/packing-slips/${slip.id}/registrations`, registered))
  await done(all.post(`/packing-slips/${slip.id}/posting`))
  const invoice = await done(all.post('/invoices', { salesOrderId: order.id }))
  const posted = await done(all.post(`/invoices/${invoice.id}/posting`))
  const { items } = await done(all.get(`/packing-slips/${slip.id}/registrations?sort=registeredAt`))
  const idOf = new Map(items.map((unit: { id: string; serialNumber: string }) => [unit.serialNumber, unit.id]))
  return {
    orderId: order.id,
    slipId: slip.id,
    invoiceId: invoice.id,
    invoiceNumber: posted.number,
    unitIds: serials.map((serial) => String(idOf.get(serial))),
  }
}

/** A return order of units by their serial numbers, as it was answered. */
export async function announce(world: World, entries: readonly string[], more: object = {}) {
  return done(world.as('administrator').post('/return-orders', { entries, allOrNothing: true, ...more }))
}

/** A posted receipt of all that a return order expects. */
export async function receive(world: World, returnOrderId: string, entries: readonly string[]) {
  const all = world.as('administrator')
  const receipt = await done(all.post('/return-receipts', { returnOrderId }))
  await done(all.post(`/return-receipts/${receipt.id}/registrations`, { entries, allOrNothing: true }))
  return done(all.post(`/return-receipts/${receipt.id}/posting`))
}

async function done(answer: ReturnType<ReturnType<World['as']>['get']>) {
  const { status, body } = await answer
  if (status >= 300) throw new Error(JSON.stringify(body))
  return body
}
