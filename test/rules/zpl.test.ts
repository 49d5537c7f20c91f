import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { documentLabel, type UnitLabel, unitLabels } from '#printing/unit-label.ts'
import { zplOfDocumentLabel, zplOfUnitLabels } from '#printing/zpl.ts'
import { bytesOf, decodeSymbols } from '#test/pdf.ts'
import { exampleDocument, exampleLine, serials } from '#test/sales-document.ts'
import { pictureOf, readCode128, readDataMatrix, readZpl, type ZplLabel } from './zpl-reader.ts'

const gtin = '8712345678906'

function labelsOf(serialNumbers: readonly string[], overrides: Parameters<typeof exampleLine>[1] = {}) {
  return unitLabels(exampleDocument({ lines: [exampleLine(serialNumbers, overrides)] }))
}

async function zplOf(labels: readonly UnitLabel[], dpi: 203 | 300 = 203): Promise<string> {
  return Buffer.from(await bytesOf(zplOfUnitLabels(labels, { language: 'nl', dpi }))).toString('latin1')
}

async function read(labels: readonly UnitLabel[], dpi: 203 | 300 = 203): Promise<readonly ZplLabel[]> {
  return readZpl(await zplOf(labels, dpi))
}

/** What the barcode of a label carries, whichever it is. */
async function scanned({ fields }: ZplLabel): Promise<string> {
  for (const { commands, data } of fields) {
    if (commands.some((command) => command.startsWith('BC'))) return readCode128(data).text
    if (commands.some((command) => command.startsWith('BX'))) return readDataMatrix(data)
    const graphic = commands.find((command) => command.startsWith('GFA'))
    if (graphic) return (await decodeSymbols(pictureOf(graphic)))[0]?.text ?? ''
  }
  throw new Error('no barcode')
}

/** What people read: all that is printed in letters. */
function printed({ fields }: ZplLabel): readonly string[] {
  return fields.filter(({ commands }) => commands[0]?.startsWith('A0')).map(({ data }) => data)
}

const hostile = [
  '^XZ^XA',
  '~JA',
  '_5E',
  '\\5E',
  '^FS^FO0,0^GB800,400,400^FS',
  '>:>5>6>0><>=',
  '_1_2_d065__',
  'a,b',
  ' a  b ',
  ']]>&<b>',
  '=1+1',
  '007',
  '12345678',
  'A1234567B12345678',
  'W'.repeat(29),
  'W'.repeat(50),
  '1'.repeat(50),
  'Ωμέγα',
  '宽'.repeat(50),
  '𝒜'.repeat(50),
]

describe('D80 every serial number comes back as it is, and never as a command', () => {
  test.each(hostile)('without a GTIN: %s', async (serialNumber) => {
    const labels = await read(labelsOf([serialNumber], { gtin: null }))
    expect(labels).toHaveLength(1)
    for (const label of labels) {
      expect(await scanned(label)).toBe(serialNumber)
      expect(printed(label).slice(3).join('')).toBe(serialNumber)
    }
  })

  test.each(['A1', '_1', '__', '%&\'()*+,-./:;<=>?"!', '(21)A(10)B', '01234567890123456789'])(
    'with a GTIN: %s',
    async (serialNumber) => {
      const [label] = await read(labelsOf([serialNumber], { gtin }))
      expect(label?.fields.flatMap(({ commands }) => commands)).toContain('BXN,10,200,,,,_,1')
      expect(label && (await scanned(label))).toBe(`\u001d010${gtin}21${serialNumber}`)
    },
  )

  test('any text: the commands of a label do not depend on what it says', async () => {
    const quiet = namesOf(await read(labelsOf(['A1'], { gtin: null })))
    const letters = fc.string({ unit: fc.constantFrom(...'^~_\\>,:AXZ01 '), minLength: 1, maxLength: 12 })
    await fc.assert(
      fc.asyncProperty(letters, letters, letters, async (serialNumber, description, productNumber) => {
        const labels = labelsOf([serialNumber], { gtin: null, description, productNumber })
        const zpl = await zplOf(labels)
        expect(zpl).toMatch(/^[\n -~]*$/)
        expect(namesOf(readZpl(zpl))).toEqual(quiet)
      }),
    )
  })
})

function namesOf(labels: readonly ZplLabel[]): readonly string[] {
  return labels.flatMap(({ commands }) => commands.map((command) => command.slice(0, 3)))
}

describe('what a printer needs', () => {
  test.each([
    [203, '^PW799', '^LL400'],
    [300, '^PW1181', '^LL591'],
  ] as const)('at %i dpi a label is 100 by 50 mm', async (dpi, width, height) => {
    const labels = await read(labelsOf(serials(45)), dpi)
    expect(labels).toHaveLength(45)
    for (const { commands } of labels) {
      expect(commands.filter((command) => /^\^X[AZ]/.test(command))).toEqual(['^XA', '^XZ'])
      expect(commands).toEqual(expect.arrayContaining(['^CI28', width, height]))
    }
  })

  test.each([203, 300] as const)('at %i dpi everything stands on the label, bars of two dots or more', async (dpi) => {
    const [width, height] = [(100 * dpi) / 25.4, (50 * dpi) / 25.4]
    for (const { fields } of await read(labelsOf(hostile, { gtin: null }), dpi)) {
      for (const { x, y, commands, data } of fields) {
        const [, letter = '0'] = /^A0N,(\d+),\d+$/.exec(commands[0] ?? '') ?? []
        expect(y + Number(letter)).toBeLessThanOrEqual(height)
        const [, bar] = /^BY(\d+),/.exec(commands[0] ?? '') ?? []
        if (bar === undefined) continue
        expect(Number(bar)).toBeGreaterThanOrEqual(2)
        const modules = 11 * (readCode128(data).characters + 1) + 13 + 20
        expect(x + modules * Number(bar)).toBeLessThanOrEqual(width)
      }
    }
  })

  test('six digits or more go two to a character of Code 128', async () => {
    const [label] = await read(labelsOf(['12345678'], { gtin: null }))
    const data = label?.fields.at(-1)?.data ?? ''
    expect(data).toBe('>:>512345678')
    expect(readCode128(data)).toEqual({ text: '12345678', characters: 6 })
  })
})

test('D80 the label of a document: its number, where it goes and what is in it', async () => {
  const lines = [
    exampleLine(['A1', 'A2', null], { lineNumber: 1 }),
    exampleLine([], { lineNumber: 2, unit: 'm', quantity: 2.5 }),
  ]
  const document = exampleDocument({
    kind: 'invoice',
    lines,
    number: 'PB^XZ-1',
    deliveryAddress: { name: 'Café ~JA', street: 'Kade 1', postalCode: '9000', city: 'Gent', country: 'BE' },
  })
  const [label, ...others] = readZpl(zplOfDocumentLabel(documentLabel(document), { dpi: 300 }))
  expect(others).toEqual([])
  expect(label?.commands).toEqual(expect.arrayContaining(['^PW1181', '^LL1772']))
  expect(label && (await scanned(label))).toBe('PB^XZ-1')
  const texts = label ? printed(label) : []
  expect(texts).toEqual(
    expect.arrayContaining(['Café ~JA', 'Kade 1', '9000 Gent', 'BELGIË', 'PB^XZ-1', '3 pcs, 2,5 m', 'Factuur']),
  )
  expect(texts).toContain('2 (+ 1 niet leesbaar)')
})
