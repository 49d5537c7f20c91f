import { divideRounded } from '#domain/decimal.ts'
import { decimalText, hundredths, millionths, quotient } from './decimal.ts'
import { checkAmount, checkPrice, checkPriceQuantity, type Field, refuseValue } from './fields.ts'
import { addFault, type Findings, shown } from './findings.ts'
import { compareAmount, type LinePrice, priceOf } from './order-lines.ts'
import { attributeAt, elementsOf, fieldAt } from './ubl-element.ts'
import type { XmlElement } from './xml-tree.ts'

const basePath = 'cac:Price/cbc:BaseQuantity'
const pricePath = 'cac:Price/cbc:PriceAmount'

/**
 * The price of one unit. A price is for `BaseQuantity` units; allowances within `cac:Price` only tell how the price
 * came about, so that it has them already; those of the line are on top.
 */
export function readUblPrice(item: XmlElement, quantity: bigint, currency: string, findings: Findings): LinePrice {
  refuseOtherThan(attributeAt(item, pricePath, 'currencyID'), currency, findings)
  refuseOtherThan(attributeAt(item, basePath, 'unitCode'), attributeAt(item, 'cbc:Quantity', 'unitCode').text, findings)
  const amount = fieldAt(item, pricePath)
  const base = fieldAt(item, basePath)
  const forBase = checkPrice(findings, amount, readDecimal(findings, amount))
  const baseQuantity = checkPriceQuantity(findings, base, readDecimal(findings, base))
  const price = quotient(forBase, baseQuantity)
  const extras = extrasOf(item, findings)
  if (quantity === 0n) return { price, discountPercent: null }
  const linePrice = priceOf({ quantity, price, ...extras })
  const exact = divideRounded(quantity * forBase, baseQuantity) + extras.charges - extras.allowances
  const most = decimalText(exact + extras.allowances)
  if (linePrice.price < 0n) refuseValue(findings, fieldAt(item, 'cac:AllowanceCharge/cbc:Amount'), `≤ ${most}`)
  const stated = fieldAt(item, 'cbc:LineExtensionAmount')
  const decimal = readDecimal(findings, stated)
  compareAmount(findings, stated.place, quantity, linePrice, hundredths(decimal ? millionths(decimal) : exact))
  return linePrice
}

function refuseOtherThan(field: Field, expected: string, findings: Findings): void {
  if (field.text === '' || expected === '' || field.text === expected) return
  addFault(findings, field.place, 'IMPORT_DIFFERS', {
    field: field.name,
    value: shown(field.text),
    expected: shown(expected),
  })
}

function extrasOf(item: XmlElement, findings: Findings): { readonly charges: bigint; readonly allowances: bigint } {
  const total = { charges: 0n, allowances: 0n }
  for (const extra of elementsOf(item, 'cac:AllowanceCharge')) {
    const amount = fieldAt(extra, 'cbc:Amount')
    const decimal = readDecimal(findings, amount)
    const isCharge = ['true', '1'].includes(fieldAt(extra, 'cbc:ChargeIndicator').text)
    total[isCharge ? 'charges' : 'allowances'] += checkAmount(findings, amount, decimal)
  }
  return total
}

/** A decimal as XML Schema writes it; null, with a fault where there is another text. */
export function readDecimal(findings: Findings, field: Field): string | null {
  if (field.text === '') return null
  if (/^[+-]?(\d{1,12}(\.\d{0,30})?|\.\d{1,30})$/.test(field.text)) return field.text
  refuseValue(findings, field, '1234.56')
  return null
}
