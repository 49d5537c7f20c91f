import PDFDocument from 'pdfkit'
import { describe, expect, test } from 'vitest'
import { readGs1 } from '#gs1/read-gs1.ts'
import { documentLabelPdf, unitLabelsPdf } from '#printing/label-pdf.ts'
import { type BarcodeSymbol, drawSymbol } from '#printing/symbol.ts'
import { documentLabel, unitLabels } from '#printing/unit-label.ts'
import { bytesOf, decodeSymbols, renderPage, textOf } from '#test/pdf.ts'
import { exampleDocument, exampleLine, serials } from '#test/sales-document.ts'

const box = { x: 20, y: 20, width: 260, height: 60 }

async function scanned(symbol: BarcodeSymbol) {
  const pdf = new PDFDocument({ size: [300, 100] })
  drawSymbol(pdf, symbol, box)
  pdf.end()
  const found = await decodeSymbols(await renderPage(await bytesOf(pdf), 1, 4))
  return found.map(({ format, text, contentType }) => ({ format, text, contentType }))
}

describe('a symbol is read back as what it carries', () => {
  test.each<[BarcodeSymbol, string, string]>([
    [{ kind: 'code128', text: 'PB-000123' }, 'Code128', 'PB-000123'],
    [{ kind: 'code128', text: 'a ^FNC1 >8 ~\\ _5E' }, 'Code128', 'a ^FNC1 >8 ~\\ _5E'],
    [{ kind: 'code128', text: '0123456789'.repeat(5).slice(0, 48) }, 'Code128', '0123456789'.repeat(5).slice(0, 48)],
    [{ kind: 'dataMatrix', text: 'a^FNC1b^' }, 'DataMatrix', 'a^FNC1b^'],
    [{ kind: 'dataMatrix', text: 'Ω^FNC1 日本' }, 'DataMatrix', 'Ω^FNC1 日本'],
    [{ kind: 'dataMatrix', text: '宽'.repeat(50) }, 'DataMatrix', '宽'.repeat(50)],
    [{ kind: 'qrCode', text: 'https://example.com/ü' }, 'QRCode', 'https://example.com/ü'],
  ])('%o', async (symbol, format, text) => {
    expect(await scanned(symbol)).toMatchObject([{ format, text }])
  })

  test.each(['A1', '(10)B(21)', `!"%&'()*+,-./:;<=>?`, '_azAZ0'])('GS1 Data Matrix with serial %s', async (serial) => {
    const elementString = `(01)09506000134352(21)${serial}`
    const found = await scanned({ kind: 'gs1DataMatrix', elementString })
    expect(found).toMatchObject([{ format: 'DataMatrix', contentType: 'GS1', text: elementString }])
  })
})

const gtin = '8712345678906'
const elements = `(01)0${gtin}(21)`

function labelsOf(serialNumbers: readonly (string | null)[], overrides: Parameters<typeof exampleLine>[1] = {}) {
  return unitLabels(exampleDocument({ lines: [exampleLine(serialNumbers, overrides)] }))
}

describe('D80 which barcode a unit gets', () => {
  test.each<[string | null, string, BarcodeSymbol]>([
    [gtin, 'A1', { kind: 'gs1DataMatrix', elementString: `${elements}A1` }],
    ['12345670', 'A1', { kind: 'gs1DataMatrix', elementString: '(01)00000012345670(21)A1' }],
    [gtin, 'A'.repeat(20), { kind: 'gs1DataMatrix', elementString: `${elements}${'A'.repeat(20)}` }],
    [gtin, 'A'.repeat(21), { kind: 'code128', text: 'A'.repeat(21) }],
    [gtin, 'A 1', { kind: 'code128', text: 'A 1' }],
    [gtin, 'A^1', { kind: 'code128', text: 'A^1' }],
    [gtin, 'Ä1', { kind: 'dataMatrix', text: 'Ä1' }],
    [null, 'A1', { kind: 'code128', text: 'A1' }],
    [null, 'A'.repeat(29), { kind: 'code128', text: 'A'.repeat(29) }],
    [null, 'A'.repeat(30), { kind: 'dataMatrix', text: 'A'.repeat(30) }],
    [null, '宽'.repeat(50), { kind: 'dataMatrix', text: '宽'.repeat(50) }],
  ])('GTIN %s, serial number %s', (productGtin, serialNumber, symbol) => {
    expect(labelsOf([serialNumber], { gtin: productGtin })).toMatchObject([{ gtin: productGtin, serialNumber, symbol }])
  })

  test('D15 a unit that is not readable has no label; the others keep their order', () => {
    expect(labelsOf(['B', null, 'A']).map(({ serialNumber }) => serialNumber)).toEqual(['B', 'A'])
  })
})

/** Pixels of a label printer for each point. */
const scale = 203 / 72

const hostile = ['007', '=1+1', ']]>&<b>', '^XZ^XA', ' a  b ', 'W'.repeat(29), 'W'.repeat(50), '1'.repeat(48), 'Ωμέγα']

describe('D80 what is printed for a unit is read back at 203 dpi', () => {
  test.each(['nl', 'en'] as const)('without a GTIN, in %s', async (language) => {
    const labels = labelsOf([...hostile, '宽'.repeat(50), '𝒜'.repeat(50)], { gtin: null, description: long })
    const pdf = await bytesOf(unitLabelsPdf(labels, { language, postedAt }))
    const texts = await textOf(pdf)
    expect(texts).toHaveLength(labels.length)
    for (const [index, { serialNumber }] of labels.entries()) {
      const page = await renderPage(pdf, index + 1, scale)
      expect([page.width, page.height]).toEqual([800, 400])
      expect((await decodeSymbols(page)).map(({ text }) => text)).toEqual([serialNumber])
      expect(texts[index]).toContain(language === 'nl' ? 'Serienummer\n' : 'Serial number\n')
      if (/^[ -~]+$/.test(serialNumber)) expect(texts[index]?.replaceAll('\n', '')).toMatch(endingIn(serialNumber))
    }
    expect(texts.at(-2)?.replaceAll('\n', '')).toMatch(endingIn('[U+5BBD]'.repeat(50)))
  })

  test('with a GTIN, and as our own scanner takes it (D23)', async () => {
    const labels = labelsOf(['A1', '01234567890123456789', '%&\'*+,-./:;<=>?"!_', 'a'.repeat(20)])
    const pdf = await bytesOf(unitLabelsPdf(labels, { language: 'nl', postedAt }))
    for (const [index, { serialNumber }] of labels.entries()) {
      const [found, ...others] = await decodeSymbols(await renderPage(pdf, index + 1, scale))
      expect(others).toEqual([])
      expect(found).toMatchObject({ format: 'DataMatrix', contentType: 'GS1', text: `${elements}${serialNumber}` })
      expect(readGs1(`]d2${Buffer.from(found?.bytes ?? []).toString()}`)).toMatchObject({
        gtin: `0${gtin}`,
        serialNumber,
      })
    }
  })
})

const { postedAt } = exampleDocument()
const long = `Industriële espressomachine ${'met twee groepen en automatische reiniging '.repeat(5)}`

/** A PDF's text has no spaces at the end of a line. */
function endingIn(text: string): RegExp {
  return new RegExp(
    `${text
      .trim()
      .replace(/[^A-Za-z0-9]/g, '\\$&')
      .replace(/(?:\\ )+/g, '\\s+')}\\s*$`,
  )
}

describe('the file', () => {
  test('the same labels are the same bytes', async () => {
    const labels = labelsOf([...serials(30), '宽'])
    const print = (at: string) => bytesOf(unitLabelsPdf(labels, { language: 'nl', postedAt: at }))
    const first = Buffer.from(await print(postedAt))
    expect(first.equals(await print(postedAt))).toBe(true)
    expect(first.equals(await print('2020-01-01T00:00:00Z'))).toBe(false)
  })

  test('is written as it is made, while others have their turn', async () => {
    const chunks: number[] = []
    let turns = 0
    const timer = setInterval(() => turns++, 1)
    for await (const chunk of unitLabelsPdf(labelsOf(serials(1000)), { language: 'en', postedAt })) {
      chunks.push(chunk.length)
    }
    clearInterval(timer)
    expect(chunks.length).toBeGreaterThan(40)
    expect(Math.max(...chunks)).toBeLessThan(250_000)
    expect(turns).toBeGreaterThan(40)
  })
})

test('D80 the label of a document: its number as a barcode, where it goes and what is in it', async () => {
  const lines = [
    exampleLine(['A1', 'A2', null], { lineNumber: 1 }),
    exampleLine([], { lineNumber: 2, unit: 'm', quantity: 0.1 }),
    exampleLine([], { lineNumber: 3, unit: 'm', quantity: 0.2 }),
  ]
  const deliveryAddress = { name: long, street: 'Kade 1', postalCode: '9000', city: 'Gent', country: 'BE' }
  const label = documentLabel(exampleDocument({ lines, deliveryAddress, customerOrderNumber: 'INK/7' }))
  const pdf = await bytesOf(documentLabelPdf(label))
  const page = await renderPage(pdf, 1, scale)
  expect([page.width, page.height]).toEqual([800, 1199])
  expect((await decodeSymbols(page)).map(({ format, text }) => [format, text])).toEqual([['Code128', 'PS-000123']])
  const [text] = await textOf(pdf)
  for (const part of ['Kade 1', 'Gent', 'BELGIË', 'INK/7', '3 pcs, 0,3 m', '2 (+ 1 niet leesbaar)']) {
    expect(text).toContain(part)
  }
})
