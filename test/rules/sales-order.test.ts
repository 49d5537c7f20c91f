import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Refusal } from '#domain/refusal.ts'
import {
  leftToDeliver,
  reviewCreditLine,
  reviewLineChange,
  reviewOrderLine,
  stateOfOrder,
} from '#domain/sales-order.ts'

const codes = (refusals: readonly Refusal[]) => refusals.map(({ code }) => code).join(' ') || 'taken'

describe('D12, D52: what a line may order', () => {
  test.each`
    quantity | factor | serialised | verdict
    ${2}     | ${10}  | ${true}    | ${'taken'}
    ${1.1}   | ${10}  | ${true}    | ${'taken'}
    ${1.15}  | ${10}  | ${true}    | ${'QUANTITY_NOT_WHOLE'}
    ${1.15}  | ${10}  | ${false}   | ${'taken'}
    ${0}     | ${1}   | ${true}    | ${'QUANTITY_ZERO'}
    ${-2}    | ${1}   | ${false}   | ${'taken'}
    ${-2}    | ${1}   | ${true}    | ${'CORRECTED_LINE_NEEDED'}
    ${-0.5}  | ${1}   | ${true}    | ${'QUANTITY_NOT_WHOLE CORRECTED_LINE_NEEDED'}
  `('$quantity × $factor, serialised $serialised: $verdict', ({ quantity, factor, serialised, verdict }) => {
    const line = { lineNumber: 1, product: 'P', quantity, salesUnitFactor: factor, serialised }
    expect(codes(reviewOrderLine(line))).toBe(verdict)
  })

  test('a quantity is named in the inventory unit', () => {
    const line = { lineNumber: 4, product: 'P', quantity: 0.25, salesUnitFactor: 10, serialised: true }
    expect(reviewOrderLine(line)).toEqual([
      { code: 'QUANTITY_NOT_WHOLE', rule: 'D12', details: { line: 4, quantity: 2.5 } },
    ])
  })
})

describe('D30, D37: how a line may change', () => {
  test.each`
    ordered | settled | invoiced | factor | quantity     | repriced | verdict
    ${5}    | ${0}    | ${0}     | ${1}   | ${1}         | ${true}  | ${'taken'}
    ${5}    | ${3}    | ${0}     | ${1}   | ${3}         | ${false} | ${'taken'}
    ${5}    | ${3}    | ${0}     | ${1}   | ${2}         | ${false} | ${'ORDERED_LESS_THAN_DELIVERED'}
    ${5}    | ${3}    | ${1}     | ${1}   | ${9}         | ${false} | ${'taken'}
    ${5}    | ${3}    | ${1}     | ${1}   | ${undefined} | ${true}  | ${'PRICE_INVOICED'}
    ${5}    | ${3}    | ${1}     | ${1}   | ${1.5}       | ${true}  | ${'QUANTITY_NOT_WHOLE ORDERED_LESS_THAN_DELIVERED PRICE_INVOICED'}
    ${50}   | ${11}   | ${0}     | ${10}  | ${1.1}       | ${false} | ${'taken'}
    ${-2}   | ${0}    | ${0}     | ${1}   | ${3}         | ${false} | ${'CREDIT_LINE_FIXED'}
    ${-2}   | ${0}    | ${0}     | ${1}   | ${undefined} | ${true}  | ${'taken'}
    ${-2}   | ${0}    | ${-2}    | ${1}   | ${undefined} | ${true}  | ${'PRICE_INVOICED'}
  `('$ordered to $quantity, $settled settled, repriced $repriced: $verdict', (change) => {
    const { quantity, repriced, factor, verdict, ...counts } = change
    const line = { lineNumber: 1, serialised: true, salesUnitFactor: factor, ...counts }
    expect(codes(reviewLineChange(line, { quantity, repriced }))).toBe(verdict)
  })
})

describe('D52: how much can be credited', () => {
  test.each`
    invoiced | credited | waiting | quantity | verdict
    ${5}     | ${0}     | ${0}    | ${5}     | ${'taken'}
    ${5}     | ${2}     | ${1}    | ${3}     | ${'CREDITED_MORE_THAN_INVOICED'}
    ${0.3}   | ${0.1}   | ${0}    | ${0.2}   | ${'taken'}
    ${0.3}   | ${0.1}   | ${0.1}  | ${0.2}   | ${'CREDITED_MORE_THAN_INVOICED'}
  `('$quantity of $invoiced: $verdict', ({ quantity, verdict, ...counts }) => {
    expect(codes(reviewCreditLine({ lineNumber: 1, ...counts }, quantity))).toBe(verdict)
  })
})

describe('what is left, and how far an order is', () => {
  test.each([
    ['of a line', { ordered: 5, cancelled: 1, delivered: 2, invoiced: 0 }, 2],
    ['exactly', { ordered: 0.3, cancelled: 0.1, delivered: 0.2, invoiced: 0 }, 0],
    ['of a credit', { ordered: -5, cancelled: 0, delivered: 0, invoiced: 0 }, 0],
  ])('%s', (_case, counts, left) => expect(leftToDeliver(counts)).toBe(left))

  test('fractions that are invoiced to the last count as invoiced', () => {
    expect(stateOfOrder([{ ordered: 0.3, cancelled: 0.1, delivered: 0.2, invoiced: 0.2 }])).toBe('invoiced')
  })

  const counts = fc.tuple(fc.nat(5), fc.nat(5), fc.nat(5), fc.nat(5)).map(([invoiced, delivered, cancelled, left]) => ({
    ordered: 1 + invoiced + delivered + cancelled + left,
    cancelled,
    delivered: invoiced + delivered,
    invoiced,
  }))

  test('an order is open or partly delivered exactly while something is left to deliver', () => {
    fc.assert(
      fc.property(fc.array(counts, { minLength: 1, maxLength: 4 }), (lines) => {
        const left = lines.some((line) => leftToDeliver(line) > 0)
        expect(['open', 'partlyDelivered'].includes(stateOfOrder(lines))).toBe(left)
      }),
    )
  })

  test('delivering, then invoicing all that is left ends an order', () => {
    fc.assert(
      fc.property(fc.array(counts, { minLength: 1, maxLength: 4 }), (lines) => {
        const delivered = lines.map((line) => ({ ...line, delivered: line.ordered - line.cancelled }))
        const invoiced = delivered.map((line) => ({ ...line, invoiced: line.delivered }))
        expect(stateOfOrder(invoiced)).toBe('invoiced')
        expect(['delivered', 'invoiced']).toContain(stateOfOrder(delivered))
      }),
    )
  })
})
