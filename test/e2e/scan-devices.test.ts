import { describe, expect } from 'vitest'
import { commandBarcodes } from '#domain/scan.ts'
import { textOf } from '#test/pdf.ts'
import { expectAccessible } from './accessible.ts'
import { test } from './fixtures.ts'
import { openScanPage, prepareSlip } from './scan-page.ts'
import { connectScanner } from './scanner.ts'

describe('the Serial numbers page', () => {
  test.for(['light', 'dark', 'highContrast'] as const)(
    'is accessible in %s, with a refusal on it',
    async (theme, { visit, pakbon, cast: _ }) => {
      const slip = await prepareSlip(pakbon, ['CAMERA', 2], ['CABLE', 1], ['SENSOR', 2])
      const { page, scanner, told } = await openScanPage(visit, pakbon, slip, { theme })
      await expectAccessible(page)
      await scanner.scan([`axe-${theme}`])
      await told('registered')
      await expectAccessible(page)
      await scanner.scan([`axe-${theme}`])
      await told('refused')
      await expectAccessible(page)
      await page.keyboard.press('Escape')
      await page.keyboard.press('F3')
      await expectAccessible(page)
      await page.keyboard.press('F8')
      await page.getByRole('dialog').waitFor()
      await expectAccessible(page)
    },
  )

  test('on a phone: nothing beside the screen, targets of 44 pixels, in Dutch', async ({ visit, pakbon, cast: _ }) => {
    const slip = await prepareSlip(pakbon, ['CAMERA', 3], ['SENSOR', 2])
    const { page, scanner, told } = await openScanPage(visit, pakbon, slip, { device: 'phone', language: 'nl' })
    await scanner.scan('telefoon-1')
    await told('registered')
    await page.getByText('Geregistreerd:').waitFor()
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
    const small = await page.locator('main button:visible, main input:visible').evaluateAll((all) =>
      all
        .map((one) => ({ text: one.textContent || one.getAttribute('aria-label'), box: one.getBoundingClientRect() }))
        .filter(({ box }) => Math.min(box.height, box.width) < 44 && box.width > 0)
        .map(({ text, box }) => `${text}: ${box.width} × ${box.height}`),
    )
    expect(small).toEqual([])
  })
})

describe('the scanner test', () => {
  test('shows keys, timing, suffix, AIM prefix and group separators', async ({ visit }) => {
    const page = await visit('shippingClerk', '/scanner')
    await page.getByRole('textbox', { name: 'Scan here' }).waitFor()
    const scanner = await connectScanner(page)
    await scanner.scan('010952000000200821A1\x1d10LOT', { aim: ']d2', suffix: 'Tab' })
    await page.getByText('Good: this scanner works with Pakbon.').waitFor()
    const facts = await page.locator('dl').innerText()
    expect(facts).toContain(']d2010952000000200821A1␝10LOT')
    expect(facts).toMatch(/Suffix\s+Tab/)
    expect(facts).toMatch(/AIM prefix\s+\]d2/)
    expect(facts).toMatch(/group separator\)\s+1/)
    expect(facts).toContain('2 ms on average')
    expect(facts).toContain('A GS1 code')
    await page.getByRole('button', { name: 'Keys, one by one' }).click()
    expect(await page.getByRole('row').count()).toBe(1 + 3 + 16 + 4 + 1 + 5 + 1)
    await expectAccessible(page)
  })

  test('tells a scanner that is too slow', async ({ visit }) => {
    const page = await visit('shippingClerk', '/scanner')
    await page.getByRole('textbox', { name: 'Scan here' }).waitFor()
    const scanner = await connectScanner(page)
    await scanner.scan('SLOW1', { msPerKey: 80, suffix: 'none' })
    await page.getByText(/Slower than 50 ms/).waitFor()
    await page.getByText(/none: set the scanner/).waitFor()
  })
})

test('the sheet of command barcodes has each command, as a picture to print', async ({ visit }) => {
  const page = await visit('shippingClerk', '/command-barcodes')
  await page.getByRole('img').first().waitFor()
  expect(await page.getByRole('img').count()).toBe(7)
  const drawn = await page
    .getByRole('img')
    .evaluateAll((all) => all.map((one) => (one as HTMLImageElement).naturalWidth))
  expect(Math.min(...drawn)).toBeGreaterThan(50)
  await expectAccessible(page)
  const printed = (await textOf(await page.pdf({ format: 'A4' }))).join('\n')
  expect(
    Object.keys(commandBarcodes).filter((text) => !printed.includes(text)),
    'cut off on paper',
  ).toEqual([])
  expect(printed, 'the frame stays on the screen').not.toContain('Scanner test')
})
