import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId } from '#db/id.ts'
import { type Cast, makeCast, makeOrder, shipFirstLine } from '#test/cast.ts'
import { textOf } from '#test/pdf.ts'
import { openWorld, type World } from '#test/world.ts'

let world: World
let cast: Cast
beforeAll(async () => {
  world = await openWorld()
  cast = await makeCast(world)
})
afterAll(() => world.close())

const clerk = () => world.as('accountsReceivableClerk')

/** A posted credit note of so many units of an invoiced order. */
async function creditNoteOf(quantity: number, ...serialNumbers: string[]) {
  const order = await makeOrder(world, ['CAMERA', serialNumbers.length])
  await shipFirstLine(world, order, ...serialNumbers)
  const { body: invoice } = await clerk().post('/invoices', { salesOrderId: order.id })
  await clerk().post(`/invoices/${invoice.id}/posting`)
  const credit = { quantity, reason: 'damaged' }
  const line = `/sales-orders/${order.id}/lines/${order.lines[0].id}`
  const { body: credited } = await world.as('administrator').post(`${line}/credits`, credit)
  const creditLineIds = [credited.lines.at(-1).id]
  const { body: note } = await clerk().post('/invoices', { salesOrderId: order.id, creditLineIds })
  const { body, status } = await clerk().post(`/invoices/${note.id}/posting`)
  expect(status).toBe(200)
  return body
}

/** Units that came back and are credited, as a return leaves them. */
async function takeBack(creditLineId: string, serialNumbers: readonly (string | null)[]) {
  const { db, caller } = world.context
  const { companyId: company, actorId: by } = caller
  const [order, orderLine, receipt, line, count] = [newId(), newId(), newId(), newId(), serialNumbers.length]
  const [product, customer] = [cast.products.camera, cast.customers.jansen]
  const unread = serialNumbers.filter((serialNumber) => serialNumber === null).length
  await db.transaction().execute(async (transaction) => {
    await sql`insert into return_order (company_id, id, number, customer_id, created_by)
      values (${company}, ${order}, ${order}, ${customer}, ${by})`.execute(transaction)
    await sql`insert into return_order_line (company_id, id, return_order_id, line_number, product_id, quantity,
        quantity_received, quantity_credited, disposition)
      values (${company}, ${orderLine}, ${order}, 1, ${product}, ${count}, ${count}, ${count}, 'credit')`.execute(
      transaction,
    )
    await sql`insert into return_receipt (company_id, id, return_order_id, created_by)
      values (${company}, ${receipt}, ${order}, ${by})`.execute(transaction)
    await sql`insert into return_receipt_line (company_id, id, return_receipt_id, return_order_line_id, product_id,
        line_number, quantity, serialised, blank_issue_allowed, quantity_registered, quantity_not_readable,
        quantity_registrable, posted)
      values (${company}, ${line}, ${receipt}, ${orderLine}, ${product}, 1, ${count}, true, false, ${count - unread},
        ${unread}, ${count}, true)`.execute(transaction)
    for (const [position, serialNumber] of serialNumbers.entries()) {
      await sql`insert into return_unit (company_id, id, return_order_line_id, return_receipt_line_id, product_id,
          serial_number, serial_key, disposition, posted, announced_by, registered_at, registered_by, position,
          credit_line_id)
        values (${company}, ${newId()}, ${orderLine}, ${line}, ${product}, ${serialNumber}, ${serialNumber}, 'credit',
          true, ${by}, now(), ${by}, ${position}, ${creditLineId})`.execute(transaction)
    }
  })
}

test('D52, D80 a credit note prints and lists the units that came back', async () => {
  const note = await creditNoteOf(3, 'CR-1', 'CR-2', 'CR-3')
  await takeBack(note.lines[0].id, ['CR-2', 'CR-1', null])
  const [page = ''] = await textOf((await clerk().get(`/invoices/${note.id}.pdf`)).bytes)
  expect(page).toContain('Serienummers: CR-2, CR-1')
  expect(page).toContain('Niet leesbaar: positie 3')
  const { body: list } = await clerk().get(`/invoices/${note.id}.csv`)
  expect(list.match(/CR-\d/g)).toEqual(['CR-2', 'CR-1'])
})

test('D52 a credit without goods has no serial numbers', async () => {
  const note = await creditNoteOf(1, 'CW-1', 'CW-2')
  const [page = ''] = await textOf((await clerk().get(`/invoices/${note.id}.pdf`)).bytes)
  expect(page).not.toContain('CW-')
  expect(page).not.toContain('zonder geregistreerde eenheid')
  expect(page).toContain('Creditnota')
})
