import { expect } from 'vitest'
import { importSoldUnits, soldRow } from '#test/sold-units.ts'
import type { Client, WorldCompany } from '#test/world.ts'
import { writeRegisterSales } from './history-of-register-sales.ts'
import { writeReturns } from './history-of-returns.ts'

interface Line {
  readonly id: string
  readonly productNumber: string
}

interface Document {
  readonly id: string
  readonly lines: readonly Line[]
}

/** Ids of what happened, by the names that `writeHistory` gives; a line is named `document product`. */
export type History = (name: string) => string

export interface Writer {
  readonly client: Client
  readonly context: WorldCompany['context']
  readonly ids: Map<string, string>
}

/** Puts everything into a company that can happen to a unit, a line or a document, each once. */
export async function writeHistory({ as, context }: Pick<WorldCompany, 'as' | 'context'>): Promise<History> {
  const ids = new Map<string, string>()
  const writer = { client: as('administrator'), context, ids }
  await setUp(writer)
  await shippedAndInvoiced(writer)
  await deliveredByInvoice(writer)
  await reversed(writer)
  await discarded(writer)
  await duplicates(writer)
  await order(writer, 'O10', { BLANK: 2 })
  await post(writer, await slip(writer, 'S12', 'O10', { BLANK: 2 }))
  await writeReturns(writer)
  await importSoldUnits(as('administrator'), [
    soldRow(2, { product: 'CONTROL', customer: 'C1', deliveredOn: '2019-03-07', warrantyUntil: '2030-01-01' }),
  ])
  await writeRegisterSales(writer)
  await done(writer.client.post(`/packing-slips/${ids.get('S1')}/prints`))
  await done(writer.client.post(`/invoices/${ids.get('I1')}/prints`))
  return (name) => ids.get(name) ?? expect.fail(`the history has no ${name}`)
}

async function setUp({ client, ids }: Writer): Promise<void> {
  const groups = {
    CONTROL: { activeInSalesProcess: true },
    BLANK: { activeInSalesProcess: true, blankIssueAllowed: true },
    WARN: { activeInSalesProcess: true, duplicatePolicy: 'warn' },
    LINE: { activeInSalesProcess: true, duplicatePolicy: 'lineOnly' },
    PLAIN: {},
  }
  for (const [code, settings] of Object.entries(groups)) {
    const group = await done(client.post('/tracking-dimension-groups', { code, name: code, ...settings }))
    const product = { number: code, name: code, salesPrice: '12.50', taxCode: 'V21' }
    ids.set(code, (await done(client.post('/products', { ...product, trackingDimensionGroupId: group.id }))).id)
  }
  await done(client.post('/customers', { number: 'C1', name: 'De Vries' }))
}

async function shippedAndInvoiced(writer: Writer): Promise<void> {
  await order(writer, 'O1', { CONTROL: 8, BLANK: 4, PLAIN: 10, WARN: 1 })
  const first = await slip(writer, 'S1', 'O1', { CONTROL: 2, BLANK: 2, PLAIN: 4 })
  await scan(writer, first, 'CONTROL', ['P-1', 'P-2'])
  await scan(writer, first, 'BLANK', ['B-1'])
  await post(writer, first)
  const second = await slip(writer, 'S2', 'O1', { CONTROL: 2, BLANK: 2, PLAIN: 3, WARN: 0 })
  await scan(writer, second, 'CONTROL', ['P-3'])
  await done(writer.client.post(`${second}/not-readable`, { lineId: writer.ids.get('S2 CONTROL') }))
  await post(writer, second)
  await scan(writer, second, 'BLANK', ['B-9'])
  await correct(writer, null, 'P-4')
  await correct(writer, 'P-1', 'P-1X')
  await correct(writer, 'P-2', 'P-2X')
  await correct(writer, 'P-2X', 'P-2Y')
  await done(
    writer.client.post(`${first}/corrections`, { lines: [{ lineId: writer.ids.get('S1 PLAIN'), quantity: 3 }] }),
  )
  const invoice = await prepare(writer, 'I1', 'O1', { packingSlipIds: [writer.ids.get('S1')] })
  const quantities = [{ packingSlipLineId: writer.ids.get('S1 PLAIN'), quantity: 2 }]
  await done(writer.client.post(`${invoice}/choices`, { leave: { serialNumbers: ['P-2Y'] }, quantities }))
  await done(writer.client.post(`${invoice}/posting`, undefined, { 'idempotency-key': 'post-I1' }))
  const rest = await prepare(writer, 'I2', 'O1', {})
  const none = [{ packingSlipLineId: writer.ids.get('S2 PLAIN'), quantity: 0 }]
  await done(writer.client.post(`${rest}/choices`, { quantities: none }))
  const third = await slip(writer, 'S3', 'O1', { CONTROL: 3 })
  await scan(writer, third, 'CONTROL', ['P-5', 'P-6'])
  await done(writer.client.post(`${third}/scans`, { text: 'P-6', mode: 'remove' }))
}

async function deliveredByInvoice(writer: Writer): Promise<void> {
  await order(writer, 'O2', { CONTROL: 3, BLANK: 3, PLAIN: 5 })
  const line = (product: string, quantity: number) => ({
    salesOrderLineId: writer.ids.get(`O2 ${product}`),
    quantity,
  })
  const direct = await prepare(writer, 'D1', 'O2', {
    directLines: [line('CONTROL', 1), line('BLANK', 2), line('PLAIN', 0)],
  })
  await scan(writer, direct, 'CONTROL', ['D-0'])
  await scan(writer, direct, 'BLANK', ['BD-1'])
  await correct(writer, 'D-0', 'D-1')
  await post(writer, direct)
  for (const product of ['CONTROL', 'BLANK']) {
    const url = `/sales-orders/${writer.ids.get('O2')}/lines/${writer.ids.get(`O2 ${product}`)}/credits`
    await done(writer.client.post(url, { quantity: 1, reason: 'Prijsafspraak' }))
  }
  const { lines } = await done(writer.client.get(`/sales-orders/${writer.ids.get('O2')}`))
  for (const credit of lines.filter((one: { quantityOrdered: number }) => one.quantityOrdered < 0)) {
    writer.ids.set(`O2 ${credit.productNumber} credit`, credit.id)
  }
  const creditLineIds = [writer.ids.get('O2 CONTROL credit')]
  await post(writer, await prepare(writer, 'CN1', 'O2', { creditLineIds }))
  const open = await prepare(writer, 'D2', 'O2', { directLines: [line('CONTROL', 1)] })
  await scan(writer, open, 'CONTROL', ['D-2'])
}

async function reversed(writer: Writer): Promise<void> {
  const { client } = writer
  await order(writer, 'O3', { CONTROL: 2 })
  const first = await slip(writer, 'S4', 'O3', { CONTROL: 2 })
  await scan(writer, first, 'CONTROL', ['C-1', 'C-2'])
  await post(writer, first)
  await done(client.post(`${first}/cancellation`, { reason: 'Wrong address' }))
  await post(writer, await slip(writer, 'S5', 'O3', { CONTROL: 2 }))
  await order(writer, 'O4', { CONTROL: 1 })
  const alone = await slip(writer, 'S6', 'O4', { CONTROL: 1 })
  await scan(writer, alone, 'CONTROL', ['E-1'])
  await post(writer, alone)
  await done(client.post(`${alone}/cancellation`, { reason: 'Wrong address' }))
}

async function discarded(writer: Writer): Promise<void> {
  await order(writer, 'O5', { CONTROL: 1 })
  const preparation = await slip(writer, 'S7', 'O5', { CONTROL: 1 })
  await scan(writer, preparation, 'CONTROL', ['F-1'])
  await done(writer.client.delete(preparation))
  await done(writer.client.delete(await prepare(writer, 'I3', 'O3', {})))
}

async function duplicates(writer: Writer): Promise<void> {
  await order(writer, 'O6', { WARN: 1 })
  await order(writer, 'O7', { WARN: 1 })
  const first = await slip(writer, 'S8', 'O6', { WARN: 1 })
  await scan(writer, first, 'WARN', ['W-1'])
  await post(writer, first)
  const second = await slip(writer, 'S9', 'O7', { WARN: 1 })
  await done(writer.client.post(`${second}/scans`, { text: 'W-1', overrideReason: 'Two makers' }))
  await order(writer, 'O8', { LINE: 2 })
  await order(writer, 'O9', { LINE: 1 })
  await scan(writer, await slip(writer, 'S10', 'O8', { LINE: 2 }), 'LINE', ['L-1', 'L-2'])
  await scan(writer, await slip(writer, 'S11', 'O9', { LINE: 1 }), 'LINE', ['L-1'])
}

export async function order({ client, ids }: Writer, name: string, quantities: Readonly<Record<string, number>>) {
  const lines = Object.entries(quantities).map(([productNumber, quantity]) => ({ productNumber, quantity }))
  keep(ids, name, await done(client.post('/sales-orders', { customerNumber: 'C1', lines })))
}

export async function slip(
  { client, ids }: Writer,
  name: string,
  order: string,
  asked: Readonly<Record<string, number>>,
) {
  const lines = Object.entries(asked).map(([product, quantity]) => ({
    salesOrderLineId: ids.get(`${order} ${product}`),
    quantity,
  }))
  const made = await done(client.post('/packing-slips', { salesOrderId: ids.get(order), lines }))
  keep(ids, name, made)
  return `/packing-slips/${made.id}`
}

export async function prepare({ client, ids }: Writer, name: string, order: string, asked: object): Promise<string> {
  const made = await done(client.post('/invoices', { salesOrderId: ids.get(order), ...asked }))
  keep(ids, name, made)
  return `/invoices/${made.id}`
}

export function keep(ids: Map<string, string>, name: string, { id, lines }: Document): void {
  ids.set(name, id)
  for (const line of lines) ids.set(`${name} ${line.productNumber}`, line.id)
}

export async function scan({ client, ids }: Writer, document: string, product: string, entries: readonly string[]) {
  const name = [...ids].find(([, id]) => document.endsWith(id))?.[0]
  const list = { lineId: ids.get(`${name} ${product}`), entries, allOrNothing: true }
  await done(client.post(`${document}/registrations`, list))
}

export async function post({ client }: Writer, document: string): Promise<void> {
  await done(client.post(`${document}/posting`))
}

async function correct({ client, context }: Writer, from: string | null, serialNumber: string): Promise<void> {
  const { db, caller } = context
  const { id } = await db
    .selectFrom('registration')
    .select('id')
    .where('company_id', '=', caller.companyId)
    .where('serial_number', from === null ? 'is' : '=', from)
    .where('open', '=', true)
    .executeTakeFirstOrThrow()
  await done(client.post(`/registrations/${id}/corrections`, { serialNumber, reason: 'Read again on the box' }))
}

export async function done(request: ReturnType<Client['post']>) {
  const { status, body } = await request
  if (status >= 300) expect.fail(`${status} ${JSON.stringify(body)}`)
  return body
}
