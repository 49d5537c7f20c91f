import { type Refusal, refuse } from './refusal.ts'

export const productKinds = ['stocked', 'service'] as const

/** What the rules of a product look at (D3). */
export interface ProductToReview {
  readonly number: string
  readonly kind: (typeof productKinds)[number]
  readonly inventoryUnit: string
  readonly salesUnit: string
  readonly salesUnitFactor: number
  readonly catchWeight: boolean
  readonly trackingDimensionGroupId: string | null
}

/** What the rules of a product look at in its tracking dimension group. */
export interface GroupOfProduct {
  readonly code: string
  readonly activeInSalesProcess: boolean
}

/** D3: serial numbers are asked for only when the product is stocked and its group has activeInSalesProcess. */
export function isSerialised(
  product: Pick<ProductToReview, 'kind'>,
  group: Pick<GroupOfProduct, 'activeInSalesProcess'> | null,
): boolean {
  return product.kind === 'stocked' && group !== null && group.activeInSalesProcess
}

/** D3: why there can be no such product in this group; an empty list means that there can. */
export function reviewProduct(product: ProductToReview, group: GroupOfProduct | null): Refusal[] {
  return [noCatchWeightInSalesProcess(product, group), oneUnitOneFactor(product)].filter((refusal) => refusal !== null)
}

/** What a change changes of that which decides whether serial numbers are asked for. */
export function decisiveChanges(before: ProductToReview, after: ProductToReview): readonly string[] {
  return (['kind', 'trackingDimensionGroupId'] as const).filter((field) => before[field] !== after[field])
}

/** D3: that is fixed once a product has a registration or a posted line; `used` says whether it has. */
export function reviewProductChange(before: ProductToReview, after: ProductToReview, used: boolean): Refusal[] {
  if (!used) return []
  return decisiveChanges(before, after).map((field) => refuse('PRODUCT_IN_USE', { product: before.number, field }))
}

/** [S30, S31] */
function noCatchWeightInSalesProcess({ catchWeight, number }: ProductToReview, group: GroupOfProduct | null) {
  if (!catchWeight || !group?.activeInSalesProcess) return null
  return refuse('CATCH_WEIGHT_IN_SALES_PROCESS', { products: [number], group: group.code })
}

/** A box of ten cannot have the name of the one in it. */
function oneUnitOneFactor({ number, inventoryUnit, salesUnit, salesUnitFactor }: ProductToReview) {
  if (inventoryUnit !== salesUnit || salesUnitFactor === 1) return null
  return refuse('SALES_UNIT_FACTOR', { product: number, unit: salesUnit, factor: salesUnitFactor })
}
