import { describe, expect, test } from 'vitest'
import {
  findingsOf,
  findSale,
  reviewDisposition,
  reviewFindings,
  reviewNewDisposition,
  reviewReceived,
  reviewSale,
  type Sale,
} from '#domain/return.ts'
import { lineFor } from '#domain/return-line.ts'

const sale: Sale = {
  registrationId: 'unit',
  serialNumber: 'A-1',
  productId: 'camera',
  product: 'CAMERA',
  salesOrderId: 'order',
  salesOrderLineId: 'line',
  customerId: 'jansen',
  invoiceId: 'invoice',
  invoiceLineId: 'invoice line',
  freeOfCharge: false,
  shipped: true,
  open: true,
  returnedBefore: false,
  onReturn: null,
}
const onReturn = {
  unitId: 'r',
  returnOrderId: 'ro',
  returnOrderLineId: 'rol',
  returnReceiptId: null,
  document: 'RO-000001',
  day: '2026-01-31',
  received: false,
}
const notInvoiced = { invoiceId: null, invoiceLineId: null }
const expected = { serialNumber: 'A-1', customerId: 'jansen', productIds: new Set(['camera']) }

describe('D50 the sale that a serial number means', () => {
  const cases: readonly (readonly [string, readonly Partial<Sale>[], string])[] = [
    ['none is known', [], 'unknown'],
    ['one', [{}], 'unit'],
    ['the open one of several lives', [{ open: false, registrationId: 'first', onReturn }, {}], 'unit'],
    [
      'of two products the one that is expected',
      [{ productId: 'sensor', product: 'SENSOR', registrationId: 'x' }, {}],
      'unit',
    ],
    ['of two that are open the one of the customer', [{ customerId: 'smith', registrationId: 'x' }, {}], 'unit'],
    ['of two that are open the one that is sold', [{ ...notInvoiced, registrationId: 'x' }, {}], 'unit'],
    ['two that are open and the same is ambiguous', [{ registrationId: 'x' }, {}], 'SERIAL_AMBIGUOUS'],
    ['only an earlier life', [{ open: false, onReturn }], 'unit'],
  ]
  test.each(cases)('%s', (_, sales, means) => {
    const found = findSale(
      sales.map((one) => ({ ...sale, ...one })),
      expected,
    )
    expect(
      found.kind === 'sale' ? found.sale.registrationId : found.kind === 'refused' ? found.refusal.code : found.kind,
    ).toBe(means)
  })

  test('of two products nothing is guessed where neither is expected', () => {
    const both = [{ ...sale, productId: 'sensor', product: 'SENSOR' }, sale]
    const found = findSale(both, { ...expected, productIds: new Set() })
    expect(found).toMatchObject({ refusal: { code: 'SERIAL_AMBIGUOUS', details: { products: ['SENSOR', 'CAMERA'] } } })
  })
})

describe('D51, I24 whether a sale can come back at all', () => {
  test.each([
    ['invoiced', {}, undefined],
    ['announced or received already', { onReturn }, 'UNIT_RETURNED_ALREADY'],
    ['shipped, not invoiced', notInvoiced, 'UNIT_NOT_INVOICED'],
    ['a replacement that was shipped', { ...notInvoiced, freeOfCharge: true }, undefined],
    ['a replacement that was not', { ...notInvoiced, freeOfCharge: true, shipped: false }, 'UNIT_NOT_INVOICED'],
  ] as const)('%s', (_, more, verdict) => {
    expect(reviewSale({ ...sale, ...more })?.code).toBe(verdict)
  })
})

test('D51 what the policy finds, and what becomes of it', () => {
  expect(findingsOf(null, 'jansen', { ofOtherInvoice: false })).toEqual(['unknown'])
  const other = { ...sale, customerId: 'smith', returnedBefore: true }
  const findings = findingsOf(other, 'jansen', { ofOtherInvoice: true })
  expect(findings).toEqual(['returnedBefore', 'otherCustomer', 'otherInvoice'])
  expect(reviewFindings('A-1', findings, 'block', 'known')?.code).toBe('RETURN_NOT_ALLOWED')
  expect(reviewFindings('A-1', findings, 'warn', null)?.code).toBe('RETURN_REASON_NEEDED')
  expect(reviewFindings('A-1', findings, 'warn', 'known')).toBeNull()
  expect(reviewFindings('A-1', findings, 'off', null)).toBeNull()
  expect(reviewFindings('A-1', [], 'block', null)).toBeNull()
})

describe('D51 the line that takes a unit that nobody announced', () => {
  const line = {
    id: 'a',
    lineNumber: 1,
    productId: 'camera',
    quantity: 1,
    places: 1,
    salesOrderLineId: null,
    invoiceLineId: null,
  }
  const unit = { serialNumber: 'A-1', productId: 'camera', product: 'CAMERA', sale, lineInHand: null }
  const ofSale = { ...line, id: 'sale', salesOrderLineId: 'line', invoiceLineId: 'invoice line' }
  const ofOther = { ...line, id: 'other', salesOrderLineId: 'line', invoiceLineId: 'another' }
  test.each([
    ['its sale comes first', [ofOther, line, ofSale], 'sale', false],
    ['then one without a sale', [ofOther, line], 'a', false],
    ['then one of another invoice, which is found', [ofOther], 'other', true],
    ['one that is full takes none', [{ ...ofSale, places: 0 }, line], 'a', false],
  ] as const)('%s', (_, lines, id, ofOtherInvoice) => {
    expect(lineFor(lines, unit)).toMatchObject({ line: { id }, ofOtherInvoice })
  })

  test('the line in hand goes before others like it', () => {
    expect(lineFor([line, { ...line, id: 'b' }], { ...unit, lineInHand: 'b' })).toMatchObject({ line: { id: 'b' } })
  })

  test('all are full, or none has the product', () => {
    expect(lineFor([{ ...line, places: 0 }], unit)).toMatchObject({ code: 'LINE_COMPLETE' })
    expect(lineFor([{ ...line, productId: 'sensor' }], unit)).toMatchObject({ code: 'RETURN_LINE_MISSING' })
  })
})

test('D52 only units are replaced or repaired', () => {
  expect(reviewDisposition({ lineNumber: 1, serialised: false }, 'scrap')).toEqual([])
  expect(reviewDisposition({ lineNumber: 1, serialised: true }, 'repair')).toEqual([])
  expect(reviewDisposition({ lineNumber: 1, serialised: false }, 'replace')).toMatchObject([
    { code: 'DISPOSITION_NEEDS_UNITS' },
  ])
})

describe('D52 a disposition changes until it was acted on', () => {
  const unit = {
    serialNumber: 'A-1',
    disposition: 'credit',
    posted: true,
    active: true,
    creditNote: null,
    replacement: null,
  } as const
  test.each([
    ['credit to scrap', {}, 'scrap', []],
    ['not received yet: to repair', { posted: false }, 'repair', []],
    ['received: not back to repair', {}, 'repair', ['NOT_BACK_TO_REPAIR']],
    ['in repair: to replace', { disposition: 'repair' }, 'replace', []],
    ['credited', { creditNote: 'CN-1' }, 'scrap', ['UNIT_SETTLED']],
    ['replaced', { replacement: 'SO-1' }, 'scrap', ['UNIT_SETTLED']],
    ['sent back', { active: false }, 'credit', ['UNIT_SETTLED']],
  ] as const)('%s', (_, more, asked, codes) => {
    expect(reviewNewDisposition({ ...unit, ...more }, asked).map(({ code }) => code)).toEqual(codes)
  })
})

test('D51 no more comes in than is expected', () => {
  expect(reviewReceived({ lineNumber: 1, quantity: 2, left: 2 })).toEqual([])
  expect(reviewReceived({ lineNumber: 1, quantity: 3, left: 2 })).toMatchObject([
    { code: 'RECEIVED_MORE_THAN_EXPECTED', details: { line: 1, quantity: 3, left: 2 } },
  ])
})
