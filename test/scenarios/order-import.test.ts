import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { codesOf, makeCast } from '#test/cast.ts'
import {
  csvHeaders,
  csvLines,
  imported,
  importFiles,
  numbersOf,
  orderOf,
  rowsOf,
  textsOf,
  ublFile,
  ublProduct,
} from '#test/order-files.ts'
import { openWorld, type World } from '#test/world.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
  await makeCast(world)
})
afterAll(() => world.close())

describe('CSV of Dynamics 365', () => {
  const table = (mark: string, ...rows: readonly (readonly string[])[]) =>
    rows.map((row) => row.join(mark)).join('\r\n')
  const headerColumns = [
    'SalesOrderNumber',
    'OrderingCustomerAccountNumber',
    'CurrencyCode',
    'OrderCreationDateTime',
    'DeliveryAddressCity',
  ]
  const lineColumns = [
    'SalesOrderNumber',
    'LineCreationSequenceNumber',
    'ItemNumber',
    'OrderedSalesQuantity',
    'SalesPrice',
  ]

  test.each([
    ['CSV-1', ';', '1234,50'],
    ['CSV-2', ',', '"1,234.50"'],
    ['CSV-3', '\t', '1234.50'],
  ])('%s: headers and lines, separated by %j, with a byte order mark', async (number, mark, price) => {
    const headers = table(mark, headerColumns, [number, 'JANSEN', 'USD', '2026-01-31', 'Delft'])
    const lines = table(mark, lineColumns, [number, '10', 'CABLE', '3', price], [number, '20', 'NEW', '1', '7'])
    const answer = await imported(world, ['h.csv', `\uFEFF${headers}`], ['l.csv', `\uFEFF${lines}`])
    expect(answer.imported).toMatchObject([
      { number, customerNumber: 'JANSEN', customerOrderNumber: null, lines: 2, file: 'h.csv', line: 2 },
    ])
    expect(await orderOf(world, answer.imported[0])).toMatchObject({
      number,
      currency: 'USD',
      orderedOn: '2026-01-31',
      deliveryAddress: { city: 'Delft' },
      lines: [
        { lineNumber: 10, productNumber: 'CABLE', quantity: 3, salesPrice: '1234.5', netAmount: '3703.50' },
        { lineNumber: 20, productNumber: 'NEW', quantity: 1, salesPrice: '7', taxPercentage: '0' },
      ],
    })
  })

  test('one file in which every row is a line with its header', async () => {
    const columns =
      'SalesOrderNumber,OrderingCustomerAccountNumber,CurrencyCode,ItemNumber,OrderedSalesQuantity,SalesPrice'
    const rows = ['BOTH-1,JANSEN,EUR,CABLE,1,1', 'BOTH-1,JANSEN,EUR,CABLE,2,1', 'BOTH-2,SMITH,EUR,CABLE,3,1']
    const answer = await imported(world, ['both.csv', [columns, ...rows].join('\n')])
    expect(answer.imported).toMatchObject([
      { number: 'BOTH-1', customerNumber: 'JANSEN', lines: 2 },
      { number: 'BOTH-2', customerNumber: 'SMITH', lines: 1 },
    ])
  })
})

describe('an order that is here already', () => {
  const files = [csvHeaders('AGAIN;JANSEN;EUR'), csvLines('AGAIN;1;CABLE;2;3;', 'AGAIN;2;CABLE;1;3;')]

  test('changes nothing, also where it was changed here since', async () => {
    const [order] = (await imported(world, ...files)).imported
    const [line] = (await orderOf(world, order)).lines
    await world.as('salesClerk').patch(`/sales-orders/${order.id}/lines/${line.id}`, { quantity: 5 })
    const before = await rowsOf(world)
    expect(await imported(world, ...files)).toMatchObject({
      imported: [],
      unchanged: [{ id: order.id, number: 'AGAIN' }],
    })
    expect(await rowsOf(world)).toEqual(before)
    expect((await orderOf(world, order)).lines).toMatchObject([{ quantity: 5 }, { quantity: 1 }])
  })

  test('and has something else in it is refused, naming what by line, in two languages', async () => {
    const other = [csvHeaders('AGAIN;SMITH;EUR'), csvLines('AGAIN;1;CABLE;5;4;', 'AGAIN;3;CABLE;1;3;')]
    const before = await rowsOf(world)
    expect(textsOf(await importFiles(world, other)).map((text) => text.split('. ')[0])).toEqual([
      'headers.csv, line 2: Order AGAIN is here already, and its customerNumber is “JANSEN”; the file says “SMITH”',
      'lines.csv, line 2: Order AGAIN is here already, and its lines[1].salesPrice is “3”; the file says “4”',
      'lines.csv, line 3: Order AGAIN is here already, and its lines[3] is “-”; the file says “1 pc CABLE”',
      'headers.csv, line 2: Order AGAIN is here already, and its lines[2] is “1 pc CABLE”; the file says “-”',
    ])
    const dutch = await importFiles(world, other, {}, { 'accept-language': 'nl' })
    expect(new Set(codesOf(dutch))).toEqual(new Set(['IMPORT_ORDER_DIFFERS']))
    expect(textsOf(dutch)[0]).toMatch(/^headers\.csv, regel 2: Order AGAIN is er al, met voor customerNumber “JANSEN”/)
    expect(await rowsOf(world)).toEqual(before)
  })

  test('is the same where people typed it in with its number', async () => {
    const order = { number: 'TYPED', customerNumber: 'JANSEN', orderedOn: '2026-03-02' }
    const typed = { productNumber: 'CABLE', quantity: 2, salesPrice: '3.00' }
    await world.as('salesClerk').post('/sales-orders', { ...order, lines: [typed] })
    const answer = await imported(world, csvHeaders('TYPED;JANSEN;EUR'), csvLines('TYPED;1;CABLE;2;3;'))
    expect([answer.imported, numbersOf(answer.unchanged)]).toEqual([[], ['TYPED']])
  })

  test('has a code and a rule for each thing that differs', async () => {
    const answer = await importFiles(world, [
      csvHeaders('AGAIN;JANSEN;USD'),
      csvLines('AGAIN;1;CABLE;5;3;', 'AGAIN;2;CABLE;1;3;'),
    ])
    expect(answer.body.refusals).toMatchObject([
      {
        code: 'IMPORT_ORDER_DIFFERS',
        rule: 'D24',
        details: { file: 'headers.csv', line: 2, order: 'AGAIN', field: 'currency', expected: 'EUR', value: 'USD' },
      },
    ])
  })

  test('in another company is nobody else’s business', async () => {
    const other = await world.secondCompany('DERDE')
    expect((await imported(other, ...files)).imported).toHaveLength(1)
  })

  test('of the company’s number is stepped over by the series, in one import too', async () => {
    const next = (await imported(world, ublFile('SERIES-1', ublProduct('CABLE')))).imported[0].number.replace(
      /\d+$/,
      (digits: string) => String(Number(digits) + 1).padStart(digits.length, '0'),
    )
    const files = [csvHeaders(`${next};JANSEN;EUR`), csvLines(`${next};1;CABLE;2;3;`)]
    const answer = await imported(world, ...files, ublFile('SERIES-2', ublProduct('CABLE')))
    const numbers = numbersOf(answer.imported)
    expect([numbers.length, new Set(numbers).size, numbers.includes(next)]).toEqual([2, 2, true])
  })

  test('a customer’s own number twice is one more order, and told', async () => {
    await imported(world, ublFile('PO-1', ublProduct('CABLE')))
    const answer = await imported(world, ublFile('PO-1', ublProduct('CABLE', { quantity: '11' })))
    expect(answer.notes).toMatchObject([{ code: 'IMPORT_SAME_NUMBER', details: { order: 'PO-1', customer: '871234' } }])
    expect(answer.imported).toMatchObject([{ customerOrderNumber: 'PO-1' }])
    const files = [ublFile('PO-1', ublProduct('CABLE', { quantity: '12' }))]
    const dutch = await importFiles(world, files, {}, { 'accept-language': 'nl' })
    expect(dutch.body.notes[0].text).toMatch(
      /^PO-1\.xml, regel 2: Klant 871234 heeft al een andere order met nummer PO-1/,
    )
  })
})

test('a bad file changes nothing, whatever comes with it, and names each fault with its line', async () => {
  const before = await rowsOf(world)
  const files = [
    ublFile('GOOD', ublProduct('CABLE')),
    csvHeaders('BAD-1;JANSEN;euro', 'BAD-2;;EUR'),
    csvLines('BAD-1;1;CABLE;0;3;', 'BAD-2;1;;2;x;', 'BAD-3;1;CABLE;2;3;'),
    ublFile('CUT', ublProduct('CABLE').slice(0, -30)),
  ]
  const answer = await importFiles(world, files)
  expect(answer.status).toBe(409)
  const places = (answer.body.refusals as { code: string; details: { file: string; line: number } }[]).map(
    ({ code, details }) => [details.file, details.line, code],
  )
  expect(places).toEqual([
    ['headers.csv', 2, 'IMPORT_VALUE'],
    ['headers.csv', 3, 'IMPORT_VALUE_MISSING'],
    ['lines.csv', 2, 'IMPORT_VALUE'],
    ['lines.csv', 3, 'IMPORT_VALUE'],
    ['lines.csv', 3, 'IMPORT_VALUE_MISSING'],
    ['lines.csv', 4, 'IMPORT_NO_HEADER'],
    ['CUT.xml', expect.any(Number), 'IMPORT_MALFORMED'],
  ])
  const dutch = textsOf(await importFiles(world, files, {}, { 'accept-language': 'nl' }))
  expect(dutch.every((text, index) => text.startsWith(`${places[index]?.[0]}, regel ${places[index]?.[1]}: `))).toBe(
    true,
  )
  expect(await rowsOf(world)).toEqual(before)
})

describe('odd and hostile files', () => {
  const hostile: readonly (readonly [what: string, status: number, code: string, name: string, content: string])[] = [
    ['half a character in the name', 400, 'REQUEST_SHAPE', '\ud800.xml', 'x'],
    ['NUL in the name', 400, 'REQUEST_SHAPE', 'a\0.xml', 'x'],
    ['an escape sequence in the name', 400, 'REQUEST_SHAPE', '\u001b[31m.xml', 'x'],
    ['NUL in the text', 409, 'IMPORT_CHARACTER', 'a.csv', 'SalesOrderNumber\0'],
    [
      'a day that no calendar has',
      409,
      'IMPORT_VALUE',
      'PO-0.xml',
      ublFile('PO-0', ublProduct('CABLE'))[1].replace('2026-', '0000-'),
    ],
    ['more than 10 MB', 409, 'IMPORT_TOO_LARGE', 'a.csv', 'x'.repeat(10 * 1024 * 1024 + 1)],
    ['more than a request may have', 413, 'REQUEST_TOO_LARGE', 'a.csv', 'x'.repeat(14 * 1024 * 1024)],
  ]
  test.each(hostile)('%s: %i %s', async (_what, status, code, name, content) => {
    const answer = await importFiles(world, [[name, content]])
    expect([answer.status, codesOf(answer)[0]]).toEqual([status, code])
  })

  test('half a character in the text is kept as a replacement character', async () => {
    const [, content] = ublFile('PO-\udfff', ublProduct('CABLE'))
    const { imported: orders } = await imported(world, ['📦.xml', content])
    expect(orders).toMatchObject([{ customerOrderNumber: 'PO-\ufffd' }])
  })
})

describe('at once, and at large', () => {
  test('of eight imports of one file at once one comes in, and the others find it', async () => {
    const files = [
      ublFile('RACE', ublProduct('RACED', { quantity: '3' })),
      csvHeaders('RACE-2;RACER;EUR'),
      csvLines('RACE-2;1;RACED;1;1;'),
    ]
    const before = await rowsOf(world)
    const answers = await Promise.all(Array.from({ length: 8 }, () => imported(world, ...files)))
    expect(answers.map((answer) => [answer.imported.length, answer.unchanged.length]).sort()).toEqual([
      ...Array.from({ length: 7 }, () => [0, 2]),
      [2, 0],
    ])
    const added = { sales_order: 2, sales_order_line: 2, product: 1, barcode: 0, customer: 1, event: 4 }
    expect(await rowsOf(world)).toEqual(
      Object.fromEntries(Object.entries(added).map(([table, count]) => [table, (before[table] ?? 0) + count])),
    )
  })

  test('a repeated request is answered as the first was', async () => {
    const send = () =>
      importFiles(world, [ublFile('KEYED', ublProduct('CABLE'))], {}, { 'idempotency-key': 'import-keyed' })
    const first = await send()
    expect([first.status, first.body.imported.length]).toEqual([200, 1])
    expect((await send()).body).toEqual(first.body)
  })

  test('10,000 lines of 2,000 orders take no more queries than one', async () => {
    const queries = vi.spyOn(pg.Client.prototype, 'query')
    const count = async (name: string, orders: number) => {
      const numbers = Array.from({ length: orders }, (_, index) => `${name}-${index}`)
      const rows = numbers.flatMap((number, index) =>
        [1, 2, 3, 4, 5].map((line) => `${number};${line};${name}-P${(index * 5 + line) % 700};${line};12,5;`),
      )
      const headers = csvHeaders(...numbers.map((number, index) => `${number};${name}-C${index % 90};EUR`))
      const before = queries.mock.calls.length
      const options = { 'idempotency-key': name }
      const { status, body } = await importFiles(world, [headers, csvLines(...rows)], {}, options)
      expect([status, body.imported.length]).toEqual([200, orders])
      return queries.mock.calls.length - before
    }
    await count('WARM', 1)
    const one = await count('ONE', 1)
    expect([one <= 20, await count('MANY', 2000)]).toEqual([true, one])
    queries.mockRestore()
  })

  test('D75 the duty is needed', async () => {
    const { status, body } = await world.as('shippingClerk').post('/sales-orders/imports', { files: [] })
    expect([status, body.refusals[0].details]).toEqual([403, { duties: ['maintainSalesOrders'] }])
  })
})
