import { describe, expect, test } from 'vitest'
import { readGs1 } from '#gs1/read-gs1.ts'
import { coverageLink } from '#printing/coverage-link.ts'
import { printDocument } from '#printing/print-document.ts'
import type { SalesDocument, SalesDocumentLine } from '#sales-documents/sales-document.ts'
import { decodeSymbols, renderPage, textOf } from '#test/pdf.ts'
import { exampleDocument, exampleInvoice, exampleLine, exampleSeller, serials } from '#test/sales-document.ts'

const server = 'https://pakbon.example.com'
const page = `${server}/coverage/VOORBEELD`
const seller = { ...exampleSeller, publicCoverage: true }
const withUnits = (
  serialNumbers: readonly (string | null)[],
  more: Partial<SalesDocument> = {},
  line: Partial<SalesDocumentLine> = {},
) => exampleDocument({ seller, lines: [exampleLine(serialNumbers, line)], ...more })
const addressOf = (document: SalesDocument, from: string | null = server) =>
  coverageLink(document, from)?.address ?? null

describe('D53 where a document leads its buyer', () => {
  test.each([
    ['one unit with a GTIN', withUnits(['A-1']), `${server}/01/08712345678906/21/A-1?company=VOORBEELD`],
    [
      'signs that a path needs otherwise',
      withUnits(['A/1?%']),
      `${server}/01/08712345678906/21/A%2F1%3F%25?company=VOORBEELD`,
    ],
    ['one unit without a GTIN', withUnits(['A-1'], {}, { gtin: null }), page],
    ['several units', withUnits(serials(2)), page],
    ['one of several that can be read', withUnits(['A-1', null]), page],
    ['one that cannot be read', withUnits([null]), page],
    ['a serial number that GS1 cannot hold', withUnits(['A 1']), page],
    ['a customer that wants none printed', withUnits(['A-1'], { printsSerialNumbers: false }), page],
    ['no unit at all', withUnits([]), null],
    ['a cancelled packing slip', withUnits(['A-1'], { isCancelled: true }), null],
    ['a credit note', withUnits(['A-1'], { kind: 'creditNote' }), null],
    ['a company without the page', withUnits(['A-1'], { seller: exampleSeller }), null],
  ])('%s', (_, document, address) => {
    expect(addressOf(document)).toBe(address)
  })

  test('nowhere, from a server that has no address', () => {
    expect(addressOf(withUnits(['A-1']), null)).toBeNull()
  })

  test('every serial number that GS1 can hold reads back as it is', () => {
    for (const serialNumber of ['A-1', `!"%&'()*+,-./:;<=>?_`, '0'.repeat(20), 'a b'.replace(' ', '%')]) {
      expect(readGs1(addressOf(withUnits([serialNumber])) ?? '')).toMatchObject({
        gtin: '08712345678906',
        serialNumber,
      })
    }
  })
})

describe('D53 the QR code as it is drawn', () => {
  const print = (document: SalesDocument, from: string | null = server) =>
    printDocument(document, { copyOf: null, logo: null, coverage: coverageLink(document, from) })
  const codesOf = async (bytes: Buffer) => {
    const pages = await textOf(bytes)
    const symbols = await decodeSymbols(await renderPage(bytes, pages.length, 3))
    return symbols.filter(({ format }) => format.startsWith('QR')).map(({ text }) => text)
  }

  test.each([
    ['a packing slip of one unit', withUnits(['A-1'])],
    ['a packing slip of three', withUnits(serials(3))],
    ['an invoice', exampleInvoice({ seller })],
    [
      'a packing slip of many lines',
      withUnits([], { lines: Array.from({ length: 60 }, (_, n) => exampleLine([`A-${n}`], { lineNumber: n + 1 })) }),
    ],
    ['on Letter', withUnits(['A-1'], { seller: { ...seller, paper: 'Letter' } })],
  ])('%s: a phone reads where it leads', async (_, document) => {
    expect(await codesOf(await print(document))).toEqual([addressOf(document)])
  })

  test.each([
    ['nl', ['Garantie nakijken', 'ga naar pakbon.example.com/coverage/VOORBEELD']],
    ['en', ['Check your warranty', 'go to pakbon.example.com/coverage/VOORBEELD']],
  ] as const)('with words beside it, in %s', async (language, texts) => {
    const told = (await textOf(await print(withUnits(['A-1'], { language })))).join('\n')
    for (const text of texts) expect(told).toContain(text)
  })

  test('the same document gives the same bytes; without a page there is none, and no words', async () => {
    const document = withUnits(['A-1'])
    expect((await print(document)).equals(await print(document))).toBe(true)
    const without = await print(document, null)
    expect(await codesOf(without)).toEqual([])
    expect((await textOf(without)).join()).not.toContain('Garantie nakijken')
  })
})
