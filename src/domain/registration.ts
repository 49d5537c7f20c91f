import { type Refusal, refuse } from './refusal.ts'

/** The units of a document line, counted in the inventory unit (D12, D26). */
export interface LineCount {
  readonly lineNumber: number
  readonly product: string
  readonly quantity: number
  readonly serialised: boolean
  readonly blankIssueAllowed: boolean
  readonly registered: number
  readonly notReadable: number
}

/** D26: units without any registration. */
export function missingUnits(line: Pick<LineCount, 'quantity' | 'registered' | 'notReadable'>): number {
  return Math.max(0, line.quantity - line.registered - line.notReadable)
}

/** D31: registrations beyond the quantity. */
export function surplusUnits(line: Pick<LineCount, 'quantity' | 'registered' | 'notReadable'>): number {
  return Math.max(0, line.registered + line.notReadable - line.quantity)
}

/** Why this line cannot be posted (D31); an empty list means that it can. */
export function reviewPosting(line: LineCount): Refusal[] {
  if (!line.serialised) return []
  return postingRules.flatMap((rule) => rule(line) ?? [])
}

const postingRules = [wholeQuantity, neverMoreThanShipped, onePerUnitWhenRequired]

/** D12: half a unit has no serial number. */
function wholeQuantity({ quantity, lineNumber }: LineCount): Refusal | null {
  return Number.isInteger(quantity) ? null : refuse('QUANTITY_NOT_WHOLE', { line: lineNumber, quantity })
}

/** D31, even where blank issue is allowed. */
function neverMoreThanShipped(line: LineCount): Refusal | null {
  const surplus = surplusUnits(line)
  return surplus > 0 ? refuse('REGISTERED_MORE_THAN_SHIPPED', { ...counts(line), surplus }) : null
}

/** D31: one serial number, or one not readable, for each unit. */
function onePerUnitWhenRequired(line: LineCount): Refusal | null {
  const missing = missingUnits(line)
  if (line.blankIssueAllowed || missing === 0) return null
  return refuse('SERIAL_NUMBER_MISSING', { ...counts(line), missing })
}

function counts({ lineNumber, product, quantity, registered, notReadable }: LineCount) {
  return { line: lineNumber, product, expected: quantity, registered, notReadable }
}
