import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { makeCast, makeOrder, preparePackingSlip } from '#test/cast.ts'
import { openWorld, type World } from '#test/world.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
  await makeCast(world)
})
afterAll(() => world.close())

const clerk = () => world.as('salesClerk')

async function prepareSlip(...lines: readonly (readonly [string, number])[]) {
  const slip = await preparePackingSlip(world, await makeOrder(world, ...lines))
  return `/packing-slips/${slip.id}`
}

async function prepareInvoice(...lines: readonly (readonly [string, number])[]) {
  const order = await makeOrder(world, ...lines)
  const directLines = order.lines.map(({ id }: { id: string }, index: number) => ({
    salesOrderLineId: id,
    quantity: lines[index]?.[1],
  }))
  const { body } = await clerk().post('/invoices', { salesOrderId: order.id, directLines })
  return `/invoices/${body.id}`
}

/** All that a command could leave behind. */
async function rows() {
  const { db } = world.context
  const { rows: found } = await sql`select
    (select count(*) from registration) as units, (select count(*) from event) as events,
    (select count(*) from idempotency) as keys, (select count(*) from registration where open) as open,
    (select sum(quantity_registered) from packing_slip_line) as slips,
    (select sum(quantity_registered) from invoice_line) as invoices`.execute(db)
  return found[0]
}

const kinds = [
  ['packing slip', prepareSlip],
  ['invoice', prepareInvoice],
] as const

describe.each(kinds)(
  'D24 a preview on a %s says what the same request would do, and keeps nothing',
  (kind, prepare) => {
    test('each entry judged: accepted, double, held elsewhere, malformed, too many', async () => {
      const elsewhere = await prepareSlip(['CAMERA', 1])
      await clerk().post(`${elsewhere}/scans`, { text: `${kind}-held` })
      const path = await prepare(['CAMERA', 2])
      const entries = [`${kind}-1`, `${kind}-1`, `${kind}-held`, 'x\u0001y', `${kind}-2`, `${kind}-3`]
      const before = await rows()
      const preview = await clerk().post(
        `${path}/registrations`,
        { entries, preview: true },
        { 'idempotency-key': `${path}-preview` },
      )
      expect(await rows()).toEqual(before)
      const real = await clerk().post(`${path}/registrations`, { entries }, { 'idempotency-key': `${path}-preview` })
      const { registered, ...answer } = preview.body
      expect([preview.status, answer]).toEqual([real.status, real.body])
      expect(registered).toEqual([
        { position: 0, serialNumber: `${kind}-1`, lineNumber: 1 },
        { position: 4, serialNumber: `${kind}-2`, lineNumber: 1 },
      ])
      const codes = answer.refused.map((one: { position: number; refusals: { code: string; text: string }[] }) => [
        one.position,
        one.refusals[0]?.code,
      ])
      expect(codes).toEqual([
        [1, 'SERIAL_ALREADY_ON_DOCUMENT'],
        [2, 'SERIAL_ALREADY_ACTIVE'],
        [3, 'SERIAL_NUMBER_CHARACTER'],
        [5, 'LINE_COMPLETE'],
      ])
      expect(real.body).not.toHaveProperty('registered')
    })

    test('a range, and removing', async () => {
      const path = await prepare(['CAMERA', 3])
      const range = { prefix: `${kind}-R`, first: '08', last: '11' }
      const ask = async (body: object) => {
        const before = await rows()
        const preview = await clerk().post(`${path}/registrations`, { ...body, preview: true })
        expect(await rows()).toEqual(before)
        const real = await clerk().post(`${path}/registrations`, body)
        const { registered, ...answer } = preview.body
        expect(answer).toEqual(real.body)
        return registered.map(({ serialNumber }: { serialNumber: string }) => serialNumber)
      }
      expect(await ask({ range })).toEqual([`${kind}-R08`, `${kind}-R09`, `${kind}-R10`])
      const entries = [`${kind}-R10`, `${kind}-never`, `${kind}-R08`]
      expect(await ask({ entries, mode: 'remove' })).toEqual([`${kind}-R10`, `${kind}-R08`])
    })

    test('all or nothing is refused as it would be', async () => {
      const path = await prepare(['CAMERA', 1])
      const body = { entries: [`${kind}-a`, `${kind}-b`], allOrNothing: true }
      const preview = await clerk().post(`${path}/registrations`, { ...body, preview: true })
      const real = await clerk().post(`${path}/registrations`, body)
      expect([preview.status, preview.body.refusals]).toEqual([409, real.body.refusals])
    })
  },
)

test('a preview needs the duty, and is of no other company', async () => {
  const path = await prepareSlip(['CAMERA', 1])
  const other = await world.secondCompany()
  const body = { entries: ['P-1'], preview: true }
  expect((await world.as('accountsReceivableClerk').post(`${path}/registrations`, body)).status).toBe(403)
  expect((await other.as('salesClerk').post(`${path}/registrations`, body)).status).toBe(404)
})

test('a preview of 10,000 takes about as long as registering them', async () => {
  const path = await prepareSlip(['CAMERA', 10_000])
  const entries = Array.from({ length: 10_000 }, (_, index) => `TEN-${index}`)
  const timed = async (body: object) => {
    const startedAt = performance.now()
    const answer = await clerk().post(`${path}/registrations`, body)
    return { milliseconds: performance.now() - startedAt, ...answer.body }
  }
  const preview = await timed({ entries, preview: true })
  expect([preview.accepted, preview.registered.length]).toEqual([10_000, 10_000])
  const real = await timed({ entries })
  expect(real.accepted).toBe(10_000)
  expect(preview.milliseconds).toBeLessThan(2 * real.milliseconds + 500)
})
