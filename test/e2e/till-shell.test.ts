import { describe, expect } from 'vitest'
import { tillEn } from '#terms/web/till.en.ts'
import { tillNl } from '#terms/web/till.nl.ts'
import { expectAccessible } from './accessible.ts'
import { test } from './fixtures.ts'
import { goOffline, goOnline } from './network.ts'

describe('D62 the page of the till', () => {
  test.for([
    ['nl', tillNl, 'light', 'phone'],
    ['en', tillEn, 'dark', 'desktop'],
  ] as const)(
    'in %s a device that is no till says how it becomes one',
    async ([language, terms, theme, device], { visit }) => {
      const page = await visit(null, '/till', { language, theme, device })
      await page.getByRole('heading', { name: terms.register.title }).waitFor()
      expect(await page.title()).toBe(terms.app.title)
      expect(await page.locator('html').getAttribute('lang')).toBe(language)
      await expectAccessible(page)
      await page.getByRole('button', { name: terms.app.otherLanguage }).click()
      await page.getByText(language === 'nl' ? tillEn.register.intro : tillNl.register.intro).waitFor()
    },
  )

  test('it can be installed: a manifest with icons, and a page that starts without a connection', async ({ visit }) => {
    const page = await visit(null, '/till')
    const address = await page.locator('link[rel=manifest]').getAttribute('href')
    const manifest = await (await page.request.get(address ?? '')).json()
    expect(manifest).toMatchObject({ start_url: '/till', scope: '/till', display: 'standalone' })
    for (const { src, type } of manifest.icons) {
      expect((await page.request.get(src)).headers()['content-type'], src).toContain(type)
    }
    await page.evaluate(() => navigator.serviceWorker.ready)
    await goOffline(page)
    await page.reload()
    await page.getByText(tillEn.register.noConnection).waitFor()
    await goOnline(page)
    await page.getByText(tillEn.register.noConnection).waitFor({ state: 'detached' })
  })

  test('a second window of the device waits until the first is closed', async ({ visit }) => {
    const page = await visit(null, '/till')
    await page.getByRole('heading', { name: tillEn.register.title }).waitFor()
    const second = await page.context().newPage()
    await second.goto('/till')
    await second.getByText(tillEn.app.otherTab).waitFor()
    await page.close()
    await second.getByRole('heading', { name: tillEn.register.title }).waitFor()
  })

  test('it loads nothing of the back office', async ({ open, pakbon }) => {
    const page = await open({ baseURL: pakbon.url })
    const sizes = new Map<string, number>()
    page.on('response', async (response) => {
      const { pathname } = new URL(response.url())
      if (pathname.endsWith('.js')) sizes.set(pathname, Number(response.headers()['content-length'] ?? 0))
    })
    await page.goto('/till', { waitUntil: 'networkidle' })
    const names = [...sizes.keys()].join(' ')
    expect(names).toContain('/assets/till-')
    expect(names).not.toMatch(/\/assets\/(index|language|link|navigation|en|nl)-/)
    const bytes = [...sizes.values()].reduce((sum, size) => sum + size, 0)
    expect(bytes).toBeGreaterThan(50_000)
    expect(bytes).toBeLessThan(300_000)
  })
})
