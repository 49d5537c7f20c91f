import { millionths, wholePercentage } from './decimal.ts'
import { addFault, addNote, type Findings, shown } from './findings.ts'
import type { Source } from './imported-order.ts'

/** One value of a file: what the file calls it, where it stands, and its text on one line; '' where there is none. */
export interface Field {
  readonly name: string
  readonly place: Source
  readonly text: string
}

/** How many characters of each thing Pakbon keeps. */
export const maximumLength = { number: 60, name: 300, street: 300, postalCode: 20, city: 200, reference: 200, code: 20 }

/** A text that must be there; '' and a fault otherwise. */
export function readRequired(findings: Findings, field: Field, maximum: number): string {
  if (field.text === '') addFault(findings, field.place, 'IMPORT_VALUE_MISSING', { field: field.name })
  return readOptional(findings, field, maximum) ?? ''
}

/** A text that may be there. */
export function readOptional(findings: Findings, field: Field, maximum: number): string | null {
  if (field.text.length > maximum) refuseValue(findings, field, `≤ ${maximum}`)
  return field.text || null
}

/** A currency: three capitals. */
export function readCurrency(findings: Findings, field: Field): string {
  if (field.text === '') addFault(findings, field.place, 'IMPORT_VALUE_MISSING', { field: field.name })
  else if (!/^[A-Z]{3}$/.test(field.text)) refuseValue(findings, field, 'EUR')
  return field.text
}

/** A country of two letters; any other is left out, with a note: an address can do without. */
export function readCountry(findings: Findings, field: Field): string | null {
  if (/^[A-Z]{2}$/i.test(field.text)) return field.text.toUpperCase()
  if (field.text) addNote(findings, field.place, 'IMPORT_LEFT_OUT', { what: `${field.name} ${shown(field.text)}` })
  return null
}

/** Dutch or English, where a language code says so. */
export function readLanguage({ text }: Field): 'nl' | 'en' | null {
  if (/^(nl|nld|dut)\b/i.test(text)) return 'nl'
  return /^(en|eng)\b/i.test(text) ? 'en' : null
}

/** Millionths of a quantity that must be there: not zero, at most six digits after the point. */
export function checkQuantity(findings: Findings, field: Field, decimal: string | null): bigint {
  if (decimal === null) return missingNumber(findings, field)
  const quantity = millionths(decimal)
  if (/\.\d{6}\d*[1-9]/.test(decimal)) refuseValue(findings, field, '0.000001')
  else if (quantity === 0n) refuseValue(findings, field, '≠ 0')
  return quantity
}

/** Millionths of an amount that must be there. */
export function checkAmount(findings: Findings, field: Field, decimal: string | null): bigint {
  return decimal === null ? missingNumber(findings, field) : millionths(decimal)
}

/** Millionths of a price that must be there; never negative. */
export function checkPrice(findings: Findings, field: Field, decimal: string | null): bigint {
  const price = checkAmount(findings, field, decimal)
  if (price < 0n) refuseValue(findings, field, '≥ 0')
  return price
}

/** Millionths of the quantity that a price is for; one where the file does not say. */
export function checkPriceQuantity(findings: Findings, field: Field, decimal: string | null): bigint {
  if (decimal === null) return oneUnit
  const quantity = millionths(decimal)
  if (quantity > 0n) return quantity
  refuseValue(findings, field, '> 0')
  return oneUnit
}

/** Millionths of a percentage, rounded to the four digits that are kept; null where the file has none. */
export function checkPercentage(findings: Findings, field: Field, decimal: string | null): bigint | null {
  if (decimal === null) return null
  const percentage = roundPercentage(millionths(decimal))
  if (percentage < 0n || percentage > wholePercentage) refuseValue(findings, field, '0-100')
  return percentage
}

/** A percentage in millionths, rounded to the four digits that are kept. */
export function roundPercentage(percentage: bigint): bigint {
  return ((percentage + 50n) / 100n) * 100n
}

/** Adds the fault that a value is none of its kind; `expected` is an example or a bound, the same in any language. */
export function refuseValue(findings: Findings, { name, place, text }: Field, expected: string): void {
  addFault(findings, place, 'IMPORT_VALUE', { field: name, value: shown(text), expected })
}

/** Text on one line. */
export function oneLine(text: string): string {
  if (!text.includes('\n')) return text.trim()
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .join(' ')
}

/** The ISO day of a year, month and day of the month, or null where there is no such day. */
export function existingDay(year: string, month: string, day: string): string | null {
  const iso = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  const moment = new Date(`${iso}T00:00:00Z`)
  return year !== '0000' && !Number.isNaN(moment.getTime()) && moment.toISOString().startsWith(iso) ? iso : null
}

const oneUnit = millionths('1')

/** A text that is there and is no number has its fault already; the order goes no further either way. */
function missingNumber(findings: Findings, field: Field): bigint {
  if (field.text === '') addFault(findings, field.place, 'IMPORT_VALUE_MISSING', { field: field.name })
  return oneUnit
}
