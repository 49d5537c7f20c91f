import { describe, expect, test } from 'vitest'
import { barcodeKey, checkDigit, reviewBarcode } from '#domain/barcode.ts'
import { commandBarcodes, type ScanContext, scanReader } from '#domain/scan.ts'
import { reviewFormat, reviewSerialFormat } from '#domain/serial-format.ts'
import { readGs1 } from '#gs1/read-gs1.ts'

const line = (lineId: string, ...barcodes: string[]) => ({
  lineId,
  productId: `p-${lineId}`,
  barcodes,
  serialised: true,
})
const camera = line('camera', '09520123456788', 'CAM')
const sensor = line('sensor', '09520000007003')
const cable = line('cable', 'KBL')

function read(text: string, context: Partial<ScanContext> = {}) {
  return scanReader({ lines: [camera, sensor, cable], lineInHand: 'camera', ...context })(text, readGs1(text))
}

describe('D23: what a scan may be', () => {
  test.each([
    ['a plain serial number is for the line in hand', 'SN-1', { kind: 'serialNumber', lineId: 'camera', text: 'SN-1' }],
    ['the barcode of another line makes it the one in hand', '9520000007003', { kind: 'line', lineId: 'sensor' }],
    ['a GTIN in another of its lengths too', '09520000007003', { kind: 'line', lineId: 'sensor' }],
    ['a free barcode', 'KBL', { kind: 'line', lineId: 'cable' }],
    [
      'a GTIN-13 with a wrong check digit is a serial number',
      '9520000007004',
      { kind: 'serialNumber', lineId: 'camera' },
    ],
    ['GS1 finds its line by itself', ']d2010952000000700321T9', { kind: 'serialNumber', lineId: 'sensor', text: 'T9' }],
    [
      'a Digital Link too',
      'https://x.nl/01/09520000007003/21/T9',
      { kind: 'serialNumber', lineId: 'sensor', text: 'T9' },
    ],
    ['GS1 with a GTIN alone is a barcode', ']d20109520000007003', { kind: 'line', lineId: 'sensor' }],
    [
      'the symbology that a scanner sends is no part of it',
      ']A0SN-1',
      { kind: 'serialNumber', lineId: 'camera', text: 'SN-1' },
    ],
    ['nor of a barcode', ']E09520000007003', { kind: 'line', lineId: 'sensor' }],
    ['a web address is a serial number', 'https://x.nl/a', { kind: 'serialNumber', lineId: 'camera' }],
  ])('%s', (_case, text, meaning) => expect(read(text)).toMatchObject(meaning))

  test.each([
    ["the product's own barcode as its serial number", 'CAM', 'BARCODE_AS_SERIAL_NUMBER'],
    ['its GTIN in GS1 without a serial', ']d20109520123456788', 'BARCODE_AS_SERIAL_NUMBER'],
    ['a GS1 label that is damaged', ']d221T9', 'GS1_NOT_VALID'],
    ['a product that is not on the document', ']d2010123456789012821X', 'PRODUCT_NOT_ON_DOCUMENT'],
  ])('refused: %s', (_case, text, code) => expect(read(text)).toMatchObject({ kind: 'refused', refusal: { code } }))

  test('without a line in hand a plain serial number is refused, GS1 is not', () => {
    expect(read('SN-1', { lineInHand: null })).toMatchObject({ refusal: { code: 'NO_LINE_IN_HAND' } })
    expect(read(']d2010952000000700321T9', { lineInHand: null })).toMatchObject({ lineId: 'sensor' })
  })

  test('of two lines of one product the barcode means the one in hand', () => {
    const twice = { lines: [camera, { ...camera, lineId: 'camera2' }], lineInHand: 'camera2' }
    expect(read('CAM', twice)).toMatchObject({ refusal: { code: 'BARCODE_AS_SERIAL_NUMBER' } })
    expect(read('(01)09520123456788(21)A', twice)).toMatchObject({ lineId: 'camera2' })
  })

  test.each(Object.entries(commandBarcodes))('D21: %s commands %s', (text, command) => {
    expect(read(`${text}\r`)).toEqual({ kind: 'command', command })
  })

  test.each(['__proto__', 'constructor', 'toString'])('%s is only a serial number', (text) => {
    expect(read(text)).toMatchObject({ kind: 'serialNumber', text })
  })
})

describe('D3: barcodes', () => {
  test.each([
    ['96385074', 'gtin', null],
    ['036000291452', 'gtin', null],
    ['4006381333931', 'gtin', null],
    ['00012345600012', 'gtin', null],
    ['4006381333932', 'gtin', 'BARCODE_CHECK_DIGIT'],
    ['400638133393', 'gtin', 'BARCODE_CHECK_DIGIT'],
    ['40063813339', 'gtin', 'BARCODE_LENGTH'],
    ['ABC', 'gtin', 'BARCODE_LENGTH'],
    ['ABC-1', 'free', null],
    ['AB\u0007C', 'free', 'BARCODE_CHARACTER'],
    ['x'.repeat(81), 'free', 'BARCODE_CHARACTER'],
  ] as const)('%s as %s: %s', (barcode, kind, code) =>
    expect(reviewBarcode({ barcode, kind })?.code ?? null).toBe(code),
  )

  test('the refusal names the right digit', () => {
    expect(reviewBarcode({ barcode: '4006381333932', kind: 'gtin' })?.details).toMatchObject({ expected: '1' })
    expect(checkDigit('400638133393')).toBe('1')
  })

  test('GTINs compare in every length, free text as it is', () => {
    expect(barcodeKey('4006381333931')).toBe(barcodeKey('04006381333931'))
    expect(barcodeKey('CAM')).toBe('CAM')
  })
})

describe('D2: the format of a group', () => {
  const format = { prefix: 'SN', characters: 'digits', minimumLength: 6, maximumLength: 8 } as const
  test.each([
    ['SN1234', null],
    ['SN123456', null],
    ['SN123', 'SERIAL_NUMBER_FORMAT'],
    ['SN1234567', 'SERIAL_NUMBER_FORMAT'],
    ['SN12A4', 'SERIAL_NUMBER_FORMAT'],
    ['XX1234', 'SERIAL_NUMBER_FORMAT'],
    [`SN${'1'.repeat(100_000)}!`, 'SERIAL_NUMBER_FORMAT'],
  ])('%.12s: %s', (serialNumber, code) => expect(reviewFormat(serialNumber, format)?.code ?? null).toBe(code))

  test('one that no serial number could have is refused', () => {
    expect(reviewSerialFormat({ minimumLength: 9, maximumLength: 8 })?.code).toBe('SERIAL_FORMAT_IMPOSSIBLE')
    expect(reviewSerialFormat({ maximumLength: 2, prefix: 'ABC' })?.code).toBe('SERIAL_FORMAT_IMPOSSIBLE')
    expect(reviewSerialFormat(format)).toBeNull()
  })
})
