import { createHash } from 'node:crypto'
import { readSheet } from 'read-excel-file/node'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { makeCast, makeOrder, preparePackingSlip, shipFirstLine } from '#test/cast.ts'
import { textOf } from '#test/pdf.ts'
import { openWorld, type World } from '#test/world.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
  await makeCast(world)
})
afterAll(() => world.close())

const clerk = () => world.as('shippingClerk')

async function shipped(...serials: string[]) {
  return shipFirstLine(world, await makeOrder(world, ['CAMERA', serials.length]), ...serials)
}

describe('D80 a packing slip as PDF', () => {
  test('prints every serial number in the language of the customer, and is kept', async () => {
    const slip = await shipped('P-001', 'P-002')
    const { status, headers, bytes } = await clerk().get(`/packing-slips/${slip.id}.pdf`)
    expect([status, headers['content-type']]).toEqual([200, 'application/pdf'])
    expect(headers['content-disposition']).toContain(`${slip.number}.pdf`)
    const [page = ''] = await textOf(bytes)
    for (const text of ['Pakbon', slip.number, 'P-001, P-002', '2 stuks, 2 serienummers, 0 niet leesbaar']) {
      expect(page).toContain(text)
    }
    const { body } = await clerk().get(`/packing-slips/${slip.id}/prints`)
    expect(body.items).toMatchObject([
      {
        number: slip.number,
        version: 1,
        language: 'nl',
        printedBy: 'shippingClerk',
        copy: false,
        serialNumbersChanged: false,
        sha256: createHash('sha256').update(bytes).digest('hex'),
        bytes: bytes.length,
      },
    ])
    expect((await clerk().get(`/packing-slips/${slip.id}`)).body.printedAt).toBe(body.items[0].printedAt)
  })

  test('read again it is the same print, byte for byte', async () => {
    const slip = await shipped('P-010')
    const first = await clerk().get(`/packing-slips/${slip.id}.pdf`)
    const second = await clerk().get(`/packing-slips/${slip.id}.pdf`)
    expect(second.bytes.equals(first.bytes)).toBe(true)
    expect((await clerk().get(`/packing-slips/${slip.id}/prints`)).body.items).toHaveLength(1)
  })

  test('printed again it says that it is a copy, and copies are the same bytes', async () => {
    const slip = await shipped('P-020')
    const print = () => clerk().post(`/packing-slips/${slip.id}/prints`)
    const [first, second, third] = [await print(), await print(), await print()]
    expect([first, second, third].map(({ status, body }) => [status, body.copy])).toEqual([
      [201, false],
      [201, true],
      [201, true],
    ])
    expect(second.body.sha256).not.toBe(first.body.sha256)
    expect(third.body.sha256).toBe(second.body.sha256)
    const { bytes } = await clerk().get(`/prints/${second.body.id}.pdf`)
    expect((await textOf(bytes))[0]).toContain('KOPIE')
  })

  test('in another language it is another print', async () => {
    const slip = await shipped('P-030')
    const { body } = await clerk().post(`/packing-slips/${slip.id}/prints`, { language: 'en' })
    expect(body).toMatchObject({ language: 'en', copy: false })
    const { bytes } = await clerk().get(`/packing-slips/${slip.id}.pdf?language=en`)
    expect((await textOf(bytes))[0]).toContain('1 piece, 1 serial number, 0 not readable')
    expect((await clerk().post(`/packing-slips/${slip.id}/prints`)).body).toMatchObject({ language: 'nl', copy: false })
  })

  test('of a preparation there is none', async () => {
    const preparation = await preparePackingSlip(world, await makeOrder(world, ['CAMERA', 1]))
    const { status, body } = await clerk().get(`/packing-slips/${preparation.id}.pdf`)
    expect([status, body.code]).toEqual([409, 'DOCUMENT_NOT_POSTED'])
    expect((await clerk().post(`/packing-slips/${preparation.id}/prints`)).body.code).toBe('DOCUMENT_NOT_POSTED')
  })

  test('of another company there is none', async () => {
    const slip = await shipped('P-040')
    const { body } = await clerk().post(`/packing-slips/${slip.id}/prints`)
    const other = (await world.secondCompany('PRINT')).as('administrator')
    for (const url of [`/packing-slips/${slip.id}.pdf`, `/packing-slips/${slip.id}/prints`, `/prints/${body.id}.pdf`]) {
      expect((await other.get(url)).status).toBe(404)
    }
    expect((await other.post(`/packing-slips/${slip.id}/prints`)).status).toBe(404)
  })

  test('D75 without a duty that reads packing slips it is not given', async () => {
    const slip = await shipped('P-050')
    expect((await world.as('nobody').get(`/packing-slips/${slip.id}.pdf`)).status).toBe(403)
    expect((await world.as('nobody').post(`/packing-slips/${slip.id}/prints`)).status).toBe(403)
  })

  test('eight that print at once make one first print and seven copies', async () => {
    const slip = await shipped('P-060')
    const prints = await Promise.all(Array.from({ length: 8 }, () => clerk().post(`/packing-slips/${slip.id}/prints`)))
    expect(prints.map(({ status }) => status)).toEqual(Array(8).fill(201))
    expect(prints.filter(({ body }) => !body.copy)).toHaveLength(1)
  })
})

describe('D41 serial numbers that changed since a print', () => {
  test('the next print shows and says it; the first stays as it was', async () => {
    const slip = await shipped('C-001', 'C-002')
    const first = (await clerk().post(`/packing-slips/${slip.id}/prints`)).body
    const { body: units } = await clerk().get(`/packing-slips/${slip.id}/registrations`)
    const unit = units.items.find(({ serialNumber }: { serialNumber: string }) => serialNumber === 'C-002')
    const corrected = await clerk().post(`/registrations/${unit.id}/corrections`, {
      serialNumber: 'C-003',
      reason: 'misread',
    })
    expect(corrected.status).toBeLessThan(300)
    expect((await clerk().get(`/packing-slips/${slip.id}`)).body.serialNumbersChangedSincePrint).toBe(true)
    const second = (await clerk().post(`/packing-slips/${slip.id}/prints`)).body
    expect(second).toMatchObject({ copy: false, serialNumbersChanged: true })
    const text = async (id: string) => (await textOf((await clerk().get(`/prints/${id}.pdf`)).bytes))[0]
    expect(await text(second.id)).toMatch(/Serienummers gewijzigd op .*C-001, C-003/s)
    expect(await text(first.id)).toContain('C-001, C-002')
    expect((await clerk().get(`/packing-slips/${slip.id}`)).body.serialNumbersChangedSincePrint).toBe(false)
  })
})

describe('D46 a packing slip that was reversed', () => {
  test('cancelled it prints what it had, and says so', async () => {
    const slip = await shipped('R-001', 'R-002')
    await clerk().post(`/packing-slips/${slip.id}/cancellation`, { reason: 'wrong address' })
    const { bytes } = await clerk().get(`/packing-slips/${slip.id}.pdf`)
    expect((await textOf(bytes))[0]).toMatch(/GEANNULEERD.*R-001, R-002/s)
    expect((await clerk().get(`/packing-slips/${slip.id}/prints`)).body.items).toMatchObject([{ version: 2 }])
  })
})

describe('D80 an invoice as PDF', () => {
  test('has what Dutch law asks of it, and its serial numbers', async () => {
    const administrator = world.as('administrator')
    await administrator.patch('/company', {
      name: 'Voorbeeld B.V.',
      address: { street: 'Laan 1', postalCode: '1012 AB', city: 'Amsterdam', country: 'NL' },
      vatNumber: 'NL001234567B01',
      registrationNumber: '12345678',
      iban: 'NL91ABNA0417164300',
      documentTexts: { invoice: { nl: 'Met dank voor uw order' } },
    })
    const order = await makeOrder(world, ['CAMERA', 2], ['CABLE', 3])
    const slip = await shipFirstLine(world, order, 'I-001', 'I-002')
    const clerk = world.as('accountsReceivableClerk')
    const { body: invoice } = await clerk.post('/invoices', { salesOrderId: order.id })
    const { body: posted } = await clerk.post(`/invoices/${invoice.id}/posting`)
    const { status, bytes } = await clerk.get(`/invoices/${posted.id}.pdf`)
    expect(status).toBe(200)
    const [page = ''] = await textOf(bytes)
    for (const text of [
      'Factuur',
      posted.number,
      slip.number,
      'Voorbeeld B.V.',
      'NL001234567B01',
      '12345678',
      'NL91 ABNA 0417 1643 00',
      'I-001, I-002',
      'Te betalen',
      'Met dank voor uw order',
    ]) {
      expect(page).toContain(text)
    }
  })
})

describe('D83 the units of a document as a file', () => {
  test('as CSV and as a workbook: zeros kept, no formula, those not readable named', async () => {
    const order = await makeOrder(world, ['SENSOR', 4])
    const slip = await preparePackingSlip(world, order)
    const entries = ['000123', '=1+1', ']]>&<b>']
    await clerk().post(`/packing-slips/${slip.id}/registrations`, { entries, allOrNothing: true })
    await clerk().post(`/packing-slips/${slip.id}/not-readable`, { lineId: slip.lines[0].id, quantity: 1 })
    expect((await clerk().post(`/packing-slips/${slip.id}/posting`)).status).toBe(200)
    const { body, headers } = await clerk().get(`/packing-slips/${slip.id}.csv`)
    expect(headers['content-disposition']).toMatch(/PS-\d+\.csv/)
    expect(body.slice(1).split('\r\n')).toEqual([
      'Regel,Artikelnummer,Artikel,GTIN,Positie,Serienummer,Niet leesbaar',
      '1,SENSOR,sensor,9520000007003,1,000123,0',
      "1,SENSOR,sensor,9520000007003,2,'=1+1,0",
      '1,SENSOR,sensor,9520000007003,3,]]>&<b>,0',
      '1,SENSOR,sensor,9520000007003,4,,1',
      '',
    ])
    const sheet = await readSheet((await clerk().get(`/packing-slips/${slip.id}.xlsx`)).bytes)
    expect(sheet.slice(1).map((row) => row[5])).toEqual([...entries, null])
  })

  test('in the form that Accept asks for', async () => {
    const slip = await shipped('F-001')
    const as = (accept: string) => clerk().get(`/packing-slips/${slip.id}/document`, { accept })
    expect((await as('*/*')).headers['content-type']).toBe('application/pdf')
    expect((await as('application/xml')).body.code).toBe('E_DOCUMENT_INCOMPLETE')
    expect((await as('text/csv')).headers['content-type']).toMatch('text/csv')
    expect((await as('application/pdf;q=0.1, application/zpl')).headers['content-type']).toBe('application/zpl')
    const refused = await as('image/png')
    expect([refused.status, refused.body.code]).toEqual([406, 'NOT_ACCEPTABLE'])
  })
})

describe('labels', () => {
  test('one for each unit and one for what is sent, as PDF and as ZPL', async () => {
    const slip = await shipped('L-001', 'L-002')
    const base = `/packing-slips/${slip.id}`
    expect(await textOf((await clerk().get(`${base}/labels.pdf`)).bytes)).toHaveLength(2)
    expect((await textOf((await clerk().get(`${base}/label.pdf`)).bytes))[0]).toContain(slip.number)
    const zpl = (await clerk().get(`${base}.zpl`)).body
    expect(zpl.match(/\^XA/g)).toHaveLength(2)
    expect((await clerk().get(`${base}.zpl?dpi=300`)).body).not.toBe(zpl)
    expect((await clerk().get(`${base}/label.zpl`)).body.match(/\^XA/g)).toHaveLength(1)
  })

  test('none where no unit has a serial number', async () => {
    const order = await makeOrder(world, ['CABLE', 2])
    const slip = await preparePackingSlip(world, order)
    await clerk().post(`/packing-slips/${slip.id}/posting`)
    for (const ending of ['.zpl', '/labels.pdf']) {
      expect((await clerk().get(`/packing-slips/${slip.id}${ending}`)).body.code).toBe('NOTHING_TO_LABEL')
    }
    expect((await clerk().get(`/packing-slips/${slip.id}/label.pdf`)).status).toBe(200)
  })
})

describe('electronic documents', () => {
  test('a despatch advice with its serial numbers, once company and customer have their addresses', async () => {
    const slip = await shipped('E-001', 'E-002')
    const refused = await clerk().get(`/packing-slips/${slip.id}.xml`)
    expect(refused.body.refusals[0]).toMatchObject({
      code: 'E_DOCUMENT_INCOMPLETE',
      details: { missing: expect.arrayContaining(['customer.electronicAddress']) },
    })
    const administrator = world.as('administrator')
    await administrator.patch('/company', { electronicAddress: '0106:12345678' })
    const { items } = (await administrator.get('/customers?text=JANSEN')).body
    await administrator.patch(`/customers/${items[0].id}`, { electronicAddress: '0106:87654321' })
    const { status, headers, body } = await clerk().get(`/packing-slips/${slip.id}.xml`)
    expect([status, headers['content-type']]).toEqual([200, 'application/xml'])
    expect(body.match(/<cbc:SerialID>[^<]*/g)).toEqual(['<cbc:SerialID>E-001', '<cbc:SerialID>E-002'])
  })

  test('D45 of a cancelled packing slip there is none; its events take the shipping back', async () => {
    const slip = await shipped('E-010')
    await clerk().post(`/packing-slips/${slip.id}/cancellation`, { reason: 'wrong address' })
    expect((await clerk().get(`/packing-slips/${slip.id}.xml`)).body.code).toBe('DOCUMENT_CANCELLED')
    const { body, headers } = await clerk().get(`/packing-slips/${slip.id}.jsonld`)
    expect(headers['content-type']).toBe('application/ld+json')
    expect(body.epcisBody.eventList[0]).toMatchObject({ bizStep: 'void_shipping' })
  })

  test('the events of a shipment', async () => {
    const slip = await shipped('E-020')
    const { body } = await clerk().get(`/packing-slips/${slip.id}.jsonld`)
    expect(body.epcisBody.eventList[0].epcList).toEqual(['https://id.gs1.org/01/09520000002008/21/E-020'])
  })
})
