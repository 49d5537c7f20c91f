import { labelTerms } from '#terms/labels.ts'
import type { BarcodeSymbol } from './symbol.ts'
import type { DocumentLabel, UnitLabel } from './unit-label.ts'

/** A label as it is printed, on whatever printer. Lengths are in millimetres, from the top left. */
export interface LabelPage {
  readonly width: number
  readonly height: number
  readonly parts: readonly LabelPart[]
}

export type LabelPart = LabelText | LabelSymbol

interface Place {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/**
 * Words wrap and are cut where the box ends, with a letter height of `size`. An exact text, such as a serial number, is
 * never cut: it takes as many lines as makes its letters largest, up to `size`.
 */
export interface LabelText extends Place {
  readonly kind: 'words' | 'exact'
  readonly text: string
  readonly size: number
  readonly isBold?: boolean
}

export interface LabelSymbol extends Place {
  readonly kind: 'symbol'
  readonly symbol: BarcodeSymbol
}

type Language = 'nl' | 'en'

const margin = 3
const unitSize = { width: 100, height: 50 }
const documentSize = { width: 100, height: 150 }

/** 100 by 50 mm: a square symbol at the left, a linear one at the foot. */
export function layoutUnitLabel(label: UnitLabel, language: Language): LabelPage {
  return label.symbol.kind === 'code128' ? unitWithLinear(label, language) : unitWithMatrix(label, language)
}

function unitWithLinear({ symbol, ...label }: UnitLabel, language: Language): LabelPage {
  const width = unitSize.width - 2 * margin
  const parts: readonly LabelPart[] = [
    { kind: 'words', x: margin, y: 3, width, height: 9.5, size: 3.6, isBold: true, text: label.description },
    { kind: 'words', x: margin, y: 12.5, width, height: 4, size: 2.8, text: numbersOf(label, language) },
    { kind: 'words', x: margin, y: 17, width, height: 4, size: 2.6, text: labelTerms[language].serialNumber },
    { kind: 'exact', x: margin, y: 20.5, width, height: 8, size: 5.5, text: label.serialNumber },
    { kind: 'symbol', x: margin, y: 30, width, height: 17, symbol },
  ]
  return { ...unitSize, parts }
}

function unitWithMatrix({ symbol, ...label }: UnitLabel, language: Language): LabelPage {
  const x = 41
  const width = unitSize.width - x - margin
  const parts: readonly LabelPart[] = [
    { kind: 'symbol', x: margin, y: margin, width: 36, height: 44, symbol },
    { kind: 'words', x, y: 3, width, height: 13.5, size: 3.6, isBold: true, text: label.description },
    { kind: 'words', x, y: 17, width, height: 7.5, size: 2.8, text: numbersOf(label, language) },
    { kind: 'words', x, y: 25.5, width, height: 4, size: 2.6, text: labelTerms[language].serialNumber },
    { kind: 'exact', x, y: 29, width, height: 18, size: 5, text: label.serialNumber },
  ]
  return { ...unitSize, parts }
}

function numbersOf({ productNumber, gtin }: Pick<UnitLabel, 'productNumber' | 'gtin'>, language: Language): string {
  const product = `${labelTerms[language].product} ${productNumber}`
  return gtin === null ? product : `${product} · GTIN ${gtin}`
}

/** 100 by 150 mm: from whom, to whom, what is in it, and the number of the document. */
export function layoutDocumentLabel(label: DocumentLabel): LabelPage {
  const terms = labelTerms[label.language]
  const width = documentSize.width - 2 * margin
  const facts = factsOf(label)
  const parts: readonly LabelPart[] = [
    { kind: 'words', x: margin, y: 4, width, height: 5, size: 3.6, text: label.from },
    { kind: 'words', x: margin, y: 14, width, height: 5, size: 3.2, text: terms.deliverTo },
    { kind: 'words', x: margin, y: 19, width, height: 44, isBold: true, ...addressOf(label.deliverTo) },
    ...facts.flatMap(([name, value], index): readonly LabelPart[] => [
      { kind: 'words', x: margin, y: 68 + 7 * index, width: 34, height: 5, size: 3.4, text: name },
      { kind: 'exact', x: 38, y: 67.5 + 7 * index, width: 59, height: 6, size: 4, text: value },
    ]),
    { kind: 'words', x: margin, y: 98, width, height: 5, size: 3.2, text: terms[label.kind] },
    { kind: 'exact', x: margin, y: 102, width, height: 12, size: 8, text: label.number },
    { kind: 'symbol', x: margin, y: 117, width, height: 29, symbol: label.symbol },
  ]
  return { ...documentSize, parts }
}

/** As large as lets the longest line stand whole, within reason. */
function addressOf(lines: readonly string[]): { readonly text: string; readonly size: number } {
  const longest = Math.max(...lines.map((line) => line.length), 1)
  return { text: lines.join('\n'), size: Math.min(6.5, Math.max(3.6, 94 / (0.62 * longest))) }
}

function factsOf(label: DocumentLabel): readonly (readonly [string, string])[] {
  const { salesOrderNumber, customerOrderNumber, contents, serialNumbers, notReadable, language } = label
  const terms = labelTerms[language]
  const number = new Intl.NumberFormat(language === 'nl' ? 'nl-NL' : 'en-GB', { maximumFractionDigits: 6 })
  const units = contents.map(({ unit, quantity }) => `${number.format(quantity)} ${unit}`).join(', ')
  const read = number.format(serialNumbers)
  return [
    [terms.order, salesOrderNumber],
    ...(customerOrderNumber === null ? [] : [[terms.customerOrder, customerOrderNumber] as const]),
    [terms.contents, units],
    [terms.serialNumbers, notReadable === 0 ? read : `${read} (+ ${number.format(notReadable)} ${terms.notReadable})`],
  ]
}
