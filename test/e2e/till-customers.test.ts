import { describe, expect } from 'vitest'
import { tillEn } from '#terms/web/till.en.ts'
import { tillNl } from '#terms/web/till.nl.ts'
import { expectAccessible } from './accessible.ts'
import { test } from './fixtures.ts'
import { goOffline, goOnline } from './network.ts'
import { enter, openSale, openTickets, payByKeys, receiptsOf } from './till.ts'

const camera = '9520000002008'

describe('D60 a new customer at the till', () => {
  test('by the keys: not found, made, and on the receipt; found again at once', async ({ visit, pakbon, cast: _ }) => {
    const till = await openSale(visit, pakbon, { language: 'nl' })
    const { page } = till
    const terms = tillNl.customer
    await enter(till, camera, 'CUST-1')
    await page.keyboard.press('F7')
    await page.getByLabel(terms.words).fill('Fatima de Boer')
    await page.getByRole('button', { name: terms.new }).press('Enter')
    expect(await page.getByLabel(terms.name).inputValue()).toBe('Fatima de Boer')
    await page.getByLabel(terms.company).fill('De Boer Installaties')
    await page.getByLabel(terms.city).fill('Deventer')
    await page.getByLabel(terms.email).fill('fatima@voorbeeld.example')
    await expectAccessible(page)
    await page.keyboard.press('Enter')
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    await page.locator('.side').getByText('De Boer Installaties').waitFor()
    await payByKeys(till)
    const [receipt] = await receiptsOf(till)
    const { body } = await till.client.get(`/receipts/${receipt?.id}`)
    expect(body).toMatchObject({ customerName: 'De Boer Installaties', customerNumber: `${till.till.code}-K0001` })
    await page.keyboard.press('Enter')
    await page.keyboard.press('F7')
    await page.getByLabel(terms.words).fill('deventer')
    await page.locator('.choices').getByText('De Boer Installaties').waitFor()
  })

  test('by touch, without a connection: plainly refused, and what to do; nothing typed is lost', async ({
    visit,
    pakbon,
    cast: _,
  }) => {
    const till = await openSale(visit, pakbon, { device: 'phone', role: 'storeManager' })
    const { page } = till
    const terms = tillEn.customer
    await enter(till, 'CABLE')
    // However long the name of who works here is, the page is as wide as the phone.
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390)
    await goOffline(page)
    await page.getByRole('button', { name: terms.title }).tap()
    await page.getByRole('button', { name: terms.new }).tap()
    await page.getByText(terms.newOffline).waitFor()
    await page.getByLabel(terms.name).fill('Sam')
    await expectAccessible(page)
    await goOnline(page)
    await page.getByText(terms.newOffline).waitFor({ state: 'detached', timeout: 60_000 })
    await page.getByRole('button', { name: terms.make }).tap()
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    const { body } = await pakbon.world.as('administrator').get('/customers?text=Sam')
    expect(body.items).toMatchObject([{ name: 'Sam', number: `${till.till.code}-K0001`, language: 'en' }])
  })

  test('D14 in Dutch: a serial number on the unpaid ticket of another till is told as such', async ({
    visit,
    pakbon,
    cast: _,
  }) => {
    const [first, second] = [await openSale(visit, pakbon), await openSale(visit, pakbon, { language: 'nl' })]
    await enter(first, camera, 'HELD-1')
    await expect.poll(() => openTickets(first)).toBe(1)
    await enter(second, camera, 'HELD-1')
    const refused = second.page.locator('[data-verdict=refused]')
    await refused.waitFor()
    const text = await refused.innerText()
    expect(text).toContain(`staat op de bon van kassa ${first.till.code}`)
    expect(text).not.toContain('preparation')
  })
})
