import { describe, expect } from 'vitest'
import { makeOrder, preparePackingSlip, shipFirstLine } from '#test/cast.ts'
import { expectAccessible } from './accessible.ts'
import { test } from './fixtures.ts'
import { signIn } from './pakbon.ts'
import { connectScanner } from './scanner.ts'

describe('the first page', () => {
  test('a packer: one click from an order to scanning', async ({ visit, pakbon: { world }, cast: _ }) => {
    const order = await makeOrder(world, ['CAMERA', 2])
    const page = await visit('shippingClerk', '/')
    await expectAccessible(page)
    await page.getByRole('button', { name: `Pack ${order.number}` }).click()
    await page.waitForURL('**/packing-slips/*/serial-numbers')
    await page.locator('#scan-field').waitFor()
  })

  test('a packer: going on with a preparation; a colleague’s company is not seen', async ({
    visit,
    pakbon: { world },
    cast: _,
  }) => {
    const slip = await preparePackingSlip(world, await makeOrder(world, ['CAMERA', 4]))
    await world.as('shippingClerk').post(`/packing-slips/${slip.id}/scans`, { text: 'home-1' })
    const page = await visit('shippingClerk', '/', { theme: 'dark' })
    await page.getByText('1 of 4 registered').waitFor()
    await expectAccessible(page)
    expect(await page.getByText('To invoice', { exact: true }).count()).toBe(0)
  })

  test('an invoicing clerk: one click from an order to its invoice', async ({ visit, pakbon: { world }, cast: _ }) => {
    const order = await makeOrder(world, ['CAMERA', 1])
    await shipFirstLine(world, order, 'inv-home-1')
    const page = await visit('accountsReceivableClerk', '/')
    await page.getByRole('button', { name: `Invoice ${order.number}` }).click()
    await page.getByRole('heading', { name: 'Invoice in preparation' }).waitFor()
  })
})

test('a manager oversees the work of all, without a way to do it', async ({ visit, pakbon: { world }, cast: _ }) => {
  const order = await makeOrder(world, ['CAMERA', 2])
  await preparePackingSlip(world, order, 1)
  const page = await visit('salesManager', '/')
  await page.getByRole('heading', { name: 'To pack' }).waitFor()
  await page.getByRole('heading', { name: 'Packing slips in preparation' }).waitFor()
  await page.getByRole('link', { name: order.number }).first().waitFor()
  expect(await page.getByRole('button', { name: /^(Pack|Go on|Invoice) / }).count()).toBe(0)
  await expectAccessible(page)
})

describe('the frame', () => {
  test('search opens an order, a slip, a customer and a serial number, typed or scanned', async ({
    visit,
    pakbon: { world },
    cast: _,
  }) => {
    const order = await makeOrder(world, ['CAMERA', 1])
    const slip = await shipFirstLine(world, order, 'search-serial-1')
    const page = await visit('customerServiceRepresentative', '/')
    const box = page.getByRole('combobox', { name: 'Search' })
    for (const [text, address] of [
      [order.number, `/sales-orders/${order.id}`],
      [slip.number, `/packing-slips/${slip.id}`],
      ['JANSEN', '/customers/'],
      ['SEARCH-SERIAL-1', '/units/'],
    ] as const) {
      await page.keyboard.press('Control+k')
      await box.fill('')
      await (await connectScanner(page)).scan(text)
      await expect.poll(() => page.url(), { message: text }).toContain(address)
    }
  })

  test('sign-in, language and theme are the user’s own', async ({ visit, pakbon }) => {
    const account = await pakbon.accountOf({ role: 'salesManager', name: 'Own', language: 'en' })
    const page = await visit(null, '/packing-slips')
    await signIn(page, account)
    await page.getByRole('heading', { name: 'Packing slips' }).waitFor()
    await page.getByRole('button', { name: /Own, Voorbeeld/ }).click()
    await page.getByRole('menuitemradio', { name: 'Nederlands' }).click()
    await page.getByRole('heading', { name: 'Pakbonnen' }).waitFor()
    expect(await page.evaluate(() => document.documentElement.lang)).toBe('nl')
    await page.getByRole('button', { name: /Own, Voorbeeld/ }).click()
    await page.getByRole('menuitemradio', { name: 'Donker' }).click()
    await expect
      .poll(() => page.locator('#main').evaluate((one) => getComputedStyle(one).backgroundColor))
      .toBe('rgb(31, 31, 31)')
    await page.reload()
    await page.getByRole('heading', { name: 'Pakbonnen' }).waitFor()
    await page.getByRole('button', { name: /Own, Voorbeeld/ }).click()
    await page.getByRole('menuitem', { name: 'Afmelden' }).click()
    await page.getByRole('button', { name: 'Aanmelden' }).waitFor()
  })

  test('another company is chosen in the user menu, and shows its own', async ({ visit, pakbon, cast: _ }) => {
    const other = await pakbon.world.secondCompany()
    const account = await pakbon.accountOf({ role: 'shippingClerk', name: 'Both', language: 'en' })
    const user = { email: account.email, name: 'Both', language: 'en', roles: ['salesManager'] }
    expect((await other.as('administrator').post('/users', user)).status).toBe(201)
    const page = await visit('shippingClerk', '/customers', { name: 'Both', language: 'en' })
    const choose = async (from: string, to: string) => {
      await page.getByRole('button', { name: `Both, ${from}` }).click()
      await page.getByRole('menuitemradio', { name: to }).click()
      await page.getByRole('button', { name: `Both, ${to}` }).waitFor()
      await page.goto('/customers')
    }
    await page.getByText('There are no customers yet.').waitFor()
    await choose('Ander', 'Voorbeeld')
    await page.getByRole('link', { name: 'JANSEN' }).waitFor()
    await choose('Voorbeeld', 'Ander')
    await page.getByText('There are no customers yet.').waitFor()
  })

  test('what the user’s duties do not read is not in the menu, and its address is refused', async ({
    visit,
    cast: _,
  }) => {
    const page = await visit('salesManager', '/users')
    await page.locator('[data-code="DUTY_MISSING"]').waitFor()
    expect(await page.getByRole('link', { name: 'Users' }).count()).toBe(0)
  })

  test('the whole on a phone, without sideways scrolling', async ({ visit, pakbon: { world }, cast: _ }) => {
    await makeOrder(world, ['CAMERA', 1])
    const page = await visit('administrator', '/', { device: 'phone' })
    for (const path of [
      '/',
      '/packing-slips',
      '/invoices',
      '/trace',
      '/units?text=a',
      '/scanner',
      '/command-barcodes',
    ]) {
      await page.goto(path)
      await page.getByRole('heading', { level: 1 }).waitFor()
      expect(await page.evaluate(() => document.documentElement.scrollWidth), path).toBeLessThanOrEqual(390)
    }
    await page.getByRole('button', { name: 'Menu' }).click()
    await page.getByRole('link', { name: 'Packing slips' }).click()
    await page.getByRole('heading', { name: 'Packing slips' }).waitFor()
  })
})
