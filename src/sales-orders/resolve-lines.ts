import { newId } from '#db/id.ts'
import { barcodeKey } from '#domain/barcode.ts'
import { type Refusal, refuse } from '#domain/refusal.ts'
import { reviewOrderLine } from '#domain/sales-order.ts'
import { importRefusal } from '#exchange/findings.ts'
import type { ImportedOrder, ImportedOrderLine } from '#exchange/imported-order.ts'
import type { ImportedProduct } from '#products/create-imported-products.ts'
import { type Catalogue, type CatalogueProduct, productOfLine, taxOfLine } from './catalogue.ts'
import type { SalesOrderLineRow } from './store.ts'
import { unitOfLine, unitOfNewProduct } from './units.ts'

/** A line of a file as it would be stored, but for its order. */
export interface ResolvedLine extends Omit<SalesOrderLineRow, 'id' | 'salesOrderId'> {
  readonly productNumber: string
  readonly quantity: string
  readonly source: ImportedOrderLine['source']
}

/** Lines with the company's products, units and tax codes; what stands in the way; products that have to be made. */
export interface ResolvedOrders {
  readonly lines: ReadonlyMap<ImportedOrder, readonly ResolvedLine[]>
  readonly products: readonly ImportedProduct[]
  readonly refusals: readonly Refusal[]
  readonly notes: readonly Refusal[]
}

/** What is found on the way; new products count as known from the line that first names them. */
interface Resolving {
  readonly catalogue: Catalogue
  readonly strict: boolean
  readonly made: Map<string, CatalogueProduct>
  readonly products: ImportedProduct[]
  readonly barcodes: Set<string>
  readonly taxCodes: Set<string>
  readonly refusals: Refusal[]
  readonly notes: Refusal[]
}

/** Finds the product, unit and tax of every line of files. Strict: a product must be known. */
export function resolveOrders(orders: readonly ImportedOrder[], catalogue: Catalogue, strict: boolean): ResolvedOrders {
  const resolving: Resolving = {
    catalogue,
    strict,
    made: new Map(),
    products: [],
    barcodes: new Set(),
    taxCodes: new Set(),
    refusals: [],
    notes: [],
  }
  const lines = new Map(
    orders.map((order) => [order, order.lines.flatMap((line) => resolveLine(line, resolving) ?? [])] as const),
  )
  return { ...resolving, lines }
}

function resolveLine(line: ImportedOrderLine, resolving: Resolving): ResolvedLine | null {
  const { catalogue, refusals } = resolving
  const product =
    productOfLine(line, catalogue) ?? resolving.made.get(line.productNumber) ?? newProduct(line, resolving)
  const unit = unitOfLine(line.unit, product)
  if (unit === null) {
    const { number, salesUnit, inventoryUnit } = product
    refusals.push(refuse('IMPORT_UNIT', { ...line.source, unit: line.unit, product: number, salesUnit, inventoryUnit }))
    return null
  }
  refusals.push(...reviewAmounts(line), ...reviewQuantity(line, product, unit.salesUnitFactor))
  noteUnknownTax(line, resolving)
  return {
    ...unit,
    ...taxOfLine(line, product, catalogue.taxCodes),
    lineNumber: line.lineNumber,
    productId: product.id,
    productNumber: product.number,
    description: line.productName,
    quantity: line.quantity,
    salesPrice: line.price,
    discountPercentage: line.discountPercent ?? '0',
    source: line.source,
  }
}

function newProduct(line: ImportedOrderLine, { catalogue, strict, made, ...found }: Resolving): CatalogueProduct {
  const { productNumber: number, productName: name, source } = line
  if (strict) found.refusals.push(refuse('IMPORT_UNKNOWN_PRODUCT', { ...source, product: number }))
  const id = newId()
  const unit = unitOfNewProduct(line.unit)
  const { taxCode } = taxOfLine(line, { taxCode: null }, catalogue.taxCodes)
  const product = { id, number, taxCode, salesUnit: unit, salesUnitFactor: 1, inventoryUnit: unit, serialised: false }
  made.set(number, product)
  found.products.push({ id, number, name, unit, taxCode, barcode: barcodeOfNewProduct(line, found) })
  return product
}

/** Of two new products with one barcode the first has it. */
function barcodeOfNewProduct(
  { barcode, source }: ImportedOrderLine,
  { barcodes, notes }: Pick<Resolving, 'barcodes' | 'notes'>,
): string | null {
  if (barcode === null || barcodes.size < barcodes.add(barcodeKey(barcode)).size) return barcode
  notes.push(importRefusal({ ...source, code: 'IMPORT_LEFT_OUT', details: { what: barcode } }))
  return null
}

const most = { quantity: 1_000_000, price: 999_999_999_999 }

function reviewAmounts({ quantity, price, source }: ImportedOrderLine): Refusal[] {
  const beyond = (field: keyof typeof most, value: string) =>
    Math.abs(Number(value)) > most[field]
      ? [importRefusal({ ...source, code: 'IMPORT_VALUE', details: { field, value, expected: `≤ ${most[field]}` } })]
      : []
  return [...beyond('quantity', quantity), ...beyond('price', price)]
}

function reviewQuantity(
  { quantity, source }: ImportedOrderLine,
  { number: product, serialised }: CatalogueProduct,
  salesUnitFactor: number,
): Refusal[] {
  const line = { lineNumber: source.line, product, quantity: Number(quantity), salesUnitFactor, serialised }
  return reviewOrderLine(line).map(({ code, details }) => {
    const ofFile = code === 'CORRECTED_LINE_NEEDED' ? 'IMPORT_CREDIT_OF_UNITS' : 'IMPORT_NOT_WHOLE'
    return refuse(ofFile, { ...details, ...source, product })
  })
}

/** A tax code without a rate that the company does not have; told once. */
function noteUnknownTax({ taxCode, taxPercent, source }: ImportedOrderLine, { catalogue, taxCodes, notes }: Resolving) {
  if (taxCode === null || taxPercent !== null || catalogue.taxCodes.some(({ code }) => code === taxCode)) return
  if (taxCodes.size < taxCodes.add(taxCode).size) {
    notes.push(importRefusal({ ...source, code: 'IMPORT_LEFT_OUT', details: { what: `taxCode ${taxCode}` } }))
  }
}
