import { readTaxCode } from '#companies/store.ts'
import type { Context } from '#db/context.ts'
import { barcodeKey, reviewBarcode } from '#domain/barcode.ts'
import { reviewBasis, usualBasis } from '#domain/coverage-terms.ts'
import { type GroupOfProduct, reviewProduct } from '#domain/product.ts'
import { type Refusal, refuse } from '#domain/refusal.ts'
import { readGroup } from '#tracking-dimension-groups/store.ts'
import { readForeignBarcodes } from './store.ts'
import type { Product, ProductChange } from './views.ts'

/** The group that a product shall have, held as it is until the product is stored (I10). */
export async function holdGroup(context: Context, id: string | null): Promise<GroupOfProduct | null> {
  if (id === null) return null
  const { code, activeInSalesProcess } = await readGroup(context, id, 'for key share')
  return { code, activeInSalesProcess }
}

/**
 * The product as it is asked to become. A coverage term starts with the delivery where it does not say, and rests on
 * the manufacturer's warranty or a service contract (D4).
 */
export function productAfter(
  before: Product,
  { coverageTerms, ...asked }: ProductChange,
  group: GroupOfProduct | null,
): Product {
  const terms = coverageTerms?.map((term) => ({
    name: '',
    startsFrom: 'delivery' as const,
    basis: usualBasis(term.kind),
    ...term,
  }))
  return { ...before, ...asked, group, coverageTerms: terms ?? before.coverageTerms }
}

/** Why a product cannot be stored so (D3); holds its tax code until it is. */
export async function reviewToStore(context: Context, product: Product): Promise<Refusal[]> {
  if (product.taxCode !== null) await readTaxCode(context, product.taxCode, 'for key share')
  const ofTerms = product.coverageTerms.flatMap(reviewBasis)
  return [...reviewProduct(product, product.group), ...ofTerms, ...(await reviewBarcodes(context, product))]
}

async function reviewBarcodes(context: Context, { id, barcodes }: Product): Promise<Refusal[]> {
  const keys = barcodes.map(({ barcode }) => barcodeKey(barcode))
  const foreign = await readForeignBarcodes(context, id, keys)
  return [
    ...barcodes.map(reviewBarcode).filter((refusal) => refusal !== null),
    ...barcodes.filter((_, index) => keys.indexOf(keys[index] ?? '') < index).map(twice),
    ...foreign.map((barcode) => refuse('BARCODE_OF_OTHER_PRODUCT', barcode)),
  ]
}

function twice({ barcode }: { barcode: string }): Refusal {
  return refuse('REQUEST_SHAPE', { path: 'body/barcodes', problem: `${barcode} twice` })
}
