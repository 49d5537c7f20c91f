import PDFDocument from 'pdfkit'
import { describe, expect, test } from 'vitest'
import { type BarcodeSymbol, drawSymbol } from '#printing/symbol.ts'
import { bytesOf, decodeSymbols, renderPage } from '#test/pdf.ts'

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
