import { addLine } from './order-commands.ts'
import { type Command, type Play, pickLikely } from './play.ts'
import {
  holderOf,
  type Invoice,
  isOpen,
  isReceived,
  keyOf,
  leavesItsSale,
  type OrderLine,
  type Return,
  returnOf,
  type Trail,
  toCredit,
  type Unit,
  waitingForCredit,
} from './trail.ts'

const dispositions = ['credit', 'replace', 'repair', 'scrap'] as const

/** D50: a return order of one unit with a serial number, by the key of its sale. */
export const announce: Command = (trail, [a = 0, b = 0, c = 0]) => {
  const readable = trail.units.filter(({ id, text }) => id !== null && text !== null)
  const unit = pickLikely(readable, (one) => isOpen(one) && isSold(one) && !returnOf(trail, one), a)
  if (!unit?.id) return null
  const disposition = dispositions[b % 4] ?? 'credit'
  const overrideReason = c % 3 ? { overrideReason: 'seen on the box' } : {}
  return {
    method: 'POST',
    url: '/return-orders',
    body: { registrationIds: [unit.id], disposition, ...overrideReason },
    refused: announceRefused(trail, unit, c % 3 > 0),
    accept(answer) {
      const nothingYet = { unitId: null, receipt: null, closed: null, credited: false, replaced: false }
      trail.returns.push({ id: answer.id, unit, disposition, ...nothingYet })
      return { accepted: 1, refused: [] }
    },
  }
}

const isSold = ({ orderLine, slipLine, invoiceLine }: Unit) =>
  invoiceLine?.invoice.state === 'posted' || (orderLine.replaces !== null && slipLine?.slip.state === 'posted')

function announceRefused(trail: Trail, unit: Unit, hasReason: boolean): readonly string[] {
  if (unit.closed === 'removed' || unit.closed === 'reversed') return ['NOT_FOUND']
  if (returnOf(trail, unit)) return ['UNIT_RETURNED_ALREADY']
  if (!isOpen(unit)) return ['UNIT_CLOSED']
  if (!isSold(unit)) return ['UNIT_NOT_INVOICED']
  return cameBack(trail, unit) && !hasReason ? ['RETURN_REASON_NEEDED'] : []
}

/** D51: an earlier life of the unit came back; the policy of the group warns. */
function cameBack({ units }: Trail, unit: Unit): boolean {
  return units.some(
    (one) =>
      one.closed === 'returned' &&
      one.orderLine.product === unit.orderLine.product &&
      keyOf(one.text) === keyOf(unit.text),
  )
}

/** Those that are expected or here. */
const active = ({ returns }: Trail) => returns.filter(({ closed }) => closed === null)

/** D51: once; what is on a receipt, or received, is not expected on another. */
export const prepareReceipt: Command = (trail, [a = 0]) => {
  const one = pickLikely(active(trail), ({ receipt }) => receipt === null, a)
  if (!one) return null
  return {
    method: 'POST',
    url: '/return-receipts',
    body: { returnOrderId: one.id },
    refused: one.receipt ? ['NOTHING_TO_RECEIVE'] : [],
    accept(answer) {
      one.receipt = { id: answer.id, state: 'open', hasUnit: false }
      return { state: 'inPreparation' }
    },
  }
}

/** D51: by its serial number. A unit whose packing slip was reversed meanwhile would be another one. */
export const takeBack: Command = (trail, [a = 0]) => {
  const expected = active(trail).filter(({ unit, receipt }) => receipt?.state === 'open' && isOpen(unit) && unit.text)
  const one = pickLikely(expected, ({ receipt }) => receipt?.hasUnit === false, a)
  if (!one?.receipt) return null
  const { receipt, unit } = one
  return {
    method: 'POST',
    url: `/return-receipts/${receipt.id}/scans`,
    body: { text: unit.text },
    refused: receipt.hasUnit ? ['SERIAL_ALREADY_ON_DOCUMENT'] : [],
    accept() {
      receipt.hasUnit = true
      return undefined
    },
  }
}

/** D51: the unit leaves its sale, unless it is repaired; its serial number may be sold again. */
export const postReceipt: Command = (trail, [a = 0]) => {
  const prepared = active(trail).filter(
    ({ receipt, unit }) => receipt && (receipt.hasUnit || !unit.orderLine.product.blank),
  )
  const one = pickLikely(prepared, ({ receipt }) => receipt?.state === 'open' && receipt.hasUnit, a)
  if (!one?.receipt) return null
  const { receipt, unit } = one
  return {
    method: 'POST',
    url: `/return-receipts/${receipt.id}/posting`,
    body: {},
    refused: receipt.state === 'open' ? postingRefused(trail, one) : ['DOCUMENT_POSTED'],
    accept() {
      receipt.state = 'posted'
      if (leavesItsSale(one)) {
        unit.closed = 'returned'
        unit.orderLine.returned += 1
      }
      return { state: 'posted' }
    },
  }
}

function postingRefused(trail: Trail, { unit, receipt, disposition }: Return): readonly string[] {
  const { orderLine } = unit
  const missing = receipt?.hasUnit ? [] : ['SERIAL_NUMBER_MISSING']
  const gone = receipt?.hasUnit && !isOpen(unit) ? ['UNIT_NOT_INVOICED'] : []
  const left = orderLine.invoiced - orderLine.credited - waitingForCredit(trail, orderLine) - toCredit(trail, orderLine)
  const tooMuch = disposition === 'credit' && orderLine.replaces === null && left < 1
  return [...missing, ...gone, ...(tooMuch ? ['CREDITED_MORE_THAN_INVOICED'] : [])]
}

/** D51: the unit is the customer's again, unless it was settled or its serial number sold again. */
export const reverseReceipt: Command = (trail, [a = 0]) => {
  const one = pickLikely(
    trail.returns.filter(({ receipt }) => receipt !== null),
    (two) => isReceived(two) && two.closed === null && !two.credited && !two.replaced,
    a,
  )
  if (!one?.receipt) return null
  const { receipt, unit } = one
  return {
    method: 'POST',
    url: `/return-receipts/${receipt.id}/reversal`,
    body: { reason: 'sent by mistake' },
    refused: reversalRefused(trail, one),
    accept() {
      receipt.state = 'reversed'
      one.closed = 'reversed'
      if (leavesItsSale(one)) {
        unit.closed = null
        unit.orderLine.returned -= 1
      }
      return { state: 'reversed' }
    },
  }
}

function reversalRefused(trail: Trail, one: Return): readonly string[] {
  const { receipt, unit, closed, credited, replaced } = one
  if (receipt?.state === 'open') return ['DOCUMENT_NOT_POSTED']
  if (receipt?.state === 'reversed') return ['RECEIPT_REVERSED']
  const settled = closed !== null || credited || replaced ? ['UNIT_SETTLED'] : []
  const again =
    leavesItsSale(one) && holderOf(trail, unit.orderLine.product, unit.text ?? '') ? ['UNIT_SOLD_AGAIN'] : []
  return [...settled, ...again]
}

const isDue = (one: Return) => isReceived(one) && one.closed === null && !one.credited && !one.replaced

/** D52, D42: by a negative line of the sale, of a replacement by one of the first sale of its chain. */
export const creditReturn: Command = (trail, [a = 0]) => {
  const one = pickLikely(trail.returns, (two) => isDue(two) && two.disposition === 'credit', a)
  if (!one) return null
  const sold = firstSale(one.unit)
  const left = sold.invoiced - sold.credited - waitingForCredit(trail, sold)
  const due = isDue(one) && one.disposition === 'credit'
  return {
    method: 'POST',
    url: `/return-orders/${one.id}/credit-notes`,
    body: {},
    refused: due ? (left < 1 ? ['CREDITED_MORE_THAN_INVOICED'] : []) : ['NOTHING_TO_CREDIT'],
    accept(answer) {
      one.credited = true
      addCreditNote(trail, sold, answer.creditNotes[0])
      return undefined
    },
  }
}

function firstSale({ orderLine }: Unit): OrderLine {
  return orderLine.replaces ? firstSale(orderLine.replaces.unit) : orderLine
}

// biome-ignore lint/suspicious/noExplicitAny: the answer of a route
function addCreditNote(trail: Trail, sold: OrderLine, creditNote: any): void {
  const [{ id, salesOrderLineId }] = creditNote.lines
  const line = addLine(sold.order, salesOrderLineId, -1, sold.product, sold)
  line.invoiced = -1
  sold.credited += 1
  sold.frozen = true
  const invoice: Invoice = { id: creditNote.id, order: sold.order, lines: [], state: 'posted' }
  invoice.lines.push({ id, invoice, section: 'credit', orderLine: line, asked: -1, shares: [] })
  trail.invoices.push(invoice)
}

/** D52: an order of one unit, free of charge, which is shipped as any other. */
export const replaceUnit: Command = (trail, [a = 0]) => {
  const one = pickLikely(trail.returns, (two) => isDue(two) && two.disposition === 'replace', a)
  if (!one) return null
  return {
    method: 'POST',
    url: `/return-orders/${one.id}/replacements`,
    body: {},
    refused: isDue(one) && one.disposition === 'replace' ? [] : ['NOTHING_TO_REPLACE'],
    accept({ salesOrder }) {
      one.replaced = true
      const order = { id: salesOrder.id, lines: [] }
      addLine(order, salesOrder.lines[0].id, 1, one.unit.orderLine.product, null, one)
      trail.orders.push(order)
      return undefined
    },
  }
}

/** D52: a repaired unit goes back to its customer, and may come again. */
export const sendBack: Command = (trail, [a = 0]): Play | null => {
  const one = pickLikely(trail.returns, (two) => isDue(two) && two.disposition === 'repair', a)
  if (!one?.unitId) return null
  return {
    method: 'POST',
    url: `/return-orders/${one.id}/repair-returns`,
    body: { returnUnitIds: [one.unitId] },
    refused: isDue(one) && one.disposition === 'repair' ? [] : ['UNIT_NOT_IN_REPAIR'],
    accept() {
      one.closed = 'sentBack'
      return undefined
    },
  }
}
