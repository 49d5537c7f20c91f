import { gzipSync } from 'node:zlib'
import type { Page } from 'playwright-core'
import { describe, expect } from 'vitest'
import { type Cast, makeOrder, preparePackingSlip, shipFirstLine } from '#test/cast.ts'
import type { World } from '#test/world.ts'
import { expectAccessibleInBothThemes } from './accessible.ts'
import { test } from './fixtures.ts'
import { signIn } from './pakbon.ts'
import { connectScanner } from './scanner.ts'

/** Markup, a formula, 50 wide characters, and letters that run from right to left. */
const hostile = (run: number) => [
  `<img src=x onerror=alert(${run})>`,
  `=HYPERLINK("http://x${run}")`,
  `${'中'.repeat(46)}${String(run).padStart(4, '0')}`,
  `${run}-שלום-עולם`,
]

let runs = 0

/** Documents of each kind and state, with hostile serial numbers on each. */
async function makeDocuments(world: World, cast: Cast) {
  const shipping = world.as('shippingClerk')
  const clerk = world.as('accountsReceivableClerk')
  await world
    .as('administrator')
    .patch(`/tracking-dimension-groups/${cast.groups.control}`, { allowOtherLetters: true })
  const order = await makeOrder(world, ['CAMERA', 6], ['CABLE', 2])
  const serials = hostile(++runs)
  const slip = await shipFirstLine(world, order, ...serials)
  const { body: units } = await clerk.get(`/packing-slips/${slip.id}/registrations`)
  const { body: invoice } = await clerk.post('/invoices', { salesOrderId: order.id })
  const invoiced = await makeOrder(world, ['CAMERA', 4])
  await shipFirstLine(world, invoiced, ...hostile(++runs))
  const { body: posted } = await clerk.post('/invoices', { salesOrderId: invoiced.id })
  await clerk.post(`/invoices/${posted.id}/posting`)
  const reversed = await shipFirstLine(world, await makeOrder(world, ['CAMERA', 4]), ...hostile(++runs))
  await shipping.post(`/packing-slips/${reversed.id}/cancellation`, { reason: serials[0] })
  const preparation = await preparePackingSlip(world, await makeOrder(world, ['CAMERA', 5]))
  await shipping.post(`/packing-slips/${preparation.id}/registrations`, { entries: hostile(++runs) })
  const sold = await makeOrder(world, ['CAMERA', 5])
  const directLines = [{ salesOrderLineId: sold.lines[0].id, quantity: 5 }]
  const { body: direct } = await clerk.post('/invoices', { salesOrderId: sold.id, directLines })
  const entered = await clerk.post(`/invoices/${direct.id}/registrations`, { entries: hostile(++runs) })
  expect(entered.body.accepted).toBe(4)
  return { order, slip, invoice, posted, reversed, preparation, direct, unit: units.items[0], serial: serials[0] ?? '' }
}

async function pagesOf(world: World, administratorId: string, cast: Cast) {
  const { order, slip, invoice, posted, reversed, preparation, direct, unit, serial } = await makeDocuments(world, cast)
  const { body: roles } = await world.as('administrator').get('/roles?limit=1')
  return [
    '/',
    '/sales-orders',
    '/sales-orders/new',
    `/sales-orders/${order.id}`,
    '/packing-slips',
    `/packing-slips/${slip.id}`,
    `/packing-slips/${reversed.id}`,
    `/packing-slips/${reversed.id}?version=1`,
    `/packing-slips/${preparation.id}`,
    `/packing-slips/${preparation.id}/serial-numbers`,
    '/invoices',
    `/invoices/${invoice.id}`,
    `/invoices/${invoice.id}/units`,
    `/invoices/${posted.id}`,
    `/invoices/${direct.id}`,
    `/invoices/${direct.id}/serial-numbers`,
    `/trace?serial=${encodeURIComponent(serial)}`,
    `/units?customerId=${cast.customers.jansen}&of=Jansen`,
    `/units/${unit.id}`,
    '/units/check',
    '/coverage-ending',
    '/units-to-complete',
    '/conflicts',
    '/customers',
    `/customers/${cast.customers.jansen}`,
    '/products',
    `/products/${cast.products.camera}`,
    '/tracking-dimension-groups',
    `/tracking-dimension-groups/${cast.groups.control}`,
    '/company',
    '/number-sequences',
    '/users',
    `/users/${administratorId}`,
    '/roles',
    `/roles/${roles.items[0].id}`,
    '/api-keys',
    '/scanner',
    '/command-barcodes',
  ]
}

async function openLines(page: Page) {
  for (const button of await page
    .getByRole('button', { name: /^(Serienummers van regel|Serial numbers of line)/ })
    .all()) {
    await button.click()
  }
}

async function openAll(page: Page, pages: readonly string[], look: (path: string) => Promise<void>) {
  for (const path of pages) {
    await page.goto(path)
    await page.getByRole('heading', { level: 1 }).waitFor()
    await page.waitForLoadState('domcontentloaded')
    await page.getByRole('progressbar', { name: 'Loading …' }).waitFor({ state: 'detached' })
    await openLines(page)
    await look(path)
  }
}

// First, while the first page has few orders.
test('keyboard alone, from sign-in to a posted packing slip of three lines and a part of it invoiced', async ({
  visit,
  pakbon,
  cast: _,
}) => {
  const { world } = pakbon
  const order = await makeOrder(world, ['CAMERA', 2], ['BOXED', 0.2], ['CABLE', 3])
  const page = await visit(null, '/')
  await signIn(page, await pakbon.accountOf({ role: 'salesClerk', name: 'Keys' }))
  await page.getByRole('heading', { level: 1 }).waitFor()
  await page.getByRole('button', { name: `Pack ${order.number}` }).press('Enter')
  await page.locator('#scan-field').waitFor()
  const scanner = await connectScanner(page)
  await scanner.scan(['k-1', 'k-2', 'k-3', 'k-4'])
  await page.locator('[data-completed="document"]').waitFor()
  await page.keyboard.press('Control+Enter')
  await page.getByRole('heading', { name: /Packing slip PS-/ }).waitFor()
  await page.getByRole('button', { name: 'Invoice' }).press('Enter')
  await page.getByRole('heading', { name: 'Invoice in preparation' }).waitFor()
  await page.getByRole('button', { name: 'Choose units' }).press('Enter')
  await page.locator('#scan-field').waitFor()
  await page.getByRole('button', { name: 'UNTICK' }).press('Enter')
  await scanner.scan('k-1')
  await page.locator('[data-verdict="unticked"]').waitFor()
  await page.getByRole('button', { name: 'Done: to the invoice' }).press('Enter')
  await page.getByRole('button', { name: 'Post', exact: true }).press('Enter')
  await page.getByRole('dialog').waitFor()
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: /Invoice INV-/ }).waitFor()
  const id = page.url().split('/').at(-1)
  const { body } = await world.as('accountsReceivableClerk').get(`/invoices/${id}`)
  expect(body.lines.map((line: { quantity: number }) => line.quantity)).toEqual([1, 2, 3])
})

test('the first page loads at most 300 kB of JavaScript, gzipped; the rest by route', async ({ visit }) => {
  const page = await visit('shippingClerk', '/')
  await page.getByRole('heading', { level: 1 }).waitFor()
  const addresses = await page.evaluate(() =>
    performance
      .getEntriesByType('resource')
      .filter(({ name, startTime }) => name.endsWith('.js') && startTime < 1500)
      .map(({ name }) => name),
  )
  const sizes = await Promise.all(
    addresses.map(async (address) => gzipSync(Buffer.from(await (await fetch(address)).arrayBuffer())).length),
  )
  expect(sizes.length).toBeGreaterThan(2)
  expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(300 * 1024)
})

describe('every page', () => {
  test('is accessible in both themes, also with hostile serial numbers', { timeout: 600_000 }, async ({
    visit,
    pakbon,
    cast,
  }) => {
    const { id } = await pakbon.accountOf({ role: 'administrator' })
    const pages = await pagesOf(pakbon.world, id, cast)
    const page = await visit('administrator', '/')
    const faults: string[] = []
    await openAll(page, pages, async () => {
      await expectAccessibleInBothThemes(page).catch((error: Error) => faults.push(error.message))
    })
    expect(faults.join('\n\n')).toBe('')
  })

  test('fits a phone, and shows hostile serial numbers as text', { timeout: 360_000 }, async ({
    visit,
    pakbon,
    cast,
  }) => {
    const { id } = await pakbon.accountOf({ role: 'administrator' })
    const pages = await pagesOf(pakbon.world, id, cast)
    const page = await visit('administrator', '/', { device: 'phone', language: 'nl' })
    const faults: string[] = []
    for (const path of pages) {
      await page.goto(path)
      await page.getByRole('heading', { level: 1 }).waitFor()
      await openLines(page)
      const width = await page.evaluate(() =>
        Math.max(...[...document.querySelectorAll('html, main')].map(({ scrollWidth }) => scrollWidth)),
      )
      if (width > 390) faults.push(`${path}: ${width}`)
    }
    expect(faults).toEqual([])
  })
})
