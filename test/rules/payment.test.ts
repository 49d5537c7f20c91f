import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Due, dueInCash, negated, type OfferedPayment, settle, sumMoney } from '#domain/payment.ts'

const tenders: Due['tenders'] = [
  { code: 'CASH', kind: 'cash', forRefunds: true, blocked: false },
  { code: 'CARD', kind: 'card', forRefunds: true, blocked: false },
  { code: 'VOUCHER', kind: 'voucher', forRefunds: true, blocked: false },
  { code: 'GIFTCARD', kind: 'card', forRefunds: false, blocked: false },
  { code: 'CHEQUE', kind: 'card', forRefunds: true, blocked: true },
]
const balances = new Map([['V-25', '25.00']])
const due = (amount: string, more: Partial<Due> = {}): Due => ({
  amount,
  cashRounding: true,
  tenders,
  balances,
  ...more,
})

/** `CASH 20` or `VOUCHER 5 V-25`. */
const offered = (text: string): OfferedPayment[] =>
  text.split(', ').flatMap((one) => {
    const [tender = '', amount = '', voucherCode = null] = one.split(' ')
    return tender ? [{ tender, amount, reference: '', voucherCode }] : []
  })
const told = (settlement: ReturnType<typeof settle>) =>
  settlement.payments
    .map(({ tender, amount, isChange }) => `${tender} ${amount}${isChange ? ' change' : ''}`)
    .join(', ')

describe('D60 what is due is paid, exactly', () => {
  test.each`
    owed        | paid                                          | rounding   | kept
    ${'20.00'}  | ${'CARD 20'}                                  | ${'0.00'}  | ${'CARD 20.00'}
    ${'19.98'}  | ${'CARD 19.98'}                               | ${'0.00'}  | ${'CARD 19.98'}
    ${'19.98'}  | ${'CASH 20'}                                  | ${'0.02'}  | ${'CASH 20.00'}
    ${'19.97'}  | ${'CASH 50'}                                  | ${'-0.02'} | ${'CASH 50.00, CASH -30.05 change'}
    ${'19.99'}  | ${'CASH 20, CASH 5'}                          | ${'0.01'}  | ${'CASH 20.00, CASH 5.00, CASH -5.00 change'}
    ${'100.01'} | ${'CARD 60, CASH 40'}                         | ${'-0.01'} | ${'CARD 60.00, CASH 40.00'}
    ${'100.01'} | ${'CARD 60.01, CASH 50'}                      | ${'0.00'}  | ${'CARD 60.01, CASH 50.00, CASH -10.00 change'}
    ${'30.00'}  | ${'VOUCHER 10 V-25, VOUCHER 15 V-25, CARD 5'} | ${'0.00'}  | ${'VOUCHER 10.00, VOUCHER 15.00, CARD 5.00'}
    ${'0.02'}   | ${'CASH 0'}                                   | ${'-0.02'} | ${''}
    ${'0.00'}   | ${''}                                         | ${'0.00'}  | ${''}
    ${'-12.49'} | ${'CARD -12.49'}                              | ${'0.00'}  | ${'CARD -12.49'}
    ${'-12.48'} | ${'CASH -12.50'}                              | ${'-0.02'} | ${'CASH -12.50'}
    ${'-12.48'} | ${'VOUCHER -12.48'}                           | ${'0.00'}  | ${'VOUCHER -12.48'}
    ${'-12.48'} | ${'CARD -10.00, CASH -2.50'}                  | ${'-0.02'} | ${'CARD -10.00, CASH -2.50'}
  `('$owed paid by $paid keeps $kept, rounding $rounding', ({ owed, paid, rounding, kept }) => {
    const settlement = settle(due(owed), offered(paid))
    expect(settlement.refusals).toEqual([])
    expect(settlement.rounding).toBe(rounding)
    expect(told(settlement)).toBe(kept)
  })

  test('a company that does not round takes cash to the cent', () => {
    const settlement = settle(due('19.98', { cashRounding: false }), offered('CASH 20.00'))
    expect(settlement.rounding).toBe('0.00')
    expect(told(settlement)).toBe('CASH 20.00, CASH -0.02 change')
  })
})

describe('D60 what does not settle it', () => {
  test.each`
    owed        | paid                                  | code
    ${'20.00'}  | ${''}                                 | ${'PAYMENT_TOO_LITTLE'}
    ${'20.00'}  | ${'CARD 19.99'}                       | ${'PAYMENT_TOO_LITTLE'}
    ${'20.00'}  | ${'CASH 19.95'}                       | ${'PAYMENT_TOO_LITTLE'}
    ${'20.00'}  | ${'CARD 20.01'}                       | ${'PAYMENT_TOO_MUCH'}
    ${'20.00'}  | ${'CARD 21, CASH 5'}                  | ${'PAYMENT_TOO_MUCH'}
    ${'0.00'}   | ${'CARD 1'}                           | ${'PAYMENT_TOO_MUCH'}
    ${'20.00'}  | ${'CASH 20.01'}                       | ${'PAYMENT_NOT_EVEN'}
    ${'20.00'}  | ${'CARD 25, CASH -5'}                 | ${'PAYMENT_DIRECTION'}
    ${'20.00'}  | ${'BITCOIN 20'}                       | ${'TENDER_UNKNOWN'}
    ${'20.00'}  | ${'CHEQUE 20'}                        | ${'TENDER_UNKNOWN'}
    ${'20.00'}  | ${'VOUCHER 20'}                       | ${'VOUCHER_NEEDED'}
    ${'20.00'}  | ${'VOUCHER 20 V-99'}                  | ${'VOUCHER_UNKNOWN'}
    ${'50.00'}  | ${'VOUCHER 20 V-25, VOUCHER 30 V-25'} | ${'VOUCHER_SPENT'}
    ${'-20.00'} | ${'CARD 20'}                          | ${'PAYMENT_DIRECTION'}
    ${'-20.00'} | ${'CARD -19'}                         | ${'PAYMENT_TOO_LITTLE'}
    ${'-20.00'} | ${'CASH -25'}                         | ${'PAYMENT_TOO_MUCH'}
    ${'-20.00'} | ${'GIFTCARD -20'}                     | ${'TENDER_NOT_FOR_REFUNDS'}
  `('$owed paid by "$paid": $code', ({ owed, paid, code }) => {
    const settlement = settle(due(owed), offered(paid))
    expect(settlement.refusals.map((refusal) => refusal.code)).toEqual([code])
  })

  test('what is missing is said', () => {
    const [refusal] = settle(due('19.98'), offered('CARD 5, CASH 10')).refusals
    expect(refusal?.details).toEqual({ due: '19.98', paid: '15.00', missing: '5.00' })
  })
})

test('D60 whatever is paid in cash, the payments come to what is due and its rounding', () => {
  const cents = fc.integer({ min: 1, max: 1_000_000 })
  fc.assert(
    fc.property(cents, fc.integer({ min: 0, max: 1_000_000 }), fc.boolean(), (owed, card, cashRounding) => {
      const amount = (owed / 100).toFixed(2)
      const byCard = (Math.min(card, owed) / 100).toFixed(2)
      const settlement = settle(due(amount, { cashRounding }), offered(`CARD ${byCard}, CASH 10000.00`))
      expect(settlement.refusals).toEqual([])
      expect(sumMoney(...settlement.payments.map((payment) => payment.amount))).toBe(
        sumMoney(amount, settlement.rounding),
      )
      expect(Math.abs(Number(settlement.rounding))).toBeLessThanOrEqual(cashRounding ? 0.02 : 0)
    }),
  )
})

test('D60 what is due in cash ends in five cents, to the nearest', () => {
  const amounts = ['1.00', '1.01', '1.02', '1.03', '1.04', '1.05', '-1.02', '-1.03']
  expect(amounts.map((amount) => dueInCash(amount, true))).toEqual([
    '1.00',
    '1.00',
    '1.00',
    '1.05',
    '1.05',
    '1.05',
    '-1.00',
    '-1.05',
  ])
  expect(dueInCash('1.03', false)).toBe('1.03')
  expect([negated('1.50'), negated('-1.5'), negated('0')]).toEqual(['-1.50', '1.50', '0.00'])
})
