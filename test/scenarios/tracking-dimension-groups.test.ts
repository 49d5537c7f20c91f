import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { newId } from '#db/id.ts'
import { openWorld, type World } from '#test/world.ts'

let world: World
let administrator: ReturnType<World['as']>
beforeAll(async () => {
  world = await openWorld()
  administrator = world.as('administrator')
})
afterAll(() => world.close())

const groups = '/tracking-dimension-groups'

async function createGroup(fields: object = {}) {
  const { status, body } = await administrator.post(groups, { code: newId().slice(-20), name: 'Group', ...fields })
  expect(status).toBe(201)
  return body
}

async function createProduct(fields: object) {
  const { status, body } = await administrator.post('/products', { number: newId(), name: 'Drill', ...fields })
  expect(status).toBe(201)
  return body
}

describe('Are there any prerequisites?', () => {
  test('S4 S5 D2 selecting active in sales process selects serial number control', async () => {
    const group = await createGroup({ active: true })
    const { status, body } = await administrator.patch(`${groups}/${group.id}`, { activeInSalesProcess: true })
    expect(status).toBe(200)
    expect(body).toMatchObject({ activeInSalesProcess: true, serialNumberControl: true, active: false, edition: 2 })
    expect(body.cleared).toEqual(['active'])
    expect((await administrator.get(`${groups}/${group.id}`)).body).toMatchObject({ serialNumberControl: true })
  })

  test('S6 D2 all other selections are cleared, and the answer says which, but blank issue allowed stays', async () => {
    const group = await createGroup({
      active: true,
      primaryStocking: true,
      blankReceiptAllowed: true,
      blankIssueAllowed: true,
      physicalInventory: true,
      financialInventory: true,
      coveragePlanByDimension: true,
      forPurchasePrices: true,
      forSalesPrices: true,
    })
    const { body } = await administrator.patch(`${groups}/${group.id}`, { activeInSalesProcess: true })
    expect(body.cleared).toEqual([
      'active',
      'primaryStocking',
      'blankReceiptAllowed',
      'physicalInventory',
      'financialInventory',
      'coveragePlanByDimension',
      'forPurchasePrices',
      'forSalesPrices',
    ])
    expect(body).toMatchObject({ blankIssueAllowed: true, serialNumberControl: true, physicalInventory: false })
  })

  test('S7 S15 D2 blank issue allowed can be switched while it is selected, and the event says so', async () => {
    const group = await createGroup({ activeInSalesProcess: true })
    const { status, body } = await administrator.patch(`${groups}/${group.id}`, { blankIssueAllowed: true })
    expect([status, body.blankIssueAllowed, body.cleared]).toEqual([200, true, []])
    const { rows } = await sql`select kind, data from event where subject_id = ${group.id} order by id`.execute(
      world.context.db,
    )
    expect(rows).toMatchObject([
      { kind: 'trackingDimensionGroupCreated', data: { blankIssueAllowed: false } },
      { kind: 'trackingDimensionGroupChanged', data: { changes: { blankIssueAllowed: { from: false, to: true } } } },
    ])
  })

  test('S5 S6 D2 while it is selected control stays, and the cleared ones cannot be selected', async () => {
    const group = await createGroup({ activeInSalesProcess: true })
    const asked = { serialNumberControl: false, physicalInventory: true, name: 'Changed' }
    const { status, body } = await administrator.patch(`${groups}/${group.id}`, asked)
    expect([status, body.code]).toEqual([409, 'SETTING_FIXED_IN_SALES_PROCESS'])
    expect(body.refusals[0].details).toEqual({ settings: ['serialNumberControl', 'physicalInventory'] })
    expect((await administrator.get(`${groups}/${group.id}`)).body).toMatchObject({ name: 'Group', edition: 1 })
  })

  test('S6 D2 clearing active in sales process restores nothing', async () => {
    const group = await createGroup({ active: true, physicalInventory: true })
    await administrator.patch(`${groups}/${group.id}`, { activeInSalesProcess: true })
    const { body } = await administrator.patch(`${groups}/${group.id}`, { activeInSalesProcess: false })
    expect(body).toMatchObject({ activeInSalesProcess: false, serialNumberControl: true, physicalInventory: false })
    expect(body.cleared).toEqual([])
  })
})

describe('Can I register serial numbers for catch-weight items?', () => {
  test('S30 S31 D3 a group with a catch-weight product does not become active in the sales process', async () => {
    const group = await createGroup()
    const cheese = await createProduct({ catchWeight: true, trackingDimensionGroupId: group.id })
    const { status, body } = await administrator.patch(`${groups}/${group.id}`, { activeInSalesProcess: true })
    expect([status, body.code]).toEqual([409, 'CATCH_WEIGHT_IN_SALES_PROCESS'])
    expect(body.refusals[0].details).toEqual({ products: [cheese.number], group: group.code })
    expect((await administrator.get(`${groups}/${group.id}`)).body.activeInSalesProcess).toBe(false)
  })
})

describe('D2 a group that products have', () => {
  test('D2 it is switched while its products have neither registrations nor posted lines; they follow', async () => {
    const group = await createGroup()
    const drill = await createProduct({ trackingDimensionGroupId: group.id })
    expect(drill.serialised).toBe(false)
    await administrator.patch(`${groups}/${group.id}`, { activeInSalesProcess: true })
    expect((await administrator.get(`/products/${drill.id}`)).body.serialised).toBe(true)
  })

  test('D2 it is not deleted; without products it is', async () => {
    const group = await createGroup()
    const drill = await createProduct({ trackingDimensionGroupId: group.id })
    const refused = await administrator.delete(`${groups}/${group.id}`)
    expect([refused.status, refused.body.code]).toEqual([409, 'GROUP_HAS_PRODUCTS'])
    expect(refused.body.refusals[0].details).toEqual({ group: group.code, products: [drill.number] })
    await administrator.patch(`/products/${drill.id}`, { trackingDimensionGroupId: null })
    expect((await administrator.delete(`${groups}/${group.id}`)).status).toBe(200)
    expect((await administrator.get(`${groups}/${group.id}`)).status).toBe(404)
  })
})

describe('D2 policies', () => {
  test('D2 a new group blocks duplicates, warns of odd returns and takes 50 characters of printable ASCII', async () => {
    expect(await createGroup()).toMatchObject({
      duplicatePolicy: 'block',
      returnPolicy: 'warn',
      caseSensitive: false,
      maximumLength: 50,
      allowOtherLetters: false,
      serialFormat: null,
    })
  })

  test('D2 they are changed and kept', async () => {
    const group = await createGroup()
    const policies = {
      duplicatePolicy: 'lineOnly',
      returnPolicy: 'off',
      caseSensitive: true,
      maximumLength: 80,
      allowOtherLetters: true,
      serialFormat: { prefix: 'SN', minimumLength: 6, maximumLength: 12, characters: 'digits' },
    }
    expect((await administrator.patch(`${groups}/${group.id}`, policies)).status).toBe(200)
    expect((await administrator.get(`${groups}/${group.id}`)).body).toMatchObject(policies)
    await administrator.patch(`${groups}/${group.id}`, { serialFormat: null })
    expect((await administrator.get(`${groups}/${group.id}`)).body.serialFormat).toBeNull()
  })
})

test('D2 a format that no serial number could have is refused, with all else that is wrong', async () => {
  const group = await createGroup({ activeInSalesProcess: true })
  const asked = { active: true, serialFormat: { minimumLength: 9, maximumLength: 8 } }
  const { status, body } = await administrator.patch(`${groups}/${group.id}`, asked)
  expect([status, body.refusals]).toMatchObject([
    409,
    [{ code: 'SETTING_FIXED_IN_SALES_PROCESS' }, { code: 'SERIAL_FORMAT_IMPOSSIBLE' }],
  ])
})

describe('over HTTP', () => {
  test('D75 the duty is needed to change and not to read', async () => {
    const group = await createGroup()
    const clerk = world.as('shippingClerk')
    expect((await clerk.get(`${groups}/${group.id}`)).status).toBe(200)
    const { status, body } = await clerk.patch(`${groups}/${group.id}`, { name: 'Mine' })
    expect([status, body.refusals[0].details]).toEqual([403, { duties: ['maintainTrackingDimensionGroups'] }])
  })

  test('D30 a change of an edition that is not the present one is refused', async () => {
    const group = await createGroup()
    const url = `${groups}/${group.id}`
    expect((await administrator.patch(url, { name: 'First' }, { 'if-match': '"1"' })).status).toBe(200)
    const { status, body } = await administrator.patch(url, { name: 'Second' }, { 'if-match': '"1"' })
    expect([status, body.refusals[0].details]).toEqual([412, { edition: 2 }])
  })

  test('D1 two groups cannot have one code, and lists go on where they ended', async () => {
    const [one, other] = [await createGroup(), await createGroup()]
    expect((await administrator.post(groups, { code: one.code, name: 'Again' })).body.code).toBe('ALREADY_EXISTS')
    const codes: string[] = []
    let cursor = ''
    do {
      const { body } = await administrator.get(`${groups}?limit=2${cursor}`)
      expect(body.items.length).toBeLessThanOrEqual(2)
      codes.push(...body.items.map((group: { code: string }) => group.code))
      cursor = body.next && `&cursor=${body.next}`
    } while (cursor)
    expect(codes).toEqual([...new Set(codes)])
    expect(codes).toEqual(expect.arrayContaining([one.code, other.code]))
  })
})
