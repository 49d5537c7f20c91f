import { pino } from 'pino'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { buildPakbon } from '#main.ts'
import { makeCast, makeOrder, preparePackingSlip } from '#test/cast.ts'
import { openWorld, type World } from '#test/world.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
  await makeCast(world)
})
afterAll(() => world.close())

describe('D13 the text of a serial number by way of every door', () => {
  const texts: readonly (readonly [string, string])[] = [
    ['', 'SERIAL_NUMBER_EMPTY'],
    [' \t\r\n', 'SERIAL_NUMBER_EMPTY'],
    ['x'.repeat(51), 'SERIAL_NUMBER_TOO_LONG'],
    ['x'.repeat(512), 'SERIAL_NUMBER_TOO_LONG'],
    ['a\u0000b', 'SERIAL_NUMBER_CHARACTER'],
    ['a\u001b[31m', 'SERIAL_NUMBER_CHARACTER'],
    ['a\r\nb', 'SERIAL_NUMBER_CHARACTER'],
    ['a\u200bb', 'SERIAL_NUMBER_CHARACTER'],
    ['\u202eabc', 'SERIAL_NUMBER_CHARACTER'],
    ['пакет', 'SERIAL_NUMBER_CHARACTER'],
    ['\ud800', 'SERIAL_NUMBER_MALFORMED'],
    ['x'.repeat(513), 'REQUEST_SHAPE'],
  ]

  test.each(texts)('%j is %s', async (text, code) => {
    const slip = await preparePackingSlip(world, await makeOrder(world, ['CAMERA', 1]))
    const { post } = world.as('administrator')
    expect((await post(`/packing-slips/${slip.id}/scans`, { text })).body.code).toBe(code)
    const list = { entries: [text], allOrNothing: true }
    expect((await post(`/packing-slips/${slip.id}/registrations`, list)).body.code).toBe(code)
    const { registrationIds } = (await post(`/packing-slips/${slip.id}/not-readable`, {})).body
    const correction = { serialNumber: text }
    expect((await post(`/registrations/${registrationIds[0]}/corrections`, correction)).body.code).toBe(code)
  })

  test('of 50 characters, with all that looks like a command, it is a serial number and comes back as it was', async () => {
    const slip = await preparePackingSlip(world, await makeOrder(world, ['CAMERA', 6]))
    const { get, post } = world.as('administrator')
    const serials = [
      'x'.repeat(50),
      "'; drop table registration; --",
      '<img src=x onerror=alert(1)>',
      '=HYPERLINK("http://x","y")',
      '__proto__',
      '\\x00 %s $1 {0} ]]> &amp;',
    ]
    const answer = await post(`/packing-slips/${slip.id}/registrations`, { entries: serials, allOrNothing: true })
    expect(answer.body).toMatchObject({ accepted: 6 })
    const { items } = (await get(`/packing-slips/${slip.id}/registrations`)).body
    expect(items.map((unit: { serialNumber: string }) => unit.serialNumber).sort()).toEqual([...serials].sort())
    for (const serial of serials) {
      const found = await get(`/serial-numbers/trace?serial=${encodeURIComponent(serial)}`)
      expect(found.body.exact).toMatchObject({ serialNumber: serial })
    }
  })
})

test('what is logged is one line of JSON each, without keys, whatever is scanned', async () => {
  const lines: string[] = []
  const stream = { write: (line: string) => void lines.push(line) }
  const logger = pino({ level: 'trace' }, stream)
  const { connections } = world
  const app = await buildPakbon({ connections, logger, publicUrl: 'http://127.0.0.1:4400' })
  const key = world.keyOf('administrator')
  const send = (method: 'GET' | 'POST', url: string, payload?: object, authorization = `Bearer ${key}`) =>
    app.inject({ method, url: `/api/v1${url}`, headers: { authorization }, ...(payload ? { payload } : {}) })
  const slip = await preparePackingSlip(world, await makeOrder(world, ['CAMERA', 1]))
  const text = 'a\r\n{"level":30,"msg":"forged"}\u001b[31m\u2028'
  await send('POST', `/packing-slips/${slip.id}/scans`, { text })
  await send('GET', `/serial-numbers/trace?serial=${encodeURIComponent(text)}`)
  await send('GET', `/products/${encodeURIComponent(text)}`)
  await send('GET', `/${encodeURIComponent(text)}`)
  await send('POST', '/users', { email: 'x', name: text, password: 'a secret of somebody', roleIds: [] })
  await send('GET', '/products', undefined, `Bearer ${key}x`)
  await app.close()
  expect(lines.length).toBeGreaterThan(5)
  for (const line of lines) {
    expect(line.endsWith('\n') && line.indexOf('\n') === line.length - 1, line).toBe(true)
    expect(JSON.parse(line)).toMatchObject({ level: expect.any(Number) })
    // biome-ignore lint/suspicious/noControlCharactersInRegex: what must not be there
    expect(line).not.toMatch(/[\r\u001b]/)
    expect(line).not.toContain(key.slice(-20))
    expect(line).not.toContain('a secret of somebody')
  }
})
