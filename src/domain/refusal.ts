import { refusalRules } from './refusal-rules.ts'

/** A value that may stand in the details of a refusal: plain JSON, shown to people and read by programs. */
export type Detail = string | number | boolean | null | readonly Detail[] | { readonly [name: string]: Detail }

/** What a refusal names: the document, the line, the serial number, the figures. */
export type Details = { readonly [name: string]: Detail }

export type RefusalCode = keyof typeof refusalRules

/** The codes of what is wrong, or left out, in a file of orders. */
export type ImportCode = Extract<RefusalCode, `IMPORT_${string}`>

/** An expected "no": a stable code, the rule behind it, and what it is about. */
export interface Refusal {
  readonly code: RefusalCode
  readonly rule: string
  readonly details: Details
}

/** Makes a refusal; the rule follows from the code. */
export function refuse(code: RefusalCode, details: Details = {}): Refusal {
  return { code, rule: refusalRules[code], details }
}

/** Thrown to end a command with all that stands in its way; the transaction is rolled back. */
export class Refused extends Error {
  readonly refusals: readonly Refusal[]
  constructor(refusals: readonly Refusal[]) {
    super(refusals.map((refusal) => refusal.code).join(', '))
    this.refusals = refusals
  }
}

/** Ends the command if anything stands in its way. */
export function throwIfRefused(refusals: readonly Refusal[]): void {
  if (refusals.length > 0) throw new Refused(refusals)
}
