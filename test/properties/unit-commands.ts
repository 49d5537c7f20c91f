import { type Command, newUnit, pick, pickLikely, serialText } from './play.ts'
import { whyClosed } from './slip-commands.ts'
import {
  holderOf,
  type Invoice,
  type InvoiceLine,
  keyOf,
  type Slip,
  type SlipLine,
  type Trail,
  type Unit,
  unitsOn,
  unnumberedOf,
} from './trail.ts'

type Line = SlipLine | InvoiceLine

/** A document on which units are registered, with the lines that count. */
interface Place {
  readonly document: Slip | Invoice
  readonly isSlip: boolean
  readonly url: string
  readonly lines: readonly Line[]
  /** The line named, or the one that is in hand by itself. */
  readonly line: Line | undefined
  readonly lineId: string | null
}

function placeOf({ slips, invoices }: Trail, a: number, b: number): Place | null {
  const documents = [...slips, ...invoices.filter((invoice) => invoice.lines.some(isDirect))]
  const document = pickLikely<Slip | Invoice>(documents, ({ state }) => state === 'open', a)
  if (!document) return null
  const isSlip = document.lines.some((line: Line) => 'slip' in line)
  const lines = (document.lines as readonly Line[]).filter((line) => 'slip' in line || isDirect(line))
  const serialised = lines.filter((line) => line.orderLine.product.serialised)
  const named = b % 6 ? pick(serialised, b) : undefined
  return {
    document,
    isSlip,
    url: `/${isSlip ? 'packing-slips' : 'invoices'}/${document.id}`,
    lines,
    line: named ?? (serialised.length === 1 ? serialised[0] : undefined),
    lineId: named?.id ?? null,
  }
}

const isDirect = (line: InvoiceLine) => line.section === 'direct'
const quantityOf = (line: Line) => ('slip' in line ? line.quantity : line.asked)

/** How many units a line still takes (D22, D38). */
function places(trail: Trail, line: Line): number {
  const free = quantityOf(line) - unitsOn(trail, line).length
  if (!('slip' in line) || line.slip.state !== 'posted') return free
  const late = line.orderLine.product.blank && line.reversed === 0
  return late ? free - unnumberedOf(trail, line, 'open', 'posted') : 0
}

function heldRefused({ document, isSlip }: Place, holder: Unit): string {
  const here = isSlip ? holder.slipLine?.slip : holder.invoiceLine?.invoice
  return here === document ? 'SERIAL_ALREADY_ON_DOCUMENT' : 'SERIAL_ALREADY_ACTIVE'
}

/** Why one serial number is not registered; null when it is. */
function entryRefused(trail: Trail, place: Place, text: string): string | null {
  const { line } = place
  if (!line) return 'NO_LINE_IN_HAND'
  const holder = holderOf(trail, line.orderLine.product, text)
  if (holder) return heldRefused(place, holder)
  return places(trail, line) < 1 ? 'LINE_COMPLETE' : null
}

/** D22: the units of the document with this serial number; a plain scan means no second product with it. */
function onDocument(trail: Trail, { lines }: Place, text: string): readonly Unit[] {
  return lines.flatMap((line) => unitsOn(trail, line)).filter((unit) => unit.text && keyOf(unit.text) === keyOf(text))
}

function scanRefused(trail: Trail, place: Place, text: string): string | null {
  const { line, document } = place
  const holder = line && holderOf(trail, line.orderLine.product, text)
  const isOpen = line && document.state !== 'posted' && !holder
  if (isOpen && onDocument(trail, place, text).length > 0) return 'SERIAL_ALREADY_ON_DOCUMENT'
  return entryRefused(trail, place, text)
}

function register(trail: Trail, line: Line, text: string | null): void {
  trail.units.push(newUnit(line.orderLine, line, text))
}

/** D22. */
export const scan: Command = (trail, [a = 0, b = 0, c = 0]) => {
  const place = placeOf(trail, a, b)
  if (!place) return null
  const text = serialText(trail, c)
  const { line, lineId, document } = place
  const refusal = scanRefused(trail, place, text)
  const closed = place.isSlip && document.state === 'posted' ? null : whyClosed(document)
  return {
    method: 'POST',
    url: `${place.url}/scans`,
    body: { text, lineId },
    refused: line ? (closed ?? (refusal ? [refusal] : [])) : ['NO_LINE_IN_HAND'],
    accept() {
      if (line) register(trail, line, text)
      return { kind: 'registered', lineId: line?.id, line: line && countOf(trail, line) }
    },
  }
}

function countOf(trail: Trail, line: Line) {
  const units = unitsOn(trail, line)
  const registered = units.filter((unit) => unit.text !== null).length
  return { quantity: quantityOf(line), registered, notReadable: units.length - registered }
}

/** D24: a few, some of them twice. */
export const registerList: Command = (trail, [a = 0, b = 0, c = 0, d = 0]) => {
  const place = placeOf(trail, a, b)
  if (!place) return null
  const { line, document } = place
  const entries = Array.from({ length: 1 + (d % 4) }, (_, n) => serialText(trail, c + n * (1 + (d % 3))))
  const allOrNothing = d % 5 === 0
  const tried: Trail = { ...trail, units: [...trail.units] }
  const refusals = entries.map((text, index) => {
    const twice = line && entries.findIndex((one) => keyOf(one) === keyOf(text)) < index
    const refusal = twice ? 'SERIAL_ALREADY_ON_DOCUMENT' : entryRefused(tried, place, text)
    if (!refusal && line) register(tried, line, text)
    return refusal
  })
  const codes = refusals.flatMap((refusal) => refusal ?? [])
  const closed = place.isSlip && document.state === 'posted' ? null : whyClosed(document)
  return {
    method: 'POST',
    url: `${place.url}/registrations`,
    body: { entries, lineId: place.lineId, allOrNothing },
    refused: closed ?? (allOrNothing ? codes : []),
    accept() {
      trail.units.push(...tried.units.slice(trail.units.length))
      const refused = refusals.flatMap((code, position) =>
        code ? [{ position, entry: entries[position], refusals: [{ code }] }] : [],
      )
      return { accepted: entries.length - codes.length, refused }
    },
  }
}

/** D15. */
export const notReadable: Command = (trail, [a = 0, b = 0, c = 0]) => {
  const place = placeOf(trail, a, b)
  if (!place) return null
  const { line, document } = place
  const quantity = 1 + (c % 2)
  const closed = place.isSlip && document.state === 'posted' ? null : whyClosed(document)
  const late = document.state === 'posted' ? ['DOCUMENT_POSTED'] : null
  const full = line && places(trail, line) < quantity ? ['LINE_COMPLETE'] : []
  return {
    method: 'POST',
    url: `${place.url}/not-readable`,
    body: { lineId: place.lineId, quantity },
    refused: closed ?? (line ? (late ?? full) : ['NO_LINE_IN_HAND']),
    accept() {
      for (let n = 0; line && n < quantity; n++) register(trail, line, null)
      return undefined
    },
  }
}

/** D22: by scanning it in mode remove. */
export const removeByScan: Command = (trail, [a = 0, b = 0, c = 0]) => {
  const place = placeOf(trail, a, b)
  if (!place) return null
  const { line } = place
  const known = line ? place.lines.flatMap((one) => unitsOn(trail, one)).filter((one) => one.text !== null) : []
  const text = c % 4 ? (pick(known, c)?.text ?? serialText(trail, c)) : serialText(trail, c)
  const having = onDocument(trail, place, text)
  const inHand = having.find((one) => line && unitsOn(trail, line).includes(one))
  const unit = inHand ?? (line && having.length === 1 ? having[0] : undefined)
  const unknown = line ? (whyClosed(place.document) ?? (unit ? [] : ['SERIAL_NOT_ON_DOCUMENT'])) : ['NO_LINE_IN_HAND']
  return {
    method: 'POST',
    url: `${place.url}/scans`,
    body: { text, mode: 'remove', lineId: place.lineId },
    refused: unknown,
    accept: () => remove(unit),
  }
}

/** D22: by its row, the way for not readable ones. */
export const removeByRow: Command = (trail, [a = 0, b = 0, c = 0]) => {
  const place = placeOf(trail, a, b)
  const unit =
    place &&
    pick(
      place.lines.flatMap((line) => unitsOn(trail, line)),
      c,
    )
  if (!place || !unit?.id) return null
  return {
    method: 'DELETE',
    url: `${place.url}/registrations/${unit.id}`,
    refused: whyClosed(place.document) ?? [],
    accept: () => remove(unit),
  }
}

function remove(unit: Unit | undefined): undefined {
  if (unit) unit.closed = 'removed'
  return undefined
}
