import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { readGs1Unit } from '#domain/gs1-unit.ts'
import { readGs1 } from '#gs1/read-gs1.ts'

interface Vector {
  readonly scan: string
  readonly valid: boolean
}

const file = new URL('../../../shared/data/gs1/scans.json', import.meta.url)
const vectors: readonly Vector[] = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : []

describe('D23: what a till without a connection reads of GS1', () => {
  test.each([
    ['with a symbology prefix', ']d2010952012345678821ABC123', '09520123456788', 'ABC123'],
    ['beginning with a separator', '\u001d010952012345678821ABC123', '09520123456788', 'ABC123'],
    ['with a suffix', ']C1010952012345678821ABC123\r\n', '09520123456788', 'ABC123'],
    ['in brackets', '(01)09520123456788(21)ABC123', '09520123456788', 'ABC123'],
    ['serial before the last element', ']d2010952012345678821ABC123\u001d10LOT7', '09520123456788', 'ABC123'],
    ['a weight between', ']d201095201234567883103001250' + '21ABC', '09520123456788', 'ABC'],
    ['without any prefix', '010952012345678821ABC123', '09520123456788', 'ABC123'],
    ['without prefix, with a date between', '010952012345678817301231' + '21ABC', '09520123456788', 'ABC'],
    ['as a Digital Link', 'https://id.example.com/01/09520123456788/21/ABC%2F123', '09520123456788', 'ABC/123'],
  ])('%s', (_case, scan, gtin, serialNumber) => {
    expect(readGs1Unit(scan)).toMatchObject({ gtin, serialNumber })
  })

  test.each([
    ['a plain serial number', 'SN-0012345'],
    ['digits that begin like a GTIN', '0109520123456788'],
    ['a wrong check digit without prefix', '010952012345678921ABC'],
    ['a wrong check digit with prefix', ']d2010952012345678921ABC'],
    ['an element that is cut off', ']d2010952012345'],
    ['a damaged address', 'https://id.example.com/01/09520123456788/21/%E0%A4'],
    ['brackets that are none', '(A)12(B)34'],
    ['an ordinary web address', 'https://example.com/products/12345'],
    ['nothing', ''],
    ['a million characters', `]d201${'9'.repeat(1_000_000)}`],
    ['a hostile address', `https://a/${'01/'.repeat(100_000)}`],
  ])('%s is not taken for GS1', (_case, scan) => {
    expect(readGs1Unit(scan)).toBeNull()
  })

  test.skipIf(vectors.length === 0)('it names the same unit as the strict reader wherever both read one', () => {
    const differ = vectors.flatMap(({ scan }) => {
      const [strict, quick] = [readGs1(scan), readGs1Unit(scan)]
      if (!strict || !quick) return []
      const isSame = strict.gtin === quick.gtin && strict.serialNumber === quick.serialNumber
      return isSame ? [] : [scan]
    })
    expect(differ).toEqual([])
  })

  test.skipIf(vectors.length === 0)('it reads each unit that the strict reader finds', () => {
    const missed = vectors.filter(({ scan }) => {
      const strict = readGs1(scan)
      return strict?.gtin && strict.serialNumber && !readGs1Unit(scan)
    })
    expect(missed.map(({ scan }) => scan)).toEqual([])
  })
})
