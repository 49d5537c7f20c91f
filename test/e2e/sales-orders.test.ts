import { describe, expect } from 'vitest'
import { makeOrder, shipFirstLine } from '#test/cast.ts'
import { expectAccessible } from './accessible.ts'
import { test } from './fixtures.ts'
import { connectScanner } from './scanner.ts'

test('an order by keyboard and scanner alone, then in part on a packing slip', async ({
  visit,
  pakbon: { world },
  cast: _,
}) => {
  const page = await visit('salesClerk', '/sales-orders')
  await page.getByRole('button', { name: 'New order' }).press('Enter')
  const scanner = await connectScanner(page)
  await page.getByRole('combobox', { name: 'Customer' }).focus()
  await scanner.scan('JANSEN')
  await expect.poll(() => page.getByRole('combobox', { name: 'Customer' }).inputValue()).toBe('Jansen')
  await page.getByRole('combobox', { name: 'Product 1' }).focus()
  await scanner.scan('9520000002008')
  await expect.poll(() => page.getByRole('combobox', { name: 'Product 1' }).inputValue()).toContain('CAMERA')
  await page.getByRole('textbox', { name: 'Quantity 1' }).fill('3')
  await page.keyboard.press('Enter')
  await scanner.scan('CABLE')
  await expect.poll(() => page.getByRole('combobox', { name: 'Product 2' }).inputValue()).toContain('CABLE')
  await page.getByRole('button', { name: 'Make the order' }).press('Enter')
  await page.getByRole('heading', { name: /Sales order SO-/ }).waitFor()
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Deliver' }).press('Enter')
  await page
    .getByRole('dialog')
    .getByLabel(/CAMERA/)
    .fill('2')
  await page.keyboard.press('Enter')
  await page.waitForURL('**/packing-slips/*/serial-numbers')
  const id = page.url().split('/').at(-2)
  const { body } = await world.as('shippingClerk').get(`/packing-slips/${id}`)
  expect(body.lines.map((line: { quantity: number }) => line.quantity)).toEqual([2, 1])
})

test('D34: an invoice that delivers the units itself, from the order to the journal', async ({
  visit,
  pakbon: { world },
  cast: _,
}) => {
  const order = await makeOrder(world, ['CAMERA', 1])
  const page = await visit('salesClerk', `/sales-orders/${order.id}`)
  await page.getByRole('button', { name: 'Invoice', exact: true }).click()
  await page
    .getByRole('dialog')
    .getByLabel(/CAMERA/)
    .fill('1')
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: 'Scan serial numbers' }).click()
  await page.locator('#scan-field').waitFor()
  await (await connectScanner(page)).scan('direct-1')
  await page.locator('[data-completed="document"]').waitFor()
  await page.keyboard.press('Control+Enter')
  await page.getByRole('heading', { name: /Invoice INV-/ }).waitFor()
  await page.getByRole('button', { name: 'Serial numbers of line 1' }).click()
  await page.getByRole('link', { name: 'direct-1' }).waitFor()
  await expectAccessible(page)
})

describe('D52, D42: a credit without goods', () => {
  test('says that it fixes the serial numbers, and makes the credit note', async ({
    visit,
    pakbon: { world },
    cast: _,
  }) => {
    const order = await makeOrder(world, ['CAMERA', 1])
    await shipFirstLine(world, order, 'credit-1')
    const clerk = world.as('accountsReceivableClerk')
    const { body: invoice } = await clerk.post('/invoices', { salesOrderId: order.id })
    await clerk.post(`/invoices/${invoice.id}/posting`)
    const page = await visit('salesClerk', `/sales-orders/${order.id}`)
    await page.getByRole('button', { name: 'Actions Line 1' }).click()
    await page.getByRole('menuitem', { name: 'Credit' }).click()
    expect(await page.getByRole('dialog').innerText()).toContain('serial numbers of line 1 are fixed')
    await page.getByRole('button', { name: 'Make the credit note' }).click()
    await page.getByRole('heading', { name: 'Credit note in preparation' }).waitFor()
    await page.getByRole('button', { name: 'Post' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Post' }).click()
    await page.getByRole('heading', { name: /Credit note CN-|Credit note \S+-/ }).waitFor()
  })
})

test('D47: the rest of an order is cancelled, after saying what that means', async ({
  visit,
  pakbon: { world },
  cast: _,
}) => {
  const order = await makeOrder(world, ['CAMERA', 2])
  const page = await visit('salesClerk', `/sales-orders/${order.id}`, { language: 'nl' })
  await page.getByRole('button', { name: 'De rest annuleren' }).click()
  expect(await page.getByRole('dialog').innerText()).toContain('worden vergeten')
  await page.getByRole('dialog').getByRole('button', { name: 'De rest annuleren' }).click()
  await page.locator('[data-state="cancelled"]').waitFor()
})

test('files of orders: what is refused names its line; what is good comes in', async ({ visit, cast: _ }) => {
  const page = await visit('salesClerk', '/sales-orders')
  await page.getByRole('button', { name: 'Import' }).click()
  const dialog = page.getByRole('dialog')
  await dialog
    .locator('input[type=file]')
    .setInputFiles({ name: 'orders.xml', mimeType: 'text/xml', buffer: Buffer.from('<Order>') })
  await dialog.getByRole('button', { name: 'Import' }).click()
  await dialog.getByRole('alert').waitFor()
  expect(await dialog.getByRole('alert').innerText()).toContain('orders.xml')
  await expectAccessible(page)
})

test('D75: whoever only inquires sees no way to change anything', async ({ visit, pakbon: { world }, cast: _ }) => {
  const order = await makeOrder(world, ['CAMERA', 1])
  const page = await visit('salesManager', `/sales-orders/${order.id}`)
  await page.getByRole('heading', { name: /Sales order SO-/ }).waitFor()
  for (const name of ['Deliver', 'Invoice', 'Add a line', 'Cancel the rest', 'Actions Line 1']) {
    expect(await page.getByRole('button', { name, exact: true }).count(), name).toBe(0)
  }
})
