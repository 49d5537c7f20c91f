import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId } from '#db/id.ts'
import { openWorld, type World } from '#test/world.ts'

let world: World
let administrator: ReturnType<World['as']>
beforeAll(async () => {
  world = await openWorld()
  administrator = world.as('administrator')
})
afterAll(() => world.close())

const customers = '/customers'

async function createCustomer(fields: object = {}) {
  const { status, body } = await administrator.post(customers, { number: newId(), name: 'Bakker Bouw', ...fields })
  expect(status).toBe(201)
  return body
}

test('D5 a customer with everything that it can have is read as it was made', async () => {
  const whole = {
    id: newId(),
    number: 'C-2001',
    name: 'Van Dijk Installatie B.V.',
    registrationNumber: '87654321',
    electronicAddress: '0106:87654321',
    email: 'inkoop@jansen.example',
    vatNumber: 'NL001234567B01',
    language: 'en',
    paymentDays: 14,
    invoiceAddress: { name: 'Crediteuren', street: 'Postbus 1', postalCode: '2600 AA', city: 'Delft', country: 'NL' },
    deliveryAddress: { street: 'Kade 12', city: 'Delft' },
    printSerialNumbers: { packingSlip: true, invoice: false },
  }
  const created = await administrator.post(customers, whole)
  expect([created.status, created.body]).toEqual([201, { ...whole, edition: 1 }])
  expect((await administrator.get(`${customers}/${whole.id}`)).body).toEqual({ ...whole, edition: 1 })
})

test('D5 serial numbers are printed on every document where nothing else is said', async () => {
  expect(await createCustomer()).toMatchObject({
    language: 'nl',
    paymentDays: 30,
    printSerialNumbers: { packingSlip: true, invoice: true },
  })
})

test('D5 a change leaves the rest as it was; its event names the fields and not what is in them', async () => {
  const customer = await createCustomer({ vatNumber: 'NL001234567B01' })
  const changed = await administrator.patch(`${customers}/${customer.id}`, { paymentDays: 0, vatNumber: null })
  expect(changed.body).toEqual({ ...customer, paymentDays: 0, vatNumber: null, edition: 2 })
  const { rows } = await sql`select kind, data from event where subject_id = ${customer.id} order by id`.execute(
    world.context.db,
  )
  expect(rows[1]).toEqual({
    kind: 'customerChanged',
    data: { number: customer.number, changed: ['vatNumber', 'paymentDays'] },
  })
})

test('D30 a change of an edition that is not the present one is refused', async () => {
  const { id } = await createCustomer()
  await administrator.patch(`${customers}/${id}`, { name: 'First' })
  const { status, body } = await administrator.patch(`${customers}/${id}`, { name: 'Second' }, { 'if-match': '"1"' })
  expect([status, body.code]).toEqual([412, 'EDITION_CHANGED'])
})

test('D5 a part of the number or the name finds a customer, whatever is typed', async () => {
  const { id } = await createCustomer({ number: 'FIND_7', name: 'Jansen & Zn 100%' })
  for (const search of ['find_7', 'jansen', '& zn', '100%']) {
    const { body } = await administrator.get(`${customers}?search=${encodeURIComponent(search)}`)
    expect(body.items.map((customer: { id: string }) => customer.id)).toEqual([id])
  }
  expect((await administrator.get(`${customers}?search=f%25nd`)).body.items).toEqual([])
})

test('D1 two customers cannot have one number; one of another company is not found', async () => {
  const { id, number } = await createCustomer()
  const other = await world.secondCompany()
  const twin = await administrator.post(customers, { number, name: 'Twin' })
  expect([twin.status, twin.body.code]).toEqual([409, 'ALREADY_EXISTS'])
  const unknown = await administrator.get(`${customers}/${newId()}`)
  expect([unknown.status, unknown.body.code]).toEqual([404, 'NOT_FOUND'])
  expect((await other.as('administrator').get(`${customers}/${id}`)).status).toBe(404)
})

test.each([
  ['an unknown field', { colour: 'blue' }],
  ['a payment term of 400 days', { paymentDays: 400 }],
  ['an unknown language', { language: 'fr' }],
  ['half of the print settings', { printSerialNumbers: { invoice: true } }],
  ['no name', { name: '' }],
])('D5 %s is refused', async (_title, fields) => {
  const { status, body } = await administrator.post(customers, { number: newId(), name: 'X', ...fields })
  expect([status, body.code]).toEqual([400, 'REQUEST_SHAPE'])
})

test('D75 the duty is needed to change and not to read', async () => {
  const { id } = await createCustomer()
  const clerk = world.as('shippingClerk')
  expect((await clerk.get(`${customers}/${id}`)).status).toBe(200)
  const { status, body } = await clerk.patch(`${customers}/${id}`, { name: 'Mine' })
  expect([status, body.refusals[0].details]).toEqual([403, { duties: ['maintainProductsAndCustomers'] }])
})
