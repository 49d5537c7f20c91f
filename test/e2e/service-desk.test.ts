import type { Page } from 'playwright-core'
import { describe, expect } from 'vitest'
import { makeOrder, preparePackingSlip, shipFirstLine } from '#test/cast.ts'
import type { World } from '#test/world.ts'
import { expectAccessible } from './accessible.ts'
import { test } from './fixtures.ts'
import { signIn } from './pakbon.ts'
import { connectScanner } from './scanner.ts'

async function sell(world: World, product: string, serial: string) {
  const order = await makeOrder(world, [product, 1])
  const slip = await shipFirstLine(world, order, serial)
  const clerk = world.as('accountsReceivableClerk')
  const { body: invoice } = await clerk.post('/invoices', { salesOrderId: order.id })
  const { body: posted } = await clerk.post(`/invoices/${invoice.id}/posting`)
  const { body: units } = await clerk.get(`/packing-slips/${slip.id}/registrations`)
  return { slip, invoice: posted, unit: units.items[0] as { readonly id: string } }
}

const answer = (page: Page, kind: string) => page.locator(`[data-trace="${kind}"]`)

const words = {
  en: {
    sold: 'Sold by us',
    warranty: 'Warranty valid until',
    service: 'Service: none',
    not: 'Not sold',
    which: 'Which',
  },
  nl: {
    sold: 'Door ons verkocht',
    warranty: 'Garantie geldig tot en met',
    service: 'Service: geen',
    not: 'Niet verkocht',
    which: 'Welk product is het?',
  },
} as const

describe.for(['en', 'nl'] as const)('D50, D82: one scan, one answer, in %s', (language) => {
  test('sold: by us, to whom, on which documents, what holds: in one line', async ({
    visit,
    pakbon: { world },
    cast: _,
  }) => {
    const { invoice, slip } = await sell(world, 'CAMERA', `desk-${language}-1`)
    const page = await visit('customerServiceRepresentative', '/trace', { language })
    await (await connectScanner(page)).scan(`DESK-${language.toUpperCase()}-1`)
    await answer(page, 'sold').waitFor()
    const line = await page.locator('[data-answer]').innerText()
    const { sold, warranty, service } = words[language]
    const parts = line.split(' · ').map((part) => part.trim())
    expect(parts).toEqual([
      sold,
      'Jansen',
      expect.stringContaining(invoice.number),
      expect.stringContaining(slip.number),
      expect.stringContaining(warranty),
      service,
    ])
    await expectAccessible(page)
  })

  test('known, and not sold: in preparation', async ({ visit, pakbon: { world }, cast: _ }) => {
    const slip = await preparePackingSlip(world, await makeOrder(world, ['CAMERA', 1]))
    await world.as('shippingClerk').post(`/packing-slips/${slip.id}/scans`, { text: `prepared-${language}` })
    const page = await visit('customerServiceRepresentative', `/trace?serial=prepared-${language}`, { language })
    expect(await answer(page, 'notSold').innerText()).toContain(words[language].not)
  })

  test('unknown, with what comes near: choosing it gives its answer; nothing is guessed', async ({
    visit,
    pakbon: { world },
    cast: _,
  }) => {
    await sell(world, 'CAMERA', `NEAR-${language}-10`)
    const page = await visit('customerServiceRepresentative', '/trace', { language })
    const scanner = await connectScanner(page)
    await scanner.scan(`NEAR-${language}-1O`)
    await answer(page, 'unknown').waitFor()
    await expectAccessible(page)
    await page.getByRole('link', { name: `NEAR-${language}-10` }).press('Enter')
    await answer(page, 'sold').waitFor()
    expect(await page.getByRole('search').getByRole('textbox').first().inputValue()).toBe(`NEAR-${language}-10`)
    await scanner.scan(`NEAR-${language}`)
    await answer(page, 'unknown').waitFor()
    await page.getByRole('link', { name: `NEAR-${language}-10` }).waitFor()
  })

  test('ambiguous: asks for the product', async ({ visit, pakbon: { world }, cast: _ }) => {
    await sell(world, 'CAMERA', `twice-${language}`)
    await sell(world, 'SENSOR', `twice-${language}`)
    const page = await visit('customerServiceRepresentative', `/trace?serial=twice-${language}`, { language })
    expect(await answer(page, 'ambiguous').innerText()).toContain(words[language].which)
    await expectAccessible(page)
    await page.getByRole('button', { name: /SENSOR/ }).press('Enter')
    await answer(page, 'sold').waitFor()
    expect(await answer(page, 'sold').innerText()).toContain('SENSOR')
  })
})

describe('the field', () => {
  test('has the focus, keeps what was asked so that it can be put right, and takes the next scan in its place', async ({
    visit,
    pakbon: { world },
    cast: _,
  }) => {
    await sell(world, 'CAMERA', 'field-1')
    await sell(world, 'CAMERA', 'field-2')
    const page = await visit('customerServiceRepresentative', '/trace')
    const field = page.getByRole('textbox', { name: 'Scan or type the serial number' })
    const scanner = await connectScanner(page)
    await scanner.scan('field-1', { suffix: 'Tab' })
    await answer(page, 'sold').getByText('field-1').waitFor()
    expect(await field.evaluate((one) => one === document.activeElement)).toBe(true)
    await scanner.scan('field-2')
    await answer(page, 'sold').getByText('field-2').waitFor()
    expect(await field.inputValue()).toBe('field-2')
    await page.goBack()
    await answer(page, 'sold').getByText('field-1').waitFor()
    expect(await field.inputValue()).toBe('field-1')
    await page.getByRole('button', { name: 'Print' }).focus()
    await scanner.scan('field-2')
    await answer(page, 'sold').getByText('field-2').waitFor()
  })

  test('a GS1 code names its product by itself', async ({ visit, pakbon: { world }, cast: _ }) => {
    await sell(world, 'CAMERA', 'gs1-twice')
    await sell(world, 'SENSOR', 'gs1-twice')
    const page = await visit('customerServiceRepresentative', '/trace')
    const scanner = await connectScanner(page, { aim: ']d2' })
    await scanner.scan('010952000000200810LOT7\u001d21gs1-twice')
    await answer(page, 'sold').waitFor()
    expect(await answer(page, 'sold').innerText()).toContain('CAMERA')
  })

  test('a serial number of figures is text in an address too', async ({ visit, pakbon: { world }, cast: _ }) => {
    const serial = '12345678901234567890'
    await sell(world, 'CAMERA', serial)
    const page = await visit('customerServiceRepresentative', `/trace?serial=${serial}`)
    await answer(page, 'sold').getByText(serial).waitFor()
  })

  test('hostile serial numbers are text, in the address and in the answer', async ({
    visit,
    pakbon: { world },
    cast: _,
  }) => {
    const hostile = '<img src=x onerror=alert(1)>&on=x#"'
    await sell(world, 'CAMERA', hostile)
    const page = await visit('customerServiceRepresentative', '/trace', { device: 'phone', theme: 'dark' })
    await (await connectScanner(page)).scan(hostile)
    await answer(page, 'sold').getByText(hostile).waitFor()
    await page.reload()
    await answer(page, 'sold').getByText(hostile).waitFor()
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
    await expectAccessible(page)
  })
})

test('D53: any day may be asked; each term tells in words how its days came about', async ({
  visit,
  pakbon: { world },
  cast: _,
}) => {
  const { slip } = await sell(world, 'CAMERA', 'day-1')
  const page = await visit('customerServiceRepresentative', '/trace?serial=day-1')
  await answer(page, 'sold').getByText('Warranty valid until').waitFor()
  const steps = page.locator('[data-term] li')
  expect(await steps.allInnerTexts()).toEqual([
    expect.stringMatching(new RegExp(`^Begins on .*, the day of delivery \\(${slip.number}\\)\\.$`)),
    expect.stringMatching(/^Runs for 24 months: until .*\.$/),
  ])
  await page.getByLabel('Coverage on').fill('2099-01-31')
  await answer(page, 'sold').getByText('Warranty expired on').waitFor()
  expect(page.url()).toContain('on=2099-01-31')
  await page.reload()
  await answer(page, 'sold').getByText('Warranty expired on').waitFor()
})

describe('what may be done', () => {
  test('a copied link opens where it leads after signing in, in its company', async ({ visit, pakbon, cast: _ }) => {
    await sell(pakbon.world, 'CAMERA', 'link-1')
    const page = await visit('customerServiceRepresentative', '/trace?serial=link-1')
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
    await page.getByRole('button', { name: 'Copy link' }).click()
    await page.getByText('The link is on the clipboard.').first().waitFor()
    const link = new URL(await page.evaluate(() => navigator.clipboard.readText()))
    expect(link.searchParams.get('company')).toBeTruthy()
    const colleague = await visit(null, link.pathname + link.search)
    await signIn(colleague, await pakbon.accountOf({ role: 'salesManager', name: 'Colleague' }))
    await answer(colleague, 'sold').getByText('link-1').waitFor()
    expect(new URL(colleague.url()).pathname).toBe('/trace')
  })

  test('what the user’s duties do not allow is not offered', async ({ visit, pakbon: { world }, cast: _ }) => {
    await sell(world, 'CAMERA', 'duty-1')
    const page = await visit('salesManager', '/trace?serial=duty-1')
    await answer(page, 'sold').waitFor()
    const offered = page.getByRole('group', { name: 'What may be done' }).getByRole('button')
    expect(await offered.allInnerTexts()).toEqual(['Print', 'Copy link'])
  })

  test('a clean sheet is printed, whatever the theme: the answer, the coverage, the life', async ({
    visit,
    pakbon: { world },
    cast: _,
  }) => {
    const { unit, invoice } = await sell(world, 'CAMERA', 'print-1')
    const page = await visit('customerServiceRepresentative', `/units/${unit.id}`, { theme: 'dark', language: 'nl' })
    await answer(page, 'sold').waitFor()
    expect(await page.locator('[data-sheet]').isVisible()).toBe(false)
    await page.emulateMedia({ media: 'print' })
    expect(await page.getByRole('main').isVisible()).toBe(false)
    const sheet = await page.locator('[data-sheet]').innerText()
    for (const part of ['print-1', 'Jansen', invoice.number, 'Garantie geldig tot en met', 'Begint op', 'Verzonden']) {
      expect(sheet).toContain(part)
    }
    const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1')
    expect(pdf.match(/\/Type \/Page\b/g)).toHaveLength(1)
  })
})
