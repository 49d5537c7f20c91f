import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createCompany } from '#companies/create-company.ts'
import type { Context } from '#db/context.ts'
import { type Connections, connect } from '#db/database.ts'
import { newId } from '#db/id.ts'
import { inTransaction } from '#db/transaction.ts'
import { type Caller, duties } from '#domain/duty.ts'
import { Refused } from '#domain/refusal.ts'
import { changeProduct } from '#products/change-product.ts'
import { createProduct } from '#products/create-product.ts'
import { createTestDatabase, type TestDatabase } from '#test/database.ts'
import { changeTrackingDimensionGroup } from '#tracking-dimension-groups/change-tracking-dimension-group.ts'
import { createTrackingDimensionGroup } from '#tracking-dimension-groups/create-tracking-dimension-group.ts'

const caller: Caller = {
  companyId: newId(),
  actorId: newId(),
  name: 'Test',
  duties: new Set(duties),
  language: 'en',
  tillId: null,
}
let database: TestDatabase
let connections: Connections
beforeAll(async () => {
  database = await createTestDatabase()
  connections = connect(database.ownerUrl, { size: 8, acquireTimeout: 10_000 })
  const company = { code: 'RACE', name: 'Race', currency: 'EUR', language: 'nl', country: 'NL' } as const
  await attempt((context) => createCompany(context, company))
})
afterAll(async () => {
  await connections.close()
  await database.drop()
})

/** What must never be, whoever wins: a catch-weight product in a group that is active in the sales process. */
const broken = `select p.number from product p
  join tracking_dimension_group g on g.company_id = p.company_id and g.id = p.tracking_dimension_group_id
  where p.catch_weight and (g.active_in_sales_process or p.group_active_in_sales_process)`

describe('I10 in the database alone, whichever is changed first', () => {
  const activate = (group: string) =>
    `update tracking_dimension_group set active_in_sales_process = true, serial_number_control = true where id = '${group}'`
  const addProduct = (group: string) => `insert into product (company_id, id, number, name, kind, inventory_unit,
      sales_unit, catch_weight, tracking_dimension_group_id, group_active_in_sales_process)
    select company_id, gen_random_uuid(), code, code, 'stocked', 'kg', 'kg', true, id, active_in_sales_process
    from tracking_dimension_group where id = '${group}'`

  test('I10 the product first: the group is refused', async () => {
    const group = await newGroup()
    expect(await raced(addProduct(group), activate(group))).toBe('no_catch_weight_in_sales_process')
    expect(await rowsOf(broken)).toEqual([])
  })

  test('I10 the group first: the product is refused', async () => {
    const group = await newGroup()
    expect(await raced(activate(group), addProduct(group))).toBe('product_group')
    expect(await rowsOf(broken)).toEqual([])
  })

  test('I10 without the foreign key the product gets in: it is what keeps the two apart', async () => {
    const group = await newGroup()
    await rowsOf('alter table product drop constraint product_group')
    try {
      expect(await raced(activate(group), addProduct(group))).toBeNull()
      expect(await rowsOf(broken)).toHaveLength(1)
    } finally {
      await rowsOf(`delete from product where tracking_dimension_group_id = '${group}'`)
      await rowsOf(`alter table product add constraint product_group
        foreign key (company_id, tracking_dimension_group_id, group_active_in_sales_process)
        references tracking_dimension_group (company_id, id, active_in_sales_process) on update cascade`)
    }
  })
})

test('I10 S31 by their commands at once: the group or its products succeed, never both', async () => {
  for (let round = 0; round < 25; round++) {
    const group = await newGroup()
    const inside = await newProduct({ trackingDimensionGroupId: group })
    const outside = await newProduct({ catchWeight: true })
    const [activated, ...products] = await Promise.all([
      attempt((context) => changeTrackingDimensionGroup(context, group, { activeInSalesProcess: true }, null)),
      attempt((context) => changeProduct(context, inside, { catchWeight: true }, null)),
      attempt((context) => changeProduct(context, outside, { trackingDimensionGroupId: group }, null)),
      attempt((context) => createProduct(context, { ...named(), catchWeight: true, trackingDimensionGroupId: group })),
    ])
    const other = activated === 'done' ? 'refused' : 'done'
    expect(products).toEqual([other, other, other])
    expect(await rowsOf(broken)).toEqual([])
  }
})

/** Runs a command as the server does; `refused` when it names the catch weight or the group that is in its way. */
async function attempt(command: (context: Context) => Promise<unknown>): Promise<'done' | 'refused'> {
  try {
    await inTransaction(connections.forCompany(caller.companyId), false, (db) => command({ db, caller }))
    return 'done'
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    expect(error.refusals).toEqual([
      {
        code: 'CATCH_WEIGHT_IN_SALES_PROCESS',
        rule: 'D3',
        details: { group: expect.any(String), products: expect.arrayContaining([expect.any(String)]) },
      },
    ])
    return 'refused'
  }
}

async function newGroup(): Promise<string> {
  const id = newId()
  expect(
    await attempt((context) => createTrackingDimensionGroup(context, { id, code: id.slice(-20), name: 'Group' })),
  ).toBe('done')
  return id
}

async function newProduct(fields: object): Promise<string> {
  const id = newId()
  expect(await attempt((context) => createProduct(context, { id, ...named(), ...fields }))).toBe('done')
  return id
}

function named() {
  return { number: newId(), name: 'Cheese' }
}

/**
 * Begins the first statement, then the second; commits the first as soon as the second has ended or waits for it.
 * Returns the constraint that refused the second, null where it went through.
 */
async function raced(first: string, second: string): Promise<string | null> {
  const [one, other] = [await ownerClient(), await ownerClient()]
  try {
    await one.query('begin')
    await one.query(first)
    let isEnded = false
    const ended = other
      .query(second)
      .then(
        () => null,
        (error: pg.DatabaseError) => error.constraint ?? error.message,
      )
      .finally(() => {
        isEnded = true
      })
    await waiting(other, () => isEnded)
    await one.query('commit')
    return await ended
  } finally {
    await Promise.all([one.end(), other.end()])
  }
}

/** Until the statement of a connection waits for a lock, or has ended; nothing goes on asking after that. */
async function waiting(client: pg.Client, isEnded: () => boolean): Promise<void> {
  const { processID } = client as unknown as { processID: number }
  for (let tries = 0; tries < 200; tries++) {
    if (isEnded()) return
    const rows = await rowsOf(`select from pg_stat_activity where pid = ${processID} and wait_event_type = 'Lock'`)
    if (rows.length > 0) return
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
  throw new Error('the second statement neither ended nor waited')
}

async function rowsOf(text: string): Promise<readonly unknown[]> {
  const client = await ownerClient()
  try {
    return (await client.query(text)).rows
  } finally {
    await client.end()
  }
}

async function ownerClient(): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: database.ownerUrl })
  await client.connect()
  return client
}
