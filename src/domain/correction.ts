import { type Caller, reviewDuty } from './duty.ts'
import { type Refusal, refuse } from './refusal.ts'

/** A unit whose serial number somebody wants to change, and where it stands. */
export interface UnitToCorrect {
  readonly serialNumber: string | null
  /** As what the unit was closed; null for an open one. */
  readonly closedAs: string | null
  /** The number of its posted invoice, or null. */
  readonly invoice: string | null
  readonly shipped: boolean
  readonly orderLine: number
  /** D42: the order line was corrected by a negative quantity. */
  readonly frozen: boolean
  /** D43: the company lets a not readable unit be completed after invoicing. */
  readonly completeAfterInvoice: boolean
}

/** D40, D42, D43: why this unit's serial number cannot be changed; an empty list means that it can. */
export function reviewCorrection(unit: UnitToCorrect, caller: Pick<Caller, 'duties'>, reason: string): Refusal[] {
  if (unit.closedAs !== null) return [refuse('UNIT_CLOSED', { closedAs: unit.closedAs })]
  return correctionRules.flatMap((rule) => rule(unit, caller, reason) ?? [])
}

const correctionRules = [dutyOncePosted, reasonOncePosted, notOnceInvoiced, notOnFrozenLine]

/** D70; before posting it is part of registering. */
function dutyOncePosted(unit: UnitToCorrect, caller: Pick<Caller, 'duties'>): Refusal | null {
  return isPosted(unit) ? reviewDuty(caller, 'maintainSerialNumberCorrections') : null
}

function reasonOncePosted(unit: UnitToCorrect, _caller: unknown, reason: string): Refusal | null {
  return isPosted(unit) && reason.trim() === '' ? refuse('REASON_NEEDED') : null
}

/** D42, but for D43: what was never known may be completed where the company allows it. */
function notOnceInvoiced({ invoice, serialNumber, completeAfterInvoice }: UnitToCorrect): Refusal | null {
  if (invoice === null || (completeAfterInvoice && serialNumber === null)) return null
  return refuse('UNIT_INVOICED', { serialNumber, invoice })
}

function notOnFrozenLine({ frozen, orderLine }: UnitToCorrect): Refusal | null {
  return frozen ? refuse('LINE_FROZEN', { line: orderLine }) : null
}

function isPosted({ shipped, invoice }: UnitToCorrect): boolean {
  return shipped || invoice !== null
}
