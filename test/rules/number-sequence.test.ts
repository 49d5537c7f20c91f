import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { formatNumber, reviewNextNumber, reviewNumberFormat, splitNumberFormat } from '#domain/number-sequence.ts'

describe('D6 formats', () => {
  test.each([
    ['PS-######', 1, 'PS-000001'],
    ['PS-######', 999_999, 'PS-999999'],
    ['PS-######', 1_000_000, 'PS-1000000'],
    ['#', 7, '7'],
    ['#', 12, '12'],
    ['2026/###/NL', 45, '2026/045/NL'],
    ['##-A', 3, '03-A'],
  ])('D6 %s with %i is %s', (format, n, number) => {
    expect(reviewNumberFormat(format)).toBeNull()
    expect(formatNumber(format, n)).toBe(number)
  })

  test.each(['', 'PS-', 'PS-##-##', '# #', `${'A'.repeat(40)}#`, 'PS\t###', 'Één-###'])(
    'D6 %j is no format',
    (format) => {
      expect(reviewNumberFormat(format)).toEqual({ code: 'NUMBER_FORMAT', rule: 'D6', details: { format } })
    },
  )

  test('D6 two numbers of a series are never the same', () => {
    const text = fc.string({ maxLength: 10 }).map((part) => part.replaceAll('#', ''))
    fc.assert(
      fc.property(
        text,
        text,
        fc.integer({ min: 1, max: 8 }),
        fc.nat(),
        fc.nat(),
        (prefix, suffix, digits, one, other) => {
          const format = `${prefix}${'#'.repeat(digits)}${suffix}`
          expect(splitNumberFormat(format)).toEqual({ prefix, digits, suffix })
          expect(formatNumber(format, one) === formatNumber(format, other)).toBe(one === other)
        },
      ),
    )
  })

  test('D6 an enormous format is refused at once', () => {
    expect(reviewNumberFormat(`${'#'.repeat(100_000)}!`.repeat(3))?.code).toBe('NUMBER_FORMAT')
  })
})

describe('D6 next number', () => {
  test.each([
    // series, present, asked, started, possible
    ['invoice', 1, 500, false, true],
    ['invoice', 500, 1, false, true],
    ['invoice', 12, 13, true, false],
    ['invoice', 12, 11, true, false],
    ['invoice', 12, 12, true, true],
    ['packingSlip', 2, 3, true, false],
    ['creditNote', 2, 3, true, false],
    ['salesOrder', 12, 5000, true, true],
    ['salesOrder', 12, 5000, false, true],
    ['salesOrder', 12, 12, false, true],
    ['salesOrder', 12, 11, false, false],
  ] as const)('D6 %s from %i to %i, started %s: %s', (documentType, present, asked, started, possible) => {
    const refusal = { code: 'NUMBER_SEQUENCE_STARTED', rule: 'D6', details: { documentType, nextNumber: present } }
    expect(reviewNextNumber({ documentType, present, asked, started })).toEqual(possible ? null : refusal)
  })
})
