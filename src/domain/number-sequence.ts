import { type Refusal, refuse } from './refusal.ts'

/** The documents that are numbered by the company (D6). */
export const numberedDocuments = [
  'salesOrder',
  'packingSlip',
  'invoice',
  'creditNote',
  'returnOrder',
  'returnReceipt',
] as const

export type NumberedDocument = (typeof numberedDocuments)[number]

/** A format such as `PS-######`: what stands before the number, its least digits, what follows. */
export interface NumberFormat {
  readonly prefix: string
  readonly digits: number
  readonly suffix: string
}

/** Why this is no format of a number sequence (D6); null for a good one: one run of # in at most 40 characters. */
export function reviewNumberFormat(format: string): Refusal | null {
  if (format.length <= 40 && /^[!-~ ]+$/.test(format) && format.split(/#+/).length === 2) return null
  return refuse('NUMBER_FORMAT', { format })
}

/** The parts of a good format. */
export function splitNumberFormat(format: string): NumberFormat {
  const prefix = format.slice(0, format.indexOf('#'))
  const suffix = format.slice(format.lastIndexOf('#') + 1)
  return { prefix, digits: format.length - prefix.length - suffix.length, suffix }
}

/** D6: the number `n` as it stands on a document; one with more digits than the format is written whole. */
export function formatNumber(format: string, n: number): string {
  const { prefix, digits, suffix } = splitNumberFormat(format)
  return `${prefix}${String(n).padStart(digits, '0')}${suffix}`
}

export interface NextNumberChange {
  readonly documentType: NumberedDocument
  readonly present: number
  readonly asked: number
  /** Whether a document of the series is posted. Orders are never posted, and may have gaps. */
  readonly started: boolean
}

/** D6: why the next number cannot be this one. A started series goes on without a gap; that of orders only rises. */
export function reviewNextNumber({ documentType, present, asked, started }: NextNumberChange): Refusal | null {
  const isOrder = documentType === 'salesOrder' || documentType === 'returnOrder'
  const possible = isOrder ? asked >= present : asked === present || !started
  return possible ? null : refuse('NUMBER_SEQUENCE_STARTED', { documentType, nextNumber: present })
}
