import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { makeCast, preparePackingSlip, shipFirstLine } from '#test/cast.ts'
import { openWorld, type World } from '#test/world.ts'
import { brokenRules, readXml } from '../rules/peppol-rules.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
  await makeCast(world)
  const administrator = world.as('administrator')
  await administrator.patch('/company', {
    address: { street: 'Laan 1', postalCode: '1012 AB', city: 'Amsterdam', country: 'NL' },
    vatNumber: 'NL001234567B01',
    registrationNumber: '12345678',
    iban: 'NL91ABNA0417164300',
  })
  await administrator.put('/tax-codes/V9', { name: 'Laag', percentage: '9' })
  await administrator.put('/tax-codes/ICL', { name: 'Intracommunautair', percentage: '0', category: 'K' })
})
afterAll(() => world.close())

const clerk = () => world.as('accountsReceivableClerk')

interface OrderLine {
  readonly productNumber: string
  readonly quantity: number
  readonly taxCode: string
}

/** An order of a customer in Antwerp, or in Delft. */
async function orderFrom(country: 'BE' | 'NL', lines: readonly OrderLine[]) {
  const address = { street: 'Kade 12', postalCode: '2000', city: 'Antwerpen', country }
  const number = `CUSTOMER-${country}`
  await world.as('administrator').post('/customers', {
    number,
    name: `Customer ${country}`,
    vatNumber: country === 'BE' ? 'BE0123456749' : 'NL009876543B01',
    electronicAddress: '9925:BE0123456749',
    invoiceAddress: address,
    deliveryAddress: address,
  })
  const { body, status } = await world.as('salesClerk').post('/sales-orders', { customerNumber: number, lines })
  expect([status, body.refusals]).toEqual([201, undefined])
  return body
}

async function invoiced(request: object) {
  const { body: invoice } = await clerk().post('/invoices', request)
  const { status, body } = await clerk().post(`/invoices/${invoice.id}/posting`)
  expect([status, body.refusals]).toEqual([200, undefined])
  return body
}

async function xmlOf({ id }: { readonly id: string }): Promise<string> {
  const { status, body } = await clerk().get(`/invoices/${id}.xml`)
  expect([status, body.refusals]).toEqual([200, undefined])
  return body
}

/** A credit note of the first line of an order. */
async function credited(order: { readonly id: string; readonly lines: readonly { readonly id: string }[] }) {
  const credit = { quantity: 1, reason: 'damaged' }
  const { body } = await world
    .as('administrator')
    .post(`/sales-orders/${order.id}/lines/${order.lines[0]?.id}/credits`, credit)
  return invoiced({ salesOrderId: order.id, creditLineIds: [body.lines.at(-1).id] })
}

describe('D80 within the Union', () => {
  test('BR-IC-11, BR-IC-12: a credit note tells when and where it was delivered, as its invoice does', async () => {
    const order = await orderFrom('BE', [{ productNumber: 'CAMERA', quantity: 2, taxCode: 'ICL' }])
    const slip = await shipFirstLine(world, order, 'EU-1', 'EU-2')
    const invoice = await xmlOf(await invoiced({ salesOrderId: order.id }))
    expect(brokenRules(invoice)).toEqual([])
    const creditNote = await xmlOf(await credited(order))
    expect(brokenRules(creditNote)).toEqual([])
    expect(readXml(creditNote)['cac:Delivery']).toEqual(readXml(invoice)['cac:Delivery'])
    expect(readXml(creditNote)['cac:Delivery']['cbc:ActualDeliveryDate']).toBe(slip.postingOn)
  })

  test('the same where the invoice delivered it', async () => {
    const order = await orderFrom('BE', [{ productNumber: 'CABLE', quantity: 2, taxCode: 'ICL' }])
    const directLines = [{ salesOrderLineId: order.lines[0].id, quantity: 2 }]
    await invoiced({ salesOrderId: order.id, directLines })
    expect(brokenRules(await xmlOf(await credited(order)))).toEqual([])
  })
})

test('BT-126 an order line that an invoice takes of a packing slip and delivers too has two lines, each its own', async () => {
  const order = await orderFrom('NL', [
    { productNumber: 'CABLE', quantity: 5, taxCode: 'V21' },
    { productNumber: 'INSTALL', quantity: 1, taxCode: 'V9' },
  ])
  const slip = await preparePackingSlip(world, order, 2)
  await world.as('shippingClerk').post(`/packing-slips/${slip.id}/posting`)
  const directLines = order.lines.map((line: { id: string }, index: number) => ({
    salesOrderLineId: line.id,
    quantity: index === 0 ? 3 : 1,
  }))
  const invoice = await invoiced({ salesOrderId: order.id, packingSlipIds: [slip.id], directLines })
  const xml = await xmlOf(invoice)
  expect(brokenRules(xml)).toEqual([])
  const lines = readXml(xml)['cac:InvoiceLine']
  expect(lines.map((line: Record<string, unknown>) => line['cbc:ID'])).toEqual(['1', '1.2', '2'])
  expect(lines[1]['cac:OrderLineReference']).toEqual({ 'cbc:LineID': '1' })
})

test('BR-CO-09 a VAT number without its country is asked for', async () => {
  const order = await orderFrom('NL', [{ productNumber: 'CABLE', quantity: 1, taxCode: 'V21' }])
  const directLines = [{ salesOrderLineId: order.lines[0].id, quantity: 1 }]
  const invoice = await invoiced({ salesOrderId: order.id, directLines })
  await world.as('administrator').patch('/company', { vatNumber: '001234567B01' })
  const { body } = await clerk().get(`/invoices/${invoice.id}.xml`)
  expect(body.refusals).toMatchObject([{ code: 'E_DOCUMENT_INCOMPLETE', details: { missing: ['company.vatNumber'] } }])
  await world.as('administrator').patch('/company', { vatNumber: 'NL001234567B01' })
})
