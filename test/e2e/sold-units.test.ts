import { readFile } from 'node:fs/promises'
import { readSheet } from 'read-excel-file/node'
import { describe, expect } from 'vitest'
import { xlsxFile } from '#http/xlsx-file.ts'
import { expectAccessible } from './accessible.ts'
import { test } from './fixtures.ts'

const csv = (...lines: readonly string[]) => Buffer.from(lines.join('\r\n'))
const head = 'Serienummer;Artikelnummer;Klantnummer;Factuur;Factuurdatum;Garantie tot en met;Kleur'

async function workbook(rows: readonly (readonly string[])[]): Promise<Buffer> {
  async function* pages() {
    yield rows.slice(1)
  }
  const chunks = await xlsxFile('x', rows[0] ?? [], pages()).stream.toArray()
  return Buffer.concat(chunks)
}

describe('units that were sold before Pakbon', () => {
  test('are reviewed and imported by keyboard, in Dutch, with the refused ones as a workbook', async ({
    visit,
    pakbon: { world },
    cast: _,
  }) => {
    const page = await visit('administrator', '/sold-units', { language: 'nl' })
    await page.getByRole('heading', { name: 'Exemplaren verkocht vóór Pakbon' }).waitFor()
    await page.getByLabel('Werkmap (XLSX) of CSV').setInputFiles({
      name: 'verkocht.csv',
      mimeType: 'text/csv',
      buffer: csv(
        head,
        '0001;CAMERA;JANSEN;F1;31-01-2019;31-12-2030;zwart',
        '0002;CAMERA;JANSEN;F1;31-01-2019;;zwart',
        '0003;CAMERA;NIEMAND;F2;31-01-2019;;zwart',
        '0001;CAMERA;JANSEN;F3;31-01-2019;;wit',
      ),
    })
    const button = page.getByRole('button', { name: '2 exemplaren importeren' })
    await button.waitFor()
    await page.getByText('Deze kolommen worden niet gelezen: Kleur.').waitFor()
    await page.getByText('Er is geen klant NIEMAND.').waitFor()
    await page.getByRole('cell', { name: /0001 staat al in rij 2 van het bestand/ }).waitFor()
    await expectAccessible(page)
    const report = page.waitForEvent('download')
    await page.getByRole('button', { name: 'Geweigerde rijen als werkmap' }).press('Enter')
    const rows = await readSheet(await readFile(await (await report).path()))
    expect(rows.map((row) => [row[0], row[1], row[3]])).toEqual([
      ['Rij', 'Serienummer', 'Klantnummer'],
      [4, '0003', 'NIEMAND'],
      [5, '0001', 'JANSEN'],
    ])
    await button.press('Enter')
    await page.getByText('2 exemplaren geïmporteerd.').waitFor()
    await page.getByRole('link', { name: 'De facturen tonen' }).press('Enter')
    await page.getByRole('link', { name: 'F1', exact: true }).press('Enter')
    await page.getByText('Deze factuur is vóór Pakbon gemaakt').waitFor()
    expect(await page.getByRole('button', { name: 'Afdrukken' }).count()).toBe(0)
    await expectAccessible(page)
    const { body } = await world.as('administrator').get('/serial-numbers/trace?serial=0001')
    expect(body.exact).toMatchObject({ soldBefore: true, invoice: { number: 'F1' } })
  })

  test('on a phone: a workbook, what cannot be read, and a file that is left', async ({ visit, cast: _ }) => {
    const page = await visit('administrator', '/sold-units', { device: 'phone' })
    const choose = page.getByLabel('Workbook (XLSX) or CSV')
    const files = [
      ['latin1.csv', Buffer.from('Serial;Product;Klant\xe9', 'latin1'), 'The file is not in UTF-8.'],
      ['half.csv', csv('Serial number;Product number', '1;2'), 'no column for: Customer number, Invoice number'],
      ['head.csv', csv(head), 'The file has no rows below'],
      ['broken.xlsx', Buffer.from('PK no workbook'), 'cannot be read as a workbook'],
    ] as const
    for (const [name, buffer, text] of files) {
      await choose.setInputFiles({ name, mimeType: 'x', buffer })
      await page.getByText(text).waitFor()
    }
    const buffer = await workbook([
      ['Serial number', 'Product number', 'Customer number', 'Invoice', 'Invoice date'],
      ['X-1', 'CAMERA', 'SMITH', 'F9', '2019-01-31'],
    ])
    await choose.setInputFiles({ name: 'sold.xlsx', mimeType: 'x', buffer })
    await page.getByRole('button', { name: 'Import 1 unit' }).waitFor()
    await expectAccessible(page)
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
    await page.getByRole('button', { name: 'Do not import' }).click()
    expect(await page.getByRole('button', { name: 'Import 1 unit' }).count()).toBe(0)
  })
})
