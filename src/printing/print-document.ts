import { stringify } from 'csv-stringify/sync'
import type { SalesDocument } from '#sales-documents/sales-document.ts'
import type { CoverageLink } from './coverage-link.ts'
import { artifact, bytesOf, openPaper, type Paper, print } from './paper.ts'
import { printClosing } from './print-closing.ts'
import { printCoverage } from './print-coverage.ts'
import { type PrintedAs, printHead } from './print-head.ts'
import { annexLetter, printLines } from './print-lines.ts'
import { printAnnex } from './serial-block.ts'
import { wordsOf } from './words.ts'

/** A file within the PDF, for who reads it by machine. */
export interface Attachment {
  readonly name: string
  readonly mediaType: string
  readonly description: string
  readonly relationship: 'Data' | 'Alternative' | 'Source'
  readonly content: string
}

/**
 * D80: a packing slip, invoice or credit note as PDF/A-3b, tagged, with every registered serial number; the same
 * document gives the same bytes. With an annex comes a CSV file of all its serial numbers, within the PDF.
 */
export async function printDocument(
  document: SalesDocument,
  as: PrintedAs & { readonly attachments?: readonly Attachment[]; readonly coverage?: CoverageLink | null },
): Promise<Buffer> {
  const words = wordsOf({ ...document, timeZone: document.seller.timeZone })
  const paper = openPaper(document, words)
  const written = bytesOf(paper.pdf)
  printHead(paper, document, as)
  const annexes = await printLines(paper, document)
  printClosing(paper, document)
  if (as.coverage) printCoverage(paper, as.coverage)
  for (const [index, line] of annexes.entries()) await printAnnex(paper, document, line, annexLetter(index))
  paper.root.end()
  const own = annexes.length > 0 ? [serialNumbersFile(document, paper)] : []
  for (const attachment of [...(as.attachments ?? []), ...own]) attach(paper, attachment, document.postedAt)
  if (as.attachments?.some(({ name }) => name === 'factur-x.xml')) describeFacturX(paper)
  printFeet(paper, document)
  paper.pdf.end()
  return written
}

/** What the PDF must say of itself, where it carries a Factur-X invoice: its schema (PDF/A extension) and its profile. */
function describeFacturX({ pdf }: Paper): void {
  const property = (name: string, description: string) =>
    `<rdf:li rdf:parseType="Resource"><pdfaProperty:name>${name}</pdfaProperty:name><pdfaProperty:valueType>Text</pdfaProperty:valueType><pdfaProperty:category>external</pdfaProperty:category><pdfaProperty:description>${description}</pdfaProperty:description></rdf:li>`
  const namespace = 'urn:factur-x:pdfa:CrossIndustryDocument:invoice:1p0#'
  const { appendXML } = pdf as unknown as { appendXML(xml: string, newLine?: boolean): void }
  appendXML.call(
    pdf,
    `<rdf:Description xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#" rdf:about=""><pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource"><pdfaSchema:schema>Factur-X PDFA Extension Schema</pdfaSchema:schema><pdfaSchema:namespaceURI>${namespace}</pdfaSchema:namespaceURI><pdfaSchema:prefix>fx</pdfaSchema:prefix><pdfaSchema:property><rdf:Seq>${property('DocumentFileName', 'The name of the embedded XML document')}${property('DocumentType', 'The type of the hybrid document')}${property('Version', 'The version of the standard')}${property('ConformanceLevel', 'The conformance level of the XML document')}</rdf:Seq></pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>
<rdf:Description xmlns:fx="${namespace}" rdf:about=""><fx:DocumentType>INVOICE</fx:DocumentType><fx:DocumentFileName>factur-x.xml</fx:DocumentFileName><fx:Version>1.0</fx:Version><fx:ConformanceLevel>EN 16931</fx:ConformanceLevel></rdf:Description>`,
  )
}

function printFeet(paper: Paper, { kind, number, seller }: SalesDocument): void {
  const { pdf, words } = paper
  const pages = pdf.bufferedPageRange().count
  for (let page = 0; page < pages; page++) {
    pdf.switchToPage(page)
    const y = paper.bottom + 14
    artifact(paper, 'Pagination', () => {
      const style = { y, size: 7.5, colour: '#404040' } as const
      print(paper, `${seller.name} · ${words.terms.title[kind]} ${number}`, style)
      print(paper, words.say(words.terms.page, { page: page + 1, pages }), { ...style, align: 'right' })
    })
  }
}

function serialNumbersFile(document: SalesDocument, { words: { terms } }: Paper): Attachment {
  const { line, product, position, serialNumber } = terms.csvColumns
  const rows = document.lines.flatMap(({ lineNumber, productNumber, units }) =>
    units.map((unit) => [lineNumber, productNumber, unit.position, unit.serialNumber ?? '']),
  )
  const content = `\ufeff${stringify([[line, product, position, serialNumber], ...rows], {
    record_delimiter: 'windows',
    escape_formulas: true,
  })}`
  return {
    name: terms.csv.file,
    mediaType: 'text/csv',
    description: terms.csv.description,
    relationship: 'Data',
    content,
  }
}

function attach({ pdf }: Paper, { name, mediaType, description, relationship, content }: Attachment, at: string): void {
  const date = new Date(at)
  const options = { name, type: mediaType, description, relationship, creationDate: date, modifiedDate: date }
  pdf.file(Buffer.from(content), options as unknown as PDFKit.Mixins.PDFAttachmentOptions)
}
