import { describe, expect } from 'vitest'
import { makeOrder, shipFirstLine } from '#test/cast.ts'
import { expectAccessible } from './accessible.ts'
import { test } from './fixtures.ts'
import { connectScanner } from './scanner.ts'

describe('D53: coverage of one unit', () => {
  test('goodwill is added, the answer changes; withdrawn, it changes back, and both stay in the life', async ({
    visit,
    pakbon: { world },
    cast: _,
  }) => {
    await shipFirstLine(world, await makeOrder(world, ['SENSOR', 1]), 'cover-1')
    const page = await visit('customerServiceRepresentative', '/trace?serial=cover-1')
    const line = page.locator('[data-answer]')
    await line.getByText('Warranty: none').waitFor()
    await page.getByRole('button', { name: 'Add coverage' }).press('Enter')
    const dialog = page.getByRole('dialog')
    expect(await dialog.getByRole('button', { name: 'Add' }).isDisabled(), 'a reason is needed').toBe(true)
    await dialog.getByLabel('Length').fill('6')
    await dialog.getByLabel('Name').fill('Six months, once')
    await dialog.getByLabel('Reason').fill('late delivery')
    await expectAccessible(page)
    await dialog.getByRole('button', { name: 'Add' }).click()
    await line.getByText('Warranty valid until').waitFor()
    const term = page.locator('[data-term="Six months, once"]')
    expect(await term.innerText()).toContain('late delivery')
    await page.getByRole('button', { name: 'Withdraw Six months, once' }).click()
    await dialog.getByLabel('Reason').fill('wrong unit')
    await dialog.getByRole('button', { name: 'Withdraw' }).click()
    await line.getByText('Warranty: none').waitFor()
    expect(await term.innerText()).toContain('wrong unit')
    await page.locator('[data-act="coverageWithdrawn"]').waitFor()
    expect(await page.locator('[data-act="coverageAdded"]').innerText()).toContain('late delivery')
    await expectAccessible(page)
  })

  test('service from a given day on rests on a contract; in Dutch, by keyboard', async ({
    visit,
    pakbon: { world },
    cast: _,
  }) => {
    await shipFirstLine(world, await makeOrder(world, ['SENSOR', 1]), 'cover-2')
    const page = await visit('customerServiceRepresentative', '/trace?serial=cover-2', { language: 'nl' })
    await page.getByRole('button', { name: 'Dekking toevoegen' }).press('Enter')
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('Soort', { exact: true }).selectOption('service')
    await dialog.getByLabel('Berust op').selectOption('serviceContract')
    await dialog.getByLabel('Begint bij').selectOption('day')
    await dialog.getByLabel('Eerste dag').fill('2099-01-01')
    await dialog.getByLabel('Reden').fill('contract 17')
    await dialog.getByLabel('Reden').press('Tab')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await page.locator('[data-answer]').getByText('Service begint op 1 januari 2099').waitFor()
  })

  test('a warranty sold on a line of its own is tied to its unit by a scan, and counts once it is invoiced', async ({
    visit,
    pakbon: { world },
    cast: _,
  }) => {
    await world.as('administrator').post('/products', {
      number: 'CARE',
      name: 'Care plan',
      kind: 'service',
      inventoryUnit: 'pc',
      salesUnit: 'pc',
      salesPrice: '49.00',
      taxCode: 'V21',
      coverageTerms: [{ kind: 'warranty', length: 60, unit: 'months', startsFrom: 'invoice' }],
    })
    await shipFirstLine(world, await makeOrder(world, ['SENSOR', 1]), 'cared-1')
    const order = await makeOrder(world, ['CARE', 1])
    const page = await visit('customerServiceRepresentative', `/sales-orders/${order.id}`)
    await page.getByRole('button', { name: 'Actions Line 1' }).click()
    await page.getByRole('menuitem', { name: 'For a unit …' }).click()
    const dialog = page.getByRole('dialog')
    const scanner = await connectScanner(page)
    await scanner.scan('cared-2')
    await dialog.getByText('We know no unit with this serial number.').waitFor()
    await scanner.scan('CARED-1')
    await dialog.getByText('Chosen: cared-1').waitFor()
    await expectAccessible(page)
    await dialog.getByRole('button', { name: 'Add' }).click()
    await page.getByText('The coverage was added.').first().waitFor()
    await page.goto('/trace?serial=cared-1')
    await page.locator('[data-answer]').getByText('Warranty begins when it is invoiced').waitFor()
    const clerk = world.as('accountsReceivableClerk')
    const directLines = [{ salesOrderLineId: order.lines[0].id, quantity: 1 }]
    const { body: invoice } = await clerk.post('/invoices', { salesOrderId: order.id, directLines })
    await clerk.post(`/invoices/${invoice.id}/posting`)
    await page.reload()
    await page.locator('[data-answer]').getByText('Warranty valid until').waitFor()
    await page.getByText(`Sold on ${order.number}, line 1`).first().waitFor()
  })
})
