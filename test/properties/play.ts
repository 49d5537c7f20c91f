import type { Order, OrderLine, SlipLine, Trail, Unit } from './trail.ts'
import { holderOf, type InvoiceLine, keyOf, waiting } from './trail.ts'

/** What one command asks, and what the rules say to it. */
export interface Play {
  readonly method: 'POST' | 'PATCH' | 'DELETE'
  readonly url: string
  readonly body?: object
  /** The refusal codes to expect; none when it is accepted. */
  readonly refused: readonly string[]
  /** Moves the trail on by an accepted command, and tells what else the answer has to say. */
  // biome-ignore lint/suspicious/noExplicitAny: the answer of any route
  readonly accept: (answer: any) => object | undefined
}

/** A command chooses by these numbers among what is there; null when there is nothing to choose. */
export type Command = (trail: Trail, picks: readonly number[]) => Play | null

export function pick<T>(list: readonly T[], n = 0): T | undefined {
  return list[n % Math.max(1, list.length)]
}

/** Four times in five one of the likely ones, or none; else any. */
export function pickLikely<T>(list: readonly T[], likely: (item: T) => boolean, n = 0): T | undefined {
  return pick(n % 5 ? list.filter(likely) : list, Math.floor(n / 5))
}

/** One of few serial numbers, so that they meet; now and then in small letters. */
export function serialText({ run }: Trail, n = 0): string {
  const text = `${run}${'ABCDEFGH'[n % 8]}`
  return n % 7 ? text : text.toLowerCase()
}

export function newUnit(
  orderLine: OrderLine,
  place: SlipLine | InvoiceLine,
  text: string | null,
  reuses: Unit | null = null,
) {
  const onSlip = 'slip' in place
  const unit: Unit = {
    id: null,
    text,
    orderLine,
    slipLine: onSlip ? place : null,
    invoiceLine: onSlip ? null : place,
    closed: null,
    reuses,
    forgotten: false,
  }
  return unit
}

/** D47 on the lines of a new document; answers the serial numbers that somebody else has. */
export function reuse(trail: Trail, lines: readonly (SlipLine | InvoiceLine)[]): readonly string[] {
  const asked = lines.flatMap((line) => waiting(trail, line.orderLine).map((unit) => ({ line, unit })))
  const missed: string[] = []
  const done = new Set<string>()
  for (const { line, unit } of asked) {
    const once = `${line.id} ${keyOf(unit.text)}`
    const holder = unit.text === null ? undefined : holderOf(trail, line.orderLine.product, unit.text)
    if (holder) {
      if (!done.has(once)) missed.push(holder.text ?? '')
      continue
    }
    done.add(once)
    trail.units.push(newUnit(line.orderLine, line, unit.text, unit))
  }
  return missed
}

export function linesOf(order: Order): readonly OrderLine[] {
  return order.lines.filter((line) => line.ordered > 0)
}
