import { describe, expect, test } from 'vitest'
import { provesPurchase } from '#domain/public-coverage.ts'

const purchase = { invoiceNumbers: ['INV-000077'], postcodes: ['1012 AB', 'SW1A 1AA'] }

describe('D53 what proves a purchase', () => {
  test.each([
    ['INV-000077', true],
    [' inv 000077 ', true],
    ['inv000077', true],
    ['ＩＮＶ‐000077', true],
    ['INV-77', false],
    ['000077', false],
    ['INV-000078', false],
    ['1012AB', true],
    ['1012 ab', true],
    ['1012', false],
    ['sw1a1aa', true],
    ['1012AB SW1A1AA', false],
    ['', false],
    ['   ', false],
    ['-', false],
    ['..', false],
  ])('%j: %s', (proof, isProof) => {
    expect(provesPurchase(proof, purchase)).toBe(isProof)
  })

  test.each([[''], ['-'], ['12'], ['--1-2']])('an address with the postcode %j proves nothing', (postcode) => {
    expect(provesPurchase(postcode, { invoiceNumbers: [], postcodes: [postcode] })).toBe(false)
  })

  test('nothing proves a sale of which nothing is known', () => {
    expect(provesPurchase('1012AB', { invoiceNumbers: [], postcodes: [] })).toBe(false)
  })
})
