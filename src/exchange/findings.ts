import { type Details, type ImportCode, type Refusal, refuse } from '#domain/refusal.ts'
import type { Source } from './imported-order.ts'

/** What is wrong, or left out, at one place of a file. */
export interface ImportFault extends Source {
  readonly code: ImportCode
  readonly details: Details
}

/** Gathers faults, which refuse the import, and notes, which do not. */
export interface Findings {
  readonly faults: ImportFault[]
  readonly notes: ImportFault[]
  /** Faults beyond the first thousand: a file of the wrong kind has one in every row. */
  unlisted: number
}

const maximumFaults = 1000
const maximumShown = 60

/** Findings with nothing in them. */
export function createFindings(): Findings {
  return { faults: [], notes: [], unlisted: 0 }
}

/** Adds a fault. */
export function addFault(findings: Findings, place: Source, code: ImportCode, details: Details = {}): void {
  if (findings.faults.length < maximumFaults) findings.faults.push(finding(place, code, details))
  else findings.unlisted++
}

/** Adds a note. */
export function addNote(findings: Findings, place: Source, code: ImportCode, details: Details = {}): void {
  findings.notes.push(finding(place, code, details))
}

/** A fault or note as a refusal, which has its text in two languages. */
export function importRefusal({ file, line, code, details }: ImportFault): Refusal {
  return refuse(code, { file, line, ...details })
}

/** A value of a file as a message shows it: cut, since it may be as long as the file. */
export function shown(value: string): string {
  return value.length > maximumShown ? `${value.slice(0, maximumShown)}…` : value
}

function finding({ file, line }: Source, code: ImportCode, details: Details): ImportFault {
  return { file, line, code, details }
}
