import { describe, expect, test } from 'vitest'
import { reviewShares } from '#domain/invoice.ts'
import { totals } from '#domain/money.ts'
import { reviewDelivery, reviewReversal } from '#domain/packing-slip.ts'
import { type LineCount, missingUnits, reviewPosting, surplusUnits } from '#domain/registration.ts'
import { reviewCreditLine, reviewOrderLine, stateOfOrder } from '#domain/sales-order.ts'

const codes = (refusals: readonly { code: string }[]) => refusals.map((refusal) => refusal.code).join(' ') || 'posted'

describe('D31: what may be posted', () => {
  test.each`
    control       | quantity | registered | notReadable | verdict
    ${'off'}      | ${3}     | ${0}       | ${0}        | ${'posted'}
    ${'off'}      | ${2.5}   | ${0}       | ${0}        | ${'posted'}
    ${'required'} | ${3}     | ${3}       | ${0}        | ${'posted'}
    ${'required'} | ${3}     | ${1}       | ${2}        | ${'posted'}
    ${'required'} | ${3}     | ${0}       | ${3}        | ${'posted'}
    ${'required'} | ${3}     | ${2}       | ${0}        | ${'SERIAL_NUMBER_MISSING'}
    ${'required'} | ${3}     | ${0}       | ${0}        | ${'SERIAL_NUMBER_MISSING'}
    ${'required'} | ${3}     | ${3}       | ${1}        | ${'REGISTERED_MORE_THAN_SHIPPED'}
    ${'required'} | ${2.5}   | ${2}       | ${0}        | ${'QUANTITY_NOT_WHOLE SERIAL_NUMBER_MISSING'}
    ${'required'} | ${0}     | ${0}       | ${0}        | ${'posted'}
    ${'optional'} | ${3}     | ${0}       | ${0}        | ${'posted'}
    ${'optional'} | ${3}     | ${2}       | ${1}        | ${'posted'}
    ${'optional'} | ${3}     | ${4}       | ${0}        | ${'REGISTERED_MORE_THAN_SHIPPED'}
    ${'optional'} | ${3}     | ${2}       | ${2}        | ${'REGISTERED_MORE_THAN_SHIPPED'}
  `('$control: $quantity shipped, $registered + $notReadable registered: $verdict', (row) => {
    const line: LineCount = {
      lineNumber: 1,
      product: 'P',
      quantity: row.quantity,
      registered: row.registered,
      notReadable: row.notReadable,
      serialised: row.control !== 'off',
      blankIssueAllowed: row.control === 'optional',
    }
    expect(codes(reviewPosting(line))).toBe(row.verdict)
  })

  test('D26: missing and surplus', () => {
    expect(missingUnits({ quantity: 5, registered: 2, notReadable: 1 })).toBe(2)
    expect(missingUnits({ quantity: 2, registered: 3, notReadable: 0 })).toBe(0)
    expect(surplusUnits({ quantity: 2, registered: 3, notReadable: 0 })).toBe(1)
  })
})

describe('D36: one packing slip in part, of slips of 2, 2 and 2', () => {
  test.each`
    taken        | rule      | verdict
    ${[1, 1, 1]} | ${'one'}  | ${'ONE_PACKING_SLIP_IN_PART'}
    ${[1, 1, 0]} | ${'one'}  | ${'ONE_PACKING_SLIP_IN_PART'}
    ${[2, 1, 0]} | ${'one'}  | ${'posted'}
    ${[2, 2, 1]} | ${'one'}  | ${'posted'}
    ${[0, 1, 0]} | ${'one'}  | ${'posted'}
    ${[2, 2, 2]} | ${'one'}  | ${'posted'}
    ${[0, 0, 0]} | ${'one'}  | ${'posted'}
    ${[1, 1, 1]} | ${'free'} | ${'posted'}
    ${[3, 0, 0]} | ${'free'} | ${'TAKEN_MORE_THAN_LEFT'}
  `('$taken under $rule: $verdict', ({ taken, rule, verdict }) => {
    const shares = (taken as number[]).map((count, index) => ({
      packingSlip: `PS-${index + 1}`,
      lineNumber: 1,
      taken: count,
      left: 2,
      takenUnnumbered: 0,
      leftUnnumbered: 0,
    }))
    expect(codes(reviewShares(shares, rule))).toBe(verdict)
  })

  test('the refusal names the packing slips', () => {
    const share = { lineNumber: 4, taken: 1, left: 2, takenUnnumbered: 0, leftUnnumbered: 0 }
    const [refusal] = reviewShares(
      [
        { ...share, packingSlip: 'A' },
        { ...share, packingSlip: 'B' },
      ],
      'one',
    )
    expect(refusal?.details).toEqual({ line: 4, packingSlips: ['A', 'B'] })
  })

  test('D35: no more unnumbered units than are left', () => {
    const share = { packingSlip: 'A', lineNumber: 1, taken: 2, left: 3, takenUnnumbered: 2, leftUnnumbered: 1 }
    expect(codes(reviewShares([share], 'one'))).toBe('TAKEN_MORE_THAN_LEFT')
  })
})

describe('D45: what may be reversed', () => {
  test.each`
    kind            | present | invoiced | preparing | remaining | verdict
    ${'serialised'} | ${3}    | ${0}     | ${false}  | ${0}      | ${'posted'}
    ${'serialised'} | ${3}    | ${0}     | ${false}  | ${3}      | ${'posted'}
    ${'serialised'} | ${3}    | ${0}     | ${false}  | ${1}      | ${'REVERSED_NOT_IN_FULL'}
    ${'serialised'} | ${3}    | ${0}     | ${false}  | ${4}      | ${'REVERSED_MORE_THAN_DELIVERED'}
    ${'serialised'} | ${3}    | ${1}     | ${false}  | ${0}      | ${'LINE_INVOICED'}
    ${'serialised'} | ${3}    | ${0}     | ${true}   | ${0}      | ${'LINE_ON_INVOICE_PREPARATION'}
    ${'plain'}      | ${3}    | ${0}     | ${false}  | ${1}      | ${'posted'}
    ${'plain'}      | ${3}    | ${1}     | ${false}  | ${1}      | ${'posted'}
    ${'plain'}      | ${3}    | ${2}     | ${false}  | ${1}      | ${'LINE_INVOICED'}
    ${'plain'}      | ${3}    | ${0}     | ${false}  | ${3.5}    | ${'REVERSED_MORE_THAN_DELIVERED'}
  `(
    '$kind: $present, $invoiced invoiced, to $remaining: $verdict',
    ({ kind, present, invoiced, preparing, remaining, verdict }) => {
      const line = {
        lineNumber: 1,
        serialised: kind === 'serialised',
        present,
        invoiced,
        onInvoicePreparation: preparing,
        returned: 0,
        remaining,
      }
      expect(codes(reviewReversal(line))).toBe(verdict)
    },
  )
})

describe('D30, D12: what may be delivered and ordered', () => {
  test.each`
    quantity | left | serialised | verdict
    ${2}     | ${2} | ${true}    | ${'posted'}
    ${2.5}   | ${3} | ${false}   | ${'posted'}
    ${2.5}   | ${3} | ${true}    | ${'QUANTITY_NOT_WHOLE'}
    ${3}     | ${2} | ${false}   | ${'DELIVERED_MORE_THAN_ORDERED'}
    ${3.5}   | ${2} | ${true}    | ${'QUANTITY_NOT_WHOLE DELIVERED_MORE_THAN_ORDERED'}
  `('$quantity of $left left: $verdict', ({ quantity, left, serialised, verdict }) => {
    expect(codes(reviewDelivery({ lineNumber: 1, quantity, leftToDeliver: left, serialised }))).toBe(verdict)
  })

  test.each`
    quantity | factor | serialised | verdict
    ${2}     | ${10}  | ${true}    | ${'posted'}
    ${0.5}   | ${10}  | ${true}    | ${'posted'}
    ${0.25}  | ${10}  | ${true}    | ${'QUANTITY_NOT_WHOLE'}
    ${0.25}  | ${10}  | ${false}   | ${'posted'}
    ${0}     | ${1}   | ${false}   | ${'QUANTITY_ZERO'}
  `('$quantity boxes of $factor: $verdict', ({ quantity, factor, serialised, verdict }) => {
    const line = { lineNumber: 1, product: 'P', quantity, salesUnitFactor: factor, serialised }
    expect(codes(reviewOrderLine(line))).toBe(verdict)
  })

  test.each`
    invoiced | credited | waiting | quantity | verdict
    ${5}     | ${0}     | ${0}    | ${5}     | ${'posted'}
    ${5}     | ${2}     | ${1}    | ${2}     | ${'posted'}
    ${5}     | ${2}     | ${1}    | ${3}     | ${'CREDITED_MORE_THAN_INVOICED'}
    ${0}     | ${0}     | ${0}    | ${1}     | ${'CREDITED_MORE_THAN_INVOICED'}
  `('D52: $quantity of $invoiced invoiced: $verdict', ({ quantity, verdict, ...counts }) => {
    expect(codes(reviewCreditLine({ lineNumber: 1, ...counts }, quantity))).toBe(verdict)
  })
})

describe('how far an order is', () => {
  const line = (ordered: number, delivered: number, invoiced: number, cancelled = 0) => ({
    ordered,
    delivered,
    invoiced,
    cancelled,
  })
  test.each([
    ['open', [line(2, 0, 0)]],
    ['partlyDelivered', [line(2, 1, 0)]],
    ['partlyDelivered', [line(2, 2, 2), line(1, 0, 0)]],
    ['delivered', [line(2, 2, 1)]],
    ['invoiced', [line(2, 2, 2)]],
    ['invoiced', [line(2, 1, 1, 1)]],
    ['cancelled', [line(2, 0, 0, 2)]],
    ['delivered', [line(2, 2, 2), line(-1, 0, 0)]],
    ['invoiced', [line(2, 2, 2), line(-1, 0, -1)]],
  ] as const)('%s', (state, lines) => expect(stateOfOrder(lines)).toBe(state))
})

describe('the amounts of an invoice are exact', () => {
  const line = (quantity: number, salesPrice: string, more: object = {}) => ({
    quantity,
    salesPrice,
    salesUnitFactor: 1,
    discountPercentage: '0',
    taxPercentage: '21',
    ...more,
  })
  test.each([
    ['plain', [line(3, '10.10')], '30.30', '6.36', '36.66'],
    ['a third of a box', [line(10, '100', { salesUnitFactor: 30 })], '33.33', '7.00', '40.33'],
    ['discount', [line(3, '9.99', { discountPercentage: '12.5' })], '26.22', '5.51', '31.73'],
    ['half a cent goes away from zero', [line(1, '0.005')], '0.01', '0.00', '0.01'],
    ['a credit too', [line(-1, '0.005')], '-0.01', '0.00', '-0.01'],
    [
      'tax once for each rate',
      [line(1, '0.03'), line(1, '0.03'), line(1, '0.03', { taxPercentage: '9' })],
      '0.09',
      '0.01',
      '0.10',
    ],
    ['large', [line(10_000, '99999.999999')], '999999999.99', '210000000.00', '1209999999.99'],
  ])('%s', (_case, lines, net, tax, gross) => expect(totals(lines)).toMatchObject({ net, tax, gross }))
})
