import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { describe, expect, test } from 'vitest'
import { foldRuns } from '#domain/serial-range.ts'
import { printDocument } from '#printing/print-document.ts'
import type { SalesDocument } from '#sales-documents/sales-document.ts'
import { decodeSymbols, lowestText, renderPage, textOf } from '#test/pdf.ts'
import { exampleDocument, exampleInvoice, exampleLine, exampleSeller, serials } from '#test/sales-document.ts'

const print = (document: SalesDocument, copyOf: string | null = null) => printDocument(document, { copyOf, logo: null })
const textsOf = async (document: SalesDocument) => textOf(await print(document))
const withUnits = (serialNumbers: readonly (string | null)[], more: Partial<SalesDocument> = {}) =>
  exampleDocument({ lines: [exampleLine(serialNumbers)], ...more })

describe('D80 every serial number prints, however many', () => {
  test.each([
    [1, 'behind'],
    [3, 'behind'],
    [4, 'under'],
    [60, 'under'],
    [61, 'annex'],
    [5000, 'annex'],
  ] as const)('%i of a line: %s the line', { timeout: 60_000 }, async (count, place) => {
    const all = serials(count)
    const pages = await textsOf(withUnits(all))
    const found = new Set(pages.join('\n').match(/A\d{6}/g))
    expect([...found].sort()).toEqual(all)
    const [first = ''] = pages
    expect(first.includes('Serienummers:')).toBe(place === 'behind')
    expect(first.includes('bijlage A')).toBe(place === 'annex')
    if (place !== 'annex') expect(pages).toHaveLength(1)
  })

  test('letters that the font lacks are named by their codes, and run into no other number', async () => {
    const data = new Uint8Array(await print(withUnits(['漢字漢字', ...serials(20)])))
    const { items } = await (await (await getDocument({ data }).promise).getPage(1)).getTextContent()
    const placed = items.flatMap((item) => ('str' in item && item.str.trim() ? [item] : []))
    expect(placed.map(({ str }) => str)).toContain('[U+6F22][U+5B57][U+6F22][U+5B57]')
    for (const { str, transform, width } of placed) {
      const [, , , , x, y] = transform
      const within = placed.filter(({ transform: [, , , , left, base] }) => Math.abs(base - y) < 3 && left > x)
      for (const other of within) expect([str, other.transform[4] >= x + width]).toEqual([str, true])
    }
  })

  test('an annex counts on each page, and the counts make the whole', async () => {
    const pages = (await textsOf(withUnits(serials(1000)))).slice(1)
    const counts = pages.map((page) => Number(/(\d+) op deze pagina, 1\.000 in deze bijlage/.exec(page)?.[1]))
    expect(counts.length).toBeGreaterThan(1)
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(1000)
    pages.forEach((page, index) => {
      expect(new Set(page.match(/A\d{6}/g)).size).toBe(counts[index])
    })
  })

  test('an annex comes with a CSV file in the PDF: zeros kept, no formula', async () => {
    const all = ['=1+1', '000123', ...serials(70)]
    const pdf = await getDocument({ data: new Uint8Array(await print(withUnits(all))) }).promise
    const attachments: Record<string, { content: Uint8Array }> = await pdf.getAttachments()
    const rows = Buffer.from(attachments['serienummers.csv']?.content ?? [])
      .toString('utf8')
      .split('\r\n')
    expect(rows.slice(0, 3)).toEqual([
      '\ufeffRegel,Artikel,Positie,Serienummer',
      "1,CAM-100,1,'=1+1",
      '1,CAM-100,2,000123',
    ])
    expect(rows).toHaveLength(1 + all.length + 1)
    await pdf.destroy()
  })

  test('D15 those that cannot be read are named by their position', async () => {
    expect((await textsOf(withUnits(['A1', null])))[0]).toContain('Niet leesbaar: positie 2')
    expect((await textsOf(withUnits([...serials(10), null, null])))[0]).toContain('Niet leesbaar: positie 11, 12')
    expect((await textsOf(withUnits([null, ...serials(100)]))).at(-1)).toContain('Niet leesbaar: positie 1')
  })

  test('D15 however many cannot be read: every position stands on a page', { timeout: 60_000 }, async () => {
    const units = Array.from({ length: 4000 }, (_, index) => (index % 2 === 0 ? `A${index + 1}` : null))
    const bytes = await print(withUnits(units))
    expect(await lowestText(bytes)).toBeGreaterThan(20)
    const text = (await textOf(bytes)).join('\n').replaceAll('\n', ' ')
    const told = [...text.matchAll(/Niet leesbaar: positie ([\d, ]+)/g)].flatMap(
      ([, list]) => list?.match(/\d+/g) ?? [],
    )
    expect(new Set(told)).toEqual(new Set(units.flatMap((unit, index) => (unit === null ? [String(index + 1)] : []))))
  })

  test('D5 in an annex of runs a page counts serial numbers, also of one that looks like a run', async () => {
    const units = Array.from({ length: 200 }, (_, index) => `K${index * 2} (99)`)
    const pages = (await textsOf(withUnits(units, { foldsRuns: true }))).slice(1)
    const counts = pages.map((page) => Number(/(\d+) op deze pagina, 200 in deze bijlage/.exec(page)?.[1]))
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(200)
  })

  test('D5 consecutive ones as a run, where the customer wants that', async () => {
    const units = [...serials(50), 'B7', null]
    const [page = ''] = await textsOf(withUnits(units, { foldsRuns: true }))
    expect(page).toContain('A000001 – A000050 (50)')
    expect(page).toContain('B7')
    expect(page).toContain('Niet leesbaar: positie 52')
  })

  test.each([
    [
      ['A9', 'A10'],
      ['A9', 'A10'],
    ],
    [['A03', 'A01', 'A02'], ['A01-A03']],
    [['099', '100', '101'], ['099-101']],
    [
      ['X', 'Y'],
      ['X', 'Y'],
    ],
    [
      ['A1', 'B2'],
      ['A1', 'B2'],
    ],
    [['99999999999999999998', '99999999999999999999'], ['99999999999999999998-99999999999999999999']],
  ])('runs of %j', (units, runs) => {
    expect(foldRuns(units).map(({ first, last }) => (first === last ? first : `${first}-${last}`))).toEqual(runs)
  })

  test('none, where the customer wants none', async () => {
    const pages = await textsOf(withUnits(serials(100), { printsSerialNumbers: false }))
    expect(pages.join('')).not.toMatch(/A\d{6}/)
  })
})

describe('D80 a packing slip', () => {
  test.each([
    [
      'nl',
      ['Pakbon PS-000123', 'Afleveradres', 'Volgt nog', '3 stuks, 3 serienummers, 0 niet leesbaar', 'Handtekening'],
    ],
    [
      'en',
      ['Packing slip PS-000123', 'Deliver to', 'To follow', '3 pieces, 3 serial numbers, 0 not readable', 'Signature'],
    ],
  ] as const)('in %s', async (language, texts) => {
    const [page = ''] = await textsOf(exampleDocument({ language }))
    for (const text of [...texts, 'SO-000045', 'PO-9988', 'Project Noord', 'Havenweg 8']) expect(page).toContain(text)
    expect(page).toMatch(language === 'nl' ? /Pagina 1 van 1/ : /Page 1 of 1/)
  })

  test('its number is a barcode that a scanner reads', async () => {
    const symbols = await decodeSymbols(await renderPage(await print(exampleDocument()), 1, 3))
    expect(symbols.map(({ text }) => text)).toEqual(['PS-000123'])
  })

  test('a copy says of what; a changed one says so; a cancelled one too', async () => {
    const [copy = ''] = await textOf(await print(exampleDocument(), '2026-01-13T09:00:00Z'))
    expect(copy).toContain('KOPIE · Kopie van de afdruk van 13 januari 2026')
    const changed = { printedAt: '2026-01-13T09:00:00Z', serialNumbersChangedAt: '2026-01-20T09:00:00Z' }
    expect((await textsOf(exampleDocument(changed)))[0]).toContain(
      'Serienummers gewijzigd op 20 januari 2026, na de afdruk van 13 januari 2026.',
    )
    expect((await textsOf(exampleDocument({ isCancelled: true })))[0]).toContain('GEANNULEERD')
  })

  test('what is to follow, and what came before', async () => {
    const line = exampleLine(serials(3), { quantityOrdered: 10, quantityBefore: 2, quantityToFollow: 5 })
    expect((await textsOf(exampleDocument({ lines: [line] })))[0]).toMatch(/pcs\s+10\s+3\s+2\s+5/)
  })

  test('many lines go on over pages, each with its head', async () => {
    const lines = Array.from({ length: 120 }, (_, index) => exampleLine([], { lineNumber: index + 1, quantity: 2 }))
    const pages = await textsOf(exampleDocument({ lines }))
    expect(pages.length).toBeGreaterThan(2)
    for (const [index, page] of pages.entries()) {
      expect(page).toContain('Omschrijving')
      expect(page).toContain(`Pagina ${index + 1} van ${pages.length}`)
    }
  })
})

describe('an invoice', () => {
  test('three rates of tax, a discount, a price by the box, payment', async () => {
    const [page = ''] = await textsOf(exampleInvoice())
    for (const text of [
      'Btw 21%',
      'Btw 9%',
      'Btw verlegd',
      '€ 56,70',
      '€ 397,45',
      '10%',
      '€ 8,125',
      'per box (100 pcs)',
    ]) {
      expect(page.replaceAll('\u00a0', ' ')).toContain(text)
    }
    expect(page).toContain('Btw verlegd: de afnemer draagt de btw af (btw-nummer NL009876543B01).')
    expect(page.replaceAll('\u00a0', ' ')).toContain('over te maken op NL91 ABNA 0417 1643 00')
    expect(page).toContain('Niet leesbaar: positie 3')
    expect(page).toMatch(/Vervaldatum\s+11 februari 2026/)
    expect(page).toContain('uiterlijk op 11 februari 2026')
  })

  test.each([
    ['nl', ['KVK 12345678', 'Uw btw-nummer NL009876543B01', 'Uw KVK-nummer 87654321']],
    ['en', ['KVK 12345678', 'Your VAT number NL009876543B01', 'Your KVK number 87654321']],
  ] as const)('both parties by their numbers, in %s', async (language, texts) => {
    const [page = ''] = await textsOf(exampleInvoice({ language }))
    for (const text of texts) expect(page.replace(/\s+/g, ' ')).toContain(text)
  })

  test('its customer by the name it is registered under, whatever the address says', async () => {
    const invoiceAddress = { name: 'Crediteurenadministratie', street: 'Kade 12', city: 'Delft', country: 'NL' }
    const [page = ''] = await textsOf(exampleInvoice({ invoiceAddress }))
    expect(page).toMatch(/Factuuradres\s+Jansen B\.V\.\s+Crediteurenadministratie\s+Kade 12/)
  })

  test.each([
    ['nl', 'DUITSLAND', 'NEDERLAND', 'Uw registratienummer'],
    ['en', 'GERMANY', 'NETHERLANDS', 'Your registration number'],
  ] as const)('abroad, with both countries in words, in %s', async (language, there, here, registration) => {
    const invoiceAddress = { street: 'Hafenstr. 1', postalCode: '20457', city: 'Hamburg', country: 'DE' }
    const [page = ''] = await textsOf(exampleInvoice({ language, invoiceAddress }))
    expect(page).toMatch(new RegExp(`20457\\s+Hamburg\\s+${there}`))
    expect(page).toMatch(new RegExp(`1012 AB\\s+Amsterdam\\s+${here}`))
    expect(page).toContain(registration)
    expect((await textsOf(exampleInvoice({ language }))).join('')).not.toContain(here)
  })

  test('a seller elsewhere has a registration number, and no KVK', async () => {
    const seller = { ...exampleSeller, country: 'BE', address: { ...exampleSeller.address, country: 'BE' } }
    const [page = ''] = await textsOf(exampleInvoice({ seller, language: 'en' }))
    expect(page).toContain('Reg. no. 12345678')
  })

  test('a credit note names the invoice that it corrects', async () => {
    const corrects = [{ number: 'INV-000077', invoiceOn: '2026-01-12' }]
    const [page = ''] = await textsOf(exampleInvoice({ kind: 'creditNote', number: 'CN-000001', corrects }))
    expect(page).toContain('Creditnota CN-000001')
    expect(page).toContain('INV-000077 van 12 januari 2026')
    expect(page).not.toContain('over te maken')
  })
})

describe('form', () => {
  test('the same document gives the same bytes', async () => {
    const document = withUnits(serials(200))
    expect((await print(document)).equals(await print(document))).toBe(true)
  })

  test('PDF/A-3b: marked, tagged in the order of reading, in its language, with its colours told', async () => {
    const bytes = await print(withUnits(serials(20), { language: 'en' }))
    const raw = bytes.toString('latin1')
    expect(raw).toContain('<pdfaid:part>3</pdfaid:part>')
    expect(raw).toContain('<pdfaid:conformance>B</pdfaid:conformance>')
    expect(raw).toContain('/GTS_PDFA1')
    const pdf = await getDocument({ data: new Uint8Array(bytes) }).promise
    const { MarkInfo, ...info } = { ...((await pdf.getMarkInfo()) ?? {}), MarkInfo: true }
    expect([info, MarkInfo]).toEqual([{ Marked: true, UserProperties: false, Suspects: false }, true])
    expect(await (await pdf.getMetadata()).info).toMatchObject({ Title: 'Packing slip PS-000123', Language: 'en' })
    const tree = await (await pdf.getPage(1)).getStructTree()
    const roles: string[] = []
    const walk = (node: { role?: string; children?: unknown[] }) => {
      if (node.role) roles.push(node.role)
      for (const child of node.children ?? []) walk(child as typeof node)
    }
    walk(tree)
    expect(JSON.stringify(tree)).toContain('"alt":"Barcode PS-000123"')
    for (const role of ['Document', 'H1', 'P', 'Table', 'TR', 'TH', 'TD', 'Figure']) expect(roles).toContain(role)
    await pdf.destroy()
  })

  test.each([
    ['A4', [595.28, 841.89]],
    ['Letter', [612, 792]],
  ] as const)('on %s', async (paper, size) => {
    const pdf = await getDocument({
      data: new Uint8Array(await print(exampleDocument({ seller: { ...exampleSeller, paper } }))),
    }).promise
    expect((await pdf.getPage(1)).view).toEqual([0, 0, ...size])
    await pdf.destroy()
  })

  test('hostile serial numbers are text, and what has no letter of its own is told by its code', async () => {
    const hostile = [']]>&<b>', '=1+1', '000123', 'Ω-Ж', '\u202eABC', '中文', 'W'.repeat(50)]
    const text = (await textsOf(withUnits(hostile))).join('')
    for (const shown of [']]>&<b>', '=1+1', '000123', 'Ω-Ж', '[U+202E]ABC', '[U+4E2D][U+6587]', 'W'.repeat(50)]) {
      expect(text).toContain(shown)
    }
  })

  test('10,000 serial numbers let others have their turn', { timeout: 60_000 }, async () => {
    let turns = 0
    const timer = setInterval(() => turns++, 5)
    await print(withUnits(serials(10_000)))
    clearInterval(timer)
    expect(turns).toBeGreaterThan(5)
  })
})
