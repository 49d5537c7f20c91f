import type { CoverageLink } from './coverage-link.ts'
import { figure, type Paper, print, room, tagged } from './paper.ts'
import { drawSymbol } from './symbol.ts'

/** An inch, as any phone reads it. */
const side = 72

/** D53: the QR code that leads a buyer to the page for buyers, and beside it in words what it is for. */
export function printCoverage(paper: Paper, { address, page }: CoverageLink): void {
  const { terms, say } = paper.words
  room(paper, side + 6)
  const { left: x, y, pdf } = paper
  const box = { x, y, width: side, height: side }
  figure(paper, say(terms.coverageCode, { address }), () => drawSymbol(pdf, { kind: 'qrCode', text: address }, box))
  paper.y += 16
  const beside = { x: x + side + 10 }
  tagged(paper, 'P', () => {
    paper.y += print(paper, terms.coverage, { ...beside, font: 'bold', size: 10 }) + 2
    paper.y += print(paper, say(terms.coverageAt, { page }), { ...beside, size: 9 })
  })
  paper.y = Math.max(paper.y, y + side) + 6
}
