import { describe, expect } from 'vitest'
import { makeOrder, preparePackingSlip, shipFirstLine } from '#test/cast.ts'
import { expectAccessible } from './accessible.ts'
import { test } from './fixtures.ts'
import { connectScanner } from './scanner.ts'

describe('D30, D31: a packing slip in preparation', () => {
  test('says line by line what is missing, is posted when nothing is, and then is a journal', async ({
    visit,
    pakbon: { world },
    cast: _,
  }) => {
    const slip = await preparePackingSlip(world, await makeOrder(world, ['CAMERA', 2], ['CABLE', 3]))
    const page = await visit('shippingClerk', `/packing-slips/${slip.id}`)
    const main = page.getByRole('main')
    await main.getByRole('button', { name: 'Post', exact: true }).click()
    const dialog = page.getByRole('dialog')
    expect(await dialog.innerText()).toContain('Line 1, CAMERA: 2 missing of 2')
    expect(await dialog.getByRole('button', { name: 'Post' }).isDisabled()).toBe(true)
    await page.keyboard.press('Escape')
    await main.getByRole('button', { name: 'Scan serial numbers' }).click()
    await page.locator('#scan-field').waitFor()
    await page.keyboard.type('js-1')
    await page.keyboard.press('Enter')
    await page.keyboard.type('js-2')
    await page.keyboard.press('Enter')
    await page.locator('[data-completed="document"]').waitFor()
    await page.getByRole('link', { name: 'To the document' }).click()
    await main.getByRole('button', { name: 'Post', exact: true }).click()
    await dialog.getByLabel('Posting date').fill('2026-03-01')
    await dialog.getByRole('button', { name: 'Post' }).click()
    await page.getByRole('heading', { name: /Packing slip PS-/ }).waitFor()
    await main.getByRole('button', { name: 'Serial numbers of line 1' }).click()
    await main.getByRole('link', { name: 'js-2' }).waitFor()
    expect(await main.innerText()).toContain('1 Mar 2026')
    await expectAccessible(page)
  })

  test('its quantities change, and a conflict with a colleague is told', async ({
    visit,
    pakbon: { world },
    cast: _,
  }) => {
    const slip = await preparePackingSlip(world, await makeOrder(world, ['CAMERA', 4]))
    const page = await visit('shippingClerk', `/packing-slips/${slip.id}`)
    await page.getByRole('button', { name: 'Change quantities' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('textbox').fill('9')
    await page.keyboard.press('Enter')
    await dialog.locator('[data-code="DELIVERED_MORE_THAN_ORDERED"]').waitFor()
    await world
      .as('shippingClerk')
      .patch(`/packing-slips/${slip.id}`, { lines: [{ lineId: slip.lines[0].id, quantity: 3 }] })
    await dialog.getByRole('textbox').fill('2')
    await page.keyboard.press('Enter')
    await dialog.locator('[data-code="EDITION_CHANGED"]').waitFor()
    await page.keyboard.press('Enter')
    await expect
      .poll(async () => (await world.as('shippingClerk').get(`/packing-slips/${slip.id}`)).body.lines[0].quantity)
      .toBe(2)
  })

  test('D38: posted without serial numbers, they are registered later from the journal', async ({
    visit,
    pakbon: { world },
    cast: _,
  }) => {
    const slip = await preparePackingSlip(world, await makeOrder(world, ['SENSOR', 2]))
    const page = await visit('shippingClerk', `/packing-slips/${slip.id}`)
    await page.getByRole('button', { name: 'Post', exact: true }).click()
    await page.getByRole('dialog').getByText('Line 1, SENSOR: 2 missing of 2').waitFor()
    await page.getByRole('dialog').getByRole('button', { name: 'Post' }).click()
    await page.getByRole('button', { name: 'Register serial numbers' }).click()
    await page.getByText('This packing slip is posted.').waitFor()
    const scanner = await connectScanner(page)
    await scanner.scan(['late-1', 'late-2', 'late-3'])
    await page.locator('[data-code="LINE_COMPLETE"]').waitFor()
    expect(await page.locator('[data-registration]').count()).toBe(2)
    expect(await page.getByRole('button', { name: /^Post/ }).count()).toBe(0)
  })

  test('discarded: it says that serial numbers become free', async ({ visit, pakbon: { world }, cast: _ }) => {
    const slip = await preparePackingSlip(world, await makeOrder(world, ['CAMERA', 1]))
    await world.as('shippingClerk').post(`/packing-slips/${slip.id}/scans`, { text: 'free-1' })
    const page = await visit('shippingClerk', `/packing-slips/${slip.id}`)
    await page.getByRole('button', { name: 'Discard' }).click()
    const dialog = page.getByRole('dialog')
    expect(await dialog.innerText()).toContain('1 registered units are free')
    await dialog.getByRole('button', { name: 'Discard' }).click()
    await page.locator('[data-state="discarded"]').waitFor()
  })
})

describe('D45-D47: cancel and correct from the journal', () => {
  test('cancel says what happens first; the old version stays readable; the next one begins with its units', async ({
    visit,
    pakbon: { world },
    cast: _,
  }) => {
    const order = await makeOrder(world, ['CAMERA', 2])
    const slip = await shipFirstLine(world, order, 're-1', 're-2')
    const page = await visit('shippingClerk', `/packing-slips/${slip.id}`)
    await page.getByRole('button', { name: 'Cancel' }).click()
    const dialog = page.getByRole('dialog')
    expect(await dialog.innerText()).toMatch(/2 units can be delivered again/)
    expect(await dialog.innerText()).toMatch(/next packing slip of the order line begins with them/)
    await dialog.getByLabel('Reason').fill('wrong customer')
    await dialog.getByRole('button', { name: 'Cancel' }).last().click()
    await page.locator('[data-state="cancelled"]').first().waitFor()
    expect(await page.getByRole('main').innerText()).toContain('“wrong customer”')
    await page.getByRole('button', { name: 'Show version 1' }).click()
    await page.getByText('This is version 1').waitFor()
    await page.getByRole('button', { name: 'Serial numbers of line 1' }).click()
    await page.getByRole('link', { name: 're-1' }).waitFor()
    const next = await preparePackingSlip(world, order)
    await page.goto(`/packing-slips/${next.id}/serial-numbers`)
    await page.getByText('re-1').waitFor()
    expect(await page.getByText('reused').count()).toBe(2)
    await page.getByText('Everything is registered.').waitFor()
  })

  test('correct: a line with serial numbers whole or not at all; without the duty there is no button', async ({
    visit,
    pakbon: { world },
    cast: _,
  }) => {
    const order = await makeOrder(world, ['CAMERA', 1], ['CABLE', 5])
    const slip = await preparePackingSlip(world, order)
    await world.as('shippingClerk').post(`/packing-slips/${slip.id}/scans`, { text: 'co-1', lineId: slip.lines[0].id })
    await world.as('shippingClerk').post(`/packing-slips/${slip.id}/posting`)
    const page = await visit('shippingClerk', `/packing-slips/${slip.id}`, { language: 'nl' })
    await page.getByRole('button', { name: 'Corrigeren' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('textbox', { name: /cable/ }).fill('2')
    await dialog.getByLabel('Reden').fill('te veel')
    await dialog.getByRole('button', { name: 'Corrigeren' }).click()
    await expect
      .poll(
        async () => (await world.as('shippingClerk').get(`/packing-slips/${slip.id}`)).body.lines[1].quantityReversed,
      )
      .toBe(3)
    const other = await visit('salesManager', `/packing-slips/${slip.id}`)
    await other.getByRole('heading', { name: /Packing slip PS-/ }).waitFor()
    for (const name of ['Correct', 'Cancel', 'Invoice']) {
      expect(await other.getByRole('button', { name, exact: true }).count()).toBe(0)
    }
  })
})

test('the list: filter, sort, choice of columns, a saved view, and its address', async ({
  visit,
  pakbon: { world },
  cast: _,
}) => {
  for (let made = 0; made < 3; made++) await preparePackingSlip(world, await makeOrder(world, ['CAMERA', 1]))
  const page = await visit('shippingClerk', '/packing-slips')
  await page.getByRole('columnheader', { name: 'Customer' }).getByRole('button').click()
  await expect.poll(() => page.url()).toContain('sort=customerName')
  await page.getByRole('combobox', { name: 'State' }).click()
  await page.getByRole('menuitemcheckbox', { name: 'In preparation' }).click()
  await page.keyboard.press('Escape')
  await expect.poll(() => page.url()).toContain('state=inPreparation')
  await page.getByRole('button', { name: 'Columns' }).click()
  await page.getByRole('menuitemcheckbox', { name: 'Made on' }).click()
  await page.keyboard.press('Escape')
  await page.getByRole('columnheader', { name: 'Made on' }).waitFor()
  await page.getByRole('button', { name: 'Views' }).click()
  await page.getByRole('menuitem', { name: 'Save this view' }).click()
  await page.getByLabel('Name').fill('Mine')
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: 'Mine' }).waitFor()
  await page.goto('/packing-slips')
  await page.getByRole('button', { name: 'Views' }).click()
  await page.getByRole('menuitemradio', { name: 'Mine' }).click()
  await page.getByRole('columnheader', { name: 'Made on' }).waitFor()
  expect(page.url()).toContain('state=inPreparation')
  await expectAccessible(page)
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Export' }).click(),
  ])
  expect(download.suggestedFilename()).toBe('packingSlips.csv')
})
