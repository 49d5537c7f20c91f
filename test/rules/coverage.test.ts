import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, addMonths } from '#domain/calendar.ts'
import { coverageOf } from '#domain/coverage.ts'
import { factsOfSale } from '#domain/coverage-facts.ts'
import type { CoverageTerm } from '#domain/coverage-terms.ts'

const term = (length: number, unit: CoverageTerm['unit'], startsFrom: CoverageTerm['startsFrom'] = 'delivery') =>
  ({ kind: 'warranty', basis: 'manufacturerWarranty', name: '', length, unit, startsFrom }) as const
const sold = (terms: readonly CoverageTerm[], deliveredOn: string | null, invoicedOn: string | null = null) =>
  factsOfSale(terms, { deliveredOn, deliveredBy: 'PS-1', invoicedOn, invoicedBy: 'IN-1' })

describe('D4 calendar', () => {
  test.each([
    ['2026-01-31', 1, '2026-02-28'],
    ['2028-01-31', 1, '2028-02-29'],
    ['2026-01-28', 1, '2026-02-28'],
    ['2026-03-31', 1, '2026-04-30'],
    ['2026-12-31', 1, '2027-01-31'],
    ['2026-11-30', 3, '2027-02-28'],
    ['2024-02-29', 12, '2025-02-28'],
    ['2024-02-29', 48, '2028-02-29'],
    ['1999-12-31', 2, '2000-02-29'],
    ['2099-12-31', 2, '2100-02-28'],
    ['2026-05-17', 0, '2026-05-17'],
    ['9999-11-30', 3, '9999-12-31'],
  ])('D4 %s + %i months = %s', (day, months, later) => {
    expect(addMonths(day, months)).toBe(later)
  })

  test.each([
    ['2026-02-28', 1, '2026-03-01'],
    ['2028-02-28', 1, '2028-02-29'],
    ['2026-12-31', 1, '2027-01-01'],
    ['2027-01-01', -1, '2026-12-31'],
    ['2026-03-29', 1, '2026-03-30'],
    ['9999-12-31', 1, '9999-12-31'],
  ])('D4 %s + %i days = %s', (day, days, later) => {
    expect(addDays(day, days)).toBe(later)
  })
})

describe('D4 a term from its first to its last day', () => {
  test.each<[string, number, CoverageTerm['unit'], string]>([
    // from, length, unit, last day that is covered
    ['2026-01-15', 12, 'months', '2027-01-14'],
    ['2026-01-15', 1, 'years', '2027-01-14'],
    ['2026-01-15', 2, 'years', '2028-01-14'],
    ['2026-01-31', 1, 'months', '2026-02-28'],
    ['2028-01-31', 1, 'months', '2028-02-29'],
    ['2026-01-30', 1, 'months', '2026-02-28'],
    ['2026-01-28', 1, 'months', '2026-02-27'],
    ['2024-02-29', 1, 'years', '2025-02-28'],
    ['2024-02-29', 4, 'years', '2028-02-28'],
    ['2026-01-01', 24, 'months', '2027-12-31'],
    ['2026-01-15', 30, 'days', '2026-02-13'],
    ['2026-01-15', 1, 'days', '2026-01-15'],
    ['2026-01-15', 2, 'weeks', '2026-01-28'],
    ['2026-01-15', 10_000, 'years', '9999-12-31'],
  ])('D4 from %s, %i %s: until %s', (from, length, unit, until) => {
    expect(coverageOf(sold([term(length, unit)], from), from)).toMatchObject([{ from, until, valid: true }])
  })

  const anyDay = fc.date({ min: new Date('1990-01-01'), max: new Date('2090-12-31'), noInvalidDate: true })
  const anyLength = fc.integer({ min: 1, max: 240 })
  test('D4 whole months follow each other: no day is covered twice or by neither', () => {
    fc.assert(
      fc.property(anyDay, anyLength, fc.constantFrom('months', 'years'), (date, length, unit) => {
        const from = `${date.toISOString().slice(0, 8)}01`
        const [coverage] = coverageOf(sold([term(length, unit)], from), from)
        expect(addDays(coverage?.until ?? '', 1)).toBe(addMonths(from, unit === 'years' ? length * 12 : length))
      }),
    )
  })

  test('D4 a longer term never ends earlier, and ends in the month that it says', () => {
    fc.assert(
      fc.property(anyDay, anyLength, (date, length) => {
        const from = date.toISOString().slice(0, 10)
        const [shorter, longer] = coverageOf(sold([term(length, 'months'), term(length + 1, 'months')], from), from)
        expect((shorter?.until ?? '') < (longer?.until ?? '')).toBe(true)
        expect(addDays(shorter?.until ?? '', from.endsWith('-01') ? 1 : 0).slice(0, 7)).toBe(
          addMonths(from, length).slice(0, 7),
        )
      }),
    )
  })
})

describe('D53 coverage on a day', () => {
  test.each([
    ['2026-01-14', false],
    ['2026-01-15', true],
    ['2026-06-01', true],
    ['2027-01-14', true],
    ['2027-01-15', false],
  ])('D53 twelve months from 2026-01-15 on %s: %s', (on, valid) => {
    expect(coverageOf(sold([term(12, 'months')], '2026-01-15'), on)).toMatchObject([{ valid }])
  })

  test('D53 each term starts from its own document', () => {
    const inspection = { ...term(6, 'months', 'invoice'), kind: 'service', basis: 'serviceContract' } as const
    const terms = [term(1, 'years'), { ...inspection, name: 'Inspection' }]
    expect(coverageOf(sold(terms, '2026-01-15', '2026-02-01'), '2026-07-31')).toMatchObject([
      { ...terms[0], from: '2026-01-15', until: '2027-01-14', valid: true },
      { ...terms[1], from: '2026-02-01', until: '2026-07-31', valid: true },
    ])
  })

  test('D53 before its document there is no coverage', () => {
    expect(coverageOf(sold([term(1, 'years', 'invoice')], '2026-01-15'), '2026-02-01')).toMatchObject([
      { from: null, until: null, valid: false },
    ])
  })
})
