import { describe, expect, test } from 'vitest'
import type { Duty } from '#domain/duty.ts'
import { reviewOfflineNumber, reviewPrice, reviewTicketChange } from '#domain/register-sale.ts'

const codes = (refusals: readonly { readonly code: string }[]) => refusals.map(({ code }) => code)

describe('D61 who may change a ticket', () => {
  test.each`
    state          | at      | verdict
    ${'open'}      | ${'T1'} | ${[]}
    ${'parked'}    | ${'T1'} | ${[]}
    ${'parked'}    | ${'T2'} | ${[]}
    ${'open'}      | ${'T2'} | ${['SALE_OF_OTHER_TILL']}
    ${'posted'}    | ${'T1'} | ${['SALE_CLOSED']}
    ${'discarded'} | ${'T1'} | ${['SALE_CLOSED']}
    ${'stranded'}  | ${'T1'} | ${['SALE_CLOSED']}
  `('one that is $state, of T1, at $at: $verdict', ({ state, at, verdict }) => {
    expect(codes(reviewTicketChange({ state, number: null, tillId: 'T1', till: 'T1' }, at))).toEqual(verdict)
  })
})

describe('D60 another price than the product’s needs its duty', () => {
  const cashier = { duties: new Set<Duty>(['operatePointOfSale']) }
  const manager = { duties: new Set<Duty>(['operatePointOfSale', 'changePointOfSalePrices']) }
  const line = { lineNumber: 1, product: 'P1', productPrice: '10.000000' }
  test.each`
    price      | discount  | before                                     | by         | verdict
    ${'10.00'} | ${'0'}    | ${null}                                    | ${cashier} | ${[]}
    ${'9'}     | ${'0'}    | ${null}                                    | ${cashier} | ${['POINT_OF_SALE_PRICE']}
    ${'10'}    | ${'5'}    | ${null}                                    | ${cashier} | ${['POINT_OF_SALE_PRICE']}
    ${'9'}     | ${'5'}    | ${null}                                    | ${manager} | ${[]}
    ${'9.0'}   | ${'5.00'} | ${{ price: '9', discountPercentage: '5' }} | ${cashier} | ${[]}
    ${'8'}     | ${'5'}    | ${{ price: '9', discountPercentage: '5' }} | ${cashier} | ${['POINT_OF_SALE_PRICE']}
    ${'10'}    | ${'0'}    | ${{ price: '9', discountPercentage: '5' }} | ${cashier} | ${[]}
  `('$price less $discount % where $before was', ({ price, discount, before, by, verdict }) => {
    expect(codes(reviewPrice(line, { price, discountPercentage: discount }, before, by))).toEqual(verdict)
  })
})

test('D62 receipts of a device come in their order', () => {
  expect(reviewOfflineNumber(4, 4)).toEqual([])
  expect(reviewOfflineNumber(5, 4)).toMatchObject([
    { code: 'RECEIPT_OUT_OF_ORDER', details: { offlineNumber: 5, expected: 4 } },
  ])
})
