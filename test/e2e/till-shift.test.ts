import { readFile } from 'node:fs/promises'
import { describe, expect } from 'vitest'
import { tillEn } from '#terms/web/till.en.ts'
import { tillNl } from '#terms/web/till.nl.ts'
import { textOf } from '#test/pdf.ts'
import { administratorSession, openTill } from '#test/till.ts'
import { expectAccessible } from './accessible.ts'
import { test } from './fixtures.ts'
import { lineOf } from './line.ts'
import { goOffline, goOnline } from './network.ts'
import { connectScanner } from './scanner.ts'
import { beginShift, nextCode, openTillPage, signInWithPin } from './till.ts'

describe('D60 who works at the till', () => {
  test('an administrator who is signed in makes the device a till, on the device itself', async ({ visit, pakbon }) => {
    const { till } = await openTill(pakbon.world, { code: nextCode() })
    const page = await visit(null, '/till')
    const [name = '', value = ''] = (await administratorSession(pakbon.world)).split(/=(.*)/s)
    await page.context().addCookies([{ name, value, url: lineOf(page).url, httpOnly: true }])
    await page.reload()
    await page.getByRole('button', { name: new RegExp(`^${till.code}`) }).click()
    await page.locator('.tiles').waitFor()
    expect(await page.locator('.status-bar').innerText()).toContain(till.code)
  })

  test.for([
    ['nl', tillNl, 'light'],
    ['en', tillEn, 'dark'],
  ] as const)('in %s a PIN by touch; a wrong one is told', async ([language, terms, theme], { visit, pakbon }) => {
    const till = await openTillPage(visit, pakbon, { language, theme, device: 'phone' })
    const { page, pin } = till
    await expectAccessible(page)
    await page.getByRole('button', { name: 'Kassa storeCashier' }).last().tap()
    await expectAccessible(page)
    const enter = async (digits: string) => {
      for (const digit of digits) await page.getByRole('button', { name: digit, exact: true }).tap()
      await page.getByRole('button', { name: terms.lock.signIn }).tap()
    }
    await enter('7391')
    await page.getByRole('alert').locator('[data-code=PIN_WRONG]').waitFor()
    await enter(pin)
    await page.locator('form input.amount').waitFor()
    await expectAccessible(page)
    await page.locator('form button[type=submit]').tap()
    await page.locator('#scan-field').waitFor()
    await expectAccessible(page)
  })

  test('a badge is scanned wherever the focus is, and presses no tile', async ({ visit, pakbon }) => {
    const { page, user } = await openTillPage(visit, pakbon)
    const given = await pakbon.world.as('administrator').put(`/cashiers/${user.id}`, { badge: 'BADGE-0042' })
    expect(given.status).toBe(200)
    await page.locator('.tiles button').last().focus()
    await (await connectScanner(page)).scan('BADGE-0042')
    await page.locator('form input.amount').waitFor()
    expect(await page.locator('#pin-field').count()).toBe(0)
  })

  test('without a connection a cashier who signed in here before unlocks with the PIN, and no other', async ({
    visit,
    pakbon,
  }) => {
    const till = await openTillPage(visit, pakbon)
    const { page } = till
    await signInWithPin(till)
    await beginShift(till)
    await page.evaluate(() => navigator.serviceWorker.ready)
    await goOffline(page)
    await page.getByText(tillEn.connection.none).waitFor()
    await page.getByRole('button', { name: tillEn.lock.lock }).click()
    await page.getByRole('button', { name: 'Kassa storeCashier' }).last().click()
    await page.locator('#pin-field').fill('7391')
    await page.keyboard.press('Enter')
    await page.getByText(tillEn.lock.pinWrong).waitFor()
    await page.reload()
    await signInWithPin(till)
    await page.locator('#scan-field').waitFor()
    await goOnline(page)
    await page.getByText(tillEn.connection.there, { exact: true }).waitFor()
  })
})

describe('D60 the shift', () => {
  test('cash out with its reason; counted blind, closed with the difference as Z report', async ({ visit, pakbon }) => {
    const till = await openTillPage(visit, pakbon, { role: 'storeManager' })
    const { page } = till
    await signInWithPin(till)
    await page.locator('form input.amount').fill('150')
    await beginShift(till)
    await page.keyboard.press('F10')
    await page.getByRole('button', { name: tillEn.menu.cash }).click()
    await page.getByLabel(tillEn.shift.amount).fill('20,00')
    await page.getByLabel(tillEn.shift.reason).fill('Window cleaner')
    await expectAccessible(page)
    await page.keyboard.press('Enter')
    await page.getByText('Recorded:').waitFor()
    await page.getByRole('button', { name: tillEn.app.ok }).click()
    await page.keyboard.press('F10')
    await page.getByRole('button', { name: tillEn.menu.report }).click()
    await page.locator('[data-report=X]').getByText('Window cleaner', { exact: false }).waitFor()
    await expectAccessible(page)
    await page.keyboard.press('Escape')
    await page.keyboard.press('F10')
    await page.getByRole('button', { name: tillEn.menu.close }).click()
    await page.getByRole('button', { name: tillEn.shift.countHelp }).click()
    await page.getByLabel('€50.00').fill('2')
    await page.getByLabel('€5.00').fill('5')
    expect(await page.locator('[data-tender=CASH]').inputValue()).toBe('125.00')
    await page.locator('[data-tender=CARD]').fill('0')
    await page.locator('[data-tender=VOUCHER]').fill('0')
    await expectAccessible(page)
    await page.getByRole('button', { name: tillEn.shift.close }).click()
    const report = page.locator('[data-report=Z]')
    await report.waitFor()
    expect((await report.innerText()).replace(/\s+/g, ' ')).toContain(
      'Should be there €130.00 Counted €125.00 Difference -€5.00',
    )
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      report.getByRole('button', { name: tillEn.receipt.pdf }).click(),
    ])
    expect(file.suggestedFilename()).toBe(`${till.till.code}-Z000001.pdf`)
    expect((await textOf(await readFile(await file.path()))).join(' ')).toContain(`Z report ${till.till.code}-Z000001`)
    await expectAccessible(page)
    await page.getByRole('button', { name: tillEn.shift.done }).click()
    await page.locator('.tiles').waitFor()
  })
})
