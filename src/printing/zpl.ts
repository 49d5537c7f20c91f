import { Readable } from 'node:stream'
import { setImmediate } from 'node:timers/promises'
import { fitExact, fitWords, lineHeight } from './fit-text.ts'
import { type LabelPage, type LabelPart, type LabelText, layoutDocumentLabel, layoutUnitLabel } from './label-layout.ts'
import { type BarcodeSymbol, modulesOf } from './symbol.ts'
import type { DocumentLabel, UnitLabel } from './unit-label.ts'
import { code128Data, code128Modules, dataOf, graphicOf, gs1Data } from './zpl-data.ts'

/** Of the printer, in dots an inch. */
export type Resolution = 203 | 300

/** ZPL II for labels of 100 by 50 mm, one for each unit; all of it ASCII, whatever the labels say. */
export function zplOfUnitLabels(
  labels: readonly UnitLabel[],
  { language, dpi = 203 }: { readonly language: 'nl' | 'en'; readonly dpi?: Resolution },
): NodeJS.ReadableStream {
  return Readable.from(write(labels, (label) => zplOf(layoutUnitLabel(label, language), dpi)))
}

/** ZPL II for one label of 100 by 150 mm. */
export function zplOfDocumentLabel(label: DocumentLabel, { dpi = 203 }: { readonly dpi?: Resolution } = {}): string {
  return zplOf(layoutDocumentLabel(label), dpi)
}

/** Labels between two pauses, in which others are served. */
const atOnce = 20

async function* write(labels: readonly UnitLabel[], zplOfLabel: (label: UnitLabel) => string): AsyncGenerator<string> {
  for (let start = 0; start < labels.length; start += atOnce) {
    yield labels
      .slice(start, start + atOnce)
      .map(zplOfLabel)
      .join('')
    await setImmediate()
  }
}

/** UTF-8, then the size of the label, then its fields. */
function zplOf({ width, height, parts }: LabelPage, dpi: Resolution): string {
  const dots = (millimetres: number) => Math.round((millimetres * dpi) / 25.4)
  const fields = parts.flatMap((part) => fieldsOf(part, dots))
  return ['^XA^CI28^LH0,0', `^PW${dots(width)}^LL${dots(height)}`, ...fields, '^XZ', ''].join('\n')
}

type Dots = (millimetres: number) => number

function fieldsOf(part: LabelPart, dots: Dots): readonly string[] {
  if (part.kind !== 'symbol') return textFields(part, dots)
  const room = { width: dots(part.width), height: dots(part.height) }
  return [`^FO${dots(part.x)},${dots(part.y)}${symbolField(part.symbol, room, dots)}^FS`]
}

/** A letter's width by its height in the printer's own font: of words the mean, of an exact text the widest. */
const advance = { words: 0.6, exact: 0.8 }

/** Each line is a field of its own: a field that wraps would give a meaning to some of its letters. */
function textFields(part: LabelText, dots: Dots): readonly string[] {
  const { x, y, text } = part
  const room = { width: dots(part.width), height: dots(part.height), size: dots(part.size) }
  const { lines, size } =
    part.kind === 'exact'
      ? fitExact(text, room, advance.exact)
      : fitWords(text, room, (line) => [...line].length * room.size * advance.words)
  const height = Math.floor(size)
  return lines.map((line, index) => {
    const top = dots(y) + Math.round(index * height * lineHeight)
    return `^FO${dots(x)},${top}^A0N,${height},${height}${dataOf(line)}^FS`
  })
}

interface Room {
  readonly width: number
  readonly height: number
}

function symbolField(symbol: BarcodeSymbol, room: Room, dots: Dots): string {
  if (symbol.kind === 'gs1DataMatrix') return `^BXN,${dots(1.25)},200,,,,_,1${gs1Data(symbol.elementString)}`
  if (symbol.kind === 'code128') {
    const bar = Math.max(1, Math.min(dots(0.5), Math.floor(room.width / code128Modules(symbol.text))))
    return `^BY${bar},2,${room.height}^BCN,${room.height},N,N,N,N${code128Data(symbol.text)}`
  }
  const modules = modulesOf(symbol)
  const across = modules.columns + 2 * modules.quietZone
  return graphicOf(modules, Math.min(dots(1.25), Math.floor(room.width / across), Math.floor(room.height / across)))
}
