import { type Command, linesOf, pick, pickLikely } from './play.ts'
import {
  inPreparation,
  isCharged,
  leftToDeliver,
  type Order,
  type OrderLine,
  type Trail,
  toCredit,
  waiting,
  waitingForCredit,
} from './trail.ts'

const linesOfAll = ({ orders }: Trail) => orders.flatMap((order) => order.lines)
const chargedLines = (trail: Trail) => linesOfAll(trail).filter(({ replaces }) => replaces === null)

/** D52, D42: corrects an invoiced line by a negative quantity. */
export const credit: Command = (trail, [a = 0, b = 0]) => {
  const line = pickLikely(chargedLines(trail), ({ invoiced, credited }) => invoiced > credited, a)
  if (!line) return null
  const { order } = line
  const quantity = 1 + (b % 2)
  const left = line.invoiced - line.credited - waitingForCredit(trail, line) - toCredit(trail, line)
  const tooMuch = quantity > left ? ['CREDITED_MORE_THAN_INVOICED'] : []
  return {
    method: 'POST',
    url: `/sales-orders/${order.id}/lines/${line.id}/credits`,
    body: { quantity, reason: 'broken' },
    refused: line.ordered > 0 ? tooMuch : ['NOT_FOUND'],
    accept(answer) {
      line.frozen = true
      addLine(order, answer.lines.at(-1).id, -quantity, line.product, line)
      return undefined
    },
  }
}

export function addLine(
  order: Order,
  id: string,
  ordered: number,
  product: OrderLine['product'],
  corrects: OrderLine | null,
  replaces: OrderLine['replaces'] = null,
): OrderLine {
  const none = { cancelled: 0, delivered: 0, invoiced: 0, credited: 0, returned: 0, frozen: false }
  const line = { id, order, number: order.lines.length + 1, product, corrects, replaces, ordered, ...none }
  order.lines.push(line)
  return line
}

/** D47: cancels what is left of one line, or of the order; reversed units that waited are forgotten. */
export const cancelRest: Command = (trail, [a = 0, b = 0]) => {
  const order = pick(trail.orders.filter(isCharged), a)
  const one = order && b % 3 ? pick(linesOf(order), b) : undefined
  if (!order) return null
  const open = (one ? [one] : linesOf(order)).filter((line) => leftToDeliver(line) > 0)
  const prepared = open.filter((line) => inPreparation(trail, line) > 0).map(() => 'LINE_BEING_PREPARED')
  return {
    method: 'POST',
    url: `/sales-orders/${order.id}${one ? `/lines/${one.id}` : ''}/cancellation`,
    body: {},
    refused: open.length === 0 ? ['NOTHING_TO_CANCEL'] : prepared,
    accept() {
      for (const line of open) {
        line.cancelled += leftToDeliver(line)
        for (const unit of trail.units.filter((one) => one.orderLine === line && one.closed === 'reversed'))
          unit.forgotten = true
      }
      return undefined
    },
  }
}

/** D30: the ordered quantity, down to what has happened. */
export const changeOrdered: Command = (trail, [a = 0, b = 0]) => {
  const line = pickLikely(chargedLines(trail), ({ ordered }) => ordered > 0, a)
  if (!line) return null
  const quantity = 1 + (b % 8)
  const least = line.cancelled + line.delivered + inPreparation(trail, line)
  const refused = line.ordered < 0 ? ['CREDIT_LINE_FIXED'] : quantity < least ? ['ORDERED_LESS_THAN_DELIVERED'] : []
  return {
    method: 'PATCH',
    url: `/sales-orders/${line.order.id}/lines/${line.id}`,
    body: { quantity },
    refused,
    accept() {
      line.ordered = quantity
      return undefined
    },
  }
}

/** How many reversed units wait on the lines of a trail; for telling how far the runs reached. */
export function waitingUnits(trail: Trail): number {
  return linesOfAll(trail).reduce((sum, line) => sum + waiting(trail, line).length, 0)
}
