import type { Call } from './create-sample.ts'

interface Order {
  readonly id: string
  readonly number: string
  readonly lines: readonly { readonly id: string; readonly productNumber: string }[]
}

interface Document {
  readonly id: string
  readonly number: string | null
  readonly lines: readonly { readonly id: string; readonly productNumber: string; readonly serialised: boolean }[]
}

/** A day so many days ago, as the orders of the sample count. */
function daysAgo(days: number): string {
  return new Date(Date.now() - days * 86_400_000).toISOString().slice(0, 10)
}

/** Serial numbers as a maker prints them: a prefix and a running number. */
function serials(prefix: string, first: number, count: number): string[] {
  return Array.from({ length: count }, (_, index) => `${prefix}${String(first + index).padStart(6, '0')}`)
}

/** Orders in every state, with units sold, not readable, corrected, returned to the shelf and half invoiced. */
export async function createHistory(call: Call): Promise<void> {
  await soldAndInvoiced(call)
  await shippedWithNotReadable(call)
  await invoicedInPart(call)
  await cancelledAndWaiting(call)
  await deliveredByInvoice(call)
  await credited(call)
  await beingPacked(call)
  await open(call)
}

function order(call: Call, customerNumber: string, days: number, lines: readonly (readonly [string, number])[]) {
  return call<Order>('POST', '/sales-orders', {
    customerNumber,
    orderedOn: daysAgo(days),
    customerReference: `REF-${days}`,
    lines: lines.map(([productNumber, quantity]) => ({ productNumber, quantity })),
  })
}

async function pack(
  call: Call,
  { id }: Order,
  entries: Readonly<Record<string, readonly string[]>>,
): Promise<Document> {
  const slip = await call<Document>('POST', '/packing-slips', { salesOrderId: id })
  for (const line of slip.lines) {
    const list = entries[line.productNumber]
    if (list)
      await call('POST', `/packing-slips/${slip.id}/registrations`, {
        lineId: line.id,
        entries: list,
        allOrNothing: true,
      })
  }
  return slip
}

function post(call: Call, slip: Document, days: number): Promise<Document> {
  return call('POST', `/packing-slips/${slip.id}/posting`, { postingOn: daysAgo(days) })
}

async function invoice(call: Call, { id }: Order, days: number): Promise<void> {
  const prepared = await call<Document>('POST', '/invoices', { salesOrderId: id })
  await call('POST', `/invoices/${prepared.id}/posting`, { invoiceOn: daysAgo(days) })
}

async function soldAndInvoiced(call: Call): Promise<void> {
  const first = await order(call, 'K1001', 400, [
    ['CAM-200', 6],
    ['RTR-10', 1],
    ['KBL-C6', 100],
    ['INSTAL', 4],
  ])
  const slip = await pack(call, first, { 'CAM-200': serials('C2', 100101, 6), 'RTR-10': ['R10-0007731'] })
  await post(call, slip, 398)
  await invoice(call, first, 397)
  const second = await order(call, 'C2001', 220, [
    ['CAM-200', 12],
    ['SENS-B', 2],
  ])
  await post(
    call,
    await pack(call, second, { 'CAM-200': serials('C2', 100201, 12), 'SENS-B': serials('MB', 550001, 20) }),
    215,
  )
  await invoice(call, second, 214)
}

async function shippedWithNotReadable(call: Call): Promise<void> {
  const sold = await order(call, 'K1003', 12, [
    ['INV-3K', 3],
    ['BAT-51', 2],
  ])
  const slip = await pack(call, sold, { 'INV-3K': serials('3K-', 880001, 2), 'BAT-51': ['B51-44120', 'B51-44121'] })
  const line = slip.lines.find((one) => one.productNumber === 'INV-3K')
  await call('POST', `/packing-slips/${slip.id}/not-readable`, { lineId: line?.id, quantity: 1 })
  await post(call, slip, 11)
}

/** Three packing slips of two chargers each; of the second one unit is invoiced (D36). */
async function invoicedInPart(call: Call): Promise<void> {
  const sold = await order(call, 'K1004', 30, [['LAD-22', 6]])
  const lineId = sold.lines[0]?.id
  const slips: Document[] = []
  for (const round of [0, 1, 2]) {
    const lines = [{ salesOrderLineId: lineId, quantity: 2 }]
    const slip = await call<Document>('POST', '/packing-slips', { salesOrderId: sold.id, lines })
    const entries = serials('L22', 300001 + round * 2, 2)
    await call('POST', `/packing-slips/${slip.id}/registrations`, { entries, allOrNothing: true })
    slips.push(await post(call, slip, 28 - round * 7))
  }
  const packingSlipIds = slips.slice(0, 2).map((slip) => slip.id)
  const prepared = await call<Document>('POST', '/invoices', { salesOrderId: sold.id, packingSlipIds })
  await call('POST', `/invoices/${prepared.id}/choices`, { leave: { serialNumbers: ['L22300004'] } })
  await call('POST', `/invoices/${prepared.id}/posting`, { invoiceOn: daysAgo(9) })
}

/** Cancelled: its units wait for the next packing slip of the order (D47). */
async function cancelledAndWaiting(call: Call): Promise<void> {
  const sold = await order(call, 'K1002', 6, [['CAM-200', 4]])
  const slip = await post(call, await pack(call, sold, { 'CAM-200': serials('C2', 100301, 4) }), 5)
  await call('POST', `/packing-slips/${slip.id}/cancellation`, { reason: 'Verkeerd afleveradres' })
}

async function deliveredByInvoice(call: Call): Promise<void> {
  const sold = await order(call, 'C2002', 45, [['SENS-T', 10]])
  const directLines = [{ salesOrderLineId: sold.lines[0]?.id, quantity: 10 }]
  const prepared = await call<Document>('POST', '/invoices', { salesOrderId: sold.id, directLines })
  await call('POST', `/invoices/${prepared.id}/registrations`, { entries: serials('T', 71001, 7), allOrNothing: true })
  await call('POST', `/invoices/${prepared.id}/posting`, { invoiceOn: daysAgo(44) })
}

/** An invoiced order of which one unit was credited by a negative quantity (D42, D52). */
async function credited(call: Call): Promise<void> {
  const sold = await order(call, 'C2003', 90, [['RTR-10', 2]])
  await post(call, await pack(call, sold, { 'RTR-10': ['R10-0009001', 'R10-0009002'] }), 88)
  await invoice(call, sold, 87)
  const lineId = sold.lines[0]?.id
  await call('POST', `/sales-orders/${sold.id}/lines/${lineId}/credits`, { quantity: 1, reason: 'Prijsafspraak' })
  const after = await call<{ lines: { id: string; quantityOrdered: number }[] }>('GET', `/sales-orders/${sold.id}`)
  const creditLineIds = after.lines.filter((line) => line.quantityOrdered < 0).map((line) => line.id)
  const note = await call<Document>('POST', '/invoices', { salesOrderId: sold.id, creditLineIds })
  await call('POST', `/invoices/${note.id}/posting`, { invoiceOn: daysAgo(80) })
}

async function beingPacked(call: Call): Promise<void> {
  const sold = await order(call, 'K1005', 1, [
    ['MTR-1F', 25],
    ['CAM-200', 8],
    ['PLG-RJ', 50],
  ])
  await pack(call, sold, { 'MTR-1F': serials('M1F', 20001, 11), 'CAM-200': serials('C2', 100401, 3) })
}

async function open(call: Call): Promise<void> {
  await order(call, 'K1001', 0, [
    ['SENS-B', 3],
    ['KBL-C6', 300],
  ])
  await order(call, 'C2001', 0, [
    ['LAD-22', 2],
    ['INSTAL', 3],
  ])
}
