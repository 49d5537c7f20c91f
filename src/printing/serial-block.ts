import { foldRuns } from '#domain/serial-range.ts'
import type { SalesDocument, SalesDocumentLine } from '#sales-documents/sales-document.ts'
import { printable } from './fonts.ts'
import {
  artifact,
  breathe,
  heightOf,
  nextPage,
  type Paper,
  print,
  printLine,
  room,
  type Tag,
  tagged,
  widthOf,
} from './paper.ts'

/** D80: up to 3 serial numbers stand behind the description, up to 60 in columns under the line, more in an annex. */
export type SerialPlace = 'none' | 'behind' | 'under' | 'annex'

const mostBehind = 3
const mostUnder = 60

/** Where the serial numbers of a line are printed. */
export function serialPlace(document: SalesDocument, line: SalesDocumentLine): SerialPlace {
  if (!document.printsSerialNumbers || line.units.length === 0) return 'none'
  if (line.units.length <= mostBehind) return 'behind'
  return itemsOf(document, line).length <= mostUnder ? 'under' : 'annex'
}

/** What is printed of a line's units: each with its position, or runs where the customer wants them folded. */
export function itemsOf({ foldsRuns }: SalesDocument, { units }: SalesDocumentLine): readonly SerialItem[] {
  const known = units.filter((unit) => unit.serialNumber !== null)
  if (!foldsRuns) return known.map(({ position, serialNumber }) => ({ position, count: 1, text: serialNumber ?? '' }))
  return foldRuns(known.map(({ serialNumber }) => serialNumber ?? '')).map(({ first, last, count }) => ({
    position: null,
    count,
    text: count === 1 ? first : `${first} – ${last} (${count})`,
  }))
}

export interface SerialItem {
  readonly position: number | null
  /** How many serial numbers it tells of. */
  readonly count: number
  readonly text: string
}

/** The positions of the units whose serial number could not be read (D15). */
export function notReadablePositions({ units }: SalesDocumentLine): readonly number[] {
  return units.flatMap(({ serialNumber, position }) => (serialNumber === null ? [position] : []))
}

const size = 8
const lineHeight = 11
const positionWidth = 26

/** Prints items in columns, read downwards, over as many pages as they need; answers how many are on each page. */
export function printColumns(paper: Paper, items: readonly SerialItem[], within: Tag): void {
  const grid = gridOf(paper, items)
  for (let from = 0; from < items.length; ) {
    if (paper.y + lineHeight > paper.bottom - grid.foot) nextPage(paper)
    const rowsLeft = Math.floor((paper.bottom - grid.foot - paper.y) / lineHeight)
    const rows = Math.min(rowsLeft, Math.ceil((items.length - from) / grid.columns))
    const part = items.slice(from, from + rows * grid.columns)
    tagged(paper, 'P', () => drawPart(paper, part, { ...grid, rows }), within)
    paper.y += rows * lineHeight
    from += part.length
  }
}

/** The annex of a line: all its serial numbers, with counts on each page. */
export async function printAnnex(
  paper: Paper,
  document: SalesDocument,
  line: SalesDocumentLine,
  annex: string,
): Promise<void> {
  const { terms, say } = paper.words
  const title = say(terms.annex, { annex, line: line.lineNumber })
  nextPage(paper)
  const section = paper.pdf.struct('Sect')
  paper.root.add(section)
  tagged(
    paper,
    'H2',
    () => {
      paper.y += print(paper, title, { font: 'bold', size: 12, colour: paper.colour })
      paper.y += print(paper, `${line.productNumber} ${line.description}`, { size: 9 }) + 4
    },
    section,
  )
  paper.heads.push((next) => {
    artifact(next, 'Pagination', () => {
      next.y += print(next, `${title} (${terms.continued})`, { font: 'bold', size: 9, colour: next.colour }) + 4
    })
  })
  await printPages(paper, document, line, section)
  printNotReadable(paper, line, section)
  section.end()
  paper.heads.pop()
}

/** As many positions as are told at once, so that no paragraph is higher than a page. */
const positionsAtOnce = 100

/** Says which units have no serial number that can be read. */
export function printNotReadable(paper: Paper, line: SalesDocumentLine, within: Tag): void {
  const { terms, say } = paper.words
  const positions = notReadablePositions(line)
  for (let from = 0; from < positions.length; from += positionsAtOnce) {
    const text = say(terms.notReadable, { positions: positions.slice(from, from + positionsAtOnce).join(', ') })
    const height = heightOf(paper, text, { size, font: 'bold' })
    room(paper, height)
    tagged(paper, 'P', () => print(paper, text, { size, font: 'bold' }), within)
    paper.y += height + 2
  }
}

async function printPages(paper: Paper, document: SalesDocument, line: SalesDocumentLine, section: Tag): Promise<void> {
  const { terms, say, quantity } = paper.words
  const items = itemsOf(document, line)
  const { columns } = gridOf(paper, items)
  const total = quantity(line.registered)
  for (let from = 0; from < items.length; ) {
    const rows = Math.floor((paper.bottom - 16 - paper.y) / lineHeight)
    const part = items.slice(from, from + rows * columns)
    printColumns(paper, part, section)
    const count = part.reduce((sum, item) => sum + item.count, 0)
    tagged(
      paper,
      'P',
      () => {
        const text = say(terms.onThisPage, { count: quantity(count), total })
        paper.y += print(paper, text, { size, align: 'right', colour: '#404040' })
      },
      section,
    )
    from += part.length
    if (from < items.length) nextPage(paper)
    await breathe()
  }
}

interface Grid {
  readonly columns: number
  readonly width: number
  /** Kept free at the end of a page. */
  readonly foot: number
  readonly hasPositions: boolean
}

function gridOf(paper: Paper, items: readonly SerialItem[]): Grid {
  const letters = items.reduce((most, { text }) => Math.max(most, printable(paper.pdf, text, 'mono').length), 0)
  const hasPositions = items.some(({ position }) => position !== null)
  const needed = widthOf(paper, '0'.repeat(letters), { font: 'mono', size }) + 10 + (hasPositions ? positionWidth : 0)
  const columns = Math.max(1, Math.min(6, Math.floor(paper.width / needed)))
  return { columns, width: paper.width / columns, foot: 0, hasPositions }
}

function drawPart(
  paper: Paper,
  items: readonly SerialItem[],
  { rows, width, hasPositions }: Grid & { readonly rows: number },
): void {
  items.forEach(({ position, text }, index) => {
    const x = paper.left + Math.floor(index / rows) * width
    const y = paper.y + (index % rows) * lineHeight
    if (position !== null) printLine(paper, `${position}.`, { x, y: y + 0.6, size: 7, colour: '#404040' })
    printLine(paper, text, { x: x + (hasPositions ? positionWidth : 0), y, font: 'mono', size })
  })
}
