import { readCommand, type ScanCommand } from '#domain/scan.ts'
import { cleanSerialNumber, defaultSerialNumberPolicy } from '#domain/serial-number.ts'
import { newId } from '#web/api/new-id.ts'
import { play } from '#web/ui/scan-field/tones.ts'
import { catalogueStore, findProducts, productOfNumber } from './catalogue.ts'
import { outgoing } from './outgoing.ts'
import { readEntry } from './read-entry.ts'
import { changeTicket, sale, ticketInHand, verdictOf } from './sale-state.ts'
import { tickets } from './sync.ts'
import { holds, missingOn, type Ticket, type TicketLine, withLine, withProduct } from './ticket.ts'
import type { Product } from './wire.ts'

/** What the page does with what the field cannot do by itself. */
export interface EntryHelp {
  readonly onSearch: (text: string) => void
  readonly onReceipt: (text: string) => void
  readonly onPay: () => void
}

/** An ended entry of the field: a product, a serial number, a command, or words to search for (D20 to D23). */
export function enter(text: string, help: EntryHelp) {
  const { refused, ignored } = sale.get()
  const command = readCommand(text)
  if (refused.length > 0 && command !== 'acknowledge') {
    sale.set({ ignored: [...ignored, text].slice(-20) })
    play('refused')
    return
  }
  if (command) return follow(command, help)
  const catalogue = catalogueStore.get()
  const line = lineAsked()
  const meaning = readEntry(text, catalogue, line?.productId ?? null)
  const product = 'lineId' in meaning && meaning.lineId ? catalogue.products.get(meaning.lineId) : undefined
  if (meaning.kind === 'line' && product) return addProduct(product)
  if (meaning.kind === 'serialNumber' && product) {
    if (meaning.gtin === undefined && line) return addSerialNumber(line, product, meaning.text)
    return addUnit(product, meaning.text)
  }
  if (meaning.kind === 'refused' && meaning.refusal.code !== 'NO_LINE_IN_HAND') {
    return refuseEntry(text, meaning.refusal.code, meaning.refusal.details)
  }
  findByWords(text, help)
}

/** One more of a product; one with serial numbers asks for its own at once. */
export function addProduct(product: Product): void {
  const { ticket, lineId } = withProduct(ticketInHand(), product, newId())
  const line = ticket.lines.find(({ id }) => id === lineId)
  const isAsking = line !== undefined && missingOn(line, product) > 0
  changeTicket(ticket, { lineInHand: lineId, isAsking, verdict: verdictOf('product', product.name) })
  play(isAsking ? 'changed' : 'accepted')
}

/** F4: the next unit of the line that is asked for is not readable (D15). */
export function addNotReadable() {
  const { ticket, lineInHand } = sale.get()
  const line = ticket?.lines.find(({ id }) => id === lineInHand)
  const product = line && catalogueStore.get().products.get(line.productId)
  if (!ticket || !line || !product || missingOn(line, product) === 0) return play('refused')
  putUnit(ticket, line, product, null)
}

/** The next line, in turn, that misses a serial number asks for it; the others go on without. */
export function askNext(): void {
  const { ticket, lineInHand } = sale.get()
  const { products } = catalogueStore.get()
  const lines = ticket?.lines ?? []
  const start = lines.findIndex(({ id }) => id === lineInHand) + 1
  const inTurn = [...lines.slice(start), ...lines.slice(0, start)]
  const next = inTurn.find((line) => missingOn(line, products.get(line.productId)) > 0)
  if (next) sale.set({ lineInHand: next.id, isAsking: true })
  play(next ? 'changed' : 'waiting')
}

/** Takes a line in hand; one that misses serial numbers asks for them. */
export function chooseLine(lineId: string): void {
  const line = sale.get().ticket?.lines.find(({ id }) => id === lineId)
  if (!line) return
  const product = catalogueStore.get().products.get(line.productId)
  sale.set({ lineInHand: lineId, isAsking: missingOn(line, product) > 0 })
}

/** Escape: a refusal is read; else the serial number is put off until payment. */
export function acknowledge(): void {
  const { refused, ignored, isAsking } = sale.get()
  if (refused.length > 0 || ignored.length > 0) sale.set({ refused: [], ignored: [] })
  else if (isAsking) sale.set({ isAsking: false })
}

function follow(command: ScanCommand, { onPay }: EntryHelp) {
  if (command === 'acknowledge') acknowledge()
  else if (command === 'notReadable') addNotReadable()
  else if (command === 'nextLine') askNext()
  else if (command === 'post') onPay()
  else play('refused')
}

function lineAsked(): TicketLine | null {
  const { ticket, lineInHand, isAsking } = sale.get()
  return (isAsking && ticket?.lines.find(({ id }) => id === lineInHand)) || null
}

/** GS1 with GTIN and serial number: the product and its unit in one scan; on a line that waits for one, or one more. */
function addUnit(product: Product, serialNumber: string) {
  if (!product.serialised) return addProduct(product)
  const ticket = ticketInHand()
  const waiting = ticket.lines.find((line) => line.productId === product.id && missingOn(line, product) > 0)
  if (waiting) return addSerialNumber(waiting, product, serialNumber)
  const refusal = reviewSerialNumber(product, serialNumber)
  if (refusal) return refuseEntry(serialNumber, refusal.code, refusal.details)
  const grown = withProduct(ticket, product, newId())
  const line = grown.ticket.lines.find(({ id }) => id === grown.lineId)
  if (line) putUnit(grown.ticket, line, product, serialNumber)
}

function addSerialNumber(line: TicketLine, product: Product, serialNumber: string) {
  const refusal = reviewSerialNumber(product, serialNumber)
  if (refusal) refuseEntry(serialNumber, refusal.code, refusal.details)
  else putUnit(ticketInHand(), line, product, serialNumber)
}

/** What this device can tell by itself; the server judges the rest, and is asked at once where it can be reached. */
function reviewSerialNumber(product: Product, text: string) {
  const cleaned = cleanSerialNumber(text, product.serialNumbers ?? defaultSerialNumberPolicy)
  if (!cleaned.ok) return cleaned.refusal
  const { serialNumber, serialKey } = cleaned
  const isElsewhere = (ticket: Ticket) => holds(ticket, product, serialNumber)
  if (isElsewhere(ticketInHand())) return { code: 'onTicket', details: { serialNumber } }
  const others = [...tickets.get().all.values()].filter(
    ({ id, state }) => id !== ticketInHand().id && state === 'parked',
  )
  if (others.some(isElsewhere)) return { code: 'onParkedTicket', details: { serialNumber } }
  if (outgoing.get().waiting.some(({ ticket }) => isElsewhere(ticket)))
    return { code: 'soldHere', details: { serialNumber } }
  const isConflict = catalogueStore.get().conflicts.has(`${product.id} ${serialKey}`)
  return isConflict ? { code: 'openConflict', details: { serialNumber } } : null
}

function putUnit(ticket: Ticket, line: TicketLine, product: Product, serialNumber: string | null): void {
  const text = serialNumber === null ? null : cleanedText(serialNumber, product)
  const grown = { ...line, units: [...line.units, { id: newId(), serialNumber: text }] }
  const isAsking = missingOn(grown, product) > 0
  changeTicket(withLine(ticket, grown), {
    lineInHand: line.id,
    isAsking,
    verdict: verdictOf(text === null ? 'notReadable' : 'serialNumber', text ?? product.name),
  })
  play(isAsking || line.units.length === 0 ? 'accepted' : 'lineComplete')
}

/** As people see it: cleaned (D13). */
function cleanedText(text: string, product: Product): string {
  const cleaned = cleanSerialNumber(text, product.serialNumbers ?? defaultSerialNumberPolicy)
  return cleaned.ok ? cleaned.serialNumber : text
}

function findByWords(text: string, help: EntryHelp) {
  const catalogue = catalogueStore.get()
  const product = productOfNumber(catalogue, text)
  if (product) return addProduct(product)
  if (/^[A-Z0-9-]{1,10}(?:\.\d+)?-\d{6,}$/.test(text.trim())) return help.onReceipt(text.trim())
  const [only, ...others] = findProducts(catalogue, text)
  if (only && others.length === 0) return addProduct(only)
  if (only) return help.onSearch(text)
  refuseEntry(text, 'productUnknown', { text })
}

function refuseEntry(text: string, code: string, details: object): void {
  sale.set({ refused: [...sale.get().refused, { text, refusals: [{ code, details }] }] })
  play('refused')
}
