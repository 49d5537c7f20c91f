import { expect, test } from 'vitest'
import {
  type GroupOfProduct,
  isSerialised,
  type ProductToReview,
  reviewProduct,
  reviewProductChange,
} from '#domain/product.ts'

const active: GroupOfProduct = { code: 'SERIAL', activeInSalesProcess: true }
const inactive: GroupOfProduct = { code: 'PLAIN', activeInSalesProcess: false }
const drill: ProductToReview = {
  number: 'DRILL',
  kind: 'stocked',
  inventoryUnit: 'pcs',
  salesUnit: 'pcs',
  salesUnitFactor: 1,
  catchWeight: false,
  trackingDimensionGroupId: 'g1',
}

test.each([
  // kind, group, serialised
  ['stocked', active, true],
  ['stocked', inactive, false],
  ['stocked', null, false],
  ['service', active, false],
  ['service', null, false],
] as const)('D3 a %s product in group %j asks for serial numbers: %s', (kind, group, serialised) => {
  expect(isSerialised({ kind }, group)).toBe(serialised)
})

const catchWeight = {
  code: 'CATCH_WEIGHT_IN_SALES_PROCESS',
  rule: 'D3',
  details: { products: ['DRILL'], group: 'SERIAL' },
}
const factor = {
  code: 'SALES_UNIT_FACTOR',
  rule: 'D3',
  details: { product: 'DRILL', unit: 'pcs', factor: 10 },
}
test.each<[string, Partial<ProductToReview>, GroupOfProduct | null, object[]]>([
  ['a plain one', {}, active, []],
  ['catch weight in an active group (S30, S31)', { catchWeight: true }, active, [catchWeight]],
  ['catch weight in another group', { catchWeight: true }, inactive, []],
  ['catch weight without a group', { catchWeight: true }, null, []],
  ['boxes of 10', { salesUnit: 'box', salesUnitFactor: 10 }, active, []],
  ['pieces of 10', { salesUnitFactor: 10 }, active, [factor]],
  ['both wrong', { catchWeight: true, salesUnitFactor: 10 }, active, [catchWeight, factor]],
])('D3 a product can be stored: %s', (_title, fields, group, refusals) => {
  expect(reviewProduct({ ...drill, ...fields }, group)).toEqual(refusals)
})

test.each<[string, Partial<ProductToReview>, boolean, string[]]>([
  ['group while unused', { trackingDimensionGroupId: null }, false, []],
  ['group once used', { trackingDimensionGroupId: 'g2' }, true, ['trackingDimensionGroupId']],
  ['no group any more once used', { trackingDimensionGroupId: null }, true, ['trackingDimensionGroupId']],
  ['kind once used', { kind: 'service' }, true, ['kind']],
  ['both once used', { kind: 'service', trackingDimensionGroupId: null }, true, ['kind', 'trackingDimensionGroupId']],
  ['sales unit once used', { salesUnit: 'box', salesUnitFactor: 10 }, true, []],
])('D3 a product can change its %s', (_title, fields, used, refused) => {
  expect(reviewProductChange(drill, { ...drill, ...fields }, used)).toEqual(
    refused.map((field) => ({ code: 'PRODUCT_IN_USE', rule: 'D3', details: { product: 'DRILL', field } })),
  )
})
