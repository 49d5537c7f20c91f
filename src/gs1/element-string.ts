import { createRequire } from 'node:module'
import { type Gs1Element, isLintFree } from './lint.ts'

interface Parser {
  parseBarcode(scan: string): { parsedCodeItems: readonly { ai: string; raw: string }[] }
}

const require = createRequire(import.meta.url)
let parser: Parser | undefined

const separator = '\u001d'
/** GS1-128, GS1 DataBar, GS1 DataMatrix, GS1 QR, GS1 DotCode, as scanners announce them. */
const symbology = /^\](?:C1|e0|d2|Q3|J1)/
/** Longer than any symbol can hold. */
const longest = 8200

/**
 * Reads a GS1 element string: with the scanner's symbology prefix, beginning with a group separator, written with
 * brackets, or, without any of these, a GTIN followed by a serial number and nothing that makes it ambiguous. Null for
 * everything else.
 */
export function readElementString(scan: string): readonly Gs1Element[] | null {
  if (scan.length > longest) return null
  if (symbology.test(scan)) return split(scan.slice(3))
  if (scan.startsWith(separator)) return split(scan.slice(1))
  if (scan.startsWith('(')) return readBracketed(scan)
  return isBareGtinAndSerial(scan) ? split(scan) : null
}

function split(text: string): readonly Gs1Element[] | null {
  if (text === '' || text.endsWith(separator)) return null
  parser ??= require('gs1-barcode-parser-mod') as Parser
  try {
    const { parsedCodeItems } = parser.parseBarcode(`]d2${text}`)
    return checked(parsedCodeItems.map(({ ai, raw }) => ({ ai, value: raw.replaceAll(separator, '') })))
  } catch {
    return null
  }
}

function readBracketed(text: string): readonly Gs1Element[] | null {
  const elements = [...text.matchAll(/\((\d{2,4})\)([^()]+)/g)].map(([, ai = '', value = '']) => ({ ai, value }))
  const whole = elements.map(({ ai, value }) => `(${ai})${value}`).join('')
  return whole === text ? checked(elements) : null
}

function checked(elements: readonly Gs1Element[]): readonly Gs1Element[] | null {
  return elements.length > 0 && isLintFree(elements) ? elements : null
}

/**
 * What many hand scanners send without a prefix: 01, fourteen digits with their check digit, and 21. Fixed elements may
 * stand between. Digits alone are a serial number, however they begin.
 */
function isBareGtinAndSerial(scan: string): boolean {
  const gtin = /^01(\d{14})(?:(?:11|13|15|16|17)\d{6})*21[!-z]{1,20}$/.exec(scan)?.[1]
  return gtin !== undefined && hasCheckDigit(gtin)
}

function hasCheckDigit(gtin: string): boolean {
  const sum = [...gtin].reduce((total, digit, index) => total + Number(digit) * (index % 2 === 0 ? 3 : 1), 0)
  return sum % 10 === 0
}
