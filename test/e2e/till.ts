import type { Page } from 'playwright-core'
import { openTill, type TestTill, type TillOptions } from '#test/till.ts'
import type { Visit, Visitor } from './fixtures.ts'
import { lineOf } from './line.ts'
import type { Pakbon } from './pakbon.ts'

/** A page that is a till of its own. */
export interface TillOnPage extends TestTill {
  readonly page: Page
}

let made = 0

/** The code of a till that is not there yet. */
export function nextCode(): string {
  made += 1
  return `E${made}`
}

/** Opens a till on a device of its own, as far as the choice of who signs in. */
export async function openTillPage(
  visit: Visitor,
  { world }: Pakbon,
  { role, ...about }: Pick<TillOptions, 'role'> & Visit = {},
): Promise<TillOnPage> {
  const till = await openTill(world, { code: nextCode(), ...(role ? { role } : {}) })
  const language = about.language ?? 'en'
  await till.client.patch('/me', { language })
  const page = await visit(null, '/till', about)
  await page.evaluate((chosen) => localStorage.setItem('pakbon.till.language', chosen), language)
  await keepCookie(page, till.device)
  await page.reload()
  await page.locator('.tiles').waitFor()
  return { ...till, page }
}

/** The cashier signs in with the PIN, by the keys of the page. */
export async function signInWithPin({ page, pin }: TillOnPage, name = /^\w*\s*Kassa/): Promise<void> {
  await page.getByRole('button', { name }).last().click()
  await page.locator('#pin-field').fill(pin)
  await page.keyboard.press('Enter')
  await page.locator('#pin-field').waitFor({ state: 'detached' })
}

/** The shift is opened with what the till proposes. */
export async function beginShift({ page }: TillOnPage): Promise<void> {
  await page.locator('form button[type=submit]').click()
  await page.locator('#scan-field').waitFor()
}

/** A device keeps the cookie that makes it a till. */
export async function keepCookie(page: Page, cookie: string): Promise<void> {
  const [name = '', value = ''] = cookie.split(/=(.*)/s)
  await page.context().addCookies([{ name, value, url: lineOf(page).url, httpOnly: true, sameSite: 'Strict' }])
}

/** A till on which the shift is open and the products are known. */
export async function openSale(
  visit: Visitor,
  pakbon: Pakbon,
  about: Pick<TillOptions, 'role'> & Visit = {},
): Promise<TillOnPage> {
  const till = await openTillPage(visit, pakbon, about)
  await signInWithPin(till)
  await beginShift(till)
  await till.page.locator('.sale[data-products]:not([data-products="0"])').waitFor()
  return till
}

/** Types into the field of the sale, and ends the entry. */
export async function enter({ page }: Pick<TillOnPage, 'page'>, ...entries: readonly string[]): Promise<void> {
  for (const entry of entries) {
    await page.locator('#scan-field').fill(entry)
    await page.keyboard.press('Enter')
  }
}

/** Pays for the ticket by the keys; by card by itself. Answers the number of the receipt as the till tells it. */
export async function payByKeys({ page }: Pick<TillOnPage, 'page'>, key: 'F2' | 'F3' = 'F3'): Promise<string> {
  await page.keyboard.press('Control+Enter')
  await page.locator('.pay-page').waitFor()
  await page.keyboard.press(key)
  const done = page.locator('.done')
  await done.waitFor({ timeout: 30_000 })
  return (await done.getAttribute('data-receipt')) ?? ''
}

/** The receipts of a till that the server has, the first first. */
export async function receiptsOf({ client, till }: TestTill): Promise<readonly ReceiptTold[]> {
  const { body } = await client.get(`/receipts?tillId=${till.id}&limit=200&sort=postedAt`)
  return body.items
}

interface ReceiptTold {
  readonly id: string
  readonly number: string
  readonly grossAmount: string
  readonly offline: boolean
}

/** How many tickets of a till the server has open. */
export async function openTickets({ client, till }: TestTill): Promise<number> {
  const { body } = await client.get(`/register-sales?state=open&tillId=${till.id}`)
  return body.items.length
}
