import { sumQuantities } from '#domain/money.ts'
import type { SalesDocument, SalesDocumentLine } from '#sales-documents/sales-document.ts'
import { type Cell, type Column, closeTable, openTable, printRow } from './line-table.ts'
import { breathe, type Paper, type Tag } from './paper.ts'
import { itemsOf, notReadablePositions, printColumns, printNotReadable, serialPlace } from './serial-block.ts'

/** The lines of a packing slip, invoice, credit note or return receipt, with their serial numbers; answers the lines with an annex. */
export async function printLines(paper: Paper, document: SalesDocument): Promise<readonly SalesDocumentLine[]> {
  const kind = kindsOfLines[document.kind](paper)
  const table = openTable(paper, kind.columns)
  const annexes = document.lines.filter((line) => serialPlace(document, line) === 'annex')
  for (const line of document.lines) {
    const annex = annexLetter(annexes.indexOf(line))
    const cells = kind
      .cellsOf(line)
      .map((cell) =>
        cell === description
          ? { text: `${line.productNumber}  ${line.description}`, note: notesOf(paper, document, line, annex) }
          : cell,
      )
    const isUnder = serialPlace(document, line) === 'under'
    printRow(
      paper,
      table,
      cells,
      isUnder ? { column: 1, print: (cell) => printUnder(paper, document, line, cell) } : undefined,
    )
    await breathe()
  }
  closeTable(paper, table)
  return annexes
}

/** A, B, … Z, AA, AB, … */
export function annexLetter(index: number): string {
  if (index < 0) return ''
  return annexLetter(Math.floor(index / 26) - 1) + String.fromCharCode(65 + (index % 26))
}

interface Lines {
  readonly columns: readonly Column[]
  readonly cellsOf: (line: SalesDocumentLine) => readonly Cell[]
}

/** Stands for the description, which every kind of line has. */
const description: Cell = { text: '' }

function slipLines({ words: { terms, quantity } }: Paper): Lines {
  return {
    columns: [
      { header: terms.line, share: 0.07 },
      { header: terms.description, share: 0.43 },
      { header: terms.unit, share: 0.09 },
      { header: terms.ordered, share: 0.1, align: 'right' },
      { header: terms.now, share: 0.11, align: 'right' },
      { header: terms.before, share: 0.1, align: 'right' },
      { header: terms.toFollow, share: 0.1, align: 'right' },
    ],
    cellsOf: (line) => [
      { text: String(line.lineNumber) },
      description,
      { text: line.unit },
      ...[line.quantityOrdered, line.quantity, line.quantityBefore, line.quantityToFollow].map((value) => ({
        text: quantity(value),
      })),
    ],
  }
}

function receiptLines({ words: { terms, quantity } }: Paper): Lines {
  return {
    columns: [
      { header: terms.line, share: 0.07 },
      { header: terms.description, share: 0.66 },
      { header: terms.unit, share: 0.12 },
      { header: terms.receivedNow, share: 0.15, align: 'right' },
    ],
    cellsOf: (line) => [
      { text: String(line.lineNumber) },
      description,
      { text: line.unit },
      { text: quantity(line.quantity) },
    ],
  }
}

function invoiceLines({ words: { terms, quantity, amount, unitPrice, say } }: Paper): Lines {
  const percentage = (text: string) => `${quantity(Number(text))}%`
  return {
    columns: [
      { header: terms.line, share: 0.07 },
      { header: terms.description, share: 0.35 },
      { header: terms.quantity, share: 0.13, align: 'right' },
      { header: terms.price, share: 0.15, align: 'right' },
      { header: terms.discount, share: 0.1, align: 'right' },
      { header: terms.vat, share: 0.06, align: 'right' },
      { header: terms.amount, share: 0.14, align: 'right' },
    ],
    cellsOf: (line) => {
      const { price } = line
      if (!price) return [{ text: String(line.lineNumber) }, description]
      const { salesUnitFactor: factor, salesUnit, discountPercentage } = price
      const per = factor > 1 ? { note: say(terms.perUnits, { count: `${salesUnit} (${factor} ${line.unit})` }) } : {}
      return [
        { text: String(line.lineNumber) },
        description,
        { text: `${quantity(line.quantity)} ${line.unit}` },
        { text: unitPrice(price.salesPrice), ...per },
        { text: Number(discountPercentage) === 0 ? '' : percentage(discountPercentage) },
        { text: percentage(price.taxPercentage) },
        { text: amount(price.netAmount) },
      ]
    },
  }
}

const kindsOfLines = {
  packingSlip: slipLines,
  invoice: invoiceLines,
  creditNote: invoiceLines,
  returnReceipt: receiptLines,
} as const

/** What stands under the description: packing slips, up to three serial numbers, the annex. */
function notesOf({ words }: Paper, document: SalesDocument, line: SalesDocumentLine, annex: string): string {
  const { terms, say, quantity } = words
  const place = serialPlace(document, line)
  const known = itemsOf(document, line).map(({ text }) => text)
  const positions = notReadablePositions(line).join(', ')
  const hasSlips = document.packingSlips.length > 1 && line.packingSlipNumbers.length > 0
  const without =
    document.printsSerialNumbers && line.serialised
      ? sumQuantities(line.quantity, -line.registered, -line.notReadable)
      : 0
  return [
    hasSlips && say(terms.onSlips, { numbers: line.packingSlipNumbers.join(', ') }),
    place === 'behind' && known.length > 0 && say(terms.serialNumbersAre, { numbers: known.join(', ') }),
    place === 'behind' && positions && say(terms.notReadable, { positions }),
    place === 'annex' && say(terms.seeAnnex, { count: quantity(line.registered), annex }),
    without > 0 && say(terms.withoutUnits, { count: quantity(without) }),
    ...returnedNotes(words, line),
  ]
    .filter(Boolean)
    .join('\n')
}

/** Why it came back, and what becomes of how many. */
function returnedNotes({ terms, say, quantity }: Paper['words'], { returned }: SalesDocumentLine): readonly string[] {
  if (!returned) return []
  const dispositions = returned.dispositions.map(({ disposition, quantity: count }) =>
    say(terms.dispositionOf, { count: quantity(count), disposition: terms.dispositions[disposition] }),
  )
  const reason = returned.reason === null ? [] : [say(terms.returnReason, { reason: returned.reason })]
  return [...reason, dispositions.join(', ')]
}

function printUnder(paper: Paper, document: SalesDocument, line: SalesDocumentLine, cell: Tag): void {
  paper.y += 3
  printColumns(paper, itemsOf(document, line), cell)
  printNotReadable(paper, line, cell)
}
