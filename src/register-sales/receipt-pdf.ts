import {
  artifact,
  bytesOf,
  figure,
  heightOf,
  openSheet,
  type Paper,
  print,
  room,
  rule,
  type TextStyle,
  tagged,
  widthOf,
} from '#printing/paper.ts'
import { drawSymbol } from '#printing/symbol.ts'
import { wordsOf } from '#printing/words.ts'
import type { ReceiptRow } from './receipt-rows.ts'

/** What a narrow PDF is besides its rows. */
export interface NarrowPdf {
  readonly title: string
  readonly author: string
  /** ISO moment: when it was sold or closed, so that the same rows are the same bytes. */
  readonly createdAt: string
  readonly language: 'nl' | 'en'
  readonly currency: string
  readonly timeZone: string
}

const millimetre = 72 / 25.4
const paperWidth = 80 * millimetre
const margin = 6 * millimetre
/** Of one page: more serial numbers than fit go on to a next one. */
const tallest = 1000 * millimetre
const size = 8.5
const gap = 2
const indent = 8
const qrSide = 72
const barHeight = 34

/** D61, D80: a receipt, or the report of a shift, as PDF/A-3b: 80 mm wide and as long as what it says. */
export async function narrowPdf(rows: readonly ReceiptRow[], about: NarrowPdf): Promise<Buffer> {
  const words = wordsOf(about)
  const sheetOf = (height: number) =>
    openSheet({ ...about, colour: '#000000', size: [paperWidth, height], margin, foot: margin }, words)
  const draft = sheetOf(tallest)
  const heights = rows.map((row) => heightOfRow(draft, row))
  const whole = heights.reduce((sum, height) => sum + height, 2 * margin) + 1
  const paper = sheetOf(Math.min(whole, tallest))
  const written = bytesOf(paper.pdf)
  for (const [index, row] of rows.entries()) {
    const height = heights[index] ?? 0
    room(paper, height)
    const { y } = paper
    printRow(paper, row)
    paper.y = y + height
  }
  paper.root.end()
  paper.pdf.end()
  return written
}

type TextRow = Extract<ReceiptRow, { kind: 'text' }>
type PairRow = Extract<ReceiptRow, { kind: 'pair' }>

function heightOfRow(paper: Paper, row: ReceiptRow): number {
  if (row.kind === 'rule') return 8
  if (row.kind === 'barcode') return barHeight + 6 + heightOf(paper, row.data, { size }) + gap
  if (row.kind === 'link')
    return qrSide + 6 + heightOf(paper, row.text, { size }) + linkHeight(paper, row.address) + gap
  if (row.kind === 'pair') return heightOf(paper, row.left, leftOf(paper, row)) + gap
  return heightOf(paper, row.text.trim(), textStyle(paper, row)) + gap
}

function printRow(paper: Paper, row: ReceiptRow): void {
  if (row.kind === 'rule') {
    paper.y += 3
    rule(paper)
  } else if (row.kind === 'barcode') printBarcode(paper, row.data)
  else if (row.kind === 'link') printLink(paper, row)
  else if (row.kind === 'pair') {
    tagged(paper, 'P', () => {
      print(paper, row.left, leftOf(paper, row))
      print(paper, row.right, { ...fontOf(row), align: 'right' })
    })
  } else tagged(paper, 'P', () => print(paper, row.text.trim(), textStyle(paper, row)))
}

function fontOf({ bold }: { readonly bold?: boolean }): Pick<TextStyle, 'font' | 'size'> {
  return { font: bold ? 'bold' : 'regular', size }
}

/** What is named leaves its amount the room that it needs. */
function leftOf(paper: Paper, row: PairRow): TextStyle & { readonly width: number } {
  const style = fontOf(row)
  return { ...style, width: paper.width - widthOf(paper, row.right, style) - 8 }
}

/** A row that begins with spaces belongs to the one above it. */
function textStyle(paper: Paper, row: TextRow): TextStyle & { readonly width: number } {
  const moved = row.text.startsWith(' ') ? indent : 0
  return { ...fontOf(row), x: paper.left + moved, width: paper.width - moved, align: row.align ?? 'left' }
}

function printBarcode(paper: Paper, data: string): void {
  const box = { x: paper.left, y: paper.y + 4, width: paper.width, height: barHeight }
  figure(paper, paper.words.say(paper.words.terms.barcode, { number: data }), () =>
    drawSymbol(paper.pdf, { kind: 'code128', text: data }, box),
  )
  paper.y += barHeight + 6
  artifact(paper, 'Layout', () => print(paper, data, { size, align: 'center' }))
}

function linkHeight(paper: Paper, address: string): number {
  return heightOf(paper, address, { size: 7 })
}

function printLink(paper: Paper, { address, text }: { readonly address: string; readonly text: string }): void {
  const { terms, say } = paper.words
  tagged(paper, 'P', () => {
    paper.y += print(paper, text, { size, align: 'center' })
  })
  const box = { x: paper.left + (paper.width - qrSide) / 2, y: paper.y + 2, width: qrSide, height: qrSide }
  figure(paper, say(terms.coverageCode, { address }), () =>
    drawSymbol(paper.pdf, { kind: 'qrCode', text: address }, box),
  )
  paper.y += qrSide + 4
  tagged(paper, 'P', () => print(paper, address, { size: 7, align: 'center' }))
}
