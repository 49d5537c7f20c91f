import { readFile } from 'node:fs/promises'
import type { Page } from 'playwright-core'
import { describe, expect } from 'vitest'
import { makeOrder, shipFirstLine } from '#test/cast.ts'
import { expectAccessible } from './accessible.ts'
import { test } from './fixtures.ts'

const counts = async (page: Page) =>
  JSON.parse((await page.locator('[data-counts]').getAttribute('data-counts')) ?? '{}')

describe('D50: many at once', () => {
  test('a thousand, each with its answer, counted, and as files; more are refused clearly', {
    timeout: 180_000,
  }, async ({ visit, pakbon: { world }, cast: _ }) => {
    const serials = Array.from({ length: 600 }, (_, index) => `BATCH-${index}`)
    await shipFirstLine(world, await makeOrder(world, ['CAMERA', 600]), ...serials)
    await shipFirstLine(world, await makeOrder(world, ['SENSOR', 1]), 'BATCH-7')
    const unknown = Array.from({ length: 399 }, (_, index) => `ELSEWHERE-${index}`)
    const page = await visit('customerServiceRepresentative', '/units/check')
    const list = page.getByRole('textbox', { name: 'Serial numbers' })
    await list.fill([...serials, ...unknown, 'x', 'y'].join('\n'))
    await page.getByText('These are 1,001; at most 1,000 at once. Split the list.').waitFor()
    expect(await page.getByRole('button', { name: 'Ask 1001' }).isDisabled()).toBe(true)
    const thousand = [...serials, ...unknown, '<img src=x onerror=alert(1)>']
    await list.fill(thousand.join('\n'))
    await page.getByRole('button', { name: 'Ask 1000' }).click()
    await page.locator('[data-counts]').waitFor()
    expect(await counts(page)).toMatchObject({ all: 1000, sold: 599, ambiguous: 1, unknown: 400, warranty: 599 })
    expect(await page.getByRole('row').count(), 'only rows in sight are drawn').toBeLessThan(100)
    await expectAccessible(page)
    await page.getByRole('button', { name: /Several products 1/ }).click()
    await expect.poll(() => page.getByRole('row').count()).toBe(2)
    const [csv] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Export', exact: true }).click(),
    ])
    const rows = (await readFile(await csv.path(), 'utf8')).trim().split(/\r?\n/)
    expect(rows).toHaveLength(1001)
    expect(rows[1]).toContain('BATCH-0')
    const [workbook] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Excel' }).click(),
    ])
    expect((await readFile(await workbook.path())).subarray(0, 2).toString()).toBe('PK')
    await page.getByRole('link', { name: 'BATCH-7' }).press('Enter')
    await page.locator('[data-trace="ambiguous"]').waitFor()
  })

  test('a file, with its heading; in Dutch on a phone; a row opens its unit', async ({
    visit,
    pakbon: { world },
    cast: _,
  }) => {
    await shipFirstLine(world, await makeOrder(world, ['CAMERA', 2]), '0001', '0002')
    const page = await visit('customerServiceRepresentative', '/units/check', { language: 'nl', device: 'phone' })
    const choose = page.locator('input[type=file]')
    await choose.setInputFiles({ name: 'kapot.xlsx', mimeType: 'x', buffer: Buffer.from('geen werkmap') })
    await page.getByText('Dit bestand is niet te lezen.').waitFor()
    const buffer = Buffer.from('\ufeffSerienummer;Opmerking\r\n0001;a\r\n0002;b\r\n0003;c\r\n')
    await choose.setInputFiles({ name: 'lijst.csv', mimeType: 'text/csv', buffer })
    await page.getByRole('button', { name: '3 opvragen' }).click()
    await page.locator('[data-counts]').waitFor()
    expect(await counts(page)).toMatchObject({ all: 3, sold: 2, unknown: 1 })
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
    await expectAccessible(page)
    await page.getByRole('link', { name: '0002' }).press('Enter')
    await page.getByRole('heading', { name: /0002/ }).waitFor()
  })
})
