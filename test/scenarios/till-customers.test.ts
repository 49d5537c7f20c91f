import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { newId } from '#db/id.ts'
import { codesOf } from '#test/cast.ts'
import { openTill, type TestTill } from '#test/till.ts'
import { openWorld, type World } from '#test/world.ts'

let world: World
let till: TestTill

beforeAll(async () => {
  world = await openWorld()
  till = await openTill(world)
})
afterAll(() => world.close())

const make = (body: object) => till.client.post('/register/customers', { id: newId(), ...body })

describe('D5 D60 a customer who is made at a till', () => {
  test('has the next number of the till; where a company buys, the person stands in its address', async () => {
    const address = { street: 'Brink 1', postalCode: '7411 BR', city: 'Deventer' }
    const person = await make({ name: 'Fatima de Boer', address, email: 'fatima@voorbeeld.example' })
    expect(person).toMatchObject({
      status: 201,
      body: { number: 'T1-K0001', name: 'Fatima de Boer', city: 'Deventer', email: 'fatima@voorbeeld.example' },
    })
    const company = await make({ name: 'Fatima de Boer', company: 'De Boer B.V.', address, language: 'nl' })
    expect(company.body).toMatchObject({ number: 'T1-K0002', name: 'De Boer B.V.', language: 'nl', email: null })
    const { body } = await world.as('administrator').get(`/customers/${company.body.id}`)
    expect(body.invoiceAddress).toEqual({ name: 'Fatima de Boer', ...address })
    const { body: catalogue } = await till.client.get('/register/catalogue')
    const known = catalogue.parts.flatMap(({ customers }: { customers: { number: string }[] }) => customers)
    expect(known.map(({ number }: { number: string }) => number)).toContain('T1-K0002')
  })

  test('is made once, however often it is sent; numbers that others gave in this form are passed over', async () => {
    const asked = { id: newId(), name: 'Sam' }
    const [first, second] = [await make(asked), await make(asked)]
    expect(second.body).toEqual(first.body)
    await world.as('administrator').post('/customers', { number: 'T1-K0099', name: 'By hand' })
    expect((await make({ name: 'Noor' })).body.number).toBe('T1-K0100')
  })

  test('four at once have four numbers', async () => {
    const all = await Promise.all(['A', 'B', 'C', 'D'].map((name) => make({ name })))
    expect(new Set(all.map(({ body }) => body.number)).size).toBe(4)
  })

  test('needs a name, a till, and the duty to work there', async () => {
    expect((await make({ name: ' ' })).status).toBe(400)
    const body = { id: newId(), name: 'Sam' }
    expect(codesOf(await world.as('storeCashier').post('/register/customers', body))).toEqual(['TILL_NEEDED'])
    expect((await world.as('shippingClerk').post('/register/customers', body)).status).toBe(403)
  })
})
