import { spacedIban } from '#domain/iban.ts'
import { sumQuantities } from '#domain/money.ts'
import type { SalesDocument } from '#sales-documents/sales-document.ts'
import { artifact, heightOf, type Paper, print, room, rule, tagged } from './paper.ts'

/** What comes after the lines: totals and how to pay, or the count and where to sign; then the company's own text. */
export function printClosing(paper: Paper, document: SalesDocument): void {
  paper.y += 6
  if (document.totals) {
    printTotals(paper, document)
    printReasons(paper, document)
    printPayment(paper, document)
  } else {
    printCountCheck(paper, document)
    if (document.kind === 'packingSlip') printSignature(paper)
  }
  printText(paper, document)
}

function printTotals(paper: Paper, { kind, totals }: SalesDocument): void {
  if (!totals) return
  const { terms, amount, quantity, say } = paper.words
  const rows = totals.taxes.map(({ category, percentage, net, tax }) => {
    const rate = say(terms.categories[category], { percentage: quantity(Number(percentage)) })
    return [rate, amount(net), amount(tax)] as const
  })
  room(paper, 20 + rows.length * 14 + 56)
  const columns = [paper.left + paper.width * 0.3, paper.left + paper.width * 0.58, paper.left + paper.width * 0.79]
  const place = (column: number) => ({ x: columns[column] ?? 0, width: paper.width * 0.21, align: 'right' as const })
  const table = paper.pdf.struct('Table')
  paper.root.add(table)
  const row = (type: 'TH' | 'TD', texts: readonly string[], style: object = {}) => {
    const line = paper.pdf.struct('TR')
    table.add(line)
    texts.forEach((text, index) => {
      const at = index === 0 ? { x: columns[0] ?? 0, width: paper.width * 0.28 } : place(index)
      tagged(paper, type, () => print(paper, text, { ...at, ...style }), line)
    })
    line.end()
    paper.y += 14
  }
  row('TH', [terms.rate, terms.basis, terms.tax], { size: 8, font: 'bold', colour: paper.colour })
  for (const cells of rows) row('TD', cells)
  rule(paper, { from: columns[0] ?? 0 })
  paper.y += 4
  row('TD', [terms.net, '', amount(totals.net)])
  row('TD', [terms.tax, '', amount(totals.tax)])
  row('TD', [terms.gross[kind], '', amount(totals.gross)], { font: 'bold', size: 11 })
  table.end()
  paper.y += 6
}

/** Why there is no tax, where there is none, as the law asks. */
function printReasons(paper: Paper, { totals, buyer }: SalesDocument): void {
  const { terms, say } = paper.words
  const categories = new Set(totals?.taxes.map(({ category }) => category))
  for (const category of ['E', 'AE', 'K', 'G'] as const) {
    if (!categories.has(category)) continue
    paragraph(paper, say(terms.reasons[category], { vatNumber: buyer.vatNumber ?? '–' }))
  }
}

function printPayment(paper: Paper, { kind, totals, seller, number, dueOn }: SalesDocument): void {
  if (!totals) return
  const { terms, say, amount, day } = paper.words
  const iban = seller.iban ? spacedIban(seller.iban) : ''
  const details = { amount: amount(totals.gross), number, name: seller.name, day: dueOn ? day(dueOn) : '', iban }
  const claim = iban ? terms.pay : terms.payWithout
  const text = Number(totals.gross) === 0 ? terms.paid : say(kind === 'creditNote' ? terms.credited : claim, details)
  paragraph(paper, text)
}

/** D80: what a receiver counts by. */
function printCountCheck(paper: Paper, { lines }: SalesDocument): void {
  const { terms, say, quantity } = paper.words
  const serialised = lines.filter((line) => line.serialised)
  if (serialised.length === 0) return
  const sum = (of: (line: (typeof lines)[number]) => number) => quantity(sumQuantities(...serialised.map(of)))
  const text = say(terms.countCheck, {
    pieces: sum((line) => line.quantity),
    serials: sum((line) => line.registered),
    notReadable: sum((line) => line.notReadable),
  })
  room(paper, 20)
  tagged(paper, 'P', () => {
    paper.y += print(paper, text, { font: 'bold', size: 10 }) + 8
  })
}

function printSignature(paper: Paper): void {
  const { terms } = paper.words
  const height = 76
  room(paper, height + 10)
  const { pdf, left, width, y } = paper
  artifact(paper, 'Layout', () => pdf.rect(left, y, width, height).lineWidth(0.5).strokeColor('#808080').stroke())
  const texts = [terms.received, terms.receivedBy, terms.receivedOn, terms.signature]
  const places = [0, 0.28, 0.56, 0.72]
  texts.forEach((text, index) => {
    const x = left + 8 + width * (places[index] ?? 0)
    tagged(paper, 'P', () => print(paper, text, { x, y: y + 6, width: width * 0.26, size: 8, colour: '#404040' }))
  })
  paper.y += height + 10
}

function printText(paper: Paper, { seller }: SalesDocument): void {
  for (const text of seller.text.split('\n').filter((line) => line.trim() !== '')) paragraph(paper, text)
}

function paragraph(paper: Paper, text: string): void {
  room(paper, heightOf(paper, text, { size: 9 }) + 4)
  tagged(paper, 'P', () => {
    paper.y += print(paper, text, { size: 9 }) + 4
  })
}
