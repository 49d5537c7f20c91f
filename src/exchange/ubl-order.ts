import {
  existingDay,
  type Field,
  maximumLength,
  readCurrency,
  readOptional,
  readRequired,
  refuseValue,
} from './fields.ts'
import { addFault, addNote, type Findings, shown } from './findings.ts'
import type { ImportedOrder, ImportedOrderLine } from './imported-order.ts'
import { numberLines } from './order-lines.ts'
import { elementAt, elementsOf, fieldAt, firstFieldAt } from './ubl-element.ts'
import { readUblLine } from './ubl-order-line.ts'
import { readBuyer, readDeliveryAddress, readInvoiceAddress } from './ubl-party.ts'
import { type Namespaces, readXmlTree, type XmlElement } from './xml-tree.ts'

const ubl = 'urn:oasis:names:specification:ubl:schema:xsd'
const namespaces: Namespaces = new Map([
  [`${ubl}:Order-2`, 'order:'],
  [`${ubl}:CommonAggregateComponents-2`, 'cac:'],
  [`${ubl}:CommonBasicComponents-2`, 'cbc:'],
])

/** The order of a UBL 2 Order document; null, with faults, where it is none. */
export function readUblOrder(file: string, text: string, findings: Findings): ImportedOrder | null {
  const order = readXmlTree(file, text, namespaces, findings)
  if (!order) return null
  if (order.name !== 'order:Order') {
    addFault(findings, order.place, 'IMPORT_UNKNOWN_FORMAT', { found: shown(order.name) })
    return null
  }
  const buyer = elementAt(order, 'cac:BuyerCustomerParty')
  if (!buyer) addFault(findings, order.place, 'IMPORT_VALUE_MISSING', { field: 'cac:BuyerCustomerParty' })
  noteExtras(order, findings)
  const number = readRequired(findings, fieldAt(order, 'cbc:ID'), maximumLength.number)
  const currency = readCurrency(findings, fieldAt(order, 'cbc:DocumentCurrencyCode'))
  const lines = readLines(order, number, currency, findings)
  if (!buyer) return null
  return {
    number,
    numberedBy: 'customer',
    customer: readBuyer(buyer, findings),
    currency,
    orderedOn: readDay(findings, fieldAt(order, 'cbc:IssueDate')),
    requestedDeliveryOn: readDay(findings, requestedDelivery(order)),
    customerReference: readOptional(findings, fieldAt(order, 'cbc:CustomerReference'), maximumLength.reference),
    deliveryAddress: readDeliveryAddress(order, findings),
    invoiceAddress: readInvoiceAddress(order, buyer, findings),
    lines,
    source: order.place,
  }
}

/** What is added to or taken off the order as a whole has no place in a sales order. */
function noteExtras(order: XmlElement, findings: Findings): void {
  for (const extra of elementsOf(order, 'cac:AllowanceCharge')) {
    const amount = fieldAt(extra, 'cbc:Amount').text
    addNote(findings, extra.place, 'IMPORT_LEFT_OUT', { what: `cac:AllowanceCharge ${shown(amount)}` })
  }
}

function readLines(
  order: XmlElement,
  number: string,
  currency: string,
  findings: Findings,
): readonly ImportedOrderLine[] {
  const items = elementsOf(order, 'cac:OrderLine').flatMap((line) => elementsOf(line, 'cac:LineItem'))
  if (items.length === 0) addFault(findings, order.place, 'IMPORT_NO_LINES', { order: shown(number) })
  return numberLines(
    number,
    items.map((item) => readUblLine(item, currency, findings)),
    findings,
  )
}

/** The last day that the buyer asks for. */
function requestedDelivery(order: XmlElement): Field {
  const period = 'cac:Delivery/cac:RequestedDeliveryPeriod'
  return firstFieldAt(order, `${period}/cbc:EndDate`, `${period}/cbc:StartDate`)
}

/** A day as XML Schema writes it, its time zone left off. */
function readDay(findings: Findings, field: Field): string | null {
  if (field.text === '') return null
  const [, year = '', month = '', day = ''] = /^(\d{4})-(\d\d)-(\d\d)(?:Z|[+-]\d\d:\d\d)?$/.exec(field.text) ?? []
  const iso = existingDay(year, month, day)
  if (iso === null) refuseValue(findings, field, '2026-01-31')
  return iso
}
