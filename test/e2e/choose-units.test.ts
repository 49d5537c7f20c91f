import type { Page } from 'playwright-core'
import { describe, expect } from 'vitest'
import { makeOrder, preparePackingSlip, shipFirstLine } from '#test/cast.ts'
import type { World } from '#test/world.ts'
import { expectAccessible } from './accessible.ts'
import { test } from './fixtures.ts'
import { connectScanner } from './scanner.ts'

/** Three posted packing slips of two units each, and an invoice that takes none of them yet. */
async function threeSlips(world: World, prefix: string) {
  const order = await makeOrder(world, ['CAMERA', 6])
  const slips = []
  for (const letter of ['a', 'b', 'c']) {
    slips.push(await shipFirstLine(world, order, `${prefix}-${letter}1`, `${prefix}-${letter}2`))
  }
  const clerk = world.as('accountsReceivableClerk')
  const { body: invoice } = await clerk.post('/invoices', { salesOrderId: order.id })
  const packingSlipLineIds = slips.map((slip) => slip.lines[0].id)
  await clerk.post(`/invoices/${invoice.id}/choices`, { leave: { packingSlipLineIds } })
  return { invoice, slips, numbers: slips.map((slip) => slip.number as string) }
}

const share = (page: Page, number: string | undefined) => page.locator(`[data-share="${number}"]`)
const taken = (page: Page) => page.locator('[data-taken]').getAttribute('data-taken')

async function show(page: Page, number: string | undefined) {
  const button = share(page, number).getByRole('button', { name: `Units of ${number}` })
  if ((await button.getAttribute('aria-expanded')) === 'false') await button.click()
}

describe('D35, D36: the units that go on an invoice', () => {
  test('one packing slip in part: a second one is disabled with the reason, all or none of it is not', async ({
    visit,
    pakbon: { world },
    cast: _,
  }) => {
    const { invoice, numbers } = await threeSlips(world, 'rule')
    const [a, b] = numbers
    const page = await visit('accountsReceivableClerk', `/invoices/${invoice.id}/units`)
    await show(page, a)
    await page.getByRole('checkbox', { name: 'rule-a1' }).check()
    await expect.poll(() => taken(page)).toBe('1')
    expect(await share(page, a).getAttribute('data-part')).toBe('part')
    await show(page, b)
    const second = page.getByRole('checkbox', { name: 'rule-b1' })
    await second.waitFor()
    expect(await second.isDisabled()).toBe(true)
    expect(await share(page, b).innerText()).toContain(`${a} is invoiced in part already`)
    await share(page, b)
      .getByRole('button', { name: `All of ${b}` })
      .click()
    await expect.poll(() => taken(page)).toBe('3')
    expect(await share(page, b).getAttribute('data-part')).toBe('whole')
    await expect.poll(() => second.isChecked()).toBe(true)
    expect(await second.isDisabled(), 'one fewer would be in part').toBe(true)
    await page.getByRole('checkbox', { name: 'rule-a2' }).check()
    await expect.poll(() => taken(page)).toBe('4')
    await expect.poll(() => second.isDisabled()).toBe(false)
    await expectAccessible(page)
  })

  test('by scan, wherever it begins; a second packing slip in part is refused with its reason', async ({
    visit,
    pakbon: { world },
    cast: _,
  }) => {
    const { invoice } = await threeSlips(world, 'scan')
    const page = await visit('accountsReceivableClerk', `/invoices/${invoice.id}/units`)
    await page.locator('#scan-field').waitFor()
    const scanner = await connectScanner(page)
    await scanner.scan('scan-b1')
    await page.locator('[data-verdict="ticked"]').waitFor()
    await expect.poll(() => taken(page)).toBe('1')
    await page.getByRole('button', { name: 'Done: to the invoice' }).focus()
    await scanner.scan('scan-c1')
    await page.locator('[data-verdict="refused"]').waitFor()
    await page.locator('[data-code="ONE_PACKING_SLIP_IN_PART"]').waitFor()
    expect(await taken(page)).toBe('1')
    await scanner.scan('scan-b2')
    expect(await taken(page), 'a scan while a refusal stands there is refused').toBe('1')
    await page.keyboard.press('Escape')
    await page.locator('[data-verdict="ticked"]').waitFor()
    await page.getByRole('button', { name: 'UNTICK' }).click()
    await scanner.scan('scan-b1')
    await page.locator('[data-verdict="unticked"]').waitFor()
    await expect.poll(() => taken(page)).toBe('0')
  })

  test('however fast scans come: none that is refused passes unseen, and says why', async ({
    visit,
    pakbon: { world },
    cast: _,
  }) => {
    const { invoice } = await threeSlips(world, 'fast')
    const page = await visit('accountsReceivableClerk', `/invoices/${invoice.id}/units`)
    await page.locator('#scan-field').waitFor()
    const scanner = await connectScanner(page)
    await scanner.scan(['fast-x9', 'fast-b1'])
    const refused = page.locator('[data-verdict="refused"]')
    await refused.getByText('fast-x9', { exact: true }).waitFor()
    await refused.locator('[data-code="UNIT_NOT_AVAILABLE"]').waitFor()
    await scanner.scan('%PAKBON:OK%')
    await refused.waitFor({ state: 'detached' })
    await scanner.scan(['%PAKBON:REMOVE%', 'fast-c1'])
    await refused.locator('[data-code="UNIT_NOT_TICKED"]').waitFor()
    await page.getByRole('button', { name: 'Seen' }).click()
    await scanner.scan(['%PAKBON:ADD%', 'fast-b2'])
    await page.locator('[data-verdict="ticked"]').waitFor()
    await scanner.scan('fast-b2')
    await refused.locator('[data-code="UNIT_TICKED_ALREADY"]').waitFor()
    await expectAccessible(page)
  })

  test('not readable ones by row, those without a number by their count; what the invoice delivers itself apart', async ({
    visit,
    pakbon: { world },
    cast: _,
  }) => {
    const order = await makeOrder(world, ['SENSOR', 5])
    const shipping = world.as('shippingClerk')
    const slip = await preparePackingSlip(world, order, 4)
    await shipping.post(`/packing-slips/${slip.id}/scans`, { text: 'row-1' })
    await shipping.post(`/packing-slips/${slip.id}/not-readable`, { quantity: 1 })
    const { number } = (await shipping.post(`/packing-slips/${slip.id}/posting`)).body
    const page = await visit('salesClerk', `/sales-orders/${order.id}`)
    await page.getByRole('button', { name: 'Invoice', exact: true }).click()
    await page
      .getByRole('dialog')
      .getByLabel(/SENSOR/)
      .fill('1')
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: 'Delivered on packing slips' }).waitFor()
    await page.getByRole('heading', { name: 'Delivered by this invoice' }).waitFor()
    await page.getByRole('button', { name: 'Choose units' }).click()
    await expect.poll(() => taken(page)).toBe('4')
    await share(page, number)
      .getByRole('button', { name: `None of ${number}` })
      .click()
    await expect.poll(() => taken(page)).toBe('0')
    await page.getByRole('checkbox', { name: 'Not readable' }).check()
    await expect.poll(() => taken(page)).toBe('1')
    await page.getByLabel('Units without a serial number').fill('2')
    await page.keyboard.press('Enter')
    await expect.poll(() => taken(page)).toBe('3')
    await page.getByRole('button', { name: 'Done: to the invoice' }).click()
    await page.getByRole('button', { name: 'Scan serial numbers' }).click()
    await page.locator('#scan-field').waitFor()
    expect(await page.locator('[data-line]').count(), 'only what it delivers itself').toBe(1)
    await (await connectScanner(page)).scan('row-2')
    await page.locator('[data-completed="document"]').waitFor()
    await page.keyboard.press('Control+Enter')
    await page.getByRole('heading', { name: /Invoice INV-/ }).waitFor()
    const { body } = await world.as('salesClerk').get(page.url().split('/').slice(-2).join('/').replace(/^/, '/'))
    const quantities = body.lines.map(
      (line: { section: string; quantity: number }) => `${line.section} ${line.quantity}`,
    )
    expect(quantities.sort()).toEqual(['delivered 3', 'direct 1'])
  })

  test('by keyboard: arrow keys, Space, and Shift for all between', async ({ visit, pakbon: { world }, cast: _ }) => {
    const order = await makeOrder(world, ['CAMERA', 12])
    const entries = Array.from({ length: 12 }, (__, index) => `key-${String(index).padStart(2, '0')}`)
    await shipFirstLine(world, order, ...entries)
    const clerk = world.as('accountsReceivableClerk')
    const { body: invoice } = await clerk.post('/invoices', { salesOrderId: order.id })
    await clerk.post(`/invoices/${invoice.id}/choices`, {
      leave: { packingSlipLineIds: [invoice.lines[0].packingSlips[0].packingSlipLineId] },
    })
    const page = await visit('accountsReceivableClerk', `/invoices/${invoice.id}/units`)
    await page.getByRole('checkbox', { name: 'key-02' }).focus()
    await page.keyboard.press('Space')
    await expect.poll(() => taken(page)).toBe('1')
    for (let times = 0; times < 6; times++) await page.keyboard.press('ArrowDown')
    await expect
      .poll(() => page.evaluate(() => document.activeElement?.closest('[data-unit]')?.textContent))
      .toBe('key-08')
    await page.keyboard.press('Shift+Space')
    await expect.poll(() => taken(page)).toBe('7')
  })

  test('a tick that the server refuses is taken back', async ({ visit, pakbon: { world }, cast: _ }) => {
    const { invoice, numbers } = await threeSlips(world, 'back')
    const page = await visit('accountsReceivableClerk', `/invoices/${invoice.id}/units`)
    await show(page, numbers[0])
    const box = page.getByRole('checkbox', { name: 'back-a1' })
    await box.waitFor()
    const other = await visit('accountsReceivableClerk', `/invoices/${invoice.id}/units`, { name: 'Other' })
    await other.locator('#scan-field').waitFor()
    await (await connectScanner(other)).scan('back-b1')
    await other.locator('[data-verdict="ticked"]').waitFor()
    await box.click()
    await page.locator('[data-code="EDITION_CHANGED"]').waitFor()
    await expect.poll(() => box.isChecked()).toBe(false)
    await expect.poll(() => taken(page)).toBe('1')
  })
})
