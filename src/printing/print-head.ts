import { spacedIban } from '#domain/iban.ts'
import type { PostalAddress, SalesDocument } from '#sales-documents/sales-document.ts'
import { addressLines } from './address-lines.ts'
import { artifact, figure, type Paper, print, rule, tagged } from './paper.ts'
import { drawSymbol } from './symbol.ts'

/** What a print is besides its document. */
export interface PrintedAs {
  /** ISO moment of the first print of the same version; null where this is the first. */
  readonly copyOf: string | null
  readonly logo: Buffer | null
}

/** The head of the first page: who sells, what it is, to whom, and what else is known of it. */
export function printHead(paper: Paper, document: SalesDocument, as: PrintedAs): void {
  printSeller(paper, document, as.logo)
  printTitle(paper, document, as)
  const top = paper.y
  printAddresses(paper, document)
  const addressesEnd = paper.y
  paper.y = top
  printFacts(paper, document)
  paper.y = Math.max(paper.y, addressesEnd) + 14
  paper.heads.push((next) => printNextHead(next, document))
}

function printSeller(paper: Paper, document: SalesDocument, logo: Buffer | null): void {
  const { seller, language } = document
  const { pdf, left, width, words } = paper
  const half = width / 2
  if (logo) artifact(paper, 'Layout', () => pdf.image(logo, left, paper.y, { fit: [half - 20, 56] }))
  const { terms } = words
  const lines = [
    ...addressLines(
      { country: seller.country, ...seller.address, name: '' },
      { language, country: countryOfBuyer(document) },
    ),
    [seller.phone && `${terms.phone} ${seller.phone}`, seller.email].filter(Boolean).join(' · '),
    seller.website ?? '',
    [
      seller.registrationNumber &&
        `${inRegister(terms.registrationNumber, seller.country)} ${seller.registrationNumber}`,
      seller.vatNumber && `${terms.vatNumber} ${seller.vatNumber}`,
    ]
      .filter(Boolean)
      .join(' · '),
    [seller.iban && spacedIban(seller.iban), seller.bic && words.say(terms.bic, { bic: seller.bic })]
      .filter(Boolean)
      .join(' · '),
  ].filter((line) => line !== '')
  const place = { x: left + half, width: half, align: 'right' } as const
  tagged(paper, 'P', () => {
    paper.y += print(paper, seller.name, { ...place, font: 'bold', size: 12, colour: paper.colour })
    for (const line of lines) paper.y += print(paper, line, { ...place, size: 8, colour: '#404040' })
  })
  paper.y = Math.max(paper.y, logo ? 42 + 60 : 0) + 12
}

function printTitle(paper: Paper, document: SalesDocument, { copyOf }: PrintedAs): void {
  const { terms, say, day } = paper.words
  const { kind, number, isCancelled, serialNumbersChangedAt, printedAt } = document
  const title = `${terms.title[kind]} ${number}`
  tagged(paper, 'H1', () => print(paper, title, { font: 'bold', size: 18, colour: paper.colour }))
  if (kind === 'packingSlip' && /^[\x20-\x7e]{1,40}$/.test(number)) {
    const box = { x: paper.right - 170, y: paper.y, width: 170, height: 26 }
    figure(paper, say(terms.barcode, { number }), () => drawSymbol(paper.pdf, { kind: 'code128', text: number }, box))
  }
  paper.y += 26
  const marks = [isCancelled && terms.cancelled, copyOf && `${terms.copy} · ${say(terms.copyOf, { day: day(copyOf) })}`]
  for (const mark of marks.filter((text) => typeof text === 'string')) {
    tagged(paper, 'P', () => {
      paper.y += print(paper, mark, { font: 'bold', size: 10, colour: '#a4262c' })
    })
  }
  if (serialNumbersChangedAt && printedAt && serialNumbersChangedAt > printedAt) {
    const details = { day: day(serialNumbersChangedAt), printed: day(printedAt) }
    tagged(paper, 'P', () => {
      paper.y += print(paper, say(terms.changedSincePrint, details), { font: 'bold', colour: '#a4262c' })
    })
  }
  paper.y += 4
  rule(paper, { colour: paper.colour, thickness: 1.2 })
  paper.y += 10
}

function printAddresses(paper: Paper, document: SalesDocument): void {
  const { terms } = paper.words
  const { kind, language, seller, buyer, deliveryAddress, invoiceAddress } = document
  const linesOf = (address: PostalAddress) => addressLines(address, { language, country: seller.country })
  const deliver = [terms.deliverTo, linesOf({ name: buyer.name, ...deliveryAddress })] as const
  const invoice = [terms.invoiceTo, invoiceLines(buyer.name, linesOf(invoiceAddress), invoiceAddress)] as const
  const from = [terms.returnedBy, linesOf({ name: buyer.name, ...deliveryAddress })] as const
  const both = kind === 'returnReceipt' ? [from] : kind === 'packingSlip' ? [deliver, invoice] : [invoice, deliver]
  const shown = isSame(deliveryAddress, invoiceAddress) ? both.slice(0, 1) : both
  const width = paper.width / 2 - 16
  for (const [heading, [first = '', ...others]] of shown) {
    tagged(paper, 'P', () => {
      paper.y += print(paper, heading, { width, size: 8, colour: '#404040' })
      paper.y += print(paper, first, { width, font: 'bold', size: 10 })
      for (const line of others) paper.y += print(paper, line, { width, size: 10 })
    })
    paper.y += 8
  }
}

/** The law asks for the name that the customer is registered under; its address may name a department. */
function invoiceLines(name: string, lines: readonly string[], address: PostalAddress): readonly string[] {
  return address.name === name ? lines : [name, ...lines]
}

function printFacts(paper: Paper, document: SalesDocument): void {
  const { terms, say, day } = paper.words
  const { kind, buyer, documentOn, dueOn, deliveredOn, packingSlips, corrects } = document
  const isInvoice = document.totals !== null
  const isReceipt = kind === 'returnReceipt'
  const facts: (readonly [string, string | null])[] = [
    [terms.number[kind], document.number],
    [terms.date[kind], day(documentOn)],
    [terms.dueOn, kind === 'invoice' && dueOn ? day(dueOn) : null],
    [terms.deliveredOn, isInvoice && deliveredOn && deliveredOn !== documentOn ? day(deliveredOn) : null],
    [
      terms.corrects,
      corrects.map(({ number, invoiceOn }) => say(terms.correctsOf, { number, day: day(invoiceOn) })).join(', '),
    ],
    [isReceipt ? terms.returnOrder : terms.order, document.salesOrderNumber],
    [terms.orderedOn, isReceipt ? null : day(document.orderedOn)],
    [terms.packingSlips, isInvoice ? packingSlips.map(({ number }) => number).join(', ') : null],
    [terms.customerOrder, document.customerOrderNumber],
    [terms.reference, document.customerReference],
    [terms.customerNumber, buyer.number],
    [terms.customerVat, isInvoice ? buyer.vatNumber : null],
    [inRegister(terms.customerRegistration, countryOfBuyer(document)), isInvoice ? buyer.registrationNumber : null],
  ]
  const x = paper.left + paper.width / 2
  for (const [name, value] of facts) {
    if (!value) continue
    tagged(paper, 'P', () => {
      print(paper, name, { x, width: 110, size: 9, colour: '#404040' })
      paper.y += print(paper, value, { x: x + 114, width: paper.right - x - 114, size: 9 }) + 1
    })
  }
}

function printNextHead(paper: Paper, { kind, number, seller }: SalesDocument): void {
  artifact(paper, 'Pagination', () => {
    print(paper, `${paper.words.terms.title[kind]} ${number}`, { font: 'bold', size: 10, colour: paper.colour })
    print(paper, seller.name, { size: 8, align: 'right', colour: '#404040' })
  })
  paper.y += 18
  rule(paper, { colour: paper.colour, thickness: 1 })
  paper.y += 8
}

function countryOfBuyer({ invoiceAddress, seller }: SalesDocument): string {
  return invoiceAddress.country ?? seller.country
}

/** What a number in the register of a country is called. */
function inRegister(names: { readonly NL: string; readonly other: string }, country: string): string {
  return country === 'NL' ? names.NL : names.other
}

function isSame(one: PostalAddress, other: PostalAddress): boolean {
  const keys = ['name', 'street', 'postalCode', 'city', 'country'] as const
  return keys.every((key) => (one[key] ?? '') === (other[key] ?? ''))
}
