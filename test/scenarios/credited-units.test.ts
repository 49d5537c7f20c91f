import { afterAll, beforeAll, expect, test } from 'vitest'
import { makeCast, makeOrder, sellFirstLine } from '#test/cast.ts'
import { textOf } from '#test/pdf.ts'
import { returnsOf } from '#test/returns.ts'
import { openWorld, type World } from '#test/world.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
  await makeCast(world)
})
afterAll(() => world.close())

const { service, clerk, made, sell, announce, prepare, scan, post, credit } = returnsOf(() => world)

test('D52, D80 a credit note prints and lists the units that came back', async () => {
  await sell('CR-1', 'CR-2', 'CR-3')
  const returned = await made(announce(['CR-1', 'CR-2']))
  await made(service().patch(`/return-orders/${returned.id}/lines/${returned.lines[0].id}`, { quantity: 3 }))
  const receipt = await prepare(returned)
  for (const serial of ['CR-2', 'CR-1']) await made(scan(receipt, serial))
  await made(service().post(`/return-receipts/${receipt.id}/not-readable`, {}))
  await made(post(receipt))
  const [note] = (await made(credit(returned))).creditNotes
  const [page = ''] = await textOf((await clerk().get(`/invoices/${note.id}.pdf`)).bytes)
  expect(page).toContain('Serienummers: CR-2, CR-1')
  expect(page).toContain('Niet leesbaar: positie 3')
  const { body: list } = await clerk().get(`/invoices/${note.id}.csv`)
  expect(list.match(/CR-\d/g)).toEqual(['CR-2', 'CR-1'])
})

test('D52 a credit without goods has no serial numbers', async () => {
  const order = await makeOrder(world, ['CAMERA', 2])
  await sellFirstLine(world, order, 'CW-1', 'CW-2')
  const line = `/sales-orders/${order.id}/lines/${order.lines[0].id}`
  const credited = await made(world.as('salesClerk').post(`${line}/credits`, { quantity: 1, reason: 'damaged' }))
  const creditLineIds = [credited.lines.at(-1).id]
  const note = await made(clerk().post('/invoices', { salesOrderId: order.id, creditLineIds }))
  await made(clerk().post(`/invoices/${note.id}/posting`))
  const [page = ''] = await textOf((await clerk().get(`/invoices/${note.id}.pdf`)).bytes)
  expect(page).not.toContain('CW-')
  expect(page).not.toContain('zonder geregistreerde eenheid')
  expect(page).toContain('Creditnota')
})
