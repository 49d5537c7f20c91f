import type { ImportFault } from '#exchange/findings.ts'
import { type ReadOrders, readOrderFiles } from '#exchange/read-order-file.ts'

const ubl = 'urn:oasis:names:specification:ubl:schema:xsd'

/** The first lines of a UBL order, up to and with the root; what follows stands on line 5. */
export const ublRoot = `<?xml version="1.0" encoding="UTF-8"?>
<Order xmlns="${ubl}:Order-2"
  xmlns:cac="${ubl}:CommonAggregateComponents-2"
  xmlns:cbc="${ubl}:CommonBasicComponents-2">
`

export const ublHead = `<cbc:ID>PO-7</cbc:ID>
<cbc:IssueDate>2026-03-02</cbc:IssueDate>
<cbc:DocumentCurrencyCode>EUR</cbc:DocumentCurrencyCode>
`

export const ublBuyer = `<cac:BuyerCustomerParty><cac:Party><cbc:EndpointID>871234</cbc:EndpointID>
<cac:PartyName><cbc:Name>Bakker</cbc:Name></cac:PartyName></cac:Party></cac:BuyerCustomerParty>
`

/** The parts of an order line that a case is about. */
export interface UblLineParts {
  readonly id?: string
  readonly quantity?: string
  readonly stated?: string
  readonly extras?: string
  readonly price?: string
  readonly item?: string
}

/** One order line, on one line of text. */
export function ublLine({ id = '1', quantity = '10', stated, extras = '', price = '4', item = '' }: UblLineParts = {}) {
  const amount = stated === undefined ? '' : `<cbc:LineExtensionAmount>${stated}</cbc:LineExtensionAmount>`
  const priceAmount = price.startsWith('<') ? price : `<cbc:PriceAmount>${price}</cbc:PriceAmount>`
  return `<cac:OrderLine><cac:LineItem><cbc:ID>${id}</cbc:ID><cbc:Quantity unitCode="EA">${quantity}</cbc:Quantity>${amount}${extras}<cac:Price>${priceAmount}</cac:Price><cac:Item><cbc:Name>Scanner</cbc:Name>${item}</cac:Item></cac:LineItem></cac:OrderLine>\n`
}

/** A whole UBL order: the head begins on line 5, the buyer on 8, the lines on 10. */
export function ublOrder({ head = ublHead, buyer = ublBuyer, rest = '', lines = ublLine() } = {}) {
  return `${ublRoot}${head}${buyer}${rest}${lines}</Order>\n`
}

/** An allowance, or a charge, of an order or a line. */
export function ublExtra(amount: string, isCharge = false) {
  return `<cac:AllowanceCharge><cbc:ChargeIndicator>${isCharge}</cbc:ChargeIndicator><cbc:Amount>${amount}</cbc:Amount></cac:AllowanceCharge>`
}

/** What is read of texts or bytes, named a, b, c … */
export function read(...contents: readonly (string | Uint8Array)[]): ReadOrders {
  return readOrderFiles(
    contents.map((content, index) => ({
      name: 'abcdef'.charAt(index),
      content: typeof content === 'string' ? new TextEncoder().encode(content) : content,
    })),
  )
}

/** Findings as a table has them: line, code and details. */
export function brief(findings: readonly ImportFault[]) {
  return findings.map(({ line, code, details }) => [line, code, details])
}
