import type { Page } from 'playwright-core'
import { beforeEach, describe, expect } from 'vitest'
import { publicCoverageEn } from '#terms/web/public-coverage.en.ts'
import { publicCoverageNl } from '#terms/web/public-coverage.nl.ts'
import { done, sellTo } from '#test/buyers.ts'
import { expectAccessible } from './accessible.ts'
import { test } from './fixtures.ts'
import { guardOf } from './guard.ts'
import type { Pakbon } from './pakbon.ts'

const claimTexts = { nl: 'Bel 030 000 0000\nof schrijf ons.', en: 'Call +31 30 000 0000.' }

beforeEach(async ({ pakbon: { world }, cast: _ }: { pakbon: Pakbon; cast: unknown }) => {
  const asked = { publicCoverage: true, publicCoverageChallenge: true, claimTexts }
  await done(world.as('administrator').patch('/company', asked))
  await world.connections.withoutCompany.deleteFrom('public_coverage_try').execute()
})

let made = 0
const nextSerialNumber = () => `e2e-${++made}`

const isWithin = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth <= document.documentElement.clientWidth)

describe('D53 the page for buyers', () => {
  test.for([
    ['nl', publicCoverageNl, 'light', /Geldig\s+tot en met \d+ [a-z]+ 20\d\d/],
    ['en', publicCoverageEn, 'dark', /Valid\s+until \d+ [A-Z][a-z]+ 20\d\d/],
  ] as const)(
    'in %s on a phone: serial number and invoice number, and the answer at a glance',
    async ([language, terms, theme, until], { visit, pakbon: { world } }) => {
      const serialNumber = nextSerialNumber()
      const { invoice } = await sellTo(world, { serialNumber })
      const page = await visit(null, '/coverage/VOORBEELD', { language, theme, device: 'phone' })
      expect(await page.title()).toBe(terms.title)
      expect(await page.locator('html').getAttribute('lang')).toBe(language)
      await expectAccessible(page)
      expect(await isWithin(page)).toBe(true)
      await page.getByLabel(terms.serialNumber, { exact: true }).fill(serialNumber.toUpperCase())
      await page.getByLabel(terms.proof, { exact: true }).fill(invoice.number)
      await page.keyboard.press('Enter')
      const answer = page.getByRole('region', { name: terms.answer })
      await answer.waitFor()
      expect(await answer.evaluate((section) => section === document.activeElement)).toBe(true)
      expect(await answer.getByRole('heading', { name: 'camera' }).count()).toBe(1)
      expect(await answer.innerText()).toMatch(until)
      expect(await answer.innerText()).toContain(claimTexts[language])
      expect(await answer.innerText()).not.toMatch(/Jansen|Koper|Zijstraat/)
      await expectAccessible(page)
      expect(await isWithin(page)).toBe(true)
      await page.getByRole('button', { name: terms.again }).click()
      await page.getByLabel(terms.proof, { exact: true }).waitFor()
    },
  )

  test('the language is switched by hand, and what was typed stays', async ({ visit }) => {
    const page = await visit(null, '/coverage/VOORBEELD', { language: 'nl', device: 'phone' })
    await page.getByLabel(publicCoverageNl.serialNumber, { exact: true }).fill('X-1')
    await page.getByRole('button', { name: 'English' }).click()
    expect(await page.getByLabel(publicCoverageEn.serialNumber, { exact: true }).inputValue()).toBe('X-1')
    expect(await page.locator('html').getAttribute('lang')).toBe('en')
  })

  test('what is missing is told at its field; what is not found, at once, and can be put right', async ({
    visit,
    pakbon: { world },
  }) => {
    const serialNumber = nextSerialNumber()
    await sellTo(world, { serialNumber, deliveryPostcode: '9711 ZZ' })
    const page = await visit(null, `/coverage/VOORBEELD?serial=${serialNumber}`, { device: 'phone' })
    guardOf(page).allow(/404/)
    const proof = page.getByLabel(publicCoverageEn.proof, { exact: true })
    expect(await proof.evaluate((input) => input === document.activeElement)).toBe(true)
    await page.getByRole('button', { name: publicCoverageEn.ask }).click()
    expect(await proof.getAttribute('aria-invalid')).toBe('true')
    await page.getByText(publicCoverageEn.needed).waitFor()
    await proof.fill('1234 AB')
    await page.keyboard.press('Enter')
    await page.getByRole('alert').getByText('Nothing was found.').waitFor()
    await expectAccessible(page)
    await proof.fill('9711zz')
    await page.keyboard.press('Enter')
    await page.locator('[data-verdict=valid]').waitFor()
  })

  test('a GS1 Digital Link, scanned by a phone, leads to it filled in', async ({ visit, pakbon: { world } }) => {
    const serialNumber = nextSerialNumber()
    const { invoice } = await sellTo(world, { serialNumber })
    const page = await visit(null, `/01/09520000002008/21/${serialNumber}`, { language: 'nl', device: 'phone' })
    expect(new URL(page.url()).pathname).toBe('/coverage/VOORBEELD')
    expect(await page.getByLabel(publicCoverageNl.serialNumber, { exact: true }).inputValue()).toBe(serialNumber)
    await page.getByLabel(publicCoverageNl.proof, { exact: true }).fill(invoice.number)
    await page.keyboard.press('Enter')
    await page.locator('[data-verdict=valid]').waitFor()
  })

  test('without a code it asks for one', async ({ visit, pakbon: { world } }) => {
    const serialNumber = nextSerialNumber()
    const { invoice } = await sellTo(world, { serialNumber })
    const page = await visit(null, `/coverage?serial=${serialNumber}`, { device: 'phone' })
    await expectAccessible(page)
    await page.getByLabel(publicCoverageEn.companyCode, { exact: true }).fill('voorbeeld')
    await page.getByLabel(publicCoverageEn.proof, { exact: true }).fill(invoice.number)
    await page.keyboard.press('Enter')
    await page.locator('[data-verdict=valid]').waitFor()
  })

  test('an odd link is text, and runs nothing', async ({ visit }) => {
    const odd = '<img src=x onerror=alert(1)>'
    const page = await visit(null, `/coverage/%3Cscript%3E?serial=${encodeURIComponent(odd)}&gtin=x`)
    expect(await page.getByLabel(publicCoverageEn.serialNumber, { exact: true }).inputValue()).toBe(odd)
    expect(await page.getByLabel(publicCoverageEn.companyCode, { exact: true }).inputValue()).toBe('')
  })

  test('it is small, and loads nothing of the application', async ({ open, pakbon }) => {
    const page = await open({ baseURL: pakbon.url })
    const sizes = new Map<string, number>()
    page.on('response', async (response) => {
      const { pathname } = new URL(response.url())
      if (pathname.startsWith('/assets/')) sizes.set(pathname, Number(response.headers()['content-length'] ?? 0))
    })
    await page.goto('/coverage/VOORBEELD', { waitUntil: 'networkidle' })
    const names = [...sizes.keys()].join(' ')
    expect(names).toContain('/assets/coverage-')
    expect(names).not.toMatch(/\/assets\/(index|language|tokens|Button)-/)
    const bytes = [...sizes.values()].reduce((sum, size) => sum + size, 0)
    expect(bytes).toBeGreaterThan(10_000)
    expect(bytes).toBeLessThan(100_000)
  })
})
