import { type Refusal, refuse } from './refusal.ts'

/** A barcode of a product (D3): a GTIN of 8, 12, 13 or 14 digits with its check digit, or any printable text. */
export interface Barcode {
  readonly barcode: string
  readonly kind: 'gtin' | 'free'
}

/** D3: why this cannot be a barcode; null where it can. */
export function reviewBarcode({ barcode, kind }: Barcode): Refusal | null {
  if (kind === 'free')
    return /^[ -~]{1,80}$/.test(barcode) ? null : refuse('BARCODE_CHARACTER', { barcode: barcode.slice(0, 80) })
  if (!isGtinLong(barcode)) return refuse('BARCODE_LENGTH', { barcode: barcode.slice(0, 80) })
  const expected = checkDigit(barcode.slice(0, -1))
  return barcode.endsWith(expected) ? null : refuse('BARCODE_CHECK_DIGIT', { barcode, expected })
}

/** The key under which barcodes are compared: a GTIN as fourteen digits, whatever its length; other text as it is. */
export function barcodeKey(text: string): string {
  return isGtinLong(text) && text.endsWith(checkDigit(text.slice(0, -1))) ? text.padStart(14, '0') : text
}

/** Whether element 21 of GS1 can hold a serial number: at most 20 characters of GS1's set of 82. */
export function isGs1SerialNumber(text: string): boolean {
  return /^[!"%&'()*+,\-./0-9:;<=>?A-Z_a-z]{1,20}$/.test(text)
}

/** The check digit that GS1 asks behind these digits. */
export function checkDigit(digits: string): string {
  const sum = [...digits].reduceRight(
    (total, digit, index) => total + Number(digit) * ((digits.length - index) % 2 === 1 ? 3 : 1),
    0,
  )
  return String((10 - (sum % 10)) % 10)
}

function isGtinLong(text: string): boolean {
  return /^(?:\d{8}|\d{12,14})$/.test(text)
}
