import { done, keep, order, post, prepare, scan, slip, type Writer } from './history.ts'

/** Units come back and are credited, scrapped, repaired, replaced; one receipt is reversed; one return is expected. */
export async function writeReturns(writer: Writer): Promise<void> {
  const { client, ids } = writer
  const serials = ['R-1', 'R-2', 'R-3', 'R-4', 'R-5', 'R-6', 'R-7']
  await order(writer, 'O11', { CONTROL: serials.length, BLANK: 2 })
  const shipped = await slip(writer, 'S13', 'O11', { CONTROL: serials.length, BLANK: 2 })
  await scan(writer, shipped, 'CONTROL', serials)
  await scan(writer, shipped, 'BLANK', ['RB-1'])
  await post(writer, shipped)
  await post(writer, await prepare(writer, 'I4', 'O11', {}))
  await receive(writer, '1', { entries: ['R-1'] })
  await done(client.post(`/return-orders/${ids.get('RO1')}/credit-notes`, {}))
  await receive(writer, '2', { entries: ['R-2'], disposition: 'scrap' })
  await receive(writer, '3', { entries: ['R-3', 'R-4'], disposition: 'repair' })
  const [repaired] = (await done(client.get(`/return-orders/${ids.get('RO3')}/units`))).items
  await done(client.post(`/return-orders/${ids.get('RO3')}/repair-returns`, { returnUnitIds: [repaired.id] }))
  await receive(writer, '4', { entries: ['R-5'], disposition: 'replace' })
  keep(ids, 'O12', (await done(client.post(`/return-orders/${ids.get('RO4')}/replacements`, {}))).salesOrder)
  const replacing = await slip(writer, 'S14', 'O12', { CONTROL: 1 })
  await scan(writer, replacing, 'CONTROL', ['N-5'])
  await post(writer, replacing)
  const reversed = await receive(writer, '5', { entries: ['R-6'] })
  await done(client.post(`${reversed}/reversal`, { reason: 'Not ours' }))
  keep(ids, 'RO6', await done(client.post('/return-orders', { entries: ['R-7'] })))
  const blind = [
    { productNumber: 'BLANK', quantity: 3 },
    { productNumber: 'PLAIN', quantity: 2 },
  ]
  await receive(writer, '7', { customerNumber: 'C1', lines: blind, overrideReason: 'No papers' }, [])
  const unknown = { customerNumber: 'C1', entries: ['X-1'], productId: productOf(writer), overrideReason: 'No papers' }
  keep(ids, 'RO8', await done(client.post('/return-orders', unknown)))
  const open = await done(client.post('/return-receipts', { returnOrderId: ids.get('RO8') }))
  keep(ids, 'RR8', open)
  await done(client.post(`/return-receipts/${open.id}/scans`, { text: 'X-1' }))
}

function productOf({ ids }: Writer): string {
  return ids.get('CONTROL') ?? ''
}

/** A return order `RO…` and its posted receipt `RR…`. */
async function receive({ client, ids }: Writer, name: string, asked: object, scans?: readonly string[]) {
  const made = await done(client.post('/return-orders', asked))
  keep(ids, `RO${name}`, made)
  const receipt = await done(client.post('/return-receipts', { returnOrderId: made.id }))
  keep(ids, `RR${name}`, receipt)
  const entries = scans ?? (asked as { readonly entries: readonly string[] }).entries
  if (entries.length > 0) await done(client.post(`/return-receipts/${receipt.id}/registrations`, { entries }))
  await done(client.post(`/return-receipts/${receipt.id}/posting`))
  return `/return-receipts/${receipt.id}`
}
