import type { Page } from 'playwright-core'
import { describe, expect } from 'vitest'
import { makeOrder, shipFirstLine } from '#test/cast.ts'
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
    await page.getByRole('button', { name: 'UNTICK' }).click()
    await scanner.scan('scan-b1')
    await page.locator('[data-verdict="unticked"]').waitFor()
    await expect.poll(() => taken(page)).toBe('0')
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
