import { reviewBarcode } from '#domain/barcode.ts'
import { decimalText } from './decimal.ts'
import {
  checkPercentage,
  checkQuantity,
  type Field,
  maximumLength,
  readOptional,
  readRequired,
  refuseValue,
} from './fields.ts'
import type { Findings } from './findings.ts'
import type { UnnumberedLine } from './order-lines.ts'
import { attributeAt, fieldAt, firstFieldAt } from './ubl-element.ts'
import { readDecimal, readUblPrice } from './ubl-price.ts'
import type { XmlElement } from './xml-tree.ts'

const taxPath = 'cac:Item/cac:ClassifiedTaxCategory'

/** One `cac:LineItem` of an order in this currency. */
export function readUblLine(item: XmlElement, currency: string, findings: Findings): UnnumberedLine {
  const reference = readRequired(findings, fieldAt(item, 'cbc:ID'), maximumLength.number)
  const quantityField = fieldAt(item, 'cbc:Quantity')
  const quantity = checkQuantity(findings, quantityField, readDecimal(findings, quantityField))
  const { price, discountPercent } = readUblPrice(item, quantity, currency, findings)
  const percent = fieldAt(item, `${taxPath}/cbc:Percent`)
  const taxPercent = checkPercentage(findings, percent, readDecimal(findings, percent))
  return {
    reference,
    productNumber: readRequired(findings, productNumberOf(item), maximumLength.number),
    productName: readRequired(findings, fieldAt(item, 'cac:Item/cbc:Name'), maximumLength.name),
    barcode: readBarcode(item, findings),
    quantity: decimalText(quantity),
    isCorrection: quantity < 0n,
    unit: readOptional(findings, attributeAt(item, 'cbc:Quantity', 'unitCode'), maximumLength.code),
    price: decimalText(price),
    discountPercent: discountPercent === null ? null : decimalText(discountPercent),
    taxCode: readOptional(findings, fieldAt(item, `${taxPath}/cbc:ID`), maximumLength.code),
    taxPercent: taxPercent === null ? null : decimalText(taxPercent),
    source: item.place,
  }
}

/** The seller's number, or what else tells the product apart; a buyer's number means another product elsewhere. */
function productNumberOf(item: XmlElement): Field {
  return firstFieldAt(
    item,
    'cac:Item/cac:SellersItemIdentification/cbc:ID',
    'cac:Item/cac:StandardItemIdentification/cbc:ID',
    'cac:Item/cbc:Name',
  )
}

/** D3: a GTIN, told by its scheme in the list of ISO 6523. */
function readBarcode(item: XmlElement, findings: Findings): string | null {
  const path = 'cac:Item/cac:StandardItemIdentification/cbc:ID'
  if (attributeAt(item, path, 'schemeID').text !== '0160') return null
  const barcode = fieldAt(item, path)
  const refusal = reviewBarcode({ barcode: barcode.text, kind: 'gtin' })
  const { expected } = refusal?.details ?? {}
  if (refusal) refuseValue(findings, barcode, expected ? `${barcode.text.slice(0, -1)}${expected}` : '05704066204093')
  return barcode.text
}
