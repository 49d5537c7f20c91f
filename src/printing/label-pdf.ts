import { Readable } from 'node:stream'
import { setImmediate } from 'node:timers/promises'
import PDFDocument from 'pdfkit'
import { labelTerms } from '#terms/labels.ts'
import { type FittedText, fitExact, fitWords, lineHeight } from './fit-text.ts'
import { printable, registerFonts } from './fonts.ts'
import { type LabelPage, type LabelPart, type LabelText, layoutDocumentLabel, layoutUnitLabel } from './label-layout.ts'
import { type Box, drawSymbol } from './symbol.ts'
import type { DocumentLabel, UnitLabel } from './unit-label.ts'

/** A page of 100 by 50 mm for each unit; `postedAt` is the document's, so that the same labels are the same bytes. */
export function unitLabelsPdf(
  labels: readonly UnitLabel[],
  { language, postedAt }: { readonly language: 'nl' | 'en'; readonly postedAt: string },
): NodeJS.ReadableStream {
  const pages = labels.map((label) => () => layoutUnitLabel(label, language))
  return Readable.from(write(pages, { title: labelTerms[language].serialNumbers, language, postedAt }))
}

/** One page of 100 by 150 mm. */
export function documentLabelPdf(label: DocumentLabel): NodeJS.ReadableStream {
  const { kind, language, postedAt, number } = label
  const title = `${labelTerms[language][kind]} ${number}`
  return Readable.from(write([() => layoutDocumentLabel(label)], { title, language, postedAt }))
}

interface About {
  readonly title: string
  readonly language: string
  readonly postedAt: string
}

/** Pages between two pauses, in which others are served and the reader takes what is written. */
const atOnce = 20

async function* write(pages: readonly (() => LabelPage)[], about: About): AsyncGenerator<Uint8Array> {
  const pdf = openPdf(about)
  for (const [index, page] of pages.entries()) {
    drawLabel(pdf, page())
    if (index % atOnce !== 0) continue
    const written = pdf.read() as Buffer | null
    if (written) yield written
    await setImmediate()
  }
  pdf.end()
  yield pdf.read() as Buffer
}

function openPdf({ title, language, postedAt }: About): PDFKit.PDFDocument {
  const pdf = new PDFDocument({
    autoFirstPage: false,
    pdfVersion: '1.7',
    lang: language,
    displayTitle: true,
    font: '',
    info: { Title: title, Producer: 'Pakbon', Creator: 'Pakbon', CreationDate: new Date(postedAt) },
  })
  registerFonts(pdf)
  return pdf
}

function drawLabel(pdf: PDFKit.PDFDocument, { width, height, parts }: LabelPage): void {
  pdf.addPage({ size: [width * millimetre, height * millimetre], margin: 0 })
  for (const part of parts) drawPart(pdf, part)
}

const millimetre = 72 / 25.4

function drawPart(pdf: PDFKit.PDFDocument, part: LabelPart): void {
  const box = {
    x: part.x * millimetre,
    y: part.y * millimetre,
    width: part.width * millimetre,
    height: part.height * millimetre,
  }
  if (part.kind === 'symbol') drawSymbol(pdf, part.symbol, box)
  else if (part.kind === 'exact') drawExact(pdf, part, box)
  else drawWords(pdf, part, box)
}

/** Of Noto Sans Mono, by its letter size. */
const monoAdvance = 0.6

function drawExact(pdf: PDFKit.PDFDocument, { text, size }: LabelText, box: Box): void {
  const shown = printable(pdf, text, 'mono')
  drawLines(pdf.font('mono'), fitExact(shown, { ...box, size: size * millimetre }, monoAdvance), box)
}

function drawWords(pdf: PDFKit.PDFDocument, { text, size, isBold }: LabelText, box: Box): void {
  const font = isBold ? 'bold' : 'regular'
  const shown = printable(pdf, text, font)
  pdf.font(font).fontSize(size * millimetre)
  const fitted = fitWords(shown, { ...box, size: size * millimetre }, (line) => pdf.widthOfString(line))
  drawLines(pdf, fitted, box)
}

function drawLines(pdf: PDFKit.PDFDocument, { lines, size }: FittedText, { x, y }: Box): void {
  pdf.fontSize(size)
  for (const [index, line] of lines.entries()) {
    pdf.text(line, x, y + index * size * lineHeight, { lineBreak: false })
  }
}
