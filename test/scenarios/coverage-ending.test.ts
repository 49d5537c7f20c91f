import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { makeCast, makeOrder, preparePackingSlip } from '#test/cast.ts'
import { returnsOf } from '#test/returns.ts'
import { importSoldUnits, soldRow } from '#test/sold-units.ts'
import { openWorld, type World } from '#test/world.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
  await makeCast(world)
})
afterAll(() => world.close())

const service = () => world.as('serviceTechnician')
const shipping = () => world.as('shippingClerk')
const { made, announce, prepare, scan, post } = returnsOf(() => world)

async function ending(on: string, days: number, more = ''): Promise<readonly string[]> {
  const { items } = (await service().get(`/coverage/ending?on=${on}&days=${days}${more}`)).body
  return items.map((one: Record<string, string>) => `${one.serialNumber} ${one.kind} ${one.until}`)
}

const idOf = async (serial: string) => (await service().get(`/serial-numbers/trace?serial=${serial}`)).body.exact.id
const addTerm = async (serial: string, term: object) =>
  made(service().post(`/registrations/${await idOf(serial)}/coverage-terms`, { reason: 'agreed', ...term }))

/** Cameras: two years of warranty from delivery. */
async function sell(postingOn: string, invoiceOn: string | null, ...serials: string[]) {
  const order = await makeOrder(world, ['CAMERA', serials.length])
  const slip = await preparePackingSlip(world, order)
  for (const text of serials) await made(shipping().post(`/packing-slips/${slip.id}/scans`, { text }))
  await made(shipping().post(`/packing-slips/${slip.id}/posting`, { postingOn }))
  const invoicing = world.as('accountsReceivableClerk')
  if (invoiceOn) {
    const invoice = await made(invoicing.post('/invoices', { salesOrderId: order.id }))
    await made(invoicing.post(`/invoices/${invoice.id}/posting`, { invoiceOn }))
  }
  return order
}

async function receive(serial: string, disposition: string, postingOn: string) {
  const order = await made(announce([serial], { disposition }))
  const receipt = await prepare(order)
  await made(scan(receipt, serial))
  await made(post(receipt, { postingOn }))
  return { order, units: (await made(service().get(`/return-orders/${order.id}/units`))).items }
}

describe('D53 what ends soon misses no unit, by whatever its last day came about', () => {
  test('delivered on another day than invoiced, before Pakbon was there', async () => {
    const days = { invoiceOn: '2018-01-10', deliveredOn: '2018-06-10' }
    await importSoldUnits(world.as('administrator'), [soldRow(2, { serialNumber: 'LATE', ...days })])
    expect(await ending('2020-06-01', 30)).toEqual(['LATE warranty 2020-06-09'])
  })

  test('by a term of its own that begins with its delivery, its invoice, or the invoice of what sold it', async () => {
    await sell('2010-01-15', '2010-02-20', 'OWN-1', 'OWN-2', 'OWN-3')
    await addTerm('OWN-1', { kind: 'service', basis: 'serviceContract', length: 5, unit: 'years' })
    const byInvoice = { kind: 'service', basis: 'serviceContract', length: 60, unit: 'months', startsFrom: 'invoice' }
    await addTerm('OWN-2', byInvoice)
    await world.as('administrator').post('/products', {
      number: 'SERVICE-3',
      name: 'Service',
      kind: 'service',
      coverageTerms: [{ kind: 'service', name: 'Service', length: 3, unit: 'years', startsFrom: 'invoice' }],
    })
    const sold = await makeOrder(world, ['SERVICE-3', 1])
    await addTerm('OWN-3', { salesOrderLineId: sold.lines[0]?.id })
    const invoicing = world.as('accountsReceivableClerk')
    const directLines = [{ salesOrderLineId: sold.lines[0]?.id, quantity: 1 }]
    const invoice = await made(invoicing.post('/invoices', { salesOrderId: sold.id, directLines }))
    await made(invoicing.post(`/invoices/${invoice.id}/posting`, { invoiceOn: '2012-01-25' }))
    expect(await ending('2015-01-01', 90)).toEqual([
      'OWN-1 service 2015-01-14',
      'OWN-3 service 2015-01-24',
      'OWN-2 service 2015-02-19',
    ])
  })

  test('by days of repair, also of the unit in whose place it was sent, and by the least that a replacement has', async () => {
    await world.as('administrator').patch('/company', { replacementMinimumDays: 100 })
    await sell('2005-01-10', '2005-01-11', 'FIX-1', 'FIX-2', 'FIX-3')
    const sendBack = async (serial: string, from: string, sentBackOn: string) => {
      const { order, units } = await receive(serial, 'repair', from)
      const returnUnitIds = [units[0].id]
      await made(service().post(`/return-orders/${order.id}/repair-returns`, { returnUnitIds, sentBackOn }))
    }
    await sendBack('FIX-1', '2006-01-01', '2006-03-02')
    await sendBack('FIX-2', '2006-01-01', '2006-01-31')
    const replace = async (old: string, serial: string, receivedOn: string, sentOn: string) => {
      const { order } = await receive(old, 'replace', receivedOn)
      const { salesOrder } = await made(service().post(`/return-orders/${order.id}/replacements`, {}))
      const slip = await preparePackingSlip(world, salesOrder)
      await made(shipping().post(`/packing-slips/${slip.id}/scans`, { text: serial }))
      await made(shipping().post(`/packing-slips/${slip.id}/posting`, { postingOn: sentOn }))
    }
    await replace('FIX-2', 'NEW-2', '2006-05-01', '2006-05-02')
    await replace('FIX-3', 'NEW-3', '2006-12-30', '2007-01-02')
    expect(await ending('2007-01-05', 120)).toEqual([
      'NEW-2 warranty 2007-02-08',
      'FIX-1 warranty 2007-03-10',
      'NEW-3 warranty 2007-04-11',
    ])
  })
})

describe('D53 page by page', () => {
  beforeAll(async () => {
    for (const [day, count] of [
      ['01', 3],
      ['02', 1],
      ['20', 2],
      ['28', 1],
    ] as const) {
      await sell(`1999-03-${day}`, null, ...Array.from({ length: count }, (_, n) => `PAGE-${day}-${n}`))
    }
  })

  const readAll = async (more: string) => {
    const pages: string[][] = []
    let cursor = ''
    do {
      const { body } = await service().get(`/coverage/ending?on=2001-02-20&days=60&limit=2${more}${cursor}`)
      pages.push(body.items.map(({ serialNumber }: { serialNumber: string }) => serialNumber))
      cursor = body.next === null ? '' : `&cursor=${body.next}`
    } while (cursor)
    return pages
  }

  test('each once, in the order of their last days, or the other way round; no page is empty', async () => {
    const pages = await readAll('')
    expect(pages.map((page) => page.length)).toEqual([2, 2, 2, 1])
    expect(pages.flat().map((serial) => serial.slice(5, 7))).toEqual(['01', '01', '01', '02', '20', '20', '28'])
    expect((await readAll('&sort=-until')).flat()).toEqual(pages.flat().reverse())
    expect(new Set((await readAll('&sort=serialNumber')).flat())).toEqual(new Set(pages.flat()))
  })

  test('of one customer, or of one product, or of a kind', async () => {
    const { body } = await service().get('/customers?limit=50')
    const other = body.items.find(({ number }: { number: string }) => number !== 'JANSEN')
    const own = body.items.find(({ number }: { number: string }) => number === 'JANSEN')
    expect((await readAll(`&customerId=${own.id}`)).flat()).toHaveLength(7)
    expect((await readAll(`&customerId=${other.id}`)).flat()).toEqual([])
    expect((await readAll('&kind=service')).flat()).toEqual([])
  })
})
