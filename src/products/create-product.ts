import type { Context } from '#db/context.ts'
import { newId } from '#db/id.ts'
import { throwIfRefused } from '#domain/refusal.ts'
import { recordEvent } from '#events/record.ts'
import { holdGroup, productAfter, reviewToStore } from './decide-product.ts'
import { insertProduct, readProduct, replaceBarcodes, replaceCoverageTerms } from './store.ts'
import { type Product, type ProductToCreate, type ProductView, productView } from './views.ts'

/** D3: makes a product with its barcodes and coverage terms (D4). */
export async function createProduct(
  context: Context,
  { id = newId(), ...asked }: ProductToCreate,
): Promise<ProductView> {
  const group = await holdGroup(context, asked.trackingDimensionGroupId ?? null)
  const product = productAfter(blankProduct(id, asked.inventoryUnit), asked, group)
  throwIfRefused(await reviewToStore(context, product))
  await insertProduct(context, product)
  await replaceBarcodes(context, product)
  await replaceCoverageTerms(context, product)
  await recordEvent(context, { kind: 'productCreated', subjectId: id, data: { number: product.number } })
  return productView(await readProduct(context, id))
}

/** Sold by the piece, one at a time, where nothing else is said. */
function blankProduct(id: string, inventoryUnit = 'pcs'): Product {
  return {
    id,
    number: '',
    name: '',
    kind: 'stocked',
    inventoryUnit,
    salesUnit: inventoryUnit,
    salesUnitFactor: 1,
    catchWeight: false,
    trackingDimensionGroupId: null,
    salesPrice: '0',
    taxCode: null,
    group: null,
    barcodes: [],
    coverageTerms: [],
    edition: 1,
  }
}
