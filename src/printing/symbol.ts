import bwipjs from 'bwip-js/node'

/** A barcode by what it carries; an element string is GS1's text with brackets, such as `(01)…(21)…`. */
export type BarcodeSymbol =
  | { readonly kind: 'gs1DataMatrix'; readonly elementString: string }
  | { readonly kind: 'dataMatrix'; readonly text: string }
  | { readonly kind: 'code128'; readonly text: string }
  | { readonly kind: 'qrCode'; readonly text: string }

/** In points of a PDF. */
export interface Box {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** The dark modules of a symbol, as runs from left to right. A linear symbol has one row. */
export interface Modules {
  readonly columns: number
  readonly rows: number
  /** Free of print on every side of a matrix, left and right of a linear symbol. */
  readonly quietZone: number
  readonly runs: readonly { readonly row: number; readonly column: number; readonly length: number }[]
}

/**
 * Code 128 for printable ASCII of at most 29 characters: of more, on a label of 100 mm, the bars are thinner than two
 * dots of a label printer and are not read. Else a Data Matrix, which holds any text.
 */
export function symbolOf(text: string): BarcodeSymbol {
  return { kind: /^[ -~]{1,29}$/.test(text) ? 'code128' : 'dataMatrix', text }
}

/** The modules of a symbol; the same symbol, the same modules. */
export function modulesOf(symbol: BarcodeSymbol): Modules {
  const options = optionsOf(symbol)
  const [drawn] = bwipjs.raw(options) as unknown as readonly [Linear | Matrix]
  if ('sbs' in drawn) return { rows: 1, quietZone: 10, ...linearModules(drawn) }
  return {
    columns: drawn.pixx,
    rows: drawn.pixy,
    quietZone: symbol.kind === 'qrCode' ? 4 : 1,
    runs: Array.from({ length: drawn.pixy }, (_, row) => runsOfRow(drawn, row)).flat(),
  }
}

/**
 * Draws a symbol at the top left of a box, as large as fits and is of use, as vectors that are filled at once. Answers
 * where it stands, quiet zone included.
 */
export function drawSymbol(pdf: PDFKit.PDFDocument, symbol: BarcodeSymbol, box: Box): Box {
  const { columns, rows, quietZone, runs } = modulesOf(symbol)
  const isLinear = rows === 1
  const across = columns + 2 * quietZone
  const down = rows + 2 * quietZone
  const module = isLinear
    ? Math.min(box.width / across, largestBar)
    : Math.min(box.width / across, box.height / down, largestModule)
  const height = isLinear ? box.height : module
  const left = box.x + quietZone * module
  const top = box.y + (isLinear ? 0 : quietZone * module)
  pdf.save()
  for (const { row, column, length } of runs) {
    pdf.rect(left + column * module, top + row * height, length * module, height)
  }
  pdf.fill('#000000').restore()
  return { x: box.x, y: box.y, width: across * module, height: isLinear ? box.height : down * module }
}

const millimetre = 72 / 25.4
const largestBar = 0.5 * millimetre
const largestModule = 1.25 * millimetre

interface Linear {
  /** Widths of bars and spaces in turn, beginning with a bar. */
  readonly sbs: readonly number[]
}

interface Matrix {
  readonly pixx: number
  readonly pixy: number
  /** 1 is dark, row by row. */
  readonly pixs: readonly number[]
}

function optionsOf(symbol: BarcodeSymbol): { bcid: string; text: string; parsefnc?: boolean } {
  if (symbol.kind === 'gs1DataMatrix') {
    return { bcid: 'datamatrix', text: `^FNC1${withoutBrackets(symbol.elementString)}`, parsefnc: true }
  }
  const { kind, text } = symbol
  if (kind === 'dataMatrix' && !/^[ -~]*$/.test(text)) {
    return { bcid: 'datamatrix', text: `${utf8}${text.replaceAll('^', '^^')}`, parsefnc: true }
  }
  return { bcid: kind.toLowerCase(), text }
}

/** The extended channel that says that the bytes are UTF-8. */
const utf8 = '^ECI000026'

/** A GTIN has a fixed length, so that its serial number may have brackets and nothing need stand between them. */
function withoutBrackets(elementString: string): string {
  return elementString.replace(/^\(01\)(\d{14})\(21\)/, (_, gtin: string) => `01${gtin}21`)
}

function linearModules({ sbs }: Linear): Pick<Modules, 'columns' | 'runs'> {
  let columns = 0
  const runs = sbs.flatMap((length, index) => {
    const column = columns
    columns += length
    return index % 2 === 0 ? [{ row: 0, column, length }] : []
  })
  return { columns, runs }
}

function runsOfRow({ pixx, pixs }: Matrix, row: number): Modules['runs'] {
  const text = pixs.slice(row * pixx, (row + 1) * pixx).join('')
  return [...text.matchAll(/1+/g)].map(({ 0: run, index }) => ({ row, column: index, length: run.length }))
}
