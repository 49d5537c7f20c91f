import { describe, expect, test } from 'vitest'
import { refuse } from '#domain/refusal.ts'
import { refusalText } from '#terms/text.ts'

const held = { serialNumber: '2026-11-28', product: 'CAMERA', document: 'PS-000001', customer: 'Jansen' }

describe('D14 a refusal tells days as its language writes them', () => {
  test.each([
    ['nl', 'voor Jansen sinds 28 november 2026.'],
    ['en', 'for Jansen since 28 November 2026.'],
  ] as const)('%s: %s', (language, words) => {
    const text = refusalText(refuse('SERIAL_ALREADY_ACTIVE', { ...held, day: '2026-11-28' }), language)
    expect(text).toContain(words)
    expect(text, 'a serial number that looks like a day stays as it is').toMatch(/^2026-11-28 /)
  })

  test('programs read them as ISO days, and what is no day stays', () => {
    const refusal = refuse('UNIT_RETURNED_ALREADY', { serialNumber: 'A', document: 'RR-000001', day: '-' })
    expect(refusalText(refusal, 'nl')).toContain('staat sinds - op RR-000001')
    expect(refuse('SERIAL_ALREADY_ACTIVE', { ...held, day: '2026-11-28' }).details.day).toBe('2026-11-28')
  })
})
