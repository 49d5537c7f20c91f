import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId } from '#db/id.ts'
import { type Cast, makeCast } from '#test/cast.ts'
import { openTill, paid, type Till, ticketLine } from '#test/tills.ts'
import { openWorld, type World } from '#test/world.ts'

let world: World
let cast: Cast
let t1: Till
let t2: Till
const soldAt = '2026-11-28T12:00:00.000Z'

beforeAll(async () => {
  world = await openWorld({ size: 12 })
  cast = await makeCast(world)
  t1 = await openTill(world, 'T1', cast.customers.jansen)
  t2 = await openTill(world, 'T2', cast.customers.jansen)
})

afterAll(() => world.close())

const sale = (serial: string) => ({
  lines: [ticketLine(cast.products.camera, 1, [serial])],
  payments: [paid('121', 'CARD')],
  soldAt,
})
const post = (till: Till, id: string, body: object) => till.post(`/register-sales/${id}/posting`, body)

test('D14 D60 two tills with one serial number at the same moment: one sells it, the other is told', async () => {
  for (let round = 1; round <= 5; round++) {
    const answers = await Promise.all([t1, t2].map((till) => post(till, newId(), sale(`ONE-${round}`))))
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409])
    const told = answers.find(({ status }) => status === 409)
    expect(told?.body.refusals).toMatchObject([{ code: 'SERIAL_ALREADY_ACTIVE' }])
  }
})

test('D60 the same sale posted several times at once is one receipt', async () => {
  const id = newId()
  const body = sale('SAME-1')
  const answers = await Promise.all(Array.from({ length: 4 }, () => post(t1, id, body)))
  expect(new Set(answers.map((answer) => answer.body.number)).size).toBe(1)
  expect(answers.every(({ status }) => status === 200)).toBe(true)
})

test('D62 a queue that two connections send at once is posted once, in order', async () => {
  const queue = Array.from({ length: 8 }, (_, index) => ({
    id: newId(),
    body: { ...sale(`QUEUE-${index}`), offlineNumber: index + 1 },
  }))
  const send = async () => {
    const numbers: string[] = []
    for (const { id, body } of queue) {
      for (let tries = 0; tries < 50; tries++) {
        const answer = await post(t2, id, body)
        if (answer.status !== 200) continue
        numbers.push(answer.body.number)
        break
      }
    }
    return numbers
  }
  const [one, other] = await Promise.all([send(), send()])
  expect(one).toEqual(queue.map((_, index) => `T2.1-${String(index + 1).padStart(6, '0')}`))
  expect(other).toEqual(one)
})
