import { describe, expect } from 'vitest'
import { makeOrder, shipFirstLine } from '#test/cast.ts'
import { expectAccessible } from './accessible.ts'
import { test } from './fixtures.ts'

describe('D40: the serial number of a unit is corrected', () => {
  test('before and after, what changes with it, the reason; the packing slip shows the new one', async ({
    visit,
    pakbon: { world },
    cast: _,
  }) => {
    const slip = await shipFirstLine(world, await makeOrder(world, ['CAMERA', 1]), 'wr0ng-1')
    const { body: units } = await world.as('shippingClerk').get(`/packing-slips/${slip.id}/registrations`)
    const page = await visit('shippingClerk', `/units/${units.items[0].id}`)
    await page.getByRole('button', { name: 'Correct the serial number' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('The right serial number').fill('wrong-1')
    const text = await dialog.innerText()
    expect(text).toContain('wr0ng-1')
    expect(text).toContain(`Packing slip ${slip.number} shows the new one.`)
    expect(await dialog.getByRole('button', { name: 'Correct' }).isDisabled(), 'a reason is needed').toBe(true)
    await dialog.getByLabel('Reason').fill('read the label again')
    await dialog.getByRole('button', { name: 'Correct' }).click()
    await page.getByRole('heading', { name: /wrong-1/ }).waitFor()
    expect(await page.locator('[data-act="registered"]').innerText(), 'it was never not readable').not.toContain('Not')
    const life = page.locator('[data-act="changed"]')
    expect(await life.innerText()).toContain('wr0ng-1 → wrong-1')
    expect(await life.innerText()).toContain('read the label again')
    await page.goto(`/packing-slips/${slip.id}`)
    await page.getByRole('button', { name: 'Serial numbers of line 1' }).click()
    await page.getByRole('link', { name: 'wrong-1' }).waitFor()
  })

  test('from the packing slip and from the invoice in preparation, without leaving them', async ({
    visit,
    pakbon: { world },
    cast: _,
  }) => {
    const order = await makeOrder(world, ['CAMERA', 1])
    const slip = await shipFirstLine(world, order, 'there-0')
    const page = await visit('salesClerk', `/packing-slips/${slip.id}`)
    const correct = async (before: string, after: string) => {
      await page.getByRole('button', { name: 'Serial numbers of line 1' }).click()
      await page.getByRole('button', { name: `Correct ${before}` }).click()
      const dialog = page.getByRole('dialog')
      await dialog.getByLabel('The right serial number').fill(after)
      await dialog.getByLabel('Reason').fill('misread')
      await dialog.getByRole('button', { name: 'Correct' }).click()
      await page.getByRole('link', { name: after }).waitFor()
    }
    await correct('there-0', 'there-1')
    const { body: invoice } = await world.as('accountsReceivableClerk').post('/invoices', { salesOrderId: order.id })
    await page.goto(`/invoices/${invoice.id}`)
    await correct('there-1', 'there-2')
    await expectAccessible(page)
    await world.as('accountsReceivableClerk').post(`/invoices/${invoice.id}/posting`)
    await page.reload()
    await page.getByRole('button', { name: 'Serial numbers of line 1' }).click()
    await page.getByRole('link', { name: 'there-2' }).waitFor()
    expect(await page.getByRole('button', { name: /^Correct/ }).count(), 'D42: once invoiced it is fixed').toBe(0)
  })

  test('refused with the document that holds it, in the dialog', async ({ visit, pakbon: { world }, cast: _ }) => {
    await shipFirstLine(world, await makeOrder(world, ['CAMERA', 1]), 'taken-1')
    const slip = await shipFirstLine(world, await makeOrder(world, ['CAMERA', 1]), 'other-1')
    const { body: units } = await world.as('shippingClerk').get(`/packing-slips/${slip.id}/registrations`)
    const page = await visit('shippingClerk', `/units/${units.items[0].id}`)
    await page.getByRole('button', { name: 'Correct the serial number' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('The right serial number').fill('taken-1')
    await dialog.getByLabel('Reason').fill('x')
    await dialog.getByRole('button', { name: 'Correct' }).click()
    await dialog.locator('[data-code="SERIAL_ALREADY_ACTIVE"]').waitFor()
    await page.keyboard.press('Escape')
    await page.getByRole('heading', { name: /other-1/ }).waitFor()
  })

  test('D42: once invoiced there is no button, and the reason stands there', async ({
    visit,
    pakbon: { world },
    cast: _,
  }) => {
    const order = await makeOrder(world, ['CAMERA', 1])
    const slip = await shipFirstLine(world, order, 'fixed-1')
    const clerk = world.as('accountsReceivableClerk')
    const { body: invoice } = await clerk.post('/invoices', { salesOrderId: order.id })
    await clerk.post(`/invoices/${invoice.id}/posting`)
    const { body: units } = await world.as('shippingClerk').get(`/packing-slips/${slip.id}/registrations`)
    const page = await visit('shippingClerk', `/units/${units.items[0].id}`)
    await page.getByRole('heading', { name: /fixed-1/ }).waitFor()
    expect(await page.getByRole('button', { name: 'Correct the serial number' }).count()).toBe(0)
    expect(await page.getByRole('main').innerText()).toMatch(/Correct the serial number: .*invoice/i)
    await expectAccessible(page)
  })
})

test('D83: units by customer, product or the beginning of a serial number; hostile ones are text', async ({
  visit,
  pakbon: { world },
  cast,
}) => {
  const hostile = ['<img src=x onerror=alert(1)>', 'A\u0301ЖЯ-9'.normalize(), 'W'.repeat(50)]
  const order = await makeOrder(world, ['CAMERA', 3])
  await shipFirstLine(world, order, hostile[0] ?? '', 'plain-9', hostile[2] ?? '')
  const page = await visit('salesManager', `/units?productId=${cast.products.camera}&of=CAMERA`)
  await page.getByRole('heading', { name: 'Units of CAMERA' }).waitFor()
  await page.getByText('<img src=x onerror=alert(1)>').waitFor()
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(1280)
  await page.getByRole('searchbox', { name: 'Filter' }).fill('plain')
  await expect.poll(() => page.getByRole('row').count()).toBe(2)
  await page.getByRole('link', { name: 'plain-9' }).press('Enter')
  await page.getByRole('heading', { name: /plain-9/ }).waitFor()
})
