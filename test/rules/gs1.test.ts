import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { readGs1 } from '#gs1/read-gs1.ts'

interface Vector {
  readonly kind: string
  readonly scan: string
  readonly valid: boolean
  readonly elements?: readonly { readonly ai: string; readonly value: string }[]
}

const file = new URL('../../../shared/data/gs1/scans.json', import.meta.url)
const vectors: readonly Vector[] = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : []
if (vectors.length === 0) console.info('skipped: ../shared/data/gs1/scans.json does not stand beside the project')

describe.skipIf(vectors.length === 0)("D23: every scan reads as GS1's own engine reads it", () => {
  test.each(vectors.map((vector) => [vector.kind, vector.valid ? 'valid' : 'invalid', vector.scan, vector] as const))(
    '%s, %s: %j',
    (_kind, _valid, _scan, { scan, valid, elements }) => {
      expect(readGs1(scan)?.elements ?? null).toEqual(valid ? elements : null)
    },
  )
})

describe('D23: what hand scanners send', () => {
  test.each([
    ['with a symbology prefix', ']d2010952012345678821ABC123', '09520123456788', 'ABC123'],
    ['beginning with a separator', '\u001d010952012345678821ABC123', '09520123456788', 'ABC123'],
    ['with a suffix', ']C1010952012345678821ABC123\r\n', '09520123456788', 'ABC123'],
    ['in brackets', '(01)09520123456788(21)ABC123', '09520123456788', 'ABC123'],
    ['serial before the last element', ']d2010952012345678821ABC123\u001d10LOT7', '09520123456788', 'ABC123'],
    ['without any prefix', '010952012345678821ABC123', '09520123456788', 'ABC123'],
    ['without prefix, with a date between', '010952012345678817301231' + '21ABC', '09520123456788', 'ABC'],
    ['as a Digital Link', 'https://id.example.com/01/09520123456788/21/ABC%2F123', '09520123456788', 'ABC/123'],
  ])('%s', (_case, scan, gtin, serialNumber) => {
    expect(readGs1(scan)).toMatchObject({ gtin, serialNumber })
  })

  test.each([
    ['a plain serial number', 'SN-0012345'],
    ['digits that begin like a GTIN', '0109520123456788'],
    ['a wrong check digit without prefix', '010952012345678921ABC'],
    ['a wrong check digit with prefix', ']d2010952012345678921ABC'],
    ['brackets that are none', '(A)12(B)34'],
    ['an ordinary web address', 'https://example.com/products/12345'],
    ['nothing', ''],
    ['a million characters', `]d201${'9'.repeat(1_000_000)}`],
    ['a hostile address', `https://a/${'01/'.repeat(100_000)}`],
  ])('%s is not taken for GS1', (_case, scan) => {
    expect(readGs1(scan)).toBeNull()
  })
})
