import { describe, expect, test } from 'vitest'
import { reviewPin } from '#domain/pin.ts'
import { countDifference, expectedAmount, reviewClosing, type TenderOfShift } from '#domain/shift.ts'

describe('D61 what should be there when a shift is closed', () => {
  test.each([
    // kind, float, received, given, movements → expected
    ['cash', '150.00', '320.45', '20.00', ['-100.00', '25.50'], '375.95'],
    ['cash', '0.00', '0', '0', [], '0.00'],
    ['cash', '50.00', '10.00', '80.00', [], '-20.00'],
    ['card', '150.00', '320.45', '20.00', ['-100.00'], '300.45'],
    ['voucher', '150.00', '30.00', '45.00', ['-100.00'], '30.00'],
  ] as const)(
    '%s: float %s, received %s, given %s, moved %s: %s',
    (kind, openingFloat, received, given, movements, sum) => {
      expect(expectedAmount({ kind, received, given }, { openingFloat, movements })).toBe(sum)
    },
  )

  test.each([
    ['375.95', '375.95', '0.00'],
    ['370', '375.95', '-5.95'],
    ['380.00', '375.95', '4.05'],
  ])('%s counted of %s: %s', (counted, expected, difference) => {
    expect(countDifference(counted, expected)).toBe(difference)
  })
})

describe('D61 why a shift cannot be closed', () => {
  const tender = (code: string, more: Partial<TenderOfShift> = {}): TenderOfShift => ({
    tender: code,
    kind: 'card',
    blocked: false,
    received: '0.00',
    given: '0.00',
    ...more,
  })
  const cash = tender('CASH', { kind: 'cash' })
  const tenders = [cash, tender('CARD'), tender('OLD', { blocked: true })]
  const all = { tenders, counted: ['CASH', 'CARD'], openTickets: 0, unsent: 0 }

  test.each([
    ['nothing', {}, []],
    ['open tickets', { openTickets: 2 }, ['SHIFT_TICKETS_OPEN 2']],
    ['D62 sales on the device', { unsent: 3 }, ['SALES_UNSENT 3']],
    ['something not counted', { counted: ['CASH'] }, ['COUNT_MISSING CARD']],
    ['something counted that there is not', { counted: ['CASH', 'CARD', 'GOLD'] }, ['TENDER_UNKNOWN GOLD']],
    [
      'blocked cash lies in the drawer too',
      { tenders: [{ ...cash, blocked: true }], counted: [] },
      ['COUNT_MISSING CASH'],
    ],
    [
      'blocked, but paid with before that',
      { tenders: [cash, tender('OLD', { blocked: true, received: '5.00' })], counted: ['CASH'] },
      ['COUNT_MISSING OLD'],
    ],
    [
      'all of it at once',
      { openTickets: 1, unsent: 1, counted: [] },
      ['SHIFT_TICKETS_OPEN 1', 'SALES_UNSENT 1', 'COUNT_MISSING CASH,CARD'],
    ],
  ])('%s', (_name, change, refusals) => {
    const found = reviewClosing({ ...all, ...change })
    expect(found.map(({ code, details }) => `${code} ${Object.values(details).join()}`)).toEqual(refusals)
  })
})

describe('D61 a PIN', () => {
  test.each([
    ['0000', true],
    ['1234', true],
    ['4321', true],
    ['7890', true],
    ['2109', true],
    ['99999999', true],
    ['2580', false],
    ['1357', false],
    ['1235', false],
    ['11112222', false],
  ])('%s is guessed at once: %s', (pin, guessed) => {
    expect(reviewPin(pin)?.code ?? null).toBe(guessed ? 'PIN_TOO_EASY' : null)
  })
})
