import { existsSync, readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { codesOf, makeCast, makeOrder, preparePackingSlip, shipFirstLine } from '#test/cast.ts'
import { openWorld, type World, type WorldCompany } from '#test/world.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
  await makeCast(world)
})
afterAll(() => world.close())

interface Sent {
  readonly items?: readonly string[]
  readonly gtin?: string
  readonly order?: string
  readonly orderLine?: string
  readonly serialNumbers?: readonly string[]
}

function advice(...lines: readonly Sent[]): string {
  const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
  const ubl = 'urn:oasis:names:specification:ubl:schema:xsd'
  const item = ({ items = [], gtin, serialNumbers = [] }: Sent) =>
    [
      ...items.map((number, index) => {
        const party = ['Buyers', 'Sellers', 'Manufacturers'][index]
        return `<a:${party}ItemIdentification><b:ID>${number}</b:ID></a:${party}ItemIdentification>`
      }),
      gtin ? `<a:StandardItemIdentification><b:ID schemeID="0160">${gtin}</b:ID></a:StandardItemIdentification>` : '',
      ...serialNumbers.map((one) => `<a:ItemInstance><b:SerialID>${escaped(one)}</b:SerialID></a:ItemInstance>`),
    ].join('')
  const line = (sent: Sent, index: number) => `
  <a:DespatchLine>
    <b:ID>${index + 1}</b:ID>
    <a:OrderLineReference>
      <b:LineID>${sent.orderLine ?? '9'}</b:LineID>
      <a:OrderReference><b:ID>${sent.order ?? '4711'}</b:ID></a:OrderReference>
    </a:OrderLineReference>
    <a:Item>${item(sent)}</a:Item>
  </a:DespatchLine>`
  return `<?xml version="1.0" encoding="UTF-8"?>
<DespatchAdvice xmlns="${ubl}:DespatchAdvice-2" xmlns:a="${ubl}:CommonAggregateComponents-2"
  xmlns:b="${ubl}:CommonBasicComponents-2">
  <b:ID>DA-1</b:ID>${lines.map(line).join('')}
</DespatchAdvice>`
}

function send(slip: { id: string }, content: string, more: object = {}, company: WorldCompany = world) {
  return company
    .as('shippingClerk')
    .post(
      `/packing-slips/${slip.id}/despatch-advice`,
      { name: 'da.xml', content, ...more },
      { 'accept-language': 'en' },
    )
}

async function registeredOn({ id }: { id: string }, company: WorldCompany = world) {
  const { body } = await company.as('shippingClerk').get(`/packing-slips/${id}/registrations`)
  return body.items
    .map((unit: { serialNumber: string; packingSlip: { lineNumber: number } }) => [
      unit.packingSlip.lineNumber,
      unit.serialNumber,
    ])
    .sort()
}

describe('D24 the serial numbers of a despatch advice', () => {
  test('go to the lines that sell its items, by GTIN, by product number and by another barcode', async () => {
    const order = await makeOrder(world, ['CAMERA', 2], ['SENSOR', 2], ['BOXED', 1])
    const slip = await preparePackingSlip(world, order)
    const { status, body } = await send(
      slip,
      advice(
        { items: ['SUPPLIERS-7'], gtin: '9520000007003', serialNumbers: ['DA-S1', 'DA-S2'] },
        { items: ['9520000002008'], serialNumbers: ['DA-C1'] },
        { items: ['X', 'boxed'], serialNumbers: ['DA-B1'] },
        { items: ['CABLE'] },
      ),
    )
    expect([status, body.number, body.accepted, body.refused]).toEqual([200, 'DA-1', 4, []])
    expect(await registeredOn(slip)).toEqual([
      [1, 'DA-C1'],
      [2, 'DA-S1'],
      [2, 'DA-S2'],
      [3, 'DA-B1'],
    ])
  })

  test('of two lines of one product the named order line takes them, else the first with a place left', async () => {
    const order = await makeOrder(world, ['CAMERA', 1], ['CAMERA', 2])
    const slip = await preparePackingSlip(world, order)
    const named = { items: ['CAMERA'], order: order.number, orderLine: String(order.lines[1].lineNumber) }
    await send(slip, advice({ ...named, serialNumbers: ['DA-10'] }))
    await send(slip, advice({ items: ['CAMERA'], serialNumbers: ['DA-11', 'DA-12'] }))
    expect(await registeredOn(slip)).toEqual([
      [1, 'DA-11'],
      [2, 'DA-10'],
      [2, 'DA-12'],
    ])
  })

  test('each is judged alone; the answer names every refused one with its way out', async () => {
    await shipFirstLine(world, await makeOrder(world, ['CAMERA', 1]), 'DA-HELD')
    const slip = await preparePackingSlip(world, await makeOrder(world, ['CAMERA', 2], ['CABLE', 1]))
    const { body } = await send(
      slip,
      advice(
        { items: ['CAMERA'], serialNumbers: ['DA-20', 'DA-20', 'DA-HELD', '9520000002008', 'DA-21', 'DA-22'] },
        { items: ['OTHER', 'MORE'], gtin: '9520000007003', serialNumbers: ['DA-23'] },
      ),
    )
    expect(body.accepted).toBe(2)
    const refused = body.refused.map((one: { position: number; refusals: { code: string }[] }) => [
      one.position,
      one.refusals[0]?.code,
    ])
    expect(refused).toEqual([
      [1, 'SERIAL_ALREADY_ON_DOCUMENT'],
      [2, 'SERIAL_ALREADY_ACTIVE'],
      [3, 'BARCODE_AS_SERIAL_NUMBER'],
      [5, 'LINE_COMPLETE'],
      [6, 'DESPATCH_LINE_NOT_ON_DOCUMENT'],
    ])
    expect(body.refused[4].refusals[0].text).toContain('Line 2 of the despatch advice (line 13 of the file)')
    expect(body.refused[4].refusals[0].text).toContain('MORE · OTHER · 09520000007003')
  })

  test('all or nothing registers none where one is refused', async () => {
    const slip = await preparePackingSlip(world, await makeOrder(world, ['CAMERA', 2]))
    const xml = advice({ items: ['CAMERA'], serialNumbers: ['DA-30'] }, { items: ['NO'], serialNumbers: ['DA-31'] })
    const { status, body } = await send(slip, xml, { allOrNothing: true })
    expect([status, body.code]).toEqual([409, 'DESPATCH_LINE_NOT_ON_DOCUMENT'])
    expect(await registeredOn(slip)).toEqual([])
  })

  test('a preview keeps nothing and names what it would register', async () => {
    const slip = await preparePackingSlip(world, await makeOrder(world, ['CAMERA', 1]))
    const xml = advice({ items: ['CAMERA'], serialNumbers: ['DA-40'] })
    const { body } = await send(slip, xml, { preview: true })
    expect(body).toMatchObject({ accepted: 1, registered: [{ position: 0, serialNumber: 'DA-40', lineNumber: 1 }] })
    expect(await registeredOn(slip)).toEqual([])
  })

  test('are taken as they are: what a scanner would read as GS1, a symbology or a command is a serial number', async () => {
    const slip = await preparePackingSlip(world, await makeOrder(world, ['CAMERA', 3]))
    const serialNumbers = ['(21)ABC', ']C1X', '%PAKBON:POST%']
    const { body } = await send(slip, advice({ items: ['CAMERA'], serialNumbers }))
    expect([body.accepted, body.refused]).toEqual([3, []])
    expect((await registeredOn(slip)).map(([, serialNumber]: [number, string]) => serialNumber)).toEqual(
      [...serialNumbers].sort(),
    )
  })

  test('our own despatch advice comes back in as it went out', async () => {
    const hostile = [']]>&<b>', '=1+1', '007', "'quoted'"]
    const order = await makeOrder(world, ['CAMERA', 4])
    const { id } = await shipFirstLine(world, order, ...hostile)
    const administrator = world.as('administrator')
    await administrator.patch('/company', { electronicAddress: '0106:12345678' })
    const { items } = (await administrator.get('/customers?text=JANSEN')).body
    await administrator.patch(`/customers/${items[0].id}`, { electronicAddress: '0106:87654321' })
    const { bytes } = await world.as('shippingClerk').get(`/packing-slips/${id}.xml`)
    const receiver = await world.secondCompany('DROPSHIP')
    await makeCast(receiver)
    const slip = await preparePackingSlip(receiver, await makeOrder(receiver, ['CAMERA', 4]))
    const { body } = await send(slip, bytes.toString(), {}, receiver)
    expect([body.accepted, body.refused]).toEqual([4, []])
    expect(await registeredOn(slip, receiver)).toEqual(hostile.map((serialNumber) => [1, serialNumber]).sort())
  })

  test('10,000 go at a time, and not one more', async () => {
    const numbers = Array.from({ length: 10_001 }, (_, index) => `DA-M${index}`)
    const slip = await preparePackingSlip(world, await makeOrder(world, ['CAMERA', 10_001]))
    const more = await send(slip, advice({ items: ['CAMERA'], serialNumbers: numbers }))
    expect([more.status, more.body.code]).toEqual([409, 'IMPORT_TOO_MANY'])
    const { body } = await send(slip, advice({ items: ['CAMERA'], serialNumbers: numbers.slice(1) }))
    expect([body.accepted, body.refused]).toEqual([10_000, []])
  })

  test('an invoice that delivers itself takes them too', async () => {
    const order = await makeOrder(world, ['CAMERA', 1])
    const clerk = world.as('accountsReceivableClerk')
    const invoice = (
      await clerk.post('/invoices', {
        salesOrderId: order.id,
        directLines: [{ salesOrderLineId: order.lines[0].id, quantity: 1 }],
      })
    ).body
    const content = advice({ gtin: '9520000002008', serialNumbers: ['DA-50'] })
    const { status, body } = await clerk.post(`/invoices/${invoice.id}/despatch-advice`, { name: 'da.xml', content })
    expect([status, body.accepted]).toEqual([200, 1])
  })
})

describe('D24 what is no despatch advice with serial numbers is refused, and nothing is kept', () => {
  test.each([
    ['other XML', '<Invoice/>', 'IMPORT_NOT_DESPATCH_ADVICE'],
    ['no XML', 'A001', 'IMPORT_MALFORMED'],
    ['nothing', '', 'IMPORT_CUT_OFF'],
    ['half of one', advice({ items: ['CAMERA'], serialNumbers: ['A'] }).slice(0, 500), 'IMPORT_CUT_OFF'],
    ['a document type', `<!DOCTYPE a [<!ENTITY b "c">]>${advice()}`, 'IMPORT_DOCTYPE'],
    ['one without lines', advice(), 'IMPORT_NO_SERIAL_NUMBERS'],
    ['one without serial numbers', advice({ items: ['CAMERA'] }), 'IMPORT_NO_SERIAL_NUMBERS'],
    ['an endless serial number', advice({ items: ['CAMERA'], serialNumbers: ['9'.repeat(513)] }), 'IMPORT_VALUE'],
  ])('%s', async (_, content, code) => {
    const slip = await preparePackingSlip(world, await makeOrder(world, ['CAMERA', 1]))
    const answer = await send(slip, content)
    expect([answer.status, codesOf(answer)]).toEqual([409, expect.arrayContaining([code])])
    expect(await registeredOn(slip)).toEqual([])
  })
})

const folder = new URL('../../../shared/data/peppol-despatch/', import.meta.url)
const here = existsSync(folder)
if (!here) process.stdout.write('The Peppol example despatch advices are not here: skipped.\n')

describe.skipIf(!here)('the Peppol example despatch advices', () => {
  const read = (name: string) => readFileSync(new URL(name, folder), 'utf8')

  test('the one with a serial number registers it on the line of its product', async () => {
    const company = await world.secondCompany('PEPPOL')
    const { groups } = await makeCast(company)
    const product = { number: '17589683', name: 'beeswax', inventoryUnit: 'pc', salesUnit: 'pc', salesPrice: '1' }
    await company
      .as('administrator')
      .post('/products', { ...product, taxCode: 'V21', trackingDimensionGroupId: groups.control })
    const slip = await preparePackingSlip(company, await makeOrder(company, ['CAMERA', 1], ['17589683', 1]))
    const { body } = await send(slip, read('DespatchAdvice_Example.xml'), {}, company)
    expect([body.accepted, body.refused]).toEqual([1, []])
    expect(await registeredOn(slip, company)).toEqual([[2, '4558784']])
  })

  test.each(['DespatchAdvice-BIS3_UseCase1.xml', 'DespatchAdvice-BIS3_UseCase2.xml'])('%s has none', async (name) => {
    const slip = await preparePackingSlip(world, await makeOrder(world, ['CAMERA', 1]))
    expect((await send(slip, read(name))).body.code).toBe('IMPORT_NO_SERIAL_NUMBERS')
  })
})
