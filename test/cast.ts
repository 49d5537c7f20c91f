import type { Answer, World, WorldCompany } from './world.ts'

/** The named things of the tests, made through the routes. */
export interface Cast {
  readonly groups: { readonly control: string; readonly blank: string }
  /** Product ids; `boxed` is sold in boxes of 10. */
  readonly products: Readonly<Record<'camera' | 'sensor' | 'cable' | 'boxed' | 'installation' | 'copper', string>>
  readonly customers: { readonly jansen: string; readonly smith: string }
}

async function made(answer: Promise<Answer>): Promise<string> {
  const { status, body } = await answer
  if (status !== 201) throw new Error(`the cast is not made: ${JSON.stringify(body)}`)
  return body.id
}

/** Groups with control and with blank issue allowed, a product of each kind, a Dutch and an English customer. */
export async function makeCast(company: WorldCompany): Promise<Cast> {
  const administrator = company.as('administrator')
  const group = (code: string, more: object) =>
    made(administrator.post('/tracking-dimension-groups', { code, name: code, activeInSalesProcess: true, ...more }))
  const control = await group('CONTROL', {})
  const blank = await group('BLANK', { blankIssueAllowed: true })
  const product = (number: string, more: object) =>
    made(
      administrator.post('/products', {
        number,
        name: number.toLowerCase(),
        inventoryUnit: 'pc',
        salesUnit: 'pc',
        salesPrice: '100.00',
        taxCode: 'V21',
        ...more,
      }),
    )
  const customer = (number: string, name: string, language: string) =>
    made(administrator.post('/customers', { number, name, language }))
  return {
    groups: { control, blank },
    products: {
      camera: await product('CAMERA', {
        trackingDimensionGroupId: control,
        barcodes: [{ barcode: '9520000002008', kind: 'gtin' }],
        coverageTerms: [{ kind: 'warranty', length: 24, unit: 'months', startsFrom: 'delivery' }],
      }),
      sensor: await product('SENSOR', {
        trackingDimensionGroupId: blank,
        barcodes: [{ barcode: '9520000007003', kind: 'gtin' }],
      }),
      cable: await product('CABLE', { salesPrice: '1.25' }),
      boxed: await product('BOXED', { trackingDimensionGroupId: control, salesUnit: 'box', salesUnitFactor: 10 }),
      installation: await product('INSTALL', { kind: 'service' }),
      copper: await product('COPPER', { catchWeight: true }),
    },
    customers: {
      jansen: await customer('JANSEN', 'Jansen', 'nl'),
      smith: await customer('SMITH', 'Smith', 'en'),
    },
  }
}

/** A sales order of product numbers and sales quantities; its body as answered. */
export async function makeOrder(company: WorldCompany, ...lines: readonly (readonly [string, number])[]) {
  const answer = await company.as('salesClerk').post('/sales-orders', {
    customerNumber: 'JANSEN',
    lines: lines.map(([productNumber, quantity]) => ({ productNumber, quantity })),
  })
  if (answer.status !== 201) throw new Error(JSON.stringify(answer.body))
  return answer.body
}

/** A packing slip in preparation for all that is left of an order, or for given quantities by order line. */
export async function preparePackingSlip(
  company: WorldCompany,
  order: { id: string; lines: { id: string }[] },
  ...quantities: number[]
) {
  const lines = quantities.map((quantity, index) => ({ salesOrderLineId: order.lines[index]?.id, quantity }))
  const answer = await company
    .as('shippingClerk')
    .post('/packing-slips', { salesOrderId: order.id, ...(lines.length > 0 ? { lines } : {}) })
  if (answer.status !== 201) throw new Error(JSON.stringify(answer.body))
  return answer.body
}

/** A posted packing slip of the order's first line with these serial numbers, one for each unit. */
export async function shipFirstLine(
  company: WorldCompany,
  order: { id: string; lines: { id: string }[] },
  ...entries: string[]
) {
  const slip = await preparePackingSlip(company, order, entries.length)
  const shipping = company.as('shippingClerk')
  const registered = await shipping.post(`/packing-slips/${slip.id}/registrations`, { entries, allOrNothing: true })
  const posted = await shipping.post(`/packing-slips/${slip.id}/posting`)
  if (posted.status !== 200) throw new Error(JSON.stringify([registered.body, posted.body]))
  return posted.body
}

/** The codes of all refusals of an answer. */
export function codesOf({ body }: Answer): readonly string[] {
  return (body.refusals ?? []).map((refusal: { code: string }) => refusal.code)
}

/** A world with its cast. */
export async function openCast(open: () => Promise<World>): Promise<{ world: World; cast: Cast }> {
  const world = await open()
  return { world, cast: await makeCast(world) }
}

/** A posted invoice of the order's first line, whose units were shipped with these serial numbers. */
export async function sellFirstLine(
  company: WorldCompany,
  order: { id: string; lines: { id: string }[] },
  ...entries: string[]
) {
  await shipFirstLine(company, order, ...entries)
  return invoiceOrder(company, order)
}

/** A posted invoice of all that was shipped of an order. */
export async function invoiceOrder(company: WorldCompany, order: { id: string }) {
  const invoicing = company.as('accountsReceivableClerk')
  const invoice = (await invoicing.post('/invoices', { salesOrderId: order.id })).body
  const posted = await invoicing.post(`/invoices/${invoice.id}/posting`)
  if (posted.status !== 200) throw new Error(JSON.stringify([invoice, posted.body]))
  return posted.body
}
