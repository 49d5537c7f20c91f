import { artifact, heightOf, nextPage, type Paper, print, room, rule, type Tag } from './paper.ts'

export interface Column {
  readonly header: string
  /** Of the table's width; together 1. */
  readonly share: number
  readonly align?: 'left' | 'right'
}

/** A table of a document while it is printed. */
export interface LineTable {
  readonly columns: readonly Column[]
  readonly tag: Tag
}

const gap = 6
const size = 9

/** Begins a table; its head comes again on each page. */
export function openTable(paper: Paper, columns: readonly Column[]): LineTable {
  const table = { columns, tag: paper.pdf.struct('Table') }
  paper.root.add(table.tag)
  room(paper, 60)
  const row = paper.pdf.struct('TR')
  table.tag.add(row)
  drawHead(paper, columns, (draw) => row.add(paper.pdf.struct('TH', {}, draw)))
  row.end()
  paper.heads.push(repeatHead(columns))
  return table
}

/** Ends a table. */
export function closeTable(paper: Paper, table: LineTable): void {
  table.tag.end()
  paper.heads.pop()
}

export interface Cell {
  readonly text: string
  /** A smaller line below. */
  readonly note?: string
}

/**
 * Prints a row; `below` prints more, under the row, as a part of its cell `column`, over as many pages as it needs.
 */
export function printRow(
  paper: Paper,
  { columns, tag }: LineTable,
  cells: readonly Cell[],
  below?: { readonly column: number; readonly print: (cell: Tag) => void },
): void {
  const places = placesOf(paper, columns)
  const height = Math.max(...cells.map((cell, index) => heightOfCell(paper, cell, places[index]?.width ?? 0)))
  if (paper.y + height + 8 > paper.bottom) nextPage(paper)
  const top = paper.y
  const row = paper.pdf.struct('TR')
  tag.add(row)
  cells.forEach((cell, index) => {
    const place = places[index]
    if (!place) return
    const element = paper.pdf.struct('TD')
    row.add(element)
    element.add(paper.pdf.struct('P', {}, () => drawCell(paper, cell, { ...place, top })))
    if (below?.column === index) {
      paper.y = top + height
      below.print(element)
    }
    element.end()
  })
  row.end()
  if (!below) paper.y = top + height
  paper.y += 3
  rule(paper, { colour: '#d8d8d8' })
  paper.y += 4
}

interface Place {
  readonly x: number
  readonly width: number
  readonly align: 'left' | 'right'
}

function placesOf(paper: Paper, columns: readonly Column[]): readonly Place[] {
  let x = paper.left
  return columns.map(({ share, align = 'left' }) => {
    const place = { x, width: share * paper.width - gap, align }
    x += share * paper.width
    return place
  })
}

function heightOfCell(paper: Paper, { text, note }: Cell, width: number): number {
  return heightOf(paper, text, { width, size }) + (note ? heightOf(paper, note, { width, size: 8 }) : 0)
}

function drawCell(paper: Paper, { text, note }: Cell, { top, ...place }: Place & { readonly top: number }): void {
  const height = print(paper, text, { ...place, y: top, size })
  if (note) print(paper, note, { ...place, y: top + height, size: 8, colour: '#404040' })
}

function drawHead(paper: Paper, columns: readonly Column[], inCell: (draw: () => void) => void): void {
  const places = placesOf(paper, columns)
  const style = { font: 'bold', size: 8, colour: paper.colour } as const
  const height = Math.max(
    ...columns.map(({ header }, index) => heightOf(paper, header, { ...style, width: places[index]?.width ?? 0 })),
  )
  columns.forEach(({ header }, index) => {
    const place = places[index]
    if (place) inCell(() => print(paper, header, { ...style, ...place }))
  })
  paper.y += height + 3
  rule(paper, { colour: paper.colour, thickness: 0.8 })
  paper.y += 5
}

function repeatHead(columns: readonly Column[]) {
  return (paper: Paper) => drawHead(paper, columns, (draw) => artifact(paper, 'Pagination', draw))
}
