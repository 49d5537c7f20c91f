import type { Page } from 'playwright-core'
import { describe, expect } from 'vitest'
import type { World } from '#test/world.ts'
import { expectAccessibleInBothThemes } from './accessible.ts'
import { test } from './fixtures.ts'
import { announce, receive, sell } from './sales.ts'

let runs = 0

/** A return received in part, with markup and 50 wide characters among its serial numbers, and all its pages. */
async function pagesOf(world: World): Promise<readonly string[]> {
  const run = ++runs
  const serials = [
    `<img src=x onerror=alert(${run})>`,
    `${run}${'W'.repeat(49)}`,
    `=HYPERLINK("x${run}")`,
    `plain-${run}`,
  ]
  const sale = await sell(world, { serials, cables: 3 })
  const order = await announce(world, serials.slice(0, 3))
  const all = world.as('administrator')
  const part = [{ returnOrderLineId: order.lines[0].id, quantity: 2 }]
  const { body: first } = await all.post('/return-receipts', { returnOrderId: order.id, lines: part })
  await all.post(`/return-receipts/${first.id}/registrations`, { entries: serials.slice(0, 2) })
  await all.post(`/return-receipts/${first.id}/posting`)
  const { body: second } = await all.post('/return-receipts', { returnOrderId: order.id })
  return [
    '/',
    '/return-orders',
    '/return-orders/new',
    `/return-orders/new?order=${order.id}`,
    '/return-orders/new?way=blind',
    `/return-orders/new?invoice=${sale.invoiceId}`,
    `/return-orders/new?unit=${sale.unitIds[3]}`,
    `/return-orders/${order.id}`,
    `/return-receipts/${first.id}`,
    `/return-receipts/${second.id}`,
    `/return-receipts/${second.id}/serial-numbers`,
    '/return-reasons',
  ]
}

async function open(page: Page, path: string): Promise<void> {
  await page.goto(path)
  await page.getByRole('heading', { level: 1 }).waitFor()
  await page.getByRole('progressbar', { name: /Loading|Laden/ }).waitFor({ state: 'detached' })
  for (const button of await page.getByRole('button', { name: /^(Serienummers van|Serial numbers of) / }).all()) {
    await button.click()
  }
}

describe('every page of returns', () => {
  test('is accessible in both themes', { timeout: 360_000 }, async ({ visit, pakbon, cast: _ }) => {
    const pages = await pagesOf(pakbon.world)
    const page = await visit('administrator', '/')
    const faults: string[] = []
    for (const path of pages) {
      await open(page, path)
      await expectAccessibleInBothThemes(page).catch((error: Error) => faults.push(error.message))
    }
    expect(faults.join('\n\n')).toBe('')
  })

  test('fits a phone; hostile serial numbers are text', { timeout: 240_000 }, async ({ visit, pakbon, cast: _ }) => {
    const pages = await pagesOf(pakbon.world)
    const page = await visit('administrator', '/', { device: 'phone', language: 'nl' })
    const faults: string[] = []
    for (const path of pages) {
      await open(page, path)
      const width = await page.evaluate(() =>
        Math.max(...[...document.querySelectorAll('html, main')].map(({ scrollWidth }) => scrollWidth)),
      )
      if (width > 390) faults.push(`${path}: ${width}`)
    }
    expect(faults).toEqual([])
    await open(page, pages.find((path) => /return-orders\/[0-9a-f-]{36}$/.test(path)) ?? '')
    await page.getByRole('link', { name: /<img src=x/ }).waitFor()
    await page.getByRole('button', { name: /^Meer over <img src=x/ }).click()
    const dialog = page.getByRole('dialog')
    expect(await dialog.innerText()).toContain('<img src=x onerror=alert(')
    expect(await dialog.evaluate((one) => one.scrollWidth)).toBeLessThanOrEqual(390)
  })
})

test('the first page names what is to receive and to settle; the list filters by it', async ({
  visit,
  pakbon: { world },
  cast: _,
}) => {
  await sell(world, { serials: ['home-r1', 'home-r2'] })
  const coming = await announce(world, ['home-r1'])
  const received = await announce(world, ['home-r2'])
  await receive(world, received.id, ['home-r2'])
  const page = await visit('customerServiceRepresentative', '/')
  const toReceive = page.getByRole('region', { name: 'Returns to receive' })
  await toReceive.getByRole('link', { name: coming.number }).waitFor()
  expect(await toReceive.getByText(received.number).count()).toBe(0)
  const toSettle = page.getByRole('region', { name: 'Returns to settle' })
  await toSettle.getByRole('link', { name: received.number }).waitFor()
  await toSettle.getByRole('link', { name: /^All/ }).click()
  await page.waitForURL('**/return-orders?toSettle=true')
  await page.getByRole('heading', { name: 'Return orders' }).waitFor()
  await page.getByRole('link', { name: received.number }).waitFor()
  expect(await page.getByRole('link', { name: coming.number }).count()).toBe(0)
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Export' }).click(),
  ])
  expect(download.suggestedFilename()).toBe('returnOrders.csv')
  const packer = await visit('shippingClerk', '/')
  await packer.getByRole('heading', { level: 1 }).waitFor()
  expect(await packer.getByRole('region', { name: /Returns/ }).count()).toBe(0)
})

test('D52: return reasons: added, renamed, and one in use stays', async ({ visit, pakbon: { world }, cast: _ }) => {
  const page = await visit('administrator', '/return-reasons', { language: 'nl' })
  const dialog = page.getByRole('dialog')
  await page.getByRole('button', { name: 'Een reden toevoegen' }).click()
  await dialog.getByLabel('Code').fill('NOISE')
  await dialog.getByLabel('Naam').fill('Te luid')
  await page.keyboard.press('Enter')
  await page.getByRole('cell', { name: 'Te luid' }).waitFor()
  await sell(world, { serials: ['noise-1'] })
  await announce(world, ['noise-1'], { returnReasonCode: 'NOISE' })
  await page.getByRole('button', { name: 'NOISE verwijderen' }).click()
  await page.locator('[data-code="RETURN_REASON_IN_USE"]').waitFor()
  await page.getByRole('button', { name: 'NOISE wijzigen' }).click()
  await dialog.getByLabel('Naam').fill('Maakt lawaai')
  await page.keyboard.press('Enter')
  await page.getByRole('cell', { name: 'Maakt lawaai' }).waitFor()
})
