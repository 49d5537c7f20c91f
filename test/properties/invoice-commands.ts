import { type Command, linesOf, pickLikely, reuse } from './play.ts'
import { asksSerials, countRefused, expectNamed, hasLeft, isOpenDocument, whyClosed } from './slip-commands.ts'
import {
  type Invoice,
  type InvoiceLine,
  isCharged,
  isOpen,
  leftToDeliver,
  leftToInvoice,
  leftUnnumbered,
  type Order,
  type OrderLine,
  quantityOf,
  type Share,
  type Slip,
  sharesRefused,
  type Trail,
  taken,
  type Unit,
  unitsOn,
} from './trail.ts'

type Draft = Pick<InvoiceLine, 'section' | 'orderLine' | 'asked' | 'shares'>

/** D34: from all packing slips, from some, by itself, or both. */
export const prepareInvoice: Command = (trail, [a = 0, b = 0, c = 0, d = 0]) => {
  const order = pickLikely(
    trail.orders.filter(isCharged),
    (one) => trail.slips.some((slip) => slip.order === one && hasLeft(slip)),
    a,
  )
  if (!order) return null
  const all = b % 3 === 0
  const slips = trail.slips.filter((slip) => slip.order === order)
  const some = all || b % 3 === 2 ? slips.filter((slip) => slip.state !== 'discarded' && (all || c % 2)) : []
  const chosen = all ? slips.filter((slip) => slip.state === 'posted') : some
  const direct = all
    ? []
    : linesOf(order)
        .filter((_, index) => index === d % 3)
        .map((orderLine) => ({ orderLine, quantity: 1 + (d % 2) }))
  const notPosted = chosen.filter((slip) => slip.state !== 'posted').map(() => 'PACKING_SLIP_OF_OTHER_ORDER')
  const tooMuch = direct.filter(({ orderLine, quantity }) => quantity > leftToDeliver(orderLine))
  const drafts = [...deliveredDrafts(trail, order, chosen), ...direct.map(directDraft)]
  const body = {
    salesOrderId: order.id,
    ...(all ? {} : { packingSlipIds: chosen.map((slip) => slip.id) }),
    ...(direct.length > 0
      ? { directLines: direct.map(({ orderLine: { id }, quantity }) => ({ salesOrderLineId: id, quantity })) }
      : {}),
  }
  const refused =
    notPosted.length > 0
      ? notPosted
      : tooMuch.length > 0
        ? ['DELIVERED_MORE_THAN_ORDERED']
        : drafts.length === 0
          ? ['NOTHING_TO_INVOICE']
          : proposalRefused(trail, drafts)
  return {
    method: 'POST',
    url: '/invoices',
    body,
    refused,
    accept: (answer) => acceptInvoice(trail, order, drafts, answer),
  }
}

function deliveredDrafts(trail: Trail, order: Order, slips: readonly Slip[]): readonly Draft[] {
  return linesOf(order).flatMap((orderLine) => {
    const lines = slips.flatMap((slip) => slip.lines).filter((line) => line.orderLine === orderLine)
    const shares = lines
      .filter((line) => leftToInvoice(line) > 0)
      .map((slipLine): Share => ({ slipLine, unnumbered: proposedUnnumbered(trail, slipLine) }))
    return shares.length > 0 ? [{ section: 'delivered', orderLine, asked: 0, shares }] : []
  })
}

function proposedUnnumbered(trail: Trail, slipLine: Share['slipLine']): number {
  if (!slipLine.orderLine.product.serialised) return leftToInvoice(slipLine)
  return Math.max(0, leftUnnumbered(trail, slipLine))
}

function directDraft({ orderLine, quantity }: { orderLine: OrderLine; quantity: number }): Draft {
  return { section: 'direct', orderLine, asked: quantity, shares: [] }
}

const freeUnits = ({ units }: Trail, { slipLine }: Share) =>
  units.filter((unit) => isOpen(unit) && unit.slipLine === slipLine && unit.invoiceLine === null)

/** The proposal is judged as a choice is (D36). */
function proposalRefused(trail: Trail, drafts: readonly Draft[]): readonly string[] {
  const invoice: Invoice = { id: '', order: { id: '', lines: [] }, lines: [], state: 'open' }
  const lines = drafts.map((draft): InvoiceLine => ({ id: '', invoice, ...draft }))
  const proposed = new Map(
    lines.flatMap((line) =>
      line.shares.flatMap((share) => freeUnits(trail, share).map((unit) => [unit, line] as const)),
    ),
  )
  const units = trail.units.map((unit): Unit => ({ ...unit, invoiceLine: proposed.get(unit) ?? unit.invoiceLine }))
  return sharesRefused({ ...trail, units }, lines)
}

// biome-ignore lint/suspicious/noExplicitAny: the answer of a route
function acceptInvoice(trail: Trail, order: Order, drafts: readonly Draft[], answer: any) {
  const invoice: Invoice = { id: answer.id, order, lines: [], state: 'open' }
  for (const draft of drafts) {
    const { id } = answer.lines.find(
      (one: { salesOrderLineId: string; section: string }) =>
        one.salesOrderLineId === draft.orderLine.id && one.section === draft.section,
    )
    const line: InvoiceLine = { id, invoice, ...draft }
    invoice.lines.push(line)
    for (const unit of draft.shares.flatMap((share) => freeUnits(trail, share))) unit.invoiceLine = line
  }
  trail.invoices.push(invoice)
  const direct = invoice.lines.filter(
    (line) => line.section === 'direct' && asksSerials({ ...line, quantity: line.asked }),
  )
  return {
    kind: drafts[0]?.section === 'credit' ? 'creditNote' : 'invoice',
    notReused: reuse(trail, direct).map(expectNamed),
  }
}

/** D34-D37. */
export const postInvoice: Command = (trail, [a = 0]) => {
  const invoice = pickLikely(trail.invoices, isOpenDocument, a)
  if (!invoice) return null
  const codes = [...invoice.lines.flatMap((line) => lineRefused(trail, line)), ...sharesRefused(trail, invoice.lines)]
  const nothing = invoice.lines.every((line) => quantityOf(trail, line) === 0) ? ['NOTHING_TO_POST'] : []
  return {
    method: 'POST',
    url: `/invoices/${invoice.id}/posting`,
    body: {},
    refused: whyClosed(invoice) ?? (codes.length > 0 ? codes : nothing),
    accept() {
      for (const line of invoice.lines) moveByInvoice(trail, line)
      invoice.state = 'posted'
      return { state: 'posted' }
    },
  }
}

function lineRefused(trail: Trail, line: InvoiceLine): readonly string[] {
  const { section, orderLine, asked } = line
  if (section === 'direct') {
    const tooMuch = asked > leftToDeliver(orderLine) ? ['DELIVERED_MORE_THAN_ORDERED'] : []
    return [...tooMuch, ...countRefused(line, asked, unitsOn(trail, line).length)]
  }
  const corrected = orderLine.corrects
  if (section === 'delivered' || !corrected) return []
  return -asked > corrected.invoiced - corrected.credited ? ['CREDITED_MORE_THAN_INVOICED'] : []
}

function moveByInvoice(trail: Trail, line: InvoiceLine): void {
  const { section, orderLine, shares } = line
  const quantity = quantityOf(trail, line)
  orderLine.invoiced += quantity
  if (section === 'direct') orderLine.delivered += quantity
  if (section === 'credit' && orderLine.corrects) orderLine.corrects.credited -= quantity
  for (const share of shares) share.slipLine.invoiced += taken(trail, line, share)
}

export const discardInvoice: Command = (trail, [a = 0]) => {
  const invoice = pickLikely(trail.invoices, isOpenDocument, a)
  if (!invoice) return null
  return {
    method: 'DELETE',
    url: `/invoices/${invoice.id}`,
    refused: whyClosed(invoice) ?? [],
    accept() {
      for (const line of invoice.lines) {
        for (const unit of unitsOn(trail, line)) unit.closed = 'removed'
        for (const share of line.shares) share.unnumbered = 0
        for (const unit of trail.units.filter((one) => one.invoiceLine === line && isOpen(one))) unit.invoiceLine = null
      }
      invoice.state = 'discarded'
      return { state: 'discarded' }
    },
  }
}

/** D52: a credit note of lines with a negative quantity. */
export const prepareCredit: Command = (trail, [a = 0]) => {
  const lines = trail.orders.flatMap((order) => order.lines).filter((line) => line.ordered < 0)
  const orderLine = pickLikely(lines, (line) => line.ordered < line.invoiced, a)
  if (!orderLine) return null
  const preparing = trail.invoices.some(
    ({ state, lines: own }) => state === 'open' && own.some((line) => line.orderLine === orderLine),
  )
  const asked = orderLine.ordered - orderLine.invoiced
  const drafts: readonly Draft[] = [{ section: 'credit', orderLine, asked, shares: [] }]
  return {
    method: 'POST',
    url: '/invoices',
    body: { salesOrderId: orderLine.order.id, creditLineIds: [orderLine.id] },
    refused: asked < 0 && !preparing ? [] : ['NOT_FOUND'],
    accept: (answer) => acceptInvoice(trail, orderLine.order, drafts, answer),
  }
}
