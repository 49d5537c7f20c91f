import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { xlsxFile } from '#http/xlsx-file.ts'
import { makeCast } from '#test/cast.ts'
import { buildApplication } from '#test/database.ts'
import { openWorld, type World } from '#test/world.ts'
import { pakbon } from './pakbon.ts'

// Each command is a process of its own, which takes its time on a busy machine.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 })

let world: World
let folder: string

beforeAll(async () => {
  await buildApplication()
  world = await openWorld()
  await makeCast(world)
  folder = await mkdtemp(join(tmpdir(), 'pakbon-sold-'))
})
afterAll(async () => {
  await rm(folder, { recursive: true })
  await world.close()
})

const run = (...words: readonly string[]) =>
  pakbon(['import-sold-units', '--language', 'en', ...words], { DATABASE_URL: world.ownerUrl })
const fileOf = async (name: string, content: string | Buffer) => {
  await writeFile(join(folder, name), content)
  return join(folder, name)
}
const head = 'serialNumber;product;customer;invoiceNumber;invoiceOn;price'

test('a preview tells what would become of each row, and imports nothing', async () => {
  const file = await fileOf(
    'preview.csv',
    `${head}\n00-1;CAMERA;JANSEN;F1;2019-01-31;9,95\n00-2;NONE;JANSEN;F1;2019-01-31;\n`,
  )
  const { status, stdout } = await run(file, '--preview')
  expect(status).toBe(1)
  expect(stdout).toMatch(/Row +Serial number +Reason\n +3 +00-2 +There is no product with number or barcode NONE/)
  expect(stdout).toMatch('preview.csv: 2 rows, 1 would be imported on 1 invoice, 0 here already, 1 refused.')
  const { body } = await world.as('administrator').get('/invoices?kind=imported')
  expect(body.items).toEqual([])
})

test('CSV and workbooks are imported; none of a file where all or nothing is asked for', async () => {
  const bad = await fileOf('bad.csv', `${head}\n01-1;CAMERA;JANSEN;F2;2019-01-31;\n01-2;NONE;JANSEN;F2;2019-01-31;\n`)
  const none = await run(bad, '--all-or-nothing')
  expect(none.status).toBe(1)
  expect(none.stdout).toMatch('0 imported on 1 invoice, 0 here already, 1 refused. Nothing was imported.')
  async function* rows() {
    yield [['0002', '9520000002008', 'SMITH', 'F3', '31-01-2019', '']]
  }
  const chunks = await xlsxFile('x', head.split(';'), rows(), 'text').stream.toArray()
  const workbook = await fileOf('good.xlsx', Buffer.concat(chunks))
  const both = await run(workbook, bad, '--json', '--progress')
  expect(both.status).toBe(1)
  expect(both.stderr).toMatch(/Reading good\.xlsx: 1 of 1\nImporting good\.xlsx: 1 of 1/)
  expect(JSON.parse(both.stdout)).toMatchObject([
    { fileName: 'good.xlsx', state: 'posted', imported: 1, refusedRows: [] },
    { fileName: 'bad.csv', imported: 1, refused: 1, refusedRows: [{ row: 3 }] },
  ])
  const again = await run(workbook)
  expect(again).toMatchObject({
    status: 0,
    stdout: expect.stringContaining('0 imported on 0 invoices, 1 here already'),
  })
  const { body } = await world.as('administrator').get('/serial-numbers/trace?serial=0002')
  expect(body.exact).toMatchObject({ soldBefore: true, customerNumber: 'SMITH', deliveredOn: '2019-01-31' })
})

test.each([
  ['latin1.csv', Buffer.from('serialNumber;Kl\xe9', 'latin1'), /is not in UTF-8/],
  ['no-columns.csv', 'serialNumber;product\n1;2\n', /no column customer, invoiceNumber, invoiceOn/],
  ['twice.csv', `${head};Serial number\n`, /more than one column serialNumber/],
  ['empty.csv', head, /no rows below/],
  ['broken.xlsx', 'PK no workbook', /is no workbook/],
  ['quotes.csv', `${head}\n"1;2`, /is no CSV/],
])('%s is refused before anything is sent', async (name, content, reason) => {
  const { status, stderr } = await run(await fileOf(name, content))
  expect(status).toBe(2)
  expect(stderr).toMatch(reason)
})
