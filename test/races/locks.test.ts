import type pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { dataChecks } from '#check/catalogue.ts'
import { runChecks } from '#check/run-checks.ts'
import { codesOf, makeCast, makeOrder, preparePackingSlip } from '#test/cast.ts'
import { type Answer, openWorld, type World } from '#test/world.ts'
import { ownerClient } from './guarded-rows.ts'
import { cancellationAndInvoice, correctionAndInvoice, type Race, twoPostings, twoScans } from './lock-races.ts'

let world: World
let control: pg.Client
beforeAll(async () => {
  world = await openWorld()
  world.beforeClose.splice(0) // what is broken here on purpose stays broken
  control = await ownerClient(world)
  await makeCast(world)
})
afterAll(async () => {
  await control.end()
  await world.close()
})

interface Kind {
  /** The second wall in the database, and what the auditor finds when that is gone too. */
  readonly wall: string
  readonly drop: string
  readonly found: string
  /** What the other one is told when it has waited. */
  readonly told: readonly string[]
  /** Prepares the documents of one race. */
  readonly prepare: (world: World) => Promise<Race>
}

const kinds: Readonly<Record<string, Kind>> = {
  'I03 a scan locks its line': {
    wall: 'registered_le_registrable',
    drop: 'alter table packing_slip_line drop constraint registered_le_registrable',
    found: 'packingSlipLinePlaces',
    told: ['LINE_COMPLETE'],
    prepare: twoScans,
  },
  'I15 a posting locks its order': {
    wall: 'delivered_le_ordered',
    drop: 'alter table sales_order_line drop constraint delivered_le_ordered',
    found: 'quantitiesWithinOrdered',
    told: ['DELIVERED_MORE_THAN_ORDERED'],
    prepare: twoPostings,
  },
  'I17 a correction locks its order': {
    wall: 'posted_row_changed',
    drop: 'drop trigger registration_invoiced_is_fixed on registration',
    found: 'invoicedIsNotChanged',
    told: [],
    prepare: correctionAndInvoice,
  },
  'I22 a cancellation locks its order': {
    wall: 'invoiced_le_shipped',
    drop: 'alter table packing_slip_line drop constraint invoiced_le_shipped',
    found: 'invoicedWithinShipped',
    told: ['NOTHING_TO_INVOICE'],
    prepare: cancellationAndInvoice,
  },
}

describe.each(Object.entries(kinds))('%s', (_, { wall, drop, found, told, prepare }) => {
  test('with the lock the other one waits, and sees what was done', async () => {
    const { otherWaited, refusal, answer } = await run(await prepare(world), true)
    expect({ otherWaited, refusal, codes: codesOf(answer) }).toEqual({ otherWaited: true, refusal: '', codes: told })
    expect(await findings()).not.toContain(found)
  })

  test('without it the second wall refuses, and without that the auditor finds what went wrong', async () => {
    const walled = await run(await prepare(world), false)
    expect({ ...walled, answer: walled.answer.status < 300 }).toEqual({
      otherWaited: false,
      refusal: wall,
      answer: true,
    })
    expect(await findings()).not.toContain(found)
    await control.query(drop)
    const broken = await run(await prepare(world), false)
    expect({ ...broken, answer: broken.answer.status < 300 }).toEqual({ otherWaited: false, refusal: '', answer: true })
    expect(await findings()).toContain(found)
  })
})

test('I28 a posting locks its series to the end: who comes next waits, and no number is lost when it fails', async () => {
  const slip = await preparePackingSlip(world, await makeOrder(world, ['CABLE', 1]))
  const { rows } = await control.query(
    "select next_number::int as n from number_sequence where document_type = 'packingSlip'",
  )
  const first = await ownerClient(world)
  try {
    await first.query('begin')
    await first.query("update number_sequence set next_number = next_number + 1 where document_type = 'packingSlip'")
    const other = ended(world.as('shippingClerk').post(`/packing-slips/${slip.id}/posting`))
    expect(await waitsOrEnds(other)).toBe(true)
    await first.query('rollback')
    expect((await other.answer).body.number).toMatch(new RegExp(`0*${rows[0].n}$`))
  } finally {
    await first.end()
  }
})

interface Outcome {
  readonly otherWaited: boolean
  readonly refusal: string
  readonly answer: Answer
}

/** Reads, lets the other one go until it ends or waits, then writes what was decided. */
async function run({ lock, read, write, other }: Race, locked: boolean): Promise<Outcome> {
  const first = await ownerClient(world)
  try {
    await first.query('begin')
    if (locked) await first.query(lock)
    const { rows } = await first.query({ text: read, rowMode: 'array' })
    expect(rows[0]?.[0]).toBe(true)
    const second = ended(other())
    const otherWaited = await waitsOrEnds(second)
    const refusal = await writeAll(first, write)
    return { otherWaited, refusal, answer: await second.answer }
  } finally {
    await first.end()
  }
}

async function writeAll(client: pg.Client, statements: readonly string[]): Promise<string> {
  try {
    for (const statement of statements) await client.query(statement)
    await client.query('commit')
    return ''
  } catch (error) {
    await client.query('rollback')
    return (error as pg.DatabaseError).constraint ?? (error as Error).message
  }
}

interface Ended {
  readonly answer: Promise<Answer>
  readonly over: () => boolean
}

function ended(answer: Promise<Answer>): Ended {
  let over = false
  const settled = answer.finally(() => {
    over = true
  })
  return { answer: settled, over: () => over }
}

/** True when it waits for a lock, false when it ended. */
async function waitsOrEnds({ over }: Ended): Promise<boolean> {
  const waiting = `select from pg_stat_activity where datname = current_database() and application_name = 'pakbon'
    and wait_event_type = 'Lock'`
  for (;;) {
    if (over()) return false
    if (((await control.query(waiting)).rowCount ?? 0) > 0) return true
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
}

async function findings(): Promise<readonly string[]> {
  const breaches = await runChecks(world.connections, undefined, { only: dataChecks })
  return breaches.map((breach) => breach.check)
}
