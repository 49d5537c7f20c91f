import { readFile } from 'node:fs/promises'
import { describe, expect } from 'vitest'
import { makeOrder, shipFirstLine } from '#test/cast.ts'
import { test } from './fixtures.ts'
import { isFocused, openScanPage, prepareSlip } from './scan-page.ts'

describe('D24: many at once', () => {
  test('a pasted list: what is good, twice, held elsewhere and too many is told before anything is registered', async ({
    visit,
    pakbon,
    cast: _,
  }) => {
    await shipFirstLine(pakbon.world, await makeOrder(pakbon.world, ['CAMERA', 1]), 'many-held')
    const slip = await prepareSlip(pakbon, ['CAMERA', 3])
    const { page, field, registered } = await openScanPage(visit, pakbon, slip)
    await page.keyboard.press('F8')
    const dialog = page.getByRole('dialog')
    await expect.poll(() => isFocused(dialog.getByLabel('Serial numbers')), { message: 'ready to paste' }).toBe(true)
    await dialog.getByLabel('Serial numbers').fill('many-1\nmany-2\r\nmany-1\n\nmany-held\tmany-3\nmany-4\n')
    await dialog.getByRole('button', { name: 'Preview' }).click()
    await dialog.getByText('3 can be registered, 3 cannot.').waitFor()
    expect(await registered()).toEqual([])
    const rows = await dialog.getByRole('table').innerText()
    expect(rows).toContain('many-held')
    expect(rows).toMatch(/many-3\s+will be registered on line 1/)
    await dialog.getByRole('button', { name: 'Register 3' }).click()
    await dialog.getByText('3 registered, 3 refused.').waitFor()
    const [report] = await Promise.all([
      page.waitForEvent('download'),
      dialog.getByRole('button', { name: 'Save the report' }).click(),
    ])
    expect(await readFile(await report.path(), 'utf8')).toContain('"many-held"')
    await dialog.getByRole('button', { name: 'Close' }).click()
    expect(await registered()).toEqual(['many-1', 'many-2', 'many-3'])
    await expect.poll(() => page.locator('[data-total]').getAttribute('data-total')).toBe('3')
    await expect.poll(() => isFocused(field)).toBe(true)
  })

  test('five thousand pasted at once are there at once', async ({ visit, pakbon, cast: _ }) => {
    const slip = await prepareSlip(pakbon, ['CAMERA', 5000])
    const { page } = await openScanPage(visit, pakbon, slip)
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
    const list = Array.from({ length: 5001 }, (_each, index) => `five-${index}`).join('\r\n')
    await page.evaluate((text) => navigator.clipboard.writeText(text), list)
    await page.keyboard.press('F8')
    const dialog = page.getByRole('dialog')
    await expect.poll(() => isFocused(dialog.getByLabel('Serial numbers'))).toBe(true)
    await page.keyboard.press('Control+v')
    await dialog.getByRole('button', { name: 'Preview' }).click()
    await dialog.getByText('5000 can be registered, 1 cannot.').waitFor({ timeout: 20_000 })
    await dialog.getByRole('button', { name: 'Register 5000' }).click()
    await dialog.getByText('5000 registered, 1 refused.').waitFor({ timeout: 20_000 })
  })

  test('a list that is pasted into the scan field is no serial number: it opens as a list', async ({
    visit,
    pakbon,
    cast: _,
  }) => {
    const slip = await prepareSlip(pakbon, ['CAMERA', 3])
    const { page, field, registered } = await openScanPage(visit, pakbon, slip)
    const paste = (text: string) =>
      field.evaluate((one, pasted) => {
        const clipboardData = new DataTransfer()
        clipboardData.setData('text', pasted)
        return one.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
      }, text)
    expect(await paste('one-1\n'), 'one is left to the browser').toBe(true)
    expect(await paste('paste-1\r\npaste-2\tpaste-3\r\n')).toBe(false)
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('button', { name: 'Preview' }).click()
    await dialog.getByRole('button', { name: 'Register 3' }).click()
    await dialog.getByText('3 registered, 0 refused.').waitFor()
    expect(await registered()).toEqual(['paste-1', 'paste-2', 'paste-3'])
  })

  test('a range with its leading zeros; Remove takes a range off', async ({ visit, pakbon, cast: _ }) => {
    const slip = await prepareSlip(pakbon, ['CAMERA', 10])
    const { page, registered } = await openScanPage(visit, pakbon, slip, { language: 'nl' })
    const enter = async (first: string, last: string) => {
      await page.keyboard.press('F8')
      const dialog = page.getByRole('dialog')
      await dialog.getByRole('tab', { name: 'Reeks' }).click()
      await dialog.getByLabel('Voorvoegsel').fill('R-')
      await dialog.getByLabel('Eerste').fill(first)
      await dialog.getByLabel('Laatste').fill(last)
      await dialog.getByRole('button', { name: 'Voorbeeld' }).click()
      await dialog.getByRole('button', { name: /^\d+ (registreren|verwijderen)/ }).click()
      await dialog.getByRole('button', { name: 'Sluiten' }).click()
    }
    await enter('0008', '0012')
    expect(await registered()).toEqual(['R-0008', 'R-0009', 'R-0010', 'R-0011', 'R-0012'])
    await page.keyboard.press('F3')
    await enter('0009', '0011')
    expect(await registered()).toEqual(['R-0008', 'R-0012'])
  })

  test('a CSV file, with its heading; the template is a workbook that reads back', async ({
    visit,
    pakbon,
    cast: _,
  }) => {
    const slip = await prepareSlip(pakbon, ['CAMERA', 4])
    const { page, registered } = await openScanPage(visit, pakbon, slip)
    await page.keyboard.press('F8')
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('tab', { name: 'File' }).click()
    const choose = dialog.locator('input[type=file]')
    const csv = Buffer.from('\ufeffSerial number;Remark\r\n0001;a\r\n0002;b\r\n')
    await choose.setInputFiles({ name: 'serials.csv', mimeType: 'text/csv', buffer: csv })
    await dialog.getByRole('button', { name: 'Preview' }).click()
    await dialog.getByRole('button', { name: 'Register 2' }).click()
    await dialog.getByText('2 registered, 0 refused.').waitFor()
    const [template] = await Promise.all([
      page.waitForEvent('download'),
      dialog.getByRole('button', { name: 'Template' }).click(),
    ])
    await choose.setInputFiles({
      name: 'template.xlsx',
      mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      buffer: await readFile(await template.path()),
    })
    await dialog.getByRole('button', { name: 'Preview' }).click()
    await dialog.getByRole('button', { name: 'Register 1' }).click()
    await dialog.getByText('1 registered, 0 refused.').waitFor()
    expect(await registered()).toEqual(['0001', '0002', 'Example-0001'])
    await choose.setInputFiles({ name: 'broken.xlsx', mimeType: 'x', buffer: Buffer.from('no workbook') })
    await dialog.getByText('This file cannot be read.').waitFor()
  })

  test('a despatch advice goes to its lines, after the same preview; what is none is refused with its place', async ({
    visit,
    pakbon,
    cast: _,
  }) => {
    const slip = await prepareSlip(pakbon, ['CABLE', 1], ['CAMERA', 2], ['SENSOR', 1])
    const { page, registered } = await openScanPage(visit, pakbon, slip)
    await page.keyboard.press('F8')
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('tab', { name: 'File' }).click()
    const choose = dialog.locator('input[type=file]')
    const send = (name: string, xml: string) =>
      choose.setInputFiles({ name, mimeType: 'text/xml', buffer: Buffer.from(xml) })
    await send('order.xml', '<Order/>')
    await dialog.getByRole('button', { name: 'Preview' }).click()
    await dialog.locator('[data-code="IMPORT_NOT_DESPATCH_ADVICE"]').waitFor()
    await send('advice.xml', despatchAdvice(['CAMERA', 'X-1'], ['SENSOR', 'X-2'], ['OTHER', 'X-3']))
    await dialog.getByRole('button', { name: 'Preview' }).click()
    await dialog.getByText('is about item OTHER').waitFor()
    await dialog.getByRole('button', { name: 'Register 2' }).click()
    await dialog.getByText('2 registered, 1 refused.').waitFor()
    expect(await registered()).toEqual(['X-1', 'X-2'])
  })
})

describe('D14: a duplicate where the group only warns', () => {
  test('whoever may registers it with a reason; nobody else is offered to', async ({ visit, pakbon, cast: _ }) => {
    const administrator = pakbon.world.as('administrator')
    const { body: group } = await administrator.post('/tracking-dimension-groups', {
      code: 'WARNS',
      name: 'Warns',
      activeInSalesProcess: true,
      duplicatePolicy: 'warn',
    })
    await administrator.post('/products', {
      number: 'WARNED',
      name: 'warned',
      inventoryUnit: 'pc',
      salesUnit: 'pc',
      salesPrice: '1.00',
      taxCode: 'V21',
      trackingDimensionGroupId: group.id,
    })
    await shipFirstLine(pakbon.world, await makeOrder(pakbon.world, ['WARNED', 1]), 'dup-1')
    const slip = await prepareSlip(pakbon, ['WARNED', 1])
    const packer = await openScanPage(visit, pakbon, slip)
    await packer.scanner.scan('dup-1')
    await packer.told('refused')
    expect(await packer.page.getByRole('button', { name: 'Register it nevertheless' }).count()).toBe(0)
    const page = await visit('administrator', `/packing-slips/${slip.id}/serial-numbers`)
    await page.locator('#scan-field').waitFor()
    await page.keyboard.type('dup-1')
    await page.keyboard.press('Enter')
    await page.getByRole('button', { name: 'Register it nevertheless' }).click()
    await page.keyboard.press('Escape')
    await expect.poll(() => isFocused(page.locator('#scan-field'))).toBe(true)
    await page.getByRole('button', { name: 'Register it nevertheless' }).click()
    await page.getByRole('dialog').getByLabel('Reason').fill('the maker used it twice')
    await page.getByRole('dialog').getByRole('button', { name: 'Register it nevertheless' }).click()
    await page.locator('[data-completed="document"]').waitFor()
    expect(await packer.registered()).toEqual(['dup-1'])
  })
})

function despatchAdvice(...lines: readonly (readonly [product: string, serialNumber: string])[]): string {
  const ubl = 'urn:oasis:names:specification:ubl:schema:xsd'
  const items = lines.map(
    ([product, serialNumber]) => `<a:DespatchLine><a:Item>
      <a:SellersItemIdentification><b:ID>${product}</b:ID></a:SellersItemIdentification>
      <a:ItemInstance><b:SerialID>${serialNumber}</b:SerialID></a:ItemInstance>
    </a:Item></a:DespatchLine>`,
  )
  return `<DespatchAdvice xmlns="${ubl}:DespatchAdvice-2" xmlns:a="${ubl}:CommonAggregateComponents-2"
    xmlns:b="${ubl}:CommonBasicComponents-2"><b:ID>DA-1</b:ID>${items.join('')}</DespatchAdvice>`
}
