import { type Command, linesOf, pick, pickLikely, reuse } from './play.ts'
import {
  inPreparation,
  isReceived,
  leftToDeliver,
  leftToInvoice,
  returnOf,
  type Slip,
  type SlipLine,
  sharesOf,
  taken,
  unitsOn,
} from './trail.ts'

export const isOpenDocument = ({ state }: { readonly state: string }) => state === 'open'
const isPosted = ({ state }: { readonly state: string }) => state === 'posted'

/** D30, D47: of all that is left, or of one or two lines with a quantity that is sometimes too large. */
export const prepareSlip: Command = (trail, [a = 0, b = 0, c = 0]) => {
  const order = pick(trail.orders, a)
  if (!order) return null
  const all = b % 4 === 0
  const lines = linesOf(order).flatMap((orderLine, index) => {
    if (all) {
      const quantity = Math.max(0, leftToDeliver(orderLine) - inPreparation(trail, orderLine))
      return quantity > 0 ? [{ orderLine, quantity }] : []
    }
    return index === 0 || c % 2 ? [{ orderLine, quantity: 1 + ((b + index) % 3) }] : []
  })
  const tooMuch = lines.some(({ orderLine, quantity }) => quantity > leftToDeliver(orderLine))
  const body = { salesOrderId: order.id, ...(all ? {} : { lines: lines.map(asked) }) }
  const refused = lines.length === 0 ? ['NOTHING_TO_DELIVER'] : tooMuch ? ['DELIVERED_MORE_THAN_ORDERED'] : []
  return {
    method: 'POST',
    url: '/packing-slips',
    body,
    refused,
    accept(answer) {
      const slip: Slip = { id: answer.id, order, lines: [], state: 'open' }
      for (const { orderLine, quantity } of lines) {
        const { id } = answer.lines.find((one: { salesOrderLineId: string }) => one.salesOrderLineId === orderLine.id)
        slip.lines.push({ id, slip, orderLine, quantity, reversed: 0, invoiced: 0 })
      }
      trail.slips.push(slip)
      const missed = reuse(trail, slip.lines.filter(asksSerials))
      return { notReused: missed.map((serialNumber) => expectNamed(serialNumber)) }
    },
  }
}

function asked({ orderLine, quantity }: { orderLine: { id: string }; quantity: number }) {
  return { salesOrderLineId: orderLine.id, quantity }
}

export function asksSerials(line: { quantity: number; orderLine: { product: { serialised: boolean } } }): boolean {
  return line.orderLine.product.serialised && line.quantity > 0
}

export function expectNamed(serialNumber: string) {
  return { details: { serialNumber } }
}

export const changeQuantity: Command = (trail, [a = 0, b = 0, c = 0]) => {
  const slip = pickLikely(trail.slips, isOpenDocument, a)
  const line = slip && pick(slip.lines, b)
  if (!slip || !line) return null
  const quantity = c % 5
  const closed = whyClosed(slip)
  const tooMuch = quantity > leftToDeliver(line.orderLine) ? ['DELIVERED_MORE_THAN_ORDERED'] : []
  return {
    method: 'PATCH',
    url: `/packing-slips/${slip.id}`,
    body: { lines: [{ lineId: line.id, quantity }] },
    refused: closed ?? tooMuch,
    accept() {
      line.quantity = quantity
      return undefined
    },
  }
}

export function whyClosed({ state }: { readonly state: string }): readonly string[] | null {
  if (state === 'posted') return ['DOCUMENT_POSTED']
  return state === 'discarded' ? ['DOCUMENT_DISCARDED'] : null
}

/** D31. */
export const postSlip: Command = (trail, [a = 0]) => {
  const slip = pickLikely(trail.slips, isOpenDocument, a)
  if (!slip) return null
  const codes = slip.lines.flatMap((line) => [
    ...(line.quantity > leftToDeliver(line.orderLine) ? ['DELIVERED_MORE_THAN_ORDERED'] : []),
    ...countRefused(line, line.quantity, unitsOn(trail, line).length),
  ])
  const nothing = slip.lines.every((line) => line.quantity === 0) ? ['NOTHING_TO_POST'] : []
  return {
    method: 'POST',
    url: `/packing-slips/${slip.id}/posting`,
    body: {},
    refused: whyClosed(slip) ?? (codes.length > 0 ? codes : nothing),
    accept() {
      slip.state = 'posted'
      for (const line of slip.lines) line.orderLine.delivered += line.quantity
      return { state: 'posted' }
    },
  }
}

export function countRefused(
  { orderLine: { product } }: Pick<SlipLine, 'orderLine'>,
  quantity: number,
  units: number,
): readonly string[] {
  if (!product.serialised) return []
  if (units > quantity) return ['REGISTERED_MORE_THAN_SHIPPED']
  return units < quantity && !product.blank ? ['SERIAL_NUMBER_MISSING'] : []
}

export const discardSlip: Command = (trail, [a = 0]) => {
  const slip = pickLikely(trail.slips, isOpenDocument, a)
  if (!slip) return null
  return {
    method: 'DELETE',
    url: `/packing-slips/${slip.id}`,
    refused: whyClosed(slip) ?? [],
    accept() {
      slip.state = 'discarded'
      for (const unit of slip.lines.flatMap((line) => unitsOn(trail, line))) unit.closed = 'removed'
      return { state: 'discarded' }
    },
  }
}

/** D45: all lines, or one down to some quantity. */
export const reverseSlip: Command = (trail, [a = 0, b = 0, c = 0]) => {
  const slip = pickLikely(trail.slips, isPosted, a)
  if (!slip) return null
  const one = b % 2 === 0 ? pick(slip.lines, c) : undefined
  const lowered = slip.lines.map((line) => {
    const present = line.quantity - line.reversed
    return { line, present, remaining: one ? (line === one ? c % 4 : present) : 0 }
  })
  const changed = lowered.filter(({ present, remaining }) => remaining !== present)
  const codes = changed.flatMap((change) => reversalRefused(trail, change))
  const nothing = changed.length === 0 ? ['NOTHING_TO_REVERSE'] : []
  const [path, body] = one
    ? ['corrections', { lines: [{ lineId: one.id, quantity: c % 4 }], reason: 'counted' }]
    : ['cancellation', { reason: 'came back' }]
  return {
    method: 'POST',
    url: `/packing-slips/${slip.id}/${path}`,
    body,
    refused: slip.state === 'posted' ? (codes.length > 0 ? codes : nothing) : ['DOCUMENT_NOT_POSTED'],
    accept() {
      for (const { line, present, remaining } of changed) {
        line.reversed += present - remaining
        line.orderLine.delivered -= present - remaining
        for (const unit of unitsOn(trail, line)) unit.closed = 'reversed'
      }
      return { state: slip.lines.every((line) => line.quantity === line.reversed) ? 'cancelled' : 'posted' }
    },
  }
}

interface Lowered {
  readonly line: SlipLine
  readonly present: number
  readonly remaining: number
}

function reversalRefused(trail: Parameters<Command>[0], { line, present, remaining }: Lowered): readonly string[] {
  const { serialised } = line.orderLine.product
  const more = remaining > present
  const part = serialised && remaining > 0 && !more
  const invoiced = serialised ? line.invoiced > 0 : remaining < line.invoiced
  const returned = unitsOn(trail, line).some((unit) => {
    const back = returnOf(trail, unit)
    return back && isReceived(back)
  })
  const ticked = sharesOf(trail.invoices, line).some(
    ({ invoice, line: invoiceLine, share }) => invoice.state === 'open' && taken(trail, invoiceLine, share) > 0,
  )
  return [
    ...(more ? ['REVERSED_MORE_THAN_DELIVERED'] : []),
    ...(part ? ['REVERSED_NOT_IN_FULL'] : []),
    ...(invoiced ? ['LINE_INVOICED'] : []),
    ...(ticked ? ['LINE_ON_INVOICE_PREPARATION'] : []),
    ...(returned && line.invoiced === 0 ? ['LINE_RETURNED'] : []),
  ]
}

/** Whether anything of a packing slip is left to invoice. */
export function hasLeft(slip: Slip): boolean {
  return slip.state === 'posted' && slip.lines.some((line) => leftToInvoice(line) > 0)
}
