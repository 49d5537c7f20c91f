import type { Gs1Reading } from './scan.ts'

const separator = '\u001d'
/** GS1-128, GS1 DataBar, GS1 DataMatrix, GS1 QR, GS1 DotCode, as scanners announce them. */
const symbology = /^\](?:C1|e0|d2|Q3|J1)/
/** Longer than any symbol can hold. */
const longest = 8200

/** Elements whose value ends without a separator, by the first two digits of their identifier: digits in all. */
const fixedLengths: Readonly<Record<string, number>> = {
  ...Object.fromEntries(['11', '12', '13', '14', '15', '16', '17', '18', '19'].map((ai) => [ai, 8])),
  ...Object.fromEntries(['31', '32', '33', '34', '35', '36'].map((ai) => [ai, 10])),
  ...{ '00': 20, '01': 16, '02': 16, '03': 16, '04': 18, '20': 4, '41': 16 },
}

/** Identifiers of three and four digits, by their first two; the others have two. */
const longerIdentifiers: Readonly<Record<string, number>> = {
  ...Object.fromEntries(['23', '24', '25', '40', '41', '42', '71'].map((ai) => [ai, 3])),
  ...Object.fromEntries(
    ['31', '32', '33', '34', '35', '36', '39', '43', '70', '72', '80', '81', '82'].map((ai) => [ai, 4]),
  ),
}

/**
 * D23: the product and serial number in a GS1 scan, for a till that has no connection: it reads how elements follow each
 * other and the check digit of the GTIN, and leaves it to the server whether GS1 allows all the rest. Null for what is
 * not GS1.
 */
export function readGs1Unit(scan: string): Gs1Reading | null {
  const text = scan.replace(/[\r\n\t]+$/, '')
  if (text.length > longest) return null
  const elements = /^https?:\/\//i.test(text) ? ofLink(text) : ofElementString(text)
  if (!elements || elements.length === 0) return null
  const elementOf = (asked: string) => elements.find(({ ai }) => ai === asked)?.value
  const gtin = elementOf('01')
  const serialNumber = elementOf('21')
  if (gtin !== undefined && !isGtin(gtin)) return null
  if (serialNumber !== undefined && !/^[!-z]{1,20}$/.test(serialNumber)) return null
  return { elements, ...(gtin ? { gtin } : {}), ...(serialNumber ? { serialNumber } : {}) }
}

type Elements = Gs1Reading['elements']

function ofElementString(text: string): Elements | null {
  if (symbology.test(text)) return split(text.slice(3))
  if (text.startsWith(separator)) return split(text.slice(1))
  if (text.startsWith('(')) return ofBrackets(text)
  // Without a prefix: a GTIN with its check digit and a serial number; fixed elements may stand between.
  const gtin = /^01(\d{14})(?:(?:11|13|15|16|17)\d{6})*21[!-z]{1,20}$/.exec(text)?.[1]
  return gtin !== undefined && isGtin(gtin) ? split(text) : null
}

function split(text: string): Elements | null {
  const elements: { ai: string; value: string }[] = []
  let rest = text
  while (rest !== '') {
    const start = rest.slice(0, 2)
    if (!/^\d\d$/.test(start)) return null
    const ai = rest.slice(0, longerIdentifiers[start] ?? 2)
    const fixed = fixedLengths[start]
    const next = rest.indexOf(separator)
    const end = fixed ?? (next < 0 ? rest.length : next)
    const value = rest.slice(ai.length, end)
    if (value === '' || rest.length < end || value.includes(separator)) return null
    elements.push({ ai, value })
    rest = rest.slice(rest[end] === separator ? end + 1 : end)
  }
  return elements
}

function ofBrackets(text: string): Elements | null {
  const elements = [...text.matchAll(/\((\d{2,4})\)([^()]+)/g)].map(([, ai = '', value = '']) => ({ ai, value }))
  return elements.map(({ ai, value }) => `(${ai})${value}`).join('') === text ? elements : null
}

/** `https://example.com/01/09520000002008/21/ABC`: the owner's own path may stand before. */
function ofLink(text: string): Elements | null {
  const [, path = ''] = /^https?:\/\/[^/?#]+(\/[^?#]*)/i.exec(text) ?? []
  const [, gtin, qualifiers = ''] = /\/01\/(\d{14})((?:\/(?:22|10|21)\/[^/]+)*)\/?$/.exec(path) ?? []
  if (gtin === undefined) return null
  try {
    const pairs = [...qualifiers.matchAll(/\/(\d\d)\/([^/]+)/g)]
    return [
      { ai: '01', value: gtin },
      ...pairs.map(([, ai = '', value = '']) => ({ ai, value: decodeURIComponent(value) })),
    ]
  } catch {
    return null
  }
}

function isGtin(gtin: string): boolean {
  if (!/^\d{14}$/.test(gtin)) return false
  const sum = [...gtin].reduce((total, digit, index) => total + Number(digit) * (index % 2 === 0 ? 3 : 1), 0)
  return sum % 10 === 0
}
