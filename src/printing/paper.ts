import PDFDocument from 'pdfkit'
import type { SalesDocument } from '#sales-documents/sales-document.ts'
import { type FontName, printable, registerFonts } from './fonts.ts'
import type { Words } from './words.ts'

export type Pdf = PDFKit.PDFDocument
export type Tag = PDFKit.PDFStructureElement

/** Where the next thing is printed, and on what. Lengths are in points, 1/72 of an inch. */
export interface Paper {
  readonly pdf: Pdf
  readonly words: Words
  readonly colour: string
  readonly left: number
  readonly right: number
  readonly width: number
  readonly bottom: number
  /** Of the document as a whole; what is printed is a part of it, in the order of reading. */
  readonly root: Tag
  /** The next free line. */
  y: number
  /** Printed at the head of each next page. */
  readonly heads: ((paper: Paper) => void)[]
}

const margin = 42
const footHeight = 44

/** What a PDF is besides what is printed on it. */
export interface Sheet {
  readonly title: string
  readonly author: string
  /** ISO moment: of the document, so that the same document is the same bytes. */
  readonly createdAt: string
  readonly colour: string
  /** Width and height where it is no sheet of an office. */
  readonly size: 'A4' | 'LETTER' | readonly [number, number]
  readonly margin: number
  /** What is left free above the lower edge. */
  readonly foot: number
}

/** An empty first page of a document. */
export function openPaper({ kind, number, seller, postedAt }: SalesDocument, words: Words): Paper {
  return openSheet(
    {
      title: `${words.terms.title[kind]} ${number}`,
      author: seller.name,
      createdAt: postedAt,
      colour: seller.colour,
      size: seller.paper === 'A4' ? 'A4' : 'LETTER',
      margin,
      foot: footHeight + 8,
    },
    words,
  )
}

/** An empty first page of PDF/A-3b, tagged, whose bytes follow from what it is told alone. */
export function openSheet(sheet: Sheet, words: Words): Paper {
  const { title, author, createdAt, colour, margin: left, foot } = sheet
  const pdf = new PDFDocument({
    size: sheet.size,
    margins: { top: left, left, right: left, bottom: 0 },
    pdfVersion: '1.7',
    subset: 'PDF/A-3b',
    tagged: true,
    displayTitle: true,
    lang: words.language,
    bufferPages: true,
    font: '',
    info: {
      Title: title,
      Author: author,
      Producer: 'Pakbon',
      Creator: 'Pakbon',
      CreationDate: new Date(createdAt),
    },
  } as PDFKit.PDFDocumentOptions)
  registerFonts(pdf)
  const root = pdf.struct('Document')
  pdf.addStructure(root)
  const { width, height } = pdf.page
  return {
    ...{ pdf, words, colour, root, left },
    right: width - left,
    width: width - 2 * left,
    bottom: height - foot,
    y: left,
    heads: [],
  }
}

/** All bytes of a PDF, once it is ended. */
export async function bytesOf(pdf: Pdf): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of pdf) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks)
}

/** Lets others have their turn: a document of 10,000 units takes most of a second, and packers scan meanwhile. */
export function breathe(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve))
}

/** Goes on to the next page. */
export function nextPage(paper: Paper): void {
  paper.pdf.addPage()
  paper.y = paper.left
  for (const head of paper.heads) head(paper)
}

/** Goes on to the next page where this one has no room for so much height. */
export function room(paper: Paper, height: number): void {
  if (paper.y + height > paper.bottom) nextPage(paper)
}

export interface TextStyle {
  readonly x?: number
  readonly y?: number
  readonly width?: number
  readonly font?: FontName
  readonly size?: number
  readonly align?: 'left' | 'right' | 'center'
  readonly colour?: string
}

/** Prints text at a place, wrapped to its width; answers its height. It never goes on to the next page. */
export function print(paper: Paper, text: string, style: TextStyle = {}): number {
  const { pdf } = paper
  const { x = paper.left, y = paper.y, width = paper.right - x, align = 'left', colour = '#000000' } = style
  const shown = prepare(paper, text, style)
  const height = pdf.heightOfString(shown, { width })
  pdf.fillColor(colour).text(shown, x, y, { width, align, height: height + 1 })
  return height
}

/** How high text would be. */
export function heightOf(paper: Paper, text: string, style: TextStyle): number {
  return paper.pdf.heightOfString(prepare(paper, text, style), { width: style.width ?? paper.width })
}

/** Prints one line of text, unwrapped and fast. */
export function printLine(paper: Paper, text: string, style: Required<Pick<TextStyle, 'x' | 'y'>> & TextStyle): void {
  const shown = prepare(paper, text, style)
  paper.pdf.fillColor(style.colour ?? '#000000').text(shown, style.x, style.y, { lineBreak: false })
}

/** How wide a line of text would be. */
export function widthOf(paper: Paper, text: string, style: TextStyle): number {
  return paper.pdf.widthOfString(prepare(paper, text, style))
}

function prepare({ pdf }: Paper, text: string, { font = 'regular', size = 9 }: TextStyle): string {
  const shown = printable(pdf, text, font)
  pdf.font(font).fontSize(size)
  return shown
}

/** Prints something as one element of the document's structure: a paragraph, a heading, a cell. */
export function tagged(paper: Paper, type: string, draw: () => void, parent: Tag = paper.root): void {
  const element = paper.pdf.struct(type, {}, draw)
  parent.add(element)
  element.end()
}

/** Draws a figure, told in words to who cannot see it. */
export function figure(paper: Paper, alt: string, draw: () => void): void {
  const element = paper.pdf.struct('Figure', { alt }, draw)
  paper.root.add(element)
  element.end()
}

/** Prints what is no part of what the document says: rules, page numbers, repeated heads. */
export function artifact({ pdf }: Paper, type: 'Layout' | 'Pagination', draw: () => void): void {
  pdf.markContent('Artifact', { type })
  draw()
  pdf.endMarkedContent()
}

/** A rule to the right margin. */
export function rule(paper: Paper, { colour = '#b0b0b0', thickness = 0.5, from = paper.left } = {}): void {
  artifact(paper, 'Layout', () => {
    paper.pdf.moveTo(from, paper.y).lineTo(paper.right, paper.y).lineWidth(thickness).strokeColor(colour).stroke()
  })
}
