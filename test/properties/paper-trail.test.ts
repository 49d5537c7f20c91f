import fc from 'fast-check'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Breach, runChecks } from '#check/run-checks.ts'
import { makeCast, makeOrder } from '#test/cast.ts'
import { openWorld, type World } from '#test/world.ts'
import { chooseUnits, leaveOne } from './choose-commands.ts'
import { correct } from './correction-command.ts'
import { discardInvoice, postInvoice, prepareCredit, prepareInvoice } from './invoice-commands.ts'
import { type Opening, openings, type Step } from './openings.ts'
import { addLine, cancelRest, changeOrdered, credit, waitingUnits } from './order-commands.ts'
import type { Command } from './play.ts'
import {
  announce,
  creditReturn,
  postReceipt,
  prepareReceipt,
  replaceUnit,
  reverseReceipt,
  sendBack,
  takeBack,
} from './return-commands.ts'
import { changeQuantity, discardSlip, postSlip, prepareSlip, reverseSlip } from './slip-commands.ts'
import { compare } from './snapshot.ts'
import { keyOf, type Product, type Trail } from './trail.ts'
import { notReadable, registerList, removeByRow, removeByScan, scan } from './unit-commands.ts'

/** How often each comes, in parts; weighted so that invoices in part, reuse and corrections after posting are reached. */
const commands: Readonly<Record<string, readonly [Command, number]>> = {
  prepareSlip: [prepareSlip, 4],
  scan: [scan, 8],
  registerList: [registerList, 7],
  notReadable: [notReadable, 3],
  removeByScan: [removeByScan, 2],
  removeByRow: [removeByRow, 2],
  changeQuantity: [changeQuantity, 6],
  postSlip: [postSlip, 9],
  discardSlip: [discardSlip, 1],
  reverseSlip: [reverseSlip, 4],
  prepareInvoice: [prepareInvoice, 5],
  chooseUnits: [chooseUnits, 14],
  leaveOne: [leaveOne, 8],
  postInvoice: [postInvoice, 4],
  discardInvoice: [discardInvoice, 2],
  correct: [correct, 6],
  credit: [credit, 4],
  prepareCredit: [prepareCredit, 4],
  cancelRest: [cancelRest, 1],
  changeOrdered: [changeOrdered, 1],
  announce: [announce, 4],
  prepareReceipt: [prepareReceipt, 4],
  takeBack: [takeBack, 4],
  postReceipt: [postReceipt, 4],
  reverseReceipt: [reverseReceipt, 2],
  creditReturn: [creditReturn, 2],
  replaceUnit: [replaceUnit, 2],
  sendBack: [sendBack, 2],
}

/** What thirty runs must have met, or they prove little; a slow machine makes fewer. */
const mustBeMet = [
  'SERIAL_ALREADY_ACTIVE',
  'SERIAL_ALREADY_ON_DOCUMENT',
  'LINE_COMPLETE',
  'SERIAL_NUMBER_MISSING',
  'REGISTERED_MORE_THAN_SHIPPED',
  'DELIVERED_MORE_THAN_ORDERED',
  'DOCUMENT_POSTED',
  'UNIT_NOT_AVAILABLE',
  'TAKEN_MORE_THAN_LEFT',
  'ONE_PACKING_SLIP_IN_PART',
  'LINE_INVOICED',
  'LINE_ON_INVOICE_PREPARATION',
  'REVERSED_NOT_IN_FULL',
  'UNIT_INVOICED',
  'UNIT_CLOSED',
  'reused',
  'prepareCredit',
  'UNIT_RETURNED_ALREADY',
  'UNIT_NOT_INVOICED',
  'creditReturn',
  'replaceUnit',
  'sendBack',
  'reverseReceipt',
  'sold again',
  'shipped in place of another',
]

const environment = process.env
const seed = Number(environment.PAKBON_SEED ?? Date.now() % 2 ** 31)
const longest = Number(environment.PAKBON_SECONDS ?? (environment.PAKBON_RUNS ? 3600 : 20)) * 1000
const runs = Number(environment.PAKBON_RUNS ?? 40)
const met = new Map<string, number>()

let world: World
let pool: pg.Pool
beforeAll(async () => {
  world = await openWorld()
  const { connectionString = '' } = world.connections.pool.options
  pool = new pg.Pool({ connectionString, max: 1 })
  await makeCast(world)
})
afterAll(async () => {
  await pool.end()
  await world.close()
})

const products: readonly Product[] = [
  { number: 'CAMERA', serialised: true, blank: false },
  { number: 'SENSOR', serialised: true, blank: true },
  { number: 'CABLE', serialised: false, blank: false },
]

/** While a fault is made smaller, steps become nothing. */
const nothing = { weight: 1, arbitrary: fc.constant('nothing') }
const names = Object.entries(commands).map(([name, [, weight]]) => ({ weight, arbitrary: fc.constant(name) }))
const step: fc.Arbitrary<Step> = fc.record({
  name: fc.oneof({ withCrossShrink: true }, nothing, ...names),
  picks: fc.array(fc.nat(999), { minLength: 4, maxLength: 4 }),
})
const steps = fc.array(step, { minLength: 60, maxLength: 80 })

test('whatever is done in whatever order, the paper trail is what the rules say', {
  timeout: longest + 60_000,
}, async () => {
  console.log(`paper trail: repeat with PAKBON_SEED=${seed} PAKBON_RUNS=${runs}`)
  const property = fc.asyncProperty(fc.constantFrom(...openings), steps, runTrail)
  await fc.assert(property, { seed, numRuns: runs, interruptAfterTimeLimit: longest })
  console.log(`${begun} runs met: ${JSON.stringify(Object.fromEntries([...met].sort()))}`)
  if (begun >= 30) expect(mustBeMet.filter((name) => !met.has(name))).toEqual([])
})

let begun = 0

async function runTrail(opening: Opening, plays: readonly Step[]): Promise<void> {
  const trail: Trail = { run: `R${begun++}-`, orders: [], slips: [], invoices: [], units: [], returns: [] }
  for (const quantities of opening.orders) await beginOrder(trail, quantities)
  const told: string[] = []
  try {
    for (const { name, picks } of [...opening.steps, ...plays]) await play(trail, name, picks, told)
    expect(await newBreaches()).toEqual([])
  } catch (error) {
    if (error instanceof Error) error.message = `${error.message}\n${told.join('\n')}`
    throw error
  }
}

const knownBreaches = new Set<string>()

/** What a run broke stays in the database while it is made smaller. */
async function newBreaches(): Promise<readonly Breach[]> {
  const breaches = await runChecks(world.connections)
  const fresh = breaches.filter((breach) => !knownBreaches.has(JSON.stringify(breach)))
  for (const breach of fresh) knownBreaches.add(JSON.stringify(breach))
  return fresh
}

async function beginOrder(trail: Trail, quantities: readonly number[]): Promise<void> {
  const asked = products.flatMap((product, index) =>
    quantities[index] ? [{ product, quantity: quantities[index] }] : [],
  )
  const made = await makeOrder(world, ...asked.map(({ product, quantity }) => [product.number, quantity] as const))
  const order = { id: made.id, lines: [] }
  for (const [index, { product, quantity }] of asked.entries())
    addLine(order, made.lines[index].id, quantity, product, null)
  trail.orders.push(order)
}

async function play(trail: Trail, name: string, picks: readonly number[], told: string[]): Promise<void> {
  const next = commands[name]?.[0](trail, picks)
  if (!next) return
  const { method, url, body, refused, accept } = next
  const expected = [...new Set(refused)].sort()
  const client = world.as('administrator')
  const answer = await (method === 'DELETE'
    ? client.delete(url)
    : method === 'PATCH'
      ? client.patch(url, body)
      : client.post(url, body))
  told.push(`${name}: ${method} ${url} ${JSON.stringify(body)}: ${answer.status} (expected ${expected})`)
  const codes = [...new Set((answer.body.refusals ?? []).map((refusal: { code: string }) => refusal.code))].sort()
  const status = expected.length === 0 ? expect.toBeOneOf([200, 201]) : expected.includes('NOT_FOUND') ? 404 : 409
  expect({ status: answer.status, codes }).toEqual({ status, codes: expected })
  for (const code of expected) meet(code)
  if (expected.length === 0) {
    const waitingBefore = waitingUnits(trail)
    const said = accept(answer.body)
    if (waitingUnits(trail) < waitingBefore && name.startsWith('prepare')) meet('reused')
    meet(name)
    for (const what of reached(trail)) meet(what)
    if (said) expect(inOrder(answer.body)).toMatchObject(inOrder(said))
  }
  await compare(pool, trail)
}

/** Where a trail has come to that no single command tells. */
function reached({ units }: Trail): readonly string[] {
  const sold = units.filter(
    ({ text, slipLine, closed }) => text && closed !== 'removed' && slipLine?.slip.state === 'posted',
  )
  const again = sold.some((one) =>
    sold.some((other) => one.closed === 'returned' && other.closed === null && keyOf(one.text) === keyOf(other.text)),
  )
  const replacing = sold.some(({ orderLine }) => orderLine.replaces !== null)
  return [...(again ? ['sold again'] : []), ...(replacing ? ['shipped in place of another'] : [])]
}

function meet(what: string): void {
  met.set(what, (met.get(what) ?? 0) + 1)
}

interface Named {
  readonly details: { readonly serialNumber: string }
}

/** Units that did not come along are named in no order that matters. */
function inOrder(answer: object): object {
  const { notReused = [] } = answer as { notReused?: readonly Named[] }
  const sorted = [...notReused].sort((one, other) => one.details.serialNumber.localeCompare(other.details.serialNumber))
  return 'notReused' in answer ? { ...answer, notReused: sorted } : answer
}
