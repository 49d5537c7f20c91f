import { describe, expect } from 'vitest'
import { expectAccessible } from './accessible.ts'
import { test } from './fixtures.ts'
import { announce, receive, sell } from './sales.ts'
import { connectScanner } from './scanner.ts'

describe('D50-D52: from scan to credit note, by keyboard and scanner, in Dutch', () => {
  test('scan, return order, receive by scanner, credit note, closed', async ({ visit, pakbon: { world }, cast: _ }) => {
    const { invoiceNumber } = await sell(world, { serials: ['weg-1', 'weg-2', 'weg-3'] })
    const page = await visit('administrator', '/return-orders', { language: 'nl' })
    const main = page.getByRole('main')
    const scanner = await connectScanner(page)
    await main.getByRole('button', { name: 'Nieuwe retour' }).press('Enter')
    await page.locator('#scan-field').waitFor()
    // One anywhere on the page, and one behind the other, without a pause.
    await scanner.scan(['WEG-1', '010952000000200821weg-2'])
    await main.locator('[data-verdict="announced"][data-count="2"]').waitFor()
    await main
      .locator('[data-coverage]')
      .getByText(/Garantie geldig/)
      .waitFor()
    const told = await main.getByRole('region', { name: 'Komt terug' }).innerText()
    expect(told).toContain('weg-1')
    expect(told).toContain('Verkocht aan Jansen')
    expect(told).toContain(invoiceNumber)
    await page.getByRole('button', { name: 'Klaar: naar de retourorder' }).press('Enter')
    await page.locator('[data-step="receive"]').waitFor()
    await main.getByRole('button', { name: 'Ontvangen', exact: true }).press('Enter')
    await page.getByRole('dialog').getByRole('textbox').first().waitFor()
    await page.keyboard.press('Enter')
    await page.waitForURL('**/return-receipts/*/serial-numbers')
    await page.locator('#scan-field').waitFor()
    await page.locator('[data-expected="2"]').waitFor()
    await scanner.scan(['weg-1', 'weg-2'])
    await page.locator('[data-completed="document"]').waitFor()
    await page.locator('[data-expected]').waitFor({ state: 'detached' })
    await page.keyboard.press('Control+Enter')
    await page.getByRole('heading', { name: /Retourontvangst / }).waitFor()
    await main.locator('[data-state="posted"]').first().waitFor()
    await main.getByRole('button', { name: 'Serienummers van regel 1' }).press('Enter')
    await main.getByRole('link', { name: 'weg-2' }).waitFor()
    await main.getByRole('link', { name: /^← Retourorder/ }).press('Enter')
    await main.getByRole('button', { name: 'Crediteren' }).press('Enter')
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('cell', { name: /242,00/ }).waitFor()
    await expectAccessible(page, { within: '[role="dialog"]' })
    await dialog.getByRole('button', { name: 'Boeken' }).press('Enter')
    await page.locator('[data-step="close"]').waitFor()
    await main.getByRole('button', { name: 'Sluiten' }).first().press('Enter')
    await dialog.getByRole('button', { name: 'Sluiten' }).press('Enter')
    await main.locator('[data-state="closed"]').first().waitFor()
    await page.getByText('Alles van deze retourorder is afgehandeld.').waitFor()
    expect(await main.locator('[data-state="credited"]').count()).toBe(2)
    await main.getByRole('link', { name: /^Creditnota / }).press('Enter')
    await page.getByRole('heading', { name: /Creditnota / }).waitFor()
    await page
      .getByText(/242,00/)
      .first()
      .waitFor()
  })

  test('without the duty to invoice it says who can credit; the next step stands there', async ({
    visit,
    pakbon: { world },
    cast: _,
  }) => {
    await sell(world, { serials: ['duty-1'] })
    const order = await announce(world, ['duty-1'])
    await receive(world, order.id, ['duty-1'])
    const page = await visit('customerServiceRepresentative', `/return-orders/${order.id}`)
    const step = page.locator('[data-step="credit"]')
    await step.waitFor()
    expect(await step.innerText()).toContain('1 piece is received and waits for its credit note.')
    expect(await step.innerText()).toContain('the duty “Maintain sales invoices” is needed')
    expect(await step.getByRole('button').count()).toBe(0)
    const manager = await visit('salesManager', `/return-orders/${order.id}`)
    await manager.locator('[data-step="credit"]').waitFor()
    for (const name of ['Edit', 'Close', 'Add to it']) {
      expect(await manager.getByRole('button', { name, exact: true }).count(), name).toBe(0)
    }
  })
})

describe('D50: from an invoice', () => {
  test('only what is left is offered; it says when none remain', async ({ visit, pakbon: { world }, cast: _ }) => {
    const sale = await sell(world, { serials: ['inv-1', 'inv-2', 'inv-3'], cables: 4 })
    await announce(world, ['inv-1'])
    const page = await visit('administrator', `/invoices/${sale.invoiceId}`)
    const main = page.getByRole('main')
    await main.getByRole('button', { name: 'Return …' }).click()
    const cameras = main.getByRole('group', { name: /CAMERA/ })
    await cameras.waitFor()
    expect(await cameras.getByRole('checkbox').count(), 'all, and two units').toBe(3)
    expect(await cameras.innerText()).not.toContain('inv-1')
    await expectAccessible(page)
    await cameras.getByRole('checkbox', { name: 'All 2 units' }).check()
    await main.getByRole('group', { name: /CABLE/ }).getByRole('textbox').fill('4')
    await main.getByLabel('Return reason').selectOption({ index: 1 })
    await main.getByRole('button', { name: 'Take it back' }).click()
    await page.locator('[data-step="receive"]').waitFor()
    expect(await page.locator('[data-step="receive"]').innerText()).toContain('6 pieces are expected.')
    await main.getByRole('link', { name: 'inv-3' }).waitFor()
    await page.goto(`/return-orders/new?invoice=${sale.invoiceId}`)
    await main.locator('[data-code="NOTHING_TO_RETURN"]').waitFor()
    expect(await main.getByRole('button', { name: 'Take it back' }).count()).toBe(0)
  })
})

describe('D52: replacement and repair', () => {
  test('replaced by a new unit on its own packing slip; repaired and sent back', { timeout: 180_000 }, async ({
    visit,
    pakbon: { world },
    cast: _,
  }) => {
    await sell(world, { serials: ['swap-1', 'fix-1'] })
    const order = await announce(world, ['swap-1', 'fix-1'])
    const page = await visit('administrator', `/return-orders/${order.id}`)
    const main = page.getByRole('main')
    const dialog = page.getByRole('dialog')
    for (const [unit, disposition] of [
      ['swap-1', 'Replace'],
      ['fix-1', 'Repair'],
    ] as const) {
      await main.getByRole('button', { name: `More of ${unit}` }).click()
      await dialog.getByLabel('What becomes of it').selectOption({ label: disposition })
      await dialog.getByRole('button', { name: 'Save' }).click()
      await dialog.waitFor({ state: 'detached' })
    }
    await receive(world, order.id, ['swap-1', 'fix-1'])
    await page.reload()
    await page.locator('[data-step="replace"]').waitFor()
    await main.getByRole('button', { name: 'Replace', exact: true }).click()
    await dialog.getByText('A sales order with 1 unit, free of charge, is made.').waitFor()
    await dialog.getByRole('button', { name: 'Make the order' }).click()
    await page.locator('[data-step="sendBack"]').waitFor()
    await main.getByRole('button', { name: 'Send back' }).click()
    await dialog.getByRole('checkbox', { name: /fix-1/ }).waitFor()
    await dialog.getByLabel('What was done').fill('new lens')
    await expectAccessible(page, { within: '[role="dialog"]' })
    await dialog.getByRole('button', { name: 'Send back' }).click()
    await page.locator('[data-step="close"]').waitFor()
    await expect.poll(() => main.locator('[data-state="sentBack"], [data-state="replaced"]').count()).toBe(2)
    await main.getByRole('link', { name: /^Replacement order / }).click()
    await main.getByRole('button', { name: 'Deliver' }).click()
    await dialog.getByRole('button', { name: 'Prepare and scan' }).click()
    await page.locator('#scan-field').waitFor()
    await (await connectScanner(page)).scan('swap-new')
    await page.locator('[data-completed="document"]').waitFor()
    await page.keyboard.press('Control+Enter')
    await page.getByRole('heading', { name: /Packing slip PS-/ }).waitFor()
    await page.goto(`/return-orders/${order.id}`)
    await main.getByRole('link', { name: 'swap-new' }).click()
    await page.getByRole('heading', { name: /swap-new/ }).waitFor()
    await main.locator('dl').getByRole('link', { name: 'swap-1' }).click()
    await page.getByRole('heading', { name: /swap-1/ }).waitFor()
    await main.locator('dl').getByRole('link', { name: 'swap-new' }).waitFor()
    expect(await main.getByRole('button', { name: 'Return …' }).count(), 'it came back').toBe(0)
    const received = main.locator('[data-act="returned"]')
    expect(await received.getByRole('link').getAttribute('href')).toMatch(/^\/return-receipts\//)
  })
})

describe('D51: a receipt is reversed in full', () => {
  test('what will happen is said first; the unit is its customer’s again', async ({
    visit,
    pakbon: { world },
    cast: _,
  }) => {
    await sell(world, { serials: ['back-1', 'back-2'] })
    const order = await announce(world, ['back-1', 'back-2'])
    const receipt = await receive(world, order.id, ['back-1', 'back-2'])
    const page = await visit('customerServiceRepresentative', `/return-receipts/${receipt.id}`)
    await page.getByRole('button', { name: 'Reverse' }).click()
    const dialog = page.getByRole('dialog')
    const told = await dialog.innerText()
    expect(told).toContain('2 units are their customer’s again, as if they had never come back.')
    expect(told).toContain('once a unit is credited')
    expect(await dialog.getByRole('button', { name: 'Reverse' }).isDisabled(), 'a reason is needed').toBe(true)
    await dialog.getByLabel('Reason').fill('wrong parcel')
    await dialog.getByRole('button', { name: 'Reverse' }).click()
    await page.locator('[data-state="reversed"]').first().waitFor()
    expect(await page.getByRole('main').innerText()).toContain('“wrong parcel”')
    await expectAccessible(page)
    await page.goto(`/return-orders/${order.id}`)
    await page.locator('[data-step="receive"]').waitFor()
  })
})

test('D50: from a trace straight to the return of that unit', async ({ visit, pakbon: { world }, cast: _ }) => {
  await sell(world, { serials: ['desk-1'] })
  const page = await visit('customerServiceRepresentative', '/trace?serial=desk-1')
  const main = page.getByRole('main')
  await main.getByRole('button', { name: 'Return …' }).click()
  await main.getByLabel('What becomes of it').selectOption({ label: 'Repair' })
  await main.getByRole('button', { name: 'Take it back' }).click()
  await page.locator('[data-step="receive"]').waitFor()
  await main.getByRole('link', { name: 'desk-1' }).waitFor()
})
