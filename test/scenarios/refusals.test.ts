import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Cast, codesOf, makeCast, makeOrder, preparePackingSlip } from '#test/cast.ts'
import { openWorld, type World } from '#test/world.ts'

let world: World
let cast: Cast

beforeAll(async () => {
  world = await openWorld()
  cast = await makeCast(world)
})
afterAll(() => world?.close())

describe('a refusal speaks the language that is asked for, else that of the caller', () => {
  const empty = (headers: Record<string, string>) => world.as('shippingClerk').post('/packing-slips', {}, headers)

  test.each([
    ['nl', 'Het verzoek heeft de verkeerde vorm', 'nl'],
    ['en-GB, nl;q=0.5', 'The request has the wrong shape', 'en'],
    ['fr, nl', 'Het verzoek heeft de verkeerde vorm', 'nl'],
    ['fr', 'Het verzoek heeft de verkeerde vorm', 'nl'],
  ])('%s', async (asked, title, language) => {
    const { body, headers } = await empty({ 'accept-language': asked })
    expect(body).toMatchObject({ title, code: 'REQUEST_SHAPE' })
    expect(headers['content-language']).toBe(language)
  })

  test('nobody known is answered in English', async () => {
    const { body } = await world.request({ method: 'GET', url: '/api/v1/products' })
    expect(body).toMatchObject({ code: 'SIGN_IN_NEEDED', title: 'Sign in first' })
  })

  test('and so are the refused entries of a list', async () => {
    const slip = await preparePackingSlip(world, await makeOrder(world, ['CAMERA', 1]))
    for (const [asked, text] of [
      ['en', 'An empty entry'],
      ['nl', 'Een lege invoer'],
    ] as const) {
      const { body } = await world
        .as('shippingClerk')
        .post(`/packing-slips/${slip.id}/registrations`, { entries: [' '] }, { 'accept-language': asked })
      expect(body.refused[0].refusals[0].text).toContain(text)
    }
  })
})

test('BUSY: what the database keeps waiting is answered 503 in time, and can be sent again', async () => {
  const holder = await world.connections.pool.connect()
  const read = () => world.as('administrator').get(`/products/${cast.products.camera}`)
  try {
    await holder.query('reset role; begin; lock table product in access exclusive mode')
    const waited = await read()
    expect(codesOf(waited)).toEqual(['BUSY'])
    expect(waited).toMatchObject({ status: 503, headers: { 'retry-after': '1' } })
    await holder.query('rollback')
    expect((await read()).status).toBe(200)
  } finally {
    holder.release(true)
  }
})
