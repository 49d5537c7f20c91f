import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { newId } from '#db/id.ts'
import { openWorld, type World } from '#test/world.ts'

let world: World
let administrator: ReturnType<World['as']>
let active: { id: string; code: string }
let plain: { id: string; code: string }
beforeAll(async () => {
  world = await openWorld()
  administrator = world.as('administrator')
  active = await createGroup({ activeInSalesProcess: true })
  plain = await createGroup({})
})
afterAll(() => world.close())

const products = '/products'

async function createGroup(fields: object) {
  const group = { code: newId().slice(-20), name: 'Group', ...fields }
  return (await administrator.post('/tracking-dimension-groups', group)).body
}

async function createProduct(fields: object = {}) {
  const { status, body } = await administrator.post(products, { number: newId(), name: 'Drill', ...fields })
  expect(status).toBe(201)
  return body
}

describe('D3 a product', () => {
  test('D3 with everything that it can have is read as it was made', async () => {
    const whole = {
      number: 'DRILL-18V',
      name: 'Cordless drill 18 V',
      kind: 'stocked',
      inventoryUnit: 'pcs',
      salesUnit: 'box',
      salesUnitFactor: 10,
      catchWeight: false,
      trackingDimensionGroupId: active.id,
      salesPrice: '129.95',
      taxCode: 'V21',
      barcodes: [
        { barcode: '8712345678906', kind: 'gtin' },
        { barcode: 'SHELF 12-B', kind: 'free' },
      ],
      coverageTerms: [
        {
          kind: 'warranty',
          basis: 'legalGuarantee',
          name: 'Factory',
          length: 24,
          unit: 'months',
          startsFrom: 'delivery',
        },
        {
          kind: 'service',
          basis: 'serviceContract',
          name: 'Inspection',
          length: 1,
          unit: 'years',
          startsFrom: 'invoice',
        },
      ],
    }
    const created = await administrator.post(products, whole)
    expect(created.status).toBe(201)
    const expected = {
      ...whole,
      id: created.body.id,
      trackingDimensionGroupCode: active.code,
      serialised: true,
      edition: 1,
    }
    expect(created.body).toEqual(expected)
    expect((await administrator.get(`${products}/${created.body.id}`)).body).toEqual(expected)
  })

  test('D3 with nothing but its name is sold by the piece, without serial numbers', async () => {
    expect(await createProduct()).toMatchObject({
      kind: 'stocked',
      inventoryUnit: 'pcs',
      salesUnit: 'pcs',
      salesUnitFactor: 1,
      serialised: false,
      salesPrice: '0',
      barcodes: [],
      coverageTerms: [],
    })
  })

  test('D3 asks for serial numbers only when it is stocked and its group is active in the sales process', async () => {
    const serialised = async (fields: object) => (await createProduct(fields)).serialised
    expect(await serialised({ trackingDimensionGroupId: active.id })).toBe(true)
    expect(await serialised({ trackingDimensionGroupId: plain.id })).toBe(false)
    expect(await serialised({ trackingDimensionGroupId: active.id, kind: 'service' })).toBe(false)
    expect(await serialised({})).toBe(false)
  })

  test('D3 one unit has one factor', async () => {
    const asked = { number: 'NAILS', name: 'Nails', inventoryUnit: 'pcs', salesUnit: 'pcs', salesUnitFactor: 100 }
    const { status, body } = await administrator.post(products, asked)
    expect([status, body.code]).toEqual([409, 'SALES_UNIT_FACTOR'])
    expect(body.refusals[0].details).toEqual({ product: 'NAILS', unit: 'pcs', factor: 100 })
  })
})

describe('Can I register serial numbers for catch-weight items?', () => {
  const refused = (group: string, product: string) => ({
    code: 'CATCH_WEIGHT_IN_SALES_PROCESS',
    details: { products: [product], group },
  })

  test('S30 S31 D3 a catch-weight product is not made in a group that is active in the sales process', async () => {
    const asked = { number: 'GOUDA', name: 'Gouda', catchWeight: true, trackingDimensionGroupId: active.id }
    const { status, body } = await administrator.post(products, asked)
    expect([status, body.refusals]).toMatchObject([409, [refused(active.code, 'GOUDA')]])
    expect((await administrator.get(`${products}?search=GOUDA`)).body.items).toEqual([])
  })

  test('S31 D3 it is not put into such a group later', async () => {
    const cheese = await createProduct({ catchWeight: true, trackingDimensionGroupId: plain.id })
    const { status, body } = await administrator.patch(`${products}/${cheese.id}`, {
      trackingDimensionGroupId: active.id,
    })
    expect([status, body.refusals]).toMatchObject([409, [refused(active.code, cheese.number)]])
  })

  test('S31 D3 a product in such a group does not become catch weight', async () => {
    const drill = await createProduct({ trackingDimensionGroupId: active.id })
    const { status, body } = await administrator.patch(`${products}/${drill.id}`, { catchWeight: true })
    expect([status, body.refusals]).toMatchObject([409, [refused(active.code, drill.number)]])
    expect((await administrator.get(`${products}/${drill.id}`)).body).toMatchObject({ catchWeight: false, edition: 1 })
  })
})

describe('D3 barcodes', () => {
  test('D3 a GTIN with a wrong check digit is refused, naming the right one', async () => {
    const barcodes = [{ barcode: '8712345678901', kind: 'gtin' }]
    const { status, body } = await administrator.post(products, { number: 'X', name: 'X', barcodes })
    expect([status, body.refusals[0]]).toMatchObject([
      409,
      { code: 'BARCODE_CHECK_DIGIT', details: { barcode: '8712345678901', expected: '6' } },
    ])
  })

  test('D3 a barcode belongs to one product', async () => {
    const owner = await createProduct({ barcodes: [{ barcode: '4006381333931', kind: 'gtin' }] })
    const barcodes = [{ barcode: '4006381333931', kind: 'gtin' }]
    const { status, body } = await administrator.post(products, { number: 'THIEF', name: 'X', barcodes })
    expect([status, body.refusals[0]]).toMatchObject([
      409,
      { code: 'BARCODE_OF_OTHER_PRODUCT', details: { barcode: '4006381333931', product: owner.number } },
    ])
    expect((await administrator.patch(`${products}/${owner.id}`, { barcodes })).status).toBe(200)
  })

  test('D3 one barcode twice is one too many, also where one of them has a leading zero', async () => {
    const barcodes = [
      { barcode: '036000291452', kind: 'gtin' },
      { barcode: '0036000291452', kind: 'gtin' },
    ]
    const { status, body } = await administrator.post(products, { number: 'TWICE', name: 'X', barcodes })
    expect([status, body.code]).toEqual([400, 'REQUEST_SHAPE'])
  })
})

describe('D3 D4 changes', () => {
  test('D4 barcodes and coverage terms are replaced as a whole, or left alone', async () => {
    const product = await createProduct({
      barcodes: [{ barcode: newId(), kind: 'free' }],
      coverageTerms: [{ kind: 'warranty', length: 12, unit: 'months' }],
    })
    const url = `${products}/${product.id}`
    const renamed = await administrator.patch(url, { name: 'Renamed' })
    expect(renamed.body).toMatchObject({ barcodes: product.barcodes, coverageTerms: product.coverageTerms, edition: 2 })
    const coverageTerms = [{ kind: 'service', length: 2, unit: 'weeks', startsFrom: 'invoice' }]
    const changed = await administrator.patch(url, { barcodes: [], coverageTerms })
    expect(changed.body).toMatchObject({ barcodes: [], coverageTerms: [{ ...coverageTerms[0], name: '' }], edition: 3 })
  })

  test('D3 an unused product changes its group and its kind', async () => {
    const { id } = await createProduct({ trackingDimensionGroupId: active.id })
    const { body } = await administrator.patch(`${products}/${id}`, { trackingDimensionGroupId: null, kind: 'service' })
    expect(body).toMatchObject({ trackingDimensionGroupId: null, trackingDimensionGroupCode: null, kind: 'service' })
  })

  test('D30 a change of an edition that is not the present one is refused', async () => {
    const { id } = await createProduct()
    await administrator.patch(`${products}/${id}`, { name: 'First' })
    const { status, body } = await administrator.patch(`${products}/${id}`, { name: 'Second' }, { 'if-match': '"1"' })
    expect([status, body.refusals[0]]).toMatchObject([412, { code: 'EDITION_CHANGED', details: { edition: 2 } }])
  })

  test('D1 what a product refers to must be there', async () => {
    const unknown = newId()
    const group = await administrator.post(products, { number: 'X1', name: 'X', trackingDimensionGroupId: unknown })
    expect([group.status, group.body.refusals[0].details.what]).toEqual([404, `tracking dimension group ${unknown}`])
    const taxCode = await administrator.post(products, { number: 'X1', name: 'X', taxCode: 'V99' })
    expect([taxCode.status, taxCode.body.refusals[0].details.what]).toEqual([404, 'tax code V99'])
    expect((await administrator.patch(`${products}/${unknown}`, { name: 'X' })).status).toBe(404)
  })
})

describe('D3 lists', () => {
  test('D3 a part of the number, the name, a barcode or the group finds a product, whatever is typed', async () => {
    const group = await createGroup({})
    const barcode = `CODE%${newId()}`
    const { id } = await createProduct({
      number: 'Find_Me-1',
      name: 'Angle grinder 100% steel',
      trackingDimensionGroupId: group.id,
      barcodes: [{ barcode, kind: 'free' }],
    })
    for (const search of ['find_me', 'GRINDER', '100%', barcode, group.code]) {
      const { body } = await administrator.get(`${products}?search=${encodeURIComponent(search)}`)
      expect(body.items.map((product: { id: string }) => product.id)).toEqual([id])
    }
    expect((await administrator.get(`${products}?search=find.me`)).body.items).toEqual([])
  })

  test('D23 a scanned barcode finds its product in each of its lengths', async () => {
    const { id } = await createProduct({ barcodes: [{ barcode: '012345678905', kind: 'gtin' }] })
    for (const search of ['012345678905', '0012345678905', '00012345678905']) {
      const { body } = await administrator.get(`${products}?search=${search}`)
      expect(body.items.map((product: { id: string }) => product.id)).toEqual([id])
    }
  })

  test('D75 the duty is needed to change and not to read', async () => {
    const { id } = await createProduct()
    const clerk = world.as('shippingClerk')
    expect((await clerk.get(`${products}/${id}`)).status).toBe(200)
    const { status, body } = await clerk.post(products, { number: 'Y', name: 'Y' })
    expect([status, body.refusals[0].details]).toEqual([403, { duties: ['maintainProductsAndCustomers'] }])
  })
})
