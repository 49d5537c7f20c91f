import { describe, expect } from 'vitest'
import { preparePackingSlip } from '#test/cast.ts'
import { expectAccessible } from './accessible.ts'
import { test } from './fixtures.ts'
import { announce, receive, sell } from './sales.ts'
import { listenToTones } from './scan-page.ts'
import { connectScanner } from './scanner.ts'

describe('D50, D51: what does not come back just so, at the scan field', () => {
  test('returned twice: refused, with the document that has it', async ({ visit, pakbon: { world }, cast: _ }) => {
    await sell(world, { serials: ['twice-1'] })
    const order = await announce(world, ['twice-1'])
    const receipt = await receive(world, order.id, ['twice-1'])
    const page = await visit('customerServiceRepresentative', '/return-orders/new')
    await page.locator('#scan-field').waitFor()
    const tones = await listenToTones(page)
    await (await connectScanner(page)).scan('twice-1')
    const refused = page.locator('[data-refused="twice-1"]')
    await refused.locator('[data-code="UNIT_RETURNED_ALREADY"]').waitFor()
    expect(await tones()).toEqual(['refused'])
    expect(await refused.getByRole('link', { name: receipt.number }).getAttribute('href')).toBe(
      `/return-receipts/${receipt.id}`,
    )
    await expectAccessible(page)
    expect(page.url(), 'no return order was made').not.toContain('order=')
    await refused.getByRole('button', { name: 'Leave it out' }).click()
    await refused.waitFor({ state: 'detached' })
  })

  test('sold to another customer: asks for a reason, which stays', async ({ visit, pakbon: { world }, cast: _ }) => {
    await sell(world, { serials: ['mine-1'] })
    await sell(world, { customer: 'SMITH', serials: ['theirs-1'] })
    const page = await visit('customerServiceRepresentative', '/return-orders/new')
    await page.locator('#scan-field').waitFor()
    await (await connectScanner(page)).scan(['mine-1', 'theirs-1'])
    const refused = page.locator('[data-refused="theirs-1"]')
    await refused.getByText(/sold to another customer/).waitFor()
    await refused.getByRole('button', { name: 'Take it back nevertheless' }).click()
    await page.getByRole('dialog').getByLabel('Reason').fill('it was a gift')
    await page.getByRole('dialog').getByRole('button', { name: 'Take it back nevertheless' }).click()
    await page.locator('[data-verdict="announced"][data-count="2"]').waitFor()
    const unit = page.locator('[data-unit="theirs-1"]')
    expect(await unit.innerText()).toContain('sold to another customer: “it was a gift”')
    expect(await unit.innerText()).toContain('Sold to Smith')
  })

  test('not known: asks for its product, and then for a reason; nothing is guessed', async ({ visit, cast }) => {
    const page = await visit('customerServiceRepresentative', `/return-orders/new?customer=${cast.customers.smith}`)
    await page.locator('#scan-field').waitFor()
    await page.getByRole('combobox', { name: 'Customer' }).and(page.locator('[value="Smith"]')).waitFor()
    await (await connectScanner(page)).scan('never-sold')
    const refused = page.locator('[data-refused="never-sold"]')
    await refused.locator('[data-code="RETURN_PRODUCT_NEEDED"]').waitFor()
    await refused.getByRole('button', { name: 'Choose its product' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('combobox').fill('CAMERA')
    await page.keyboard.press('Enter')
    await dialog.getByRole('button', { name: 'With this product' }).click()
    await refused.locator('[data-code="RETURN_REASON_NEEDED"]').waitFor()
    await refused.getByRole('button', { name: 'Take it back nevertheless' }).click()
    await dialog.getByLabel('Reason').fill('bought at the old shop')
    await page.keyboard.press('Tab')
    await dialog.getByRole('button', { name: 'Take it back nevertheless' }).click()
    await page.locator('[data-unit="never-sold"]').waitFor()
    await page.getByText('Smith', { exact: true }).waitFor()
  })

  test('one serial number of two products: asks which', async ({ visit, pakbon: { world }, cast: _ }) => {
    await sell(world, { serials: ['same-1'] })
    await sell(world, { product: 'SENSOR', serials: ['same-1'] })
    const page = await visit('customerServiceRepresentative', '/return-orders/new')
    await page.locator('#scan-field').waitFor()
    await (await connectScanner(page)).scan('same-1')
    const refused = page.locator('[data-refused="same-1"]')
    await refused.locator('[data-code="SERIAL_AMBIGUOUS"]').waitFor()
    await refused.getByRole('button', { name: 'Choose its product' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('combobox').fill('SENSOR')
    await page.keyboard.press('Enter')
    await dialog.getByRole('button', { name: 'With this product' }).click()
    await page
      .locator('[data-unit="same-1"]')
      .getByText(/SENSOR/)
      .waitFor()
  })

  test('shipped and not invoiced: its packing slip is cancelled instead', async ({
    visit,
    pakbon: { world },
    cast: _,
  }) => {
    const all = world.as('administrator')
    const { body: order } = await all.post('/sales-orders', {
      customerNumber: 'JANSEN',
      lines: [{ productNumber: 'CAMERA', quantity: 1 }],
    })
    const slip = await preparePackingSlip(world, order)
    await all.post(`/packing-slips/${slip.id}/scans`, { text: 'not-invoiced' })
    await all.post(`/packing-slips/${slip.id}/posting`)
    const page = await visit('customerServiceRepresentative', '/return-orders/new')
    await page.locator('#scan-field').waitFor()
    await (await connectScanner(page)).scan('not-invoiced')
    await page.locator('[data-code="UNIT_NOT_INVOICED"]').waitFor()
  })
})

describe('D51: on the receipt, with the same page as everywhere', () => {
  test('a unit that was not announced asks for a reason; not readable, undo and a list are as on a packing slip', async ({
    visit,
    pakbon: { world },
    cast: _,
  }) => {
    const { unitIds } = await sell(world, { serials: ['rec-1', 'rec-2', 'rec-3', 'rec-4'] })
    await sell(world, { customer: 'SMITH', serials: ['stranger-1'] })
    const all = world.as('administrator')
    const { body: order } = await all.post('/return-orders', { registrationIds: unitIds })
    const { body: receipt } = await all.post('/return-receipts', { returnOrderId: order.id })
    const page = await visit('administrator', `/return-receipts/${receipt.id}/serial-numbers`)
    await page.locator('#scan-field').waitFor()
    await page.locator('[data-expected="4"]').waitFor()
    const scanner = await connectScanner(page)
    await scanner.scan('stranger-1')
    await page.locator('[data-code="RETURN_REASON_NEEDED"]').waitFor()
    await page.getByRole('button', { name: 'Take it back nevertheless' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('Reason').fill('swapped at the counter')
    await dialog.getByRole('button', { name: 'Take it back nevertheless' }).click()
    await page.locator('[data-verdict="registered"]').waitFor({ state: 'attached' })
    await page.keyboard.press('Control+z')
    await page.locator('[data-verdict="undone"]').waitFor({ state: 'attached' })
    await scanner.scan('rec-1')
    await page.locator('[data-expected="3"]').waitFor()
    await page.keyboard.press('F4')
    await page.locator('[data-verdict="notReadable"]').waitFor({ state: 'attached' })
    await page.keyboard.press('F8')
    await dialog.getByRole('textbox').first().fill('rec-2\nrec-3')
    await dialog.getByRole('button', { name: 'Preview' }).click()
    await dialog.getByText('2 can be registered, 0 cannot.').waitFor()
    await dialog.getByRole('button', { name: 'Register 2' }).click()
    await dialog.getByRole('button', { name: 'Close' }).click()
    await page.keyboard.press('Control+Enter')
    await page.waitForURL(`**/return-receipts/${receipt.id}`)
    const { body } = await all.get(`/return-receipts/${receipt.id}`)
    expect(body).toMatchObject({ state: 'posted', lines: [{ registered: 3, notReadable: 1 }] })
  })

  test('what a colleague scans is seen within a second', async ({ visit, pakbon: { world }, cast: _ }) => {
    const { unitIds } = await sell(world, { serials: ['live-r1', 'live-r2'] })
    const all = world.as('administrator')
    const { body: order } = await all.post('/return-orders', { registrationIds: unitIds })
    const { body: receipt } = await all.post('/return-receipts', { returnOrderId: order.id })
    const page = await visit('customerServiceRepresentative', `/return-receipts/${receipt.id}/serial-numbers`)
    await page.locator('#scan-field').waitFor()
    await all.post(`/return-receipts/${receipt.id}/scans`, { text: 'live-r2' })
    await page.locator('[data-registration]').getByText('live-r2').waitFor()
    await page.locator('[data-total="1"]').waitFor()
  })
})
