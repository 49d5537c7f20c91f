import { describe, expect } from 'vitest'
import { tillEn } from '#terms/web/till.en.ts'
import { tillNl } from '#terms/web/till.nl.ts'
import { expectAccessible } from './accessible.ts'
import { test } from './fixtures.ts'
import { connectScanner } from './scanner.ts'
import { enter, openSale, openTickets, payByKeys, receiptsOf } from './till.ts'

const camera = '9520000002008'
let made = 0
const nextSerial = () => `TILL-${++made}`

describe('D60 a sale at the till', () => {
  test('by the keys alone: scanned product and serial number, cash with change', async ({ visit, pakbon, cast: _ }) => {
    const till = await openSale(visit, pakbon, { theme: 'dark' })
    const { page } = till
    const serial = nextSerial()
    const scanner = await connectScanner(page)
    await scanner.scan([camera, serial, 'CABLE'])
    await page.locator('.line[data-missing="0"]').nth(1).waitFor()
    await expectAccessible(page)
    await page.keyboard.press('F3')
    await page.keyboard.type('2')
    await page.keyboard.press('Enter')
    await page.keyboard.press('Control+Enter')
    await page.locator('.pay-page [data-due="124.03"]').waitFor()
    await expectAccessible(page)
    await page.keyboard.type('150')
    await page.keyboard.press('Enter')
    await page.locator('[data-change="25.95"]').waitFor()
    await expectAccessible(page)
    await page.keyboard.press('Enter')
    await page.locator('#scan-field').waitFor()
    const [receipt] = await receiptsOf(till)
    expect(receipt).toMatchObject({ number: `${till.till.code}-000001`, grossAmount: '124.03', offline: false })
    const { body } = await till.client.get(`/receipts/${receipt?.id}`)
    expect(body.lines[0].units[0].serialNumber).toBe(serial)
    expect(body.totals).toMatchObject({ rounding: '0.02', toPay: '124.05' })
  })

  test('by touch alone, on a phone, in Dutch', async ({ visit, pakbon, cast: _ }) => {
    const till = await openSale(visit, pakbon, { language: 'nl', device: 'phone' })
    const { page } = till
    await page.getByRole('button', { name: tillNl.sale.search }).tap()
    await page.getByLabel(tillNl.sale.searchWords).fill('camera')
    await expectAccessible(page)
    await page.locator('.choices button').first().tap()
    await page.locator('#scan-field').fill(nextSerial())
    await page.locator('#scan-field').press('Enter')
    await expectAccessible(page)
    await page.getByRole('button', { name: tillNl.pay.title }).tap()
    await page.locator('.by-tender button').nth(1).tap()
    await page.locator('.done').waitFor()
    expect(await page.locator('.done').innerText()).toContain(`Kassabon ${till.till.code}-000001`)
    await expectAccessible(page)
    await page.getByRole('button', { name: tillNl.done.next }).tap()
    await page.locator('#scan-field').waitFor()
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true)
  })

  test('GS1 with a serial number is product and unit in one scan; a burst anywhere goes to the field', async ({
    visit,
    pakbon,
    cast: _,
  }) => {
    const till = await openSale(visit, pakbon)
    const { page } = till
    const scanner = await connectScanner(page)
    await page
      .getByRole('button', { name: tillEn.sale.discard })
      .focus()
      .catch(() => {})
    await scanner.scan([`01${camera.padStart(14, '0')}21GS1-1`, `01${camera.padStart(14, '0')}21GS1-2`])
    await page.locator('.line[data-missing="0"] .unit').nth(1).waitFor()
    expect(await page.locator('.line').count()).toBe(1)
    expect(await page.locator('.unit').allInnerTexts()).toEqual(['GS1-1', 'GS1-2'])
  })

  test('payment is refused while a serial number is missing, and says which; it can be put off until then', async ({
    visit,
    pakbon,
    cast: _,
  }) => {
    const till = await openSale(visit, pakbon)
    const { page } = till
    await enter(till, camera)
    await enter(till, camera)
    await page.getByText(tillEn.refused.BARCODE_AS_SERIAL_NUMBER).waitFor()
    await page.keyboard.press('Escape')
    await page.keyboard.press('Escape')
    await enter(till, 'CABLE')
    await page.keyboard.press('Control+Enter')
    const missing = page.getByRole('alert')
    await missing.getByText('camera').waitFor()
    await expectAccessible(page)
    await page.keyboard.press('Enter')
    await enter(till, nextSerial())
    await payByKeys(till)
    expect(await receiptsOf(till)).toHaveLength(1)
  })

  test('a scan at the payment or into a quantity is no amount', async ({ visit, pakbon, cast: _ }) => {
    const till = await openSale(visit, pakbon)
    const { page } = till
    const scanner = await connectScanner(page)
    await enter(till, 'CABLE')
    await page.keyboard.press('F3')
    await page.getByLabel('Quantity in pc').waitFor()
    await scanner.scan('12345670')
    expect(await page.getByLabel('Quantity in pc').inputValue()).toBe('')
    await page.keyboard.press('Escape')
    await page.keyboard.press('Control+Enter')
    await page.locator('.pay-page').waitFor()
    await scanner.scan('12345670')
    expect(await page.locator('.pay-page input.amount').inputValue()).toBe('')
    await page.keyboard.press('F3')
    await page.locator('.done').waitFor()
    expect((await receiptsOf(till))[0]?.grossAmount).toBe('1.51')
  })

  test('D14: of two tills that sell one serial number, the second is told at once', async ({
    visit,
    pakbon,
    cast: _,
  }) => {
    const [first, second] = [await openSale(visit, pakbon), await openSale(visit, pakbon)]
    const serial = nextSerial()
    await enter(first, camera, serial)
    await expect.poll(() => openTickets(first)).toBe(1)
    await enter(second, camera, serial)
    const refused = second.page.locator('[data-verdict=refused]')
    await refused.waitFor()
    expect(await refused.innerText()).toContain(`${serial} of product CAMERA`)
    await second.page.keyboard.press('Escape')
    await second.page.locator('.line[data-missing="1"]').waitFor()
    await payByKeys(first)
    expect(await receiptsOf(first)).toHaveLength(1)
  })

  test('D61: a parked ticket keeps its serial numbers, also over a reload', async ({ visit, pakbon, cast: _ }) => {
    const till = await openSale(visit, pakbon)
    const { page } = till
    const serial = nextSerial()
    await enter(till, camera, serial)
    await page.keyboard.press('F8')
    await enter(till, 'CABLE')
    await payByKeys(till)
    await page.reload()
    await page.locator('#scan-field').waitFor()
    await page.keyboard.press('F8')
    await page.getByRole('dialog').locator('.choices button').first().waitFor()
    await page.keyboard.press('Enter')
    await page.locator('.unit').getByText(serial).waitFor()
    await payByKeys(till)
    expect(await receiptsOf(till)).toHaveLength(2)
  })

  test('D61: a return and a sale on one ticket: the sale is found by the serial number, the rest is paid', async ({
    visit,
    pakbon,
    cast: _,
  }) => {
    const till = await openSale(visit, pakbon)
    const { page } = till
    const [old, fresh] = [nextSerial(), nextSerial()]
    await enter(till, camera, old)
    const number = await payByKeys(till)
    await page.keyboard.press('Enter')
    await page.keyboard.press('Shift+F9')
    await page.keyboard.type(old)
    await page.keyboard.press('Enter')
    const found = page.getByRole('dialog').locator('.choices button').first()
    await found.getByText(number).waitFor()
    await expectAccessible(page)
    await found.click()
    await expectAccessible(page)
    await page.getByRole('button', { name: tillEn.returns.take, exact: true }).click()
    await enter(till, camera, fresh, 'CABLE')
    await page.locator('[data-due="1.51"]').waitFor()
    await payByKeys(till)
    const { body } = await till.client.get(`/receipts/${(await receiptsOf(till))[1]?.id}`)
    expect(body.lines[0].units[0].serialNumber).toBe(fresh)
    expect(body.returns[0].serialNumber).toBe(old)
    expect(body.totals.gross).toBe('1.51')
  })
})
