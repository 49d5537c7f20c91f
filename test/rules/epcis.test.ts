import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { Ajv } from 'ajv'
import { describe, expect, test } from 'vitest'
import { epcisDocument, type Happened } from '#e-documents/epcis.ts'
import { readGs1 } from '#gs1/read-gs1.ts'
import { exampleDocument, exampleInvoice, exampleLine, serials } from '#test/sales-document.ts'

const schemaFile = fileURLToPath(new URL('../../../shared/data/epcis/EPCIS-JSON-Schema.json', import.meta.url))
const hasSchema = existsSync(schemaFile)
if (!hasSchema) console.log('EPCIS events are not compared with their schema: no ../shared/data.')

interface Event {
  readonly eventID: string
  readonly epcList: readonly string[]
}

function eventsOf(...given: Parameters<typeof epcisDocument>): readonly Event[] {
  return (epcisDocument(...given) as { readonly epcisBody: { readonly eventList: readonly Event[] } }).epcisBody
    .eventList
}

test('a shipping event for each line with units, each unit by its GTIN and serial number', () => {
  const [event, ...others] = eventsOf(exampleDocument())
  expect(others).toEqual([])
  expect(event).toMatchObject({
    type: 'ObjectEvent',
    eventTime: '2026-01-12T10:11:12.000Z',
    action: 'OBSERVE',
    bizStep: 'shipping',
    disposition: 'in_transit',
    epcList: serials(3).map((serial) => `https://id.gs1.org/01/08712345678906/21/${serial}`),
  })
})

test('a cancelled packing slip takes its shipping back', () => {
  const [event] = eventsOf(exampleDocument({ isCancelled: true, reversedAt: '2026-01-14T08:00:00.000Z' }))
  expect(event).toMatchObject({ bizStep: 'void_shipping', eventTime: '2026-01-14T08:00:00.000Z' })
})

test('an event is named by what it says: the same has the same name, another one another', () => {
  const idOf = (overrides: Parameters<typeof exampleDocument>[0]) => eventsOf(exampleDocument(overrides))[0]?.eventID
  const first = idOf({})
  expect(first).toMatch(/^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
  expect(idOf({})).toBe(first)
  const corrected = idOf({ lines: [exampleLine(['A000001', 'A000002', 'B000003'])] })
  const cancelled = idOf({ isCancelled: true, reversedAt: '2026-01-14T08:00:00.000Z' })
  expect(new Set([first, corrected, cancelled]).size).toBe(3)
})

test('an invoice tells of what it delivers itself: the rest was told by its packing slips, or by a return', () => {
  const [delivered, direct] = [
    exampleLine(serials(2), { packingSlipNumbers: ['PS-000123'] }),
    exampleLine(serials(2, 'B'), { lineNumber: 2 }),
  ]
  const events = eventsOf(exampleInvoice({ lines: [delivered, direct] }))
  expect(events.map(({ epcList }) => epcList)).toEqual([
    serials(2, 'B').map((serial) => `https://id.gs1.org/01/08712345678906/21/${serial}`),
  ])
  expect(eventsOf(exampleInvoice({ kind: 'creditNote', lines: [direct] }))).toEqual([])
})

test('what fits no AI 21, or has no GTIN, has a name of its own', () => {
  const hostile = ['a'.repeat(21), 'Ω', 'A B', ']]>&<b>']
  const [event] = eventsOf(exampleDocument({ lines: [exampleLine(hostile)] }))
  const epcs = event?.epcList ?? []
  expect(epcs).toHaveLength(hostile.length)
  for (const [index, epc] of epcs.entries()) {
    expect(epc).toMatch(/^urn:pakbon:VOORBEELD:CAM-100:[A-Za-z0-9%._~-]+$/)
    expect(decodeURIComponent(epc.split(':').at(-1) ?? '')).toBe(hostile[index])
  }
  const [without] = eventsOf(exampleDocument({ lines: [exampleLine(['A1'], { gtin: null })] }))
  expect(without?.epcList).toEqual(['urn:pakbon:VOORBEELD:CAM-100:A1'])
})

test('D23 a scanner that reads the link finds the serial number', () => {
  const serial = 'A/1%2=x'
  const [event] = eventsOf(exampleDocument({ lines: [exampleLine([serial])] }))
  expect(readGs1(event?.epcList[0] ?? '')).toMatchObject({ serialNumber: serial })
})

test('units that cannot be read have no name, and a line of them alone no event', () => {
  expect(eventsOf(exampleDocument({ lines: [exampleLine([null, null])] }))).toEqual([])
})

describe.skipIf(!hasSchema)('valid by the schema of EPCIS 2.0', () => {
  const ajv = new Ajv({ strict: false, allErrors: true, validateFormats: false })
  const validate = hasSchema ? ajv.compile(JSON.parse(readFileSync(schemaFile, 'utf8'))) : () => false

  test.each<Happened>(['shipping', 'void_shipping', 'retail_selling', 'receiving'])('%s', (happened) => {
    const document = exampleDocument({ lines: [exampleLine([...serials(60), null, ']]>&<b>', '=1+1'])] })
    const isValid = validate(epcisDocument(document, happened))
    expect((validate as { errors?: unknown }).errors ?? null).toBeNull()
    expect(isValid).toBe(true)
  })
})
