import { type Command, pick, pickLikely } from './play.ts'
import { isOpenDocument, whyClosed } from './slip-commands.ts'
import {
  type Invoice,
  type InvoiceLine,
  isOpen,
  type Share,
  sharesRefused,
  type Trail,
  type Unit,
  unitsOn,
  unitsTaken,
} from './trail.ts'

/** D35: ticks or unticks by serial number, by row, or a whole line; or sets a count. */
export const chooseUnits: Command = (trail, [a = 0, b = 0, c = 0, d = 0]) => {
  const invoice = pickLikely(trail.invoices, isOpenDocument, a)
  if (!invoice) return null
  const shares = invoice.lines.flatMap((line) => line.shares.map((share) => ({ line, share })))
  const one = pick(shares, b)
  if (!one) return null
  if (c % 4 === 0) return chooseCount(trail, invoice, one, d % 4)
  const take = c % 2 === 1
  const named = unitsOn(trail, one.share.slipLine).slice(d % 2, 1 + (d % 3))
  const byLine = d % 5 === 0
  const selection = byLine ? { packingSlipLineIds: [one.share.slipLine.id] } : selectionOf(named, d)
  const movable = (unit: Unit) => (take ? isOpen(unit) && unit.invoiceLine === null : unit.invoiceLine === one.line)
  const moved = (byLine ? unitsOn(trail, one.share.slipLine) : named).filter(movable)
  const missing = byLine || moved.length === named.length ? null : whyNotMoved(take, one.line, named, moved)
  return {
    method: 'POST',
    url: `/invoices/${invoice.id}/choices`,
    body: { [take ? 'take' : 'leave']: selection },
    refused:
      whyClosed(invoice) ?? missing ?? sharesRefusedAfter(trail, invoice, () => tick(moved, take ? one.line : null)),
    accept() {
      tick(moved, take ? one.line : null)
      return undefined
    },
  }
}

function whyNotMoved(take: boolean, line: InvoiceLine, named: readonly Unit[], moved: readonly Unit[]): string[] {
  if (!take) return ['UNIT_NOT_TICKED']
  const ticked = named.filter((unit) => unit.invoiceLine === line).length
  return [
    ...(ticked > 0 ? ['UNIT_TICKED_ALREADY'] : []),
    ...(moved.length + ticked < named.length ? ['UNIT_NOT_AVAILABLE'] : []),
  ]
}

/** Leaves one unit of a packing slip line that has more of them on the invoice: the way to several in part (D36). */
export const leaveOne: Command = (trail, [a = 0, b = 0]) => {
  const invoice = pickLikely(trail.invoices, isOpenDocument, a)
  const shares = (invoice?.lines ?? []).flatMap((line) =>
    line.shares.filter((share) => unitsTaken(trail, line, share) > 1),
  )
  const share = pick(shares, b)
  const unit =
    share && trail.units.find((one) => one.slipLine === share.slipLine && one.invoiceLine?.invoice === invoice)
  if (!invoice || !unit?.id) return null
  return {
    method: 'POST',
    url: `/invoices/${invoice.id}/choices`,
    body: { leave: { registrationIds: [unit.id] } },
    refused: whyClosed(invoice) ?? sharesRefusedAfter(trail, invoice, () => tick([unit], null)),
    accept() {
      tick([unit], null)
      return undefined
    },
  }
}

/** Known ones by serial number, where all of them have one; else by row. */
function selectionOf(units: readonly Unit[], d: number) {
  const texts = units.flatMap((unit) => unit.text ?? [])
  if (d % 2 && texts.length === units.length && units.every(isOpen)) return { serialNumbers: texts }
  return { registrationIds: units.flatMap((unit) => unit.id ?? []) }
}

function tick(units: readonly Unit[], line: InvoiceLine | null): () => void {
  const before = units.map((unit) => unit.invoiceLine)
  for (const unit of units) unit.invoiceLine = line
  return () => {
    units.forEach((unit, index) => {
      unit.invoiceLine = before[index] ?? null
    })
  }
}

function chooseCount(trail: Trail, invoice: Invoice, { share }: { share: Share }, quantity: number) {
  const set = () => {
    const before = share.unnumbered
    share.unnumbered = quantity
    return () => {
      share.unnumbered = before
    }
  }
  return {
    method: 'POST' as const,
    url: `/invoices/${invoice.id}/choices`,
    body: { quantities: [{ packingSlipLineId: share.slipLine.id, quantity }] },
    refused: whyClosed(invoice) ?? sharesRefusedAfter(trail, invoice, set),
    accept() {
      set()
      return undefined
    },
  }
}

/** What the rules say to a change, which is taken back. */
function sharesRefusedAfter(trail: Trail, { lines }: Invoice, change: () => () => void): readonly string[] {
  const undo = change()
  const refused = sharesRefused(trail, lines)
  undo()
  return refused
}
