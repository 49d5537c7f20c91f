import { readFile } from 'node:fs/promises'
import type { Page } from 'playwright-core'
import { describe, expect } from 'vitest'
import { tillEn } from '#terms/web/till.en.ts'
import { tillNl } from '#terms/web/till.nl.ts'
import { textOf } from '#test/pdf.ts'
import { expectAccessible } from './accessible.ts'
import { test as base } from './fixtures.ts'
import { enter, openSale, payByKeys, receiptsOf } from './till.ts'

const test = base.extend('canMail', { scope: 'file' }, () => true)
const camera = '9520000002008'

/** The text of the PDF that a click makes. */
async function pdfOf(page: Page, name: string): Promise<string> {
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name }).click()])
  return (await textOf(await readFile(await download.path()))).join('\n')
}

/** What the next print puts on paper. */
async function printed(page: Page, act: () => Promise<void>): Promise<string> {
  await page.evaluate(() => {
    window.print = () => document.body.setAttribute('data-printed', document.querySelector('.paper')?.textContent ?? '')
  })
  await act()
  await page.locator('body[data-printed]').waitFor()
  return (await page.locator('body').getAttribute('data-printed')) ?? ''
}

describe('D61 D80 the receipt of a sale', () => {
  test('is printed as the server keeps it, kept as PDF, and mailed; a second print is a copy', async ({
    visit,
    pakbon,
    cast: _,
  }) => {
    const till = await openSale(visit, pakbon, { language: 'nl' })
    const { page } = till
    await enter(till, camera, 'RCPT-1')
    const number = await payByKeys(till)
    const terms = tillNl.receipt
    const paper = await printed(page, () => page.getByRole('button', { name: terms.print }).click())
    expect(paper).toContain(`Kassabon ${number}`)
    expect(paper).toContain('SN RCPT-1')
    expect(paper).toMatch(/Te betalen +121,00/)
    expect(await pdfOf(page, terms.pdf)).toContain('SN RCPT-1')
    expect(await pdfOf(page, terms.pdf)).toContain('KOPIE')
    await page.getByRole('button', { name: terms.mail, exact: true }).click()
    await page.getByLabel(terms.recipient).fill('koper@voorbeeld.example')
    await expectAccessible(page)
    await page.keyboard.press('Enter')
    await page.getByText(terms.onItsWay.replace('{{recipient}}', 'koper@voorbeeld.example')).waitFor()
    const [receipt] = await receiptsOf(till)
    const { body } = await pakbon.world.as('accountsReceivableClerk').get(`/deliveries?receiptId=${receipt?.id}`)
    expect(body.items).toMatchObject([{ state: 'waiting', recipient: 'koper@voorbeeld.example', number }])
  })

  test('D60 from the list, at another till: the buyer is named, and has an invoice as PDF and by e-mail', async ({
    visit,
    pakbon,
    cast,
  }) => {
    await pakbon.world
      .as('administrator')
      .patch(`/customers/${cast.customers.smith}`, { email: 'smith@voorbeeld.example' })
    const [first, second] = [await openSale(visit, pakbon), await openSale(visit, pakbon)]
    await enter(first, camera, 'RCPT-2')
    const number = await payByKeys(first)
    const { page } = second
    await page.keyboard.press('F10')
    await page.getByRole('button', { name: tillEn.receipts.title }).click()
    await page.getByLabel(tillEn.receipts.field).fill('RCPT-2')
    await page.keyboard.press('Enter')
    await page.locator('.choices button', { hasText: number }).click()
    await page.getByRole('button', { name: tillEn.receipts.invoice }).click()
    await page.getByLabel(tillEn.customer.words).fill('smith')
    await page.locator('.choices button').first().click()
    await page.getByText(/^Invoice .+ is addressed to Smith\.$/).waitFor()
    expect(await pdfOf(page, tillEn.receipts.invoicePdf)).toContain('Smith')
    await page.getByRole('button', { name: tillEn.receipts.invoiceMail }).click()
    expect(await page.getByLabel(tillEn.receipt.recipient).inputValue()).toBe('smith@voorbeeld.example')
    await expectAccessible(page)
    await page.keyboard.press('Enter')
    await page.getByText(tillEn.receipt.onItsWay.replace('{{recipient}}', 'smith@voorbeeld.example')).waitFor()
  })
})
