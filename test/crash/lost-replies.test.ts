import { connect as dial } from 'node:net'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { makeCast, makeOrder, preparePackingSlip } from '#test/cast.ts'
import { openWorld, type World } from '#test/world.ts'

let world: World
let port: number
beforeAll(async () => {
  world = await openWorld()
  await makeCast(world)
  port = Number(new URL(await world.app.listen({ host: '127.0.0.1', port: 0 })).port)
})
afterAll(() => world.close())

interface Sent {
  readonly method?: string
  readonly url: string
  readonly body: object
  readonly key?: string
}

function textOf({ method = 'POST', url, body, key }: Sent): string {
  const text = JSON.stringify(body)
  return [
    `${method} /api/v1${url} HTTP/1.1`,
    'host: 127.0.0.1',
    `authorization: Bearer ${world.keyOf('administrator')}`,
    'content-type: application/json',
    `content-length: ${Buffer.byteLength(text)}`,
    ...(key ? [`idempotency-key: ${key}`] : []),
    '',
    text,
  ].join('\r\n')
}

/** Sends bytes, and hangs up: at once when they are out, or when the first of the answer arrives, unread. */
function sendAndHangUp(text: string, when: 'sent' | 'answered'): Promise<void> {
  return new Promise((resolve) => {
    const socket = dial(port, '127.0.0.1')
    socket.on('error', () => {})
    socket.on('close', () => resolve())
    if (when === 'answered') socket.once('data', () => socket.destroy())
    socket.write(text, () => {
      if (when === 'sent') setTimeout(() => socket.destroy(), 5)
    })
  })
}

async function rowsOf(table: 'packing_slip' | 'registration' | 'event'): Promise<number> {
  const { db, caller } = world.context
  const rows = await db.selectFrom(table).select('id').where('company_id', '=', caller.companyId).execute()
  return rows.length
}

describe('a request whose connection is cut in its middle changes nothing', () => {
  test.each([0.3, 0.6, 0.95, 0.999])('after %d of it', async (part) => {
    const order = await makeOrder(world, ['CABLE', 5])
    const slip = await preparePackingSlip(world, await makeOrder(world, ['CAMERA', 3]))
    const before = [await rowsOf('packing_slip'), await rowsOf('registration'), await rowsOf('event')]
    const requests = [
      { url: '/packing-slips', body: { salesOrderId: order.id }, key: `cut-${part}` },
      { url: `/packing-slips/${slip.id}/registrations`, body: { entries: [`CUT-${part}`, `CUT-${part}-2`] } },
      { url: `/packing-slips/${slip.id}/scans`, body: { text: `CUT-${part}` } },
    ]
    for (const request of requests) {
      const text = textOf(request)
      await sendAndHangUp(text.slice(0, Math.floor(text.length * part)), 'sent')
    }
    await new Promise((resolve) => setTimeout(resolve, 100))
    expect([await rowsOf('packing_slip'), await rowsOf('registration'), await rowsOf('event')]).toEqual(before)
  })
})

describe('I30 a reply that is lost after the commit: sent again under its key, it is done once', () => {
  test.each(['sent', 'answered'] as const)('the client hangs up when it is %s', async (when) => {
    const order = await makeOrder(world, ['CAMERA', 2])
    const prepare = { url: '/packing-slips', body: { salesOrderId: order.id }, key: `prepare-${when}` }
    const slip = (await lostThenAgain(prepare, when)).body
    for (const n of [1, 2]) {
      const scan = { url: `/packing-slips/${slip.id}/scans`, body: { text: `${when}-${n}` }, key: `scan-${when}-${n}` }
      expect((await lostThenAgain(scan, when)).body).toMatchObject({ kind: 'registered', line: { registered: n } })
    }
    const posting = { url: `/packing-slips/${slip.id}/posting`, body: {}, key: `post-${when}` }
    const posted = await lostThenAgain(posting, when)
    expect(posted.body).toMatchObject({ state: 'posted', lines: [{ registered: 2 }] })
    expect((await lostThenAgain(posting, when)).body).toEqual(posted.body)
    const { packingSlips } = (await world.as('salesClerk').get(`/sales-orders/${order.id}`)).body
    expect(packingSlips).toHaveLength(1)
  })
})

async function lostThenAgain(request: Sent & { key: string }, when: 'sent' | 'answered') {
  await sendAndHangUp(textOf(request), when)
  const headers = { 'idempotency-key': request.key }
  const answer = await world.as('administrator').post(request.url, request.body, headers)
  expect([200, 201]).toContain(answer.status)
  return answer
}
