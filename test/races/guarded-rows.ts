import pg from 'pg'
import { makeCast, makeOrder, preparePackingSlip, shipFirstLine } from '#test/cast.ts'
import type { World } from '#test/world.ts'

/** A unit as it is stored. */
export interface StoredUnit {
  readonly id: string
  readonly company_id: string
  readonly product_id: string
  readonly sales_order_line_id: string
  readonly packing_slip_line_id: string | null
  readonly invoice_line_id: string | null
  readonly serial_number: string
}

/** Units by serial number, and documents by name, that the scripts of the guards are about. */
export interface Rows {
  readonly companyId: string
  readonly actorId: string
  unit(serial: string): StoredUnit
  document(name: string): { readonly id: string; readonly lines: readonly { readonly id: string }[] }
}

/**
 * SHIPPED-1, -2 and MORE-1, -2 are on two posted slips of one order line and all on the invoice in preparation `open`;
 * PREPARED-1 fills the slip `prepared`; INVOICED-1, -2 are on the posted invoice `invoice`, DIRECT-1 on `direct`, which
 * delivered it; BLANK-1 is shipped, where blank issue is allowed; REVERSED-1 was on a cancelled slip; the posted slip `plain` has no serial numbers.
 */
export async function writeRows(world: World): Promise<Rows> {
  await makeCast(world)
  const { post } = world.as('administrator')
  const documents = new Map<string, Awaited<ReturnType<typeof shipFirstLine>>>()
  const order = await makeOrder(world, ['CAMERA', 5])
  documents.set('order', order)
  documents.set('shipped', await shipFirstLine(world, order, 'SHIPPED-1', 'SHIPPED-2'))
  documents.set('more', await shipFirstLine(world, order, 'MORE-1', 'MORE-2'))
  documents.set('open', (await post('/invoices', { salesOrderId: order.id })).body)
  const prepared = await preparePackingSlip(world, order, 1)
  documents.set('prepared', prepared)
  await post(`/packing-slips/${prepared.id}/scans`, { text: 'PREPARED-1' })
  const sold = await makeOrder(world, ['CAMERA', 4])
  documents.set('sold', sold)
  await shipFirstLine(world, sold, 'INVOICED-1', 'INVOICED-2')
  const invoice = (await post('/invoices', { salesOrderId: sold.id })).body
  documents.set('invoice', (await post(`/invoices/${invoice.id}/posting`)).body)
  const directLines = [{ salesOrderLineId: sold.lines[0].id, quantity: 1 }]
  const direct = (await post('/invoices', { salesOrderId: sold.id, directLines })).body
  await post(`/invoices/${direct.id}/scans`, { text: 'DIRECT-1' })
  documents.set('direct', (await post(`/invoices/${direct.id}/posting`)).body)
  const back = await shipFirstLine(world, sold, 'REVERSED-1')
  await post(`/packing-slips/${back.id}/cancellation`)
  const blank = await preparePackingSlip(world, await makeOrder(world, ['SENSOR', 1]))
  await post(`/packing-slips/${blank.id}/scans`, { text: 'BLANK-1' })
  await post(`/packing-slips/${blank.id}/posting`)
  const plain = await preparePackingSlip(world, await makeOrder(world, ['CABLE', 5]))
  documents.set('plain', (await post(`/packing-slips/${plain.id}/posting`)).body)
  return rowsOf(world, documents)
}

async function rowsOf(world: World, documents: ReadonlyMap<string, ReturnType<Rows['document']>>): Promise<Rows> {
  const client = await ownerClient(world)
  const { rows } = await client.query<StoredUnit>('select * from registration')
  await client.end()
  const units = new Map(rows.map((row) => [row.serial_number, row]))
  const known =
    <T>(things: ReadonlyMap<string, T>) =>
    (name: string) => {
      const thing = things.get(name)
      if (!thing) throw new Error(`there is no ${name}`)
      return thing
    }
  const { companyId, actorId } = world.context.caller
  return { companyId, actorId, unit: known(units), document: known(documents) }
}

/** A connection of the database's owner. */
export async function ownerClient(world: World): Promise<pg.Client> {
  const { connectionString = '' } = world.connections.pool.options
  const client = new pg.Client({ connectionString })
  await client.connect()
  return client
}
