import { type Command, type Play, pickLikely, serialText } from './play.ts'
import { holderOf, isOpen, type Trail, type Unit } from './trail.ts'

/** D40, D42: to another serial number, a not readable one to its own, or back to not readable. */
export const correct: Command = (trail, [a = 0, b = 0, c = 0]): Play | null => {
  const unit = pickLikely(trail.units, isOpen, a)
  if (!unit?.id) return null
  const text = c % 6 === 0 ? null : serialText(trail, b)
  const reason = c % 5 === 0 ? ' ' : 'misread'
  const review = correctionRefused(unit, reason)
  return {
    method: 'POST',
    url: `/registrations/${unit.id}/corrections`,
    body: { serialNumber: text, reason },
    refused: review.length > 0 ? review : changeRefused(trail, unit, text),
    accept() {
      unit.text = text
      return { serialNumber: text, notReadable: text === null }
    },
  }
}

function correctionRefused({ closed, slipLine, invoiceLine, orderLine }: Unit, reason: string): readonly string[] {
  if (closed) return ['UNIT_CLOSED']
  const invoiced = invoiceLine?.invoice.state === 'posted'
  const posted = invoiced || slipLine?.slip.state === 'posted'
  return [
    ...(posted && reason.trim() === '' ? ['REASON_NEEDED'] : []),
    ...(invoiced ? ['UNIT_INVOICED'] : []),
    ...(orderLine.frozen ? ['LINE_FROZEN'] : []),
  ]
}

function changeRefused(trail: Trail, unit: Unit, text: string | null): readonly string[] {
  if (text === unit.text) return ['SERIAL_NUMBER_UNCHANGED']
  const holder = text === null ? undefined : holderOf(trail, unit.orderLine.product, text)
  if (!holder || holder === unit) return []
  const here = unit.slipLine
    ? unit.slipLine.slip === holder.slipLine?.slip
    : unit.invoiceLine?.invoice === holder.invoiceLine?.invoice
  return [here ? 'SERIAL_ALREADY_ON_DOCUMENT' : 'SERIAL_ALREADY_ACTIVE']
}
