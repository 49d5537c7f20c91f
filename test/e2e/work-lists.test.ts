import { describe, expect } from 'vitest'
import { makeOrder, preparePackingSlip, shipFirstLine } from '#test/cast.ts'
import { expectAccessible } from './accessible.ts'
import { test } from './fixtures.ts'

describe('D53: coverage that ends soon', () => {
  test('within 30, 60 or 90 days, the first to end first; a row opens its unit', async ({
    visit,
    pakbon: { world },
    cast: _,
  }) => {
    const service = world.as('customerServiceRepresentative')
    for (const [serial, length] of [
      ['ends-in-80', 80],
      ['ends-in-20', 20],
      ['ends-in-50', 50],
    ] as const) {
      const slip = await shipFirstLine(world, await makeOrder(world, ['SENSOR', 1]), serial)
      const { body: units } = await service.get(`/packing-slips/${slip.id}/registrations`)
      const term = { kind: 'service', basis: 'serviceContract', length, unit: 'days', reason: 'contract' }
      await service.post(`/registrations/${units.items[0].id}/coverage-terms`, term)
    }
    const page = await visit('customerServiceRepresentative', '/')
    await page.getByRole('link', { name: 'Coverage that ends' }).press('Enter')
    const shown = page.getByRole('link', { name: /^ends-in-/ })
    await expect.poll(() => shown.allInnerTexts()).toEqual(['ends-in-20'])
    await page.getByRole('tab', { name: '60 days' }).click()
    await expect.poll(() => shown.allInnerTexts()).toEqual(['ends-in-20', 'ends-in-50'])
    await page.getByRole('tab', { name: '90 days' }).click()
    await expect.poll(() => shown.allInnerTexts()).toEqual(['ends-in-20', 'ends-in-50', 'ends-in-80'])
    expect(page.url()).toContain('days=90')
    await expectAccessible(page)
    await page.getByRole('link', { name: 'ends-in-80' }).press('Enter')
    await page.locator('[data-answer]').getByText('Service valid until').waitFor()
  })
})

describe('D40: units that are not readable and not filled in yet', () => {
  test('the oldest first, each filled in from its row; in Dutch, on a phone', async ({
    visit,
    pakbon: { world },
    cast: _,
  }) => {
    const slip = await preparePackingSlip(world, await makeOrder(world, ['CAMERA', 1]))
    const shipping = world.as('shippingClerk')
    await shipping.post(`/packing-slips/${slip.id}/not-readable`, {})
    const { body: posted } = await shipping.post(`/packing-slips/${slip.id}/posting`)
    const page = await visit('shippingClerk', '/units-to-complete', { language: 'nl', device: 'phone', theme: 'dark' })
    await expectAccessible(page)
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
    await page.getByRole('button', { name: new RegExp(`invullen van CAMERA, ${posted.number}`) }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('Het juiste serienummer').fill('found-1')
    await dialog.getByLabel('Reden').fill('op de doos gevonden')
    await dialog.getByRole('button', { name: 'Corrigeren' }).click()
    await page.getByText('Elk verzonden exemplaar heeft zijn serienummer.').waitFor()
    await page.goto('/trace?serial=found-1')
    await page.locator('[data-trace="sold"]').waitFor()
  })
})
