import pg from 'pg'
import { pino } from 'pino'
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest'
import { buildPakbon } from '#main.ts'
import { limits } from '#public-coverage/tries.ts'
import { ask, challengeOf, done, sellTo, solve } from '#test/buyers.ts'
import { makeCast } from '#test/cast.ts'
import { type Answer, openWorld, type World, type WorldCompany } from '#test/world.ts'

let world: World
let proof: string
beforeAll(async () => {
  world = await openWorld()
  await makeCast(world)
  await open(world)
  proof = (await sellTo(world, { serialNumber: 'pl-1' })).invoice.number
})
afterAll(() => world.close())
afterEach(() => world.connections.withoutCompany.deleteFrom('public_coverage_try').execute())

const open = (company: WorldCompany, more: object = {}) =>
  done(company.as('administrator').patch('/company', { publicCoverage: true, ...more }))
const codeOf = ({ status, body }: Answer) => (status === 200 ? 'found' : body.code)

/** What is no answer, in every way that there is. */
const outcomes = {
  wrongProof: { serialNumber: 'pl-1', proof: 'INV-999999' },
  unknownUnit: { serialNumber: 'pl-unknown', proof: 'INV-000001' },
  unknownCompany: { companyCode: 'NOBODY', serialNumber: 'pl-1', proof: 'INV-000001' },
  companyOff: { companyCode: 'ANDER', serialNumber: 'pl-1', proof: 'INV-000001' },
} as const
const names = Object.keys(outcomes) as (keyof typeof outcomes)[]

describe('D53 how often may be asked', () => {
  test('an address: then 429 with Retry-After, for right and for wrong ones; others go on', async () => {
    const address = '192.0.2.1'
    const askAgain = () => ask(world, { serialNumber: 'pl-1', proof }, { address })
    for (let n = 1; n <= limits.address.most; n++) expect(codeOf(await askAgain())).toBe('found')
    const { status, body, headers } = await askAgain()
    expect([status, body.code]).toEqual([429, 'COVERAGE_ASKED_TOO_OFTEN'])
    expect(Number(headers['retry-after'])).toBeGreaterThan(0)
    expect(Number(headers['retry-after'])).toBeLessThanOrEqual(limits.address.minutes * 60)
    expect(body.refusals[0].text).toMatch(/Try again in \d+ min/)
    expect(codeOf(await ask(world, { serialNumber: 'pl-1', proof }, { address: '192.0.2.2' }))).toBe('found')
  })

  test('a house with IPv6 is one address, whatever it calls itself', async () => {
    const asked = Array.from({ length: limits.address.most + 1 }, (_, n) =>
      ask(world, { serialNumber: `pl-v6-${n}`, proof }, { address: `2001:db8:0:7::${n + 1}` }),
    )
    const codes = (await Promise.all(asked)).map(codeOf)
    expect(codes.filter((code) => code === 'COVERAGE_ASKED_TOO_OFTEN')).toHaveLength(1)
  })

  test('of many sent at once no more go on than one after the other', async () => {
    const asked = Array.from({ length: 40 }, () => ask(world, outcomes.unknownUnit, { address: '192.0.2.3' }))
    const codes = (await Promise.all(asked)).map(codeOf)
    expect(codes.filter((code) => code === 'COVERAGE_NOT_FOUND').length).toBeLessThanOrEqual(limits.address.most)
  })

  test('a header that names an address is not believed', async () => {
    const spoofed = (n: number) =>
      world.request({
        method: 'POST',
        url: '/api/v1/public/coverage',
        remoteAddress: '192.0.2.4',
        headers: { 'x-forwarded-for': `198.51.100.${n}`, forwarded: `for=198.51.100.${n}` },
        payload: { companyCode: 'VOORBEELD', ...outcomes.unknownUnit, serialNumber: `pl-${n}` },
      })
    const codes = await Promise.all(Array.from({ length: limits.address.most + 1 }, (_, n) => spoofed(n)))
    expect(codes.map(codeOf)).toContain('COVERAGE_ASKED_TOO_OFTEN')
  })

  test.each(names)('wrong ones about one unit, wherever from, though it is not there: %s', async (name) => {
    for (let n = 1; n <= limits.unit.most; n++)
      expect(codeOf(await ask(world, outcomes[name]))).toBe('COVERAGE_NOT_FOUND')
    expect(codeOf(await ask(world, outcomes[name]))).toBe('COVERAGE_ASKED_TOO_OFTEN')
  })

  test('right ones about a unit are not counted', async () => {
    for (let n = 1; n <= limits.unit.most + 2; n++) {
      expect(codeOf(await ask(world, { serialNumber: 'pl-1', proof }))).toBe('found')
    }
  })

  test('wrong ones at one company, known or not; another company goes on', async () => {
    const wrong = async (companyCode: string) => {
      const asked = Array.from({ length: limits.company.most }, (_, n) =>
        ask(world, { companyCode, serialNumber: `pl-x-${n}`, proof: 'x-x-x' }),
      )
      expect(new Set((await Promise.all(asked)).map(codeOf))).toEqual(new Set(['COVERAGE_NOT_FOUND']))
      return codeOf(await ask(world, { companyCode, serialNumber: 'pl-1', proof }))
    }
    expect(await wrong('NOBODY')).toBe('COVERAGE_ASKED_TOO_OFTEN')
    expect(codeOf(await ask(world, { serialNumber: 'pl-1', proof }))).toBe('found')
    expect(await wrong('VOORBEELD')).toBe('COVERAGE_ASKED_TOO_OFTEN')
  })

  test('one address that asks too often uses up neither the unit nor the company', async () => {
    const asked = Array.from({ length: 3 * limits.company.most }, (_, n) =>
      ask(world, { serialNumber: `pl-y-${n}`, proof: 'x-x-x' }, { address: '192.0.2.5' }),
    )
    await Promise.all(asked)
    expect(codeOf(await ask(world, { serialNumber: 'pl-1', proof }))).toBe('found')
  })

  test('when its time is over, an address begins anew', async () => {
    const address = '192.0.2.6'
    for (let n = 0; n <= limits.address.most; n++) await ask(world, { serialNumber: 'pl-1', proof }, { address })
    expect(codeOf(await ask(world, { serialNumber: 'pl-1', proof }, { address }))).toBe('COVERAGE_ASKED_TOO_OFTEN')
    await world.connections.withoutCompany.updateTable('public_coverage_try').set({ until: '2026-01-01' }).execute()
    expect(codeOf(await ask(world, { serialNumber: 'pl-1', proof }, { address }))).toBe('found')
  })
})

describe('D53 what is no answer cannot be told apart', () => {
  test('as many statements, and the same, whatever is the case', async () => {
    const asked = vi.spyOn(pg.Client.prototype, 'query')
    const statementsOf = async (question: object) => {
      asked.mockClear()
      await ask(world, question)
      const texts = asked.mock.calls.map(([sent]) => (sent as { text?: string }).text ?? String(sent))
      return texts.filter((text) => !/set_config|^set /.test(text))
    }
    const expected = await statementsOf({ serialNumber: 'pl-1', proof })
    expect(expected.length).toBeGreaterThan(3)
    for (const name of names) expect(await statementsOf(outcomes[name]), name).toEqual(expected)
    asked.mockRestore()
  })

  test('the times of the answers do not separate', { timeout: 60_000, retry: 2 }, async () => {
    const times = new Map<string, number[]>(names.map((name) => [name, []]))
    for (let round = 0; round < 12; round++) {
      const turned = [...names.slice(round % names.length), ...names.slice(0, round % names.length)]
      const all = [...turned, ...turned.toReversed()]
      await Promise.all(
        all.map(async (name, place) => {
          const startedAt = performance.now()
          await ask(world, { ...outcomes[name], serialNumber: `${outcomes[name].serialNumber}-${round}-${place}` })
          times.get(name)?.push(performance.now() - startedAt)
        }),
      )
    }
    for (const one of names) {
      for (const other of names) {
        const share = shareOfSlower(times.get(one) ?? [], times.get(other) ?? [])
        expect(share, `${one} is slower than ${other}`).toBeGreaterThan(0.2)
        expect(share, `${one} is slower than ${other}`).toBeLessThan(0.8)
      }
    }
  })
})

/** How often one of these is slower than one of those: a half where they are alike. */
function shareOfSlower(these: readonly number[], those: readonly number[]): number {
  const slower = these.flatMap((time) => those.map((other) => (time > other ? 1 : time === other ? 0.5 : 0)))
  return slower.reduce<number>((sum, one) => sum + one, 0) / slower.length
}

describe('D53 a challenge, where the company wants one', () => {
  const question = () => ({ serialNumber: 'pl-1', proof })
  beforeAll(() => open(world, { publicCoverageChallenge: true }))
  afterAll(() => open(world, { publicCoverageChallenge: false }))

  test('solved it is answered, once; without one, or with it again, it is not found', async () => {
    expect(codeOf(await ask(world, question()))).toBe('COVERAGE_NOT_FOUND')
    const challenge = await solve(await challengeOf(world))
    expect(codeOf(await ask(world, { ...question(), challenge }))).toBe('found')
    expect(codeOf(await ask(world, { ...question(), challenge }))).toBe('COVERAGE_NOT_FOUND')
  })

  test('of many questions with one solution at once one is answered', async () => {
    const challenge = await solve(await challengeOf(world))
    const asked = Array.from({ length: 8 }, () => ask(world, { ...question(), challenge }))
    expect((await Promise.all(asked)).filter(({ status }) => status === 200)).toHaveLength(1)
  })

  test('it is used up by a wrong question too, at whichever company', async () => {
    const challenge = await solve(await challengeOf(world))
    expect(codeOf(await ask(world, { companyCode: 'NOBODY', serialNumber: 'x', proof: 'x', challenge }))).toBe(
      'COVERAGE_NOT_FOUND',
    )
    expect(codeOf(await ask(world, { ...question(), challenge }))).toBe('COVERAGE_NOT_FOUND')
  })

  test('not solved, changed, signed by somebody else, or expired', async () => {
    const solved = await solve(await challengeOf(world))
    const { parameters, signature } = solved.challenge
    const { counter, derivedKey } = solved.solution
    const faulty = [
      { ...solved, solution: { counter: counter + 1, derivedKey } },
      { ...solved, solution: { counter, derivedKey: derivedKey.replace(/.$/, (last) => (last === '0' ? '1' : '0')) } },
      {
        ...solved,
        challenge: { parameters, signature: signature.replace(/.$/, (last) => (last === '0' ? '1' : '0')) },
      },
      { ...solved, challenge: { parameters: { ...parameters, expiresAt: parameters.expiresAt + 60 }, signature } },
      { ...solved, challenge: { parameters: { ...parameters, keyPrefix: '00' }, signature } },
      { ...solved, challenge: { parameters: { ...parameters, algorithm: 'none' }, signature } },
    ]
    for (const challenge of faulty) {
      expect(codeOf(await ask(world, { ...question(), challenge })), JSON.stringify(challenge)).toBe(
        'COVERAGE_NOT_FOUND',
      )
    }
    vi.useFakeTimers({ toFake: ['Date'], now: parameters.expiresAt * 1000 + 1000 })
    expect(codeOf(await ask(world, { ...question(), challenge: solved }))).toBe('COVERAGE_NOT_FOUND')
    vi.useRealTimers()
    expect(codeOf(await ask(world, { ...question(), challenge: solved }))).toBe('found')
  })

  test('any server of the database knows it, and that it was used', async () => {
    const { connections } = world
    const app = await buildPakbon({
      connections,
      logger: pino({ level: 'silent' }),
      publicUrl: 'http://127.0.0.1:4400',
    })
    const elsewhere = async (challenge: object) =>
      (
        await app.inject({
          method: 'POST',
          url: '/api/v1/public/coverage',
          remoteAddress: '203.0.113.9',
          payload: { companyCode: 'VOORBEELD', ...question(), challenge },
        })
      ).statusCode
    const challenge = await solve(await challengeOf(world))
    expect(await elsewhere(challenge)).toBe(200)
    expect(codeOf(await ask(world, { ...question(), challenge }))).toBe('COVERAGE_NOT_FOUND')
    await app.close()
  })

  test('it says nothing of any company', async () => {
    const { parameters, signature, ...others } = await challengeOf(world)
    expect(Object.keys(parameters).sort()).toEqual(
      ['algorithm', 'cost', 'expiresAt', 'keyLength', 'keyPrefix', 'nonce', 'salt'].sort(),
    )
    expect([signature.length, others]).toEqual([64, {}])
  })
})

describe('D75 hostile questions', () => {
  const send = (payload: unknown, headers: object = {}) =>
    world.request({
      method: 'POST',
      url: '/api/v1/public/coverage',
      remoteAddress: `198.51.100.${Math.ceil(Math.random() * 250)}`,
      headers: { 'content-type': 'application/json', ...headers },
      payload: typeof payload === 'string' ? payload : JSON.stringify(payload),
    })
  const good = { companyCode: 'VOORBEELD', serialNumber: 'pl-1', proof: 'x' }

  test.each([
    ['nothing', '', 400],
    ['no object', '[]', 400],
    ['cut off', '{"companyCode"', 400],
    ['no proof', { ...good, proof: undefined }, 400],
    ['a field too many', { ...good, companyId: 'x' }, 400],
    ['another type', { ...good, proof: 7 }, 400],
    ['a prototype', '{"__proto__":{"a":1},"companyCode":"A","serialNumber":"B","proof":"C"}', 400],
    ['a serial number too long', { ...good, serialNumber: 'x'.repeat(513) }, 400],
    ['a proof too long', { ...good, proof: 'x'.repeat(101) }, 400],
    ['a code too long', { ...good, companyCode: 'x'.repeat(41) }, 400],
    ['a GTIN that is none', { ...good, gtin: "1' or '1" }, 400],
    ['a challenge that is none', { ...good, challenge: { a: 1 } }, 400],
    ['a body too large', { ...good, proof: 'x'.repeat(20_000) }, 413],
    ['half a surrogate pair', { ...good, serialNumber: '\ud800', proof: '\udfff' }, 404],
    ['a formula', { ...good, serialNumber: '=1+1', proof: "'; drop table registration; --" }, 404],
  ])('%s', async (_, payload, status) => {
    const answer = await send(payload)
    expect([answer.status, JSON.stringify(answer.body)]).toEqual([
      status,
      expect.not.stringMatching(/syntax error|violates|node_modules|\.ts:|pg_/),
    ])
  })

  test('of a page of another site it is refused, and as anything but JSON', async () => {
    expect((await send(good, { origin: 'https://evil.example' })).body.code).toBe('REQUEST_ORIGIN')
    expect((await send(good, { 'sec-fetch-site': 'cross-site' })).body.code).toBe('REQUEST_ORIGIN')
    const form = { 'content-type': 'application/x-www-form-urlencoded' }
    expect((await send('a=b', form)).body.code).toBe('REQUEST_MEDIA_TYPE')
  })
})
