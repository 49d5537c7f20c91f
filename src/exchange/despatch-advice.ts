import { barcodeKey } from '#domain/barcode.ts'
import type { DespatchLine } from '#domain/despatch-line.ts'
import { decodeText } from './decode-text.ts'
import { maximumLength, readOptional, readRequired } from './fields.ts'
import { addFault, createFindings, type Findings, type ImportFault, shown } from './findings.ts'
import { attributeAt, elementsOf, fieldAt } from './ubl-element.ts'
import { type Namespaces, readXmlTree, type XmlElement } from './xml-tree.ts'

const ubl = 'urn:oasis:names:specification:ubl:schema:xsd'
const namespaces: Namespaces = new Map([
  [`${ubl}:DespatchAdvice-2`, 'despatch:'],
  [`${ubl}:CommonAggregateComponents-2`, 'cac:'],
  [`${ubl}:CommonBasicComponents-2`, 'cbc:'],
])

const longestSerialNumber = 512
/** As many as a list takes (D24). */
const mostSerialNumbers = 10_000

/** What a despatch advice says was sent. One fault refuses it all: `lines` is empty then. */
export interface ReadDespatchAdvice {
  /** Its own number, as its sender gave it. */
  readonly number: string
  readonly lines: readonly DespatchLine[]
  readonly faults: readonly ImportFault[]
}

/** The lines and serial numbers of a UBL 2 despatch advice, e.g. Peppol Despatch Advice 3; each fault names its line. */
export function readDespatchAdvice(file: string, content: Uint8Array): ReadDespatchAdvice {
  const findings = createFindings()
  const text = decodeText(file, content, findings)
  const advice = text === null ? null : readXmlTree(file, text, namespaces, findings)
  const read = advice ? readAdvice(advice, findings) : { number: '', lines: [] }
  const { faults } = findings
  return { ...read, lines: faults.length > 0 ? [] : read.lines, faults }
}

function readAdvice(advice: XmlElement, findings: Findings): Omit<ReadDespatchAdvice, 'faults'> {
  if (advice.name !== 'despatch:DespatchAdvice') {
    addFault(findings, advice.place, 'IMPORT_NOT_DESPATCH_ADVICE', { found: shown(advice.name) })
    return { number: '', lines: [] }
  }
  const number = readRequired(findings, fieldAt(advice, 'cbc:ID'), maximumLength.reference)
  const orderNumber = fieldAt(advice, 'cac:OrderReference/cbc:ID').text
  const lines = elementsOf(advice, 'cac:DespatchLine').map((line) => readLine(line, orderNumber, findings))
  const count = lines.reduce((sum, { serialNumbers }) => sum + serialNumbers.length, 0)
  if (count === 0) addFault(findings, advice.place, 'IMPORT_NO_SERIAL_NUMBERS', { number: shown(number) })
  if (count > mostSerialNumbers) addFault(findings, advice.place, 'IMPORT_TOO_MANY', { count, most: mostSerialNumbers })
  return { number, lines }
}

function readLine(line: XmlElement, orderNumber: string, findings: Findings): DespatchLine {
  const reference = 'cac:OrderLineReference'
  return {
    number: fieldAt(line, 'cbc:ID').text,
    place: line.place.line,
    orderNumber: fieldAt(line, `${reference}/cac:OrderReference/cbc:ID`).text || orderNumber,
    orderLineNumber: fieldAt(line, `${reference}/cbc:LineID`).text,
    itemNumbers: itemNumbersOf(line),
    gtin: gtinOf(line),
    serialNumbers: readSerialNumbers(line, findings),
  }
}

/** The numbers by which the sender and the receiver know the item. */
function itemNumbersOf(line: XmlElement): readonly string[] {
  const parties = [
    'cac:SellersItemIdentification',
    'cac:BuyersItemIdentification',
    'cac:ManufacturersItemIdentification',
  ]
  return parties.map((party) => fieldAt(line, `cac:Item/${party}/cbc:ID`).text).filter((number) => number !== '')
}

/** D3: a GTIN, told by its scheme in the list of ISO 6523. */
function gtinOf(line: XmlElement): string | null {
  const path = 'cac:Item/cac:StandardItemIdentification/cbc:ID'
  return attributeAt(line, path, 'schemeID').text === '0160' ? barcodeKey(fieldAt(line, path).text) : null
}

/** An instance may tell of its lot or its date alone. */
function readSerialNumbers(line: XmlElement, findings: Findings): readonly string[] {
  return elementsOf(line, 'cac:Item')
    .flatMap((item) => elementsOf(item, 'cac:ItemInstance'))
    .map((instance) => readOptional(findings, fieldAt(instance, 'cbc:SerialID'), longestSerialNumber))
    .filter((serialNumber) => serialNumber !== null)
}
