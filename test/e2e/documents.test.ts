import { readFile } from 'node:fs/promises'
import type { Download, Page } from 'playwright-core'
import { readSheet } from 'read-excel-file/node'
import { describe, expect } from 'vitest'
import { makeOrder, shipFirstLine } from '#test/cast.ts'
import { textOf } from '#test/pdf.ts'
import type { World } from '#test/world.ts'
import { expectAccessible } from './accessible.ts'
import { test } from './fixtures.ts'

const bytesOf = async (download: Download) => readFile(await download.path())

/** What is printed comes to a tab of its own, where the browser shows it. Answers the print that it is. */
async function printedBy(world: World, page: Page, press: () => Promise<void>): Promise<Buffer> {
  await page.getByRole('button', { name: /^(Print|Afdrukken)$/ }).waitFor()
  const tab = page.context().waitForEvent('page')
  const answered = page.waitForResponse(/\/prints\/[^/]+\.pdf$/)
  await press()
  const opened = await tab
  const { pathname } = new URL((await answered).url())
  await expect.poll(() => opened.url()).toMatch(/^blob:/)
  await opened.close()
  return (await world.as('auditor').get(pathname.replace('/api/v1', ''))).bytes
}

describe('D80: a posted document', () => {
  test('is printed with Ctrl+P, and every print stays to be opened', async ({ visit, pakbon: { world }, cast: _ }) => {
    const slip = await shipFirstLine(world, await makeOrder(world, ['CAMERA', 2]), 'doc-1', '<b>2</b>')
    const page = await visit('shippingClerk', `/packing-slips/${slip.id}`)
    const first = await printedBy(world, page, () => page.keyboard.press('Control+p'))
    expect((await textOf(first))[0]).toContain('doc-1, <b>2</b>')
    const second = await printedBy(world, page, () => page.getByRole('button', { name: 'Print', exact: true }).click())
    expect((await textOf(second))[0]).toContain('KOPIE')
    await page.getByRole('button', { name: 'Prints and e-mails' }).click()
    const prints = page.getByRole('button', { name: /^Print of/ })
    expect(await prints.count()).toBe(2)
    const again = await printedBy(world, page, () => prints.last().click())
    expect(again.equals(first)).toBe(true)
    await expectAccessible(page)
  })

  test('D41 that changed since its print says so, and a new print takes that away', async ({
    visit,
    pakbon: { world },
    cast: _,
  }) => {
    const slip = await shipFirstLine(world, await makeOrder(world, ['CAMERA', 1]), 'doc-10')
    await world.as('shippingClerk').post(`/packing-slips/${slip.id}/prints`)
    const { items } = (await world.as('shippingClerk').get(`/packing-slips/${slip.id}/registrations`)).body
    const correction = { serialNumber: 'doc-11', reason: 'misread' }
    await world.as('salesClerk').post(`/registrations/${items[0].id}/corrections`, correction)
    const page = await visit('shippingClerk', `/packing-slips/${slip.id}`, { language: 'nl' })
    const badge = page.getByText('gewijzigd sinds', { exact: false })
    await badge.waitFor()
    const print = await printedBy(world, page, () =>
      page.getByRole('button', { name: 'Afdrukken', exact: true }).click(),
    )
    expect((await textOf(print))[0]).toMatch(/Serienummers gewijzigd op .*doc-11/s)
    await badge.waitFor({ state: 'detached' })
  })

  test('is kept as labels, lists and an electronic document, or its refusal says what is missing', async ({
    visit,
    pakbon: { world },
    cast: _,
  }) => {
    const slip = await shipFirstLine(world, await makeOrder(world, ['CAMERA', 2]), 'doc-20', '000021')
    const page = await visit('shippingClerk', `/packing-slips/${slip.id}`)
    const keep = async (name: string) => {
      await page.getByRole('button', { name: `More forms of ${slip.number}` }).press('Enter')
      const downloaded = page.waitForEvent('download')
      await page.getByRole('menuitem', { name }).click()
      return bytesOf(await downloaded)
    }
    expect(await textOf(await keep('Labels of the units (PDF)'))).toHaveLength(2)
    expect(String(await keep('Labels of the units (ZPL)'))).toContain('^XA')
    const sheet = await readSheet(await keep('Serial numbers (Excel)'))
    expect(sheet.slice(1).map((row) => row[5])).toEqual(['doc-20', '000021'])
    await page.getByRole('button', { name: `More forms of ${slip.number}` }).press('Enter')
    await page.getByRole('menuitem', { name: 'Electronic document (UBL)' }).click()
    await page.locator('[data-code="E_DOCUMENT_INCOMPLETE"]').waitFor()
    await expectAccessible(page)
  })

  test('is not sent where the server has no mail, and the dialog says what to do', async ({
    visit,
    pakbon: { world },
    cast: _,
  }) => {
    const slip = await shipFirstLine(world, await makeOrder(world, ['CAMERA', 1]), 'doc-30')
    const page = await visit('shippingClerk', `/packing-slips/${slip.id}`, { device: 'phone', language: 'nl' })
    await page.getByRole('button', { name: `Meer vormen van ${slip.number}` }).click()
    await page.getByRole('menuitem', { name: 'Per e-mail versturen' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('Ontvanger').fill('inkoop@jansen.example')
    await page.keyboard.press('Enter')
    await dialog.locator('[data-code="MAIL_NOT_SET_UP"]').waitFor()
    await expectAccessible(page)
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390)
  })

  test('is printed by who reads it, and sent by who makes it', async ({ visit, pakbon: { world }, cast: _ }) => {
    const slip = await shipFirstLine(world, await makeOrder(world, ['CAMERA', 1]), 'doc-40')
    const page = await visit('auditor', `/packing-slips/${slip.id}`)
    await page.getByRole('button', { name: 'Print', exact: true }).waitFor()
    await page.getByRole('button', { name: `More forms of ${slip.number}` }).press('Enter')
    await page.getByRole('menuitem', { name: 'Serial numbers (CSV)' }).waitFor()
    expect(await page.getByRole('menuitem', { name: 'Send by e-mail' }).count()).toBe(0)
  })

  test('an invoice too', async ({ visit, pakbon: { world }, cast: _ }) => {
    const order = await makeOrder(world, ['CAMERA', 1])
    await shipFirstLine(world, order, 'doc-50')
    const clerk = world.as('accountsReceivableClerk')
    const { id } = (await clerk.post('/invoices', { salesOrderId: order.id })).body
    await clerk.post(`/invoices/${id}/posting`)
    const page = await visit('accountsReceivableClerk', `/invoices/${id}`)
    const print = await printedBy(world, page, () => page.keyboard.press('Control+p'))
    expect((await textOf(print))[0]).toMatch(/Factuur INV-.*doc-50/s)
  })
})
