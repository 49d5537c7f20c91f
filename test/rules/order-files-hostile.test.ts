import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { maximumFileSize } from '#exchange/decode-text.ts'
import { brief, read, ublHead, ublLine, ublOrder, ublRoot } from './order-documents.ts'

const csv = 'SalesOrderNumber;OrderingCustomerAccountNumber;CurrencyCode;ItemNumber;OrderedSalesQuantity;SalesPrice\n'
const csvRow = 'SO-1;C1;EUR;A1;2;3\n'
const bytes = (...parts: readonly (string | readonly number[])[]) =>
  Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part) : Uint8Array.from(part))))
const filled = (start: string, piece: string, end = '') =>
  start + piece.repeat(Math.floor((maximumFileSize - start.length - end.length) / piece.length)) + end
const laughs = Array.from({ length: 12 }, (_, level) => `<!ENTITY a${level + 1} "${`&a${level};`.repeat(10)}">`).join(
  '',
)
const doctype = (subset: string, use: string) =>
  `<?xml version="1.0"?>\n<!-- an order -->\n<!DOCTYPE Order ${subset}>\n${ublRoot.split('\n').slice(1).join('\n')}<cbc:ID>${use}</cbc:ID></Order>`

describe('a document type is refused before anything of it is read', () => {
  test.each([
    ['billion laughs', doctype(`[<!ENTITY a0 "ha">${laughs}]`, '&a12;')],
    ['a file of the server', doctype('[<!ENTITY file SYSTEM "file:///etc/passwd">]', '&file;')],
    ['an address on the network', doctype('SYSTEM "http://127.0.0.1:9/order.dtd"', '')],
    ['a parameter entity', doctype('[<!ENTITY % p SYSTEM "file:///dev/zero"> %p;]', '')],
    ['one behind a comment that looks closed', '<?xml version="1.0"?>\n\n<!--><?x --><!DOCTYPE a []><a><?x ?></a>'],
    ['one of ten megabytes', filled('<?xml version="1.0"?>\n\n<!DOCTYPE a [', '<!ENTITY a "aaaaaaaaaa">')],
  ])('%s', (_name, text) => {
    const content = bytes(text)
    const { orders, faults } = read(content)
    expect(leastWork(() => read(content), 100)).toBeLessThan(100)
    expect(orders).toEqual([])
    expect(brief(faults)).toEqual([[3, 'IMPORT_DOCTYPE', {}]])
  })

  test.each(['&xxe;', '&__proto__;', '&constructor;', '&nbsp;'])('%s means nothing without one', (entity) => {
    const { faults } = read(ublOrder({ head: ublHead.replace('PO-7', entity) }))
    expect(brief(faults)).toEqual([[5, 'IMPORT_MALFORMED', { problem: 'undefined entity' }]])
  })

  test('the word in a comment or a text is no document type', () => {
    const text = ublOrder({ head: ublHead.replace('PO-7', '<![CDATA[<!DOCTYPE]]>') }).replace(
      '?>',
      '?><!-- <!DOCTYPE -->',
    )
    expect(read(text).orders).toMatchObject([{ number: '<!DOCTYPE' }])
  })
})

describe('a file that is too large', () => {
  test.each([
    ['a byte more than ten megabytes', Buffer.alloc(maximumFileSize + 1, 'a'), 1],
    ['a hundred times ten megabytes', Buffer.alloc(maximumFileSize * 100), 1],
    ['elements within elements', filled(ublRoot, '<cac:Party>'), 5],
    ['elements beside elements', filled(ublRoot, '<cac:OrderLine/>', '</Order>'), 5],
    ['rows', csv + csvRow.repeat(100_001), 100_002],
  ])('%s', (_name, content, line) => {
    expect(brief(read(content).faults).map((fault) => fault.slice(0, 2))).toEqual([[line, 'IMPORT_TOO_LARGE']])
  })

  test.each([
    [32, []],
    [33, [[5, 'IMPORT_TOO_LARGE', { elements: 32 }]]],
  ])('elements %i deep', (depth, expected) => {
    const nested = '<cac:Party>'.repeat(depth - 1) + '</cac:Party>'.repeat(depth - 1)
    const { faults } = read(`${ublRoot}${nested}</Order>`)
    expect(brief(faults).filter(([, code]) => code === 'IMPORT_TOO_LARGE')).toEqual(expected)
  })

  test('100,000 rows are read', () => {
    const rows = Array.from({ length: 100_000 }, (_, index) => `SO-${index % 1000};C1;EUR;A1;2;3\n`)
    const { orders, faults } = read(csv + rows.join(''))
    expect(faults).toEqual([])
    expect(orders.map(({ lines }) => lines.length)).toEqual(Array(1000).fill(100))
  })
})

describe('text that is no clean UTF-8', () => {
  test.each([
    [
      'UTF-16, little end first',
      bytes([0xff, 0xfe], Buffer.from(csv, 'utf16le').toJSON().data),
      1,
      'IMPORT_ENCODING',
      { encoding: 'UTF-16' },
    ],
    ['UTF-16, big end first', bytes([0xfe, 0xff], [0, 0x3c]), 1, 'IMPORT_ENCODING', { encoding: 'UTF-16' }],
    ['UTF-16 without its mark', Buffer.from(ublOrder(), 'utf16le'), 1, 'IMPORT_ENCODING', { encoding: 'UTF-16' }],
    ['UTF-32', bytes([0xff, 0xfe, 0, 0, 0x3c, 0, 0, 0]), 1, 'IMPORT_ENCODING', { encoding: 'UTF-32' }],
    ['Windows-1252', bytes(csv, csvRow, 'SO-2;Caf', [0xe9], ';EUR;A1;1;1\n'), 3, 'IMPORT_ENCODING', { encoding: '?' }],
    ['half a letter at the end', bytes(csv, csvRow, [0xc3]), 3, 'IMPORT_ENCODING', { encoding: '?' }],
    [
      'another encoding by its own word',
      ublOrder().replace('UTF-8', 'ISO-8859-1'),
      1,
      'IMPORT_ENCODING',
      { encoding: 'ISO-8859-1' },
    ],
    ['NUL in CSV', `${csv}SO-1;C1;EUR;A\0;1;1\n`, 2, 'IMPORT_CHARACTER', { character: 'U+0000' }],
    [
      'escape in XML',
      ublOrder({ head: ublHead.replace('PO-7', 'PO\x1b[2J') }),
      5,
      'IMPORT_CHARACTER',
      { character: 'U+001B' },
    ],
    [
      'NUL by reference',
      ublOrder({ head: ublHead.replace('PO-7', 'PO&#0;') }),
      5,
      'IMPORT_MALFORMED',
      { problem: 'malformed character entity' },
    ],
    [
      'a control by reference of XML 1.1',
      ublOrder({ head: ublHead.replace('PO-7', 'PO&#1;') }).replace('1.0', '1.1'),
      5,
      'IMPORT_MALFORMED',
      { problem: 'malformed character entity' },
    ],
  ])('%s', (_name, content, line, code, details) => {
    const { orders, faults } = read(content)
    expect(orders).toEqual([])
    expect(brief(faults)).toEqual([[line, code, details]])
  })

  test('a byte order mark is no part of the text', () => {
    expect(read(`\ufeff${ublOrder()}`).orders).toHaveLength(1)
    expect(read(`\ufeff${csv}${csvRow}`).orders).toHaveLength(1)
  })
})

describe('what is no order at all', () => {
  const invoice = ublOrder().replaceAll('Order-2', 'Invoice-2')
  test.each([
    ['nothing', '', 'IMPORT_EMPTY', {}],
    ['blank lines', ' \n\r\n\t', 'IMPORT_EMPTY', {}],
    ['words', 'Dear all,\nsee below', 'IMPORT_UNKNOWN_FORMAT', { found: 'Dear all,' }],
    ['a spreadsheet as it is', bytes('PK', [3, 4, 20]), 'IMPORT_CHARACTER', { character: 'U+0003' }],
    ['an order of no namespace', '<Order><ID>1</ID></Order>', 'IMPORT_UNKNOWN_FORMAT', { found: 'Order ()' }],
    ['another document', invoice, 'IMPORT_UNKNOWN_FORMAT', { found: expect.stringContaining('Order (urn:oasis') }],
    ['another root', '<a xmlns="urn:x"/>', 'IMPORT_UNKNOWN_FORMAT', { found: 'a (urn:x)' }],
    ['tags that cross', `${ublRoot}<a></Order></a>`, 'IMPORT_MALFORMED', { problem: 'unexpected close tag' }],
    ['a prefix of nothing', '<x:Order/>', 'IMPORT_MALFORMED', { problem: 'unbound namespace prefix: "x"' }],
  ])('%s', (_name, content, code, details) => {
    expect(read(content).faults).toMatchObject([{ file: 'a', code, details }])
  })
})

describe('whatever comes', () => {
  test('an order that is cut off anywhere is refused, at a line that it has', () => {
    const whole = ublOrder({ lines: ublLine() + ublLine({ id: '2' }) }).trimEnd()
    fc.assert(
      fc.property(fc.nat(whole.length - 1), (length) => {
        const { orders, faults } = read(whole.slice(0, length))
        expect(orders).toEqual([])
        expect(faults[0]?.line).toBeLessThanOrEqual(whole.slice(0, length).split('\n').length)
      }),
    )
    expect(brief(read(whole.slice(0, -20)).faults)).toEqual([[11, 'IMPORT_CUT_OFF', {}]])
  })

  test('the names of prefixes do not matter', () => {
    const prefix = fc.stringMatching(/^[a-z][a-z0-9]{0,5}$/).filter((name) => !name.startsWith('xml'))
    fc.assert(
      fc.property(fc.uniqueArray(prefix, { minLength: 3, maxLength: 3 }), ([root = '', aggregate, basic]) => {
        const text = ublOrder()
          .replaceAll('cac:', `${aggregate}:`)
          .replaceAll('cbc:', `${basic}:`)
          .replace('xmlns:cac', `xmlns:${aggregate}`)
          .replace('xmlns:cbc', `xmlns:${basic}`)
          .replace('<Order xmlns=', `<${root}:Order xmlns:${root}=`)
          .replace('</Order>', `</${root}:Order>`)
        expect(read(text).orders).toEqual(read(ublOrder()).orders)
      }),
    )
  })

  test('damaged files end in orders or in faults, never in an error', () => {
    const whole = fc.constantFrom(bytes(ublOrder()), bytes(csv, csvRow.repeat(3)))
    fc.assert(
      fc.property(whole, fc.nat(), fc.uint8Array({ maxLength: 8 }), (content, at, damage) => {
        const damaged = Buffer.concat([content])
        damaged.set(damage, at % (content.length - damage.length))
        const { orders, faults } = read(damaged)
        expect(orders.length > 0).toBe(faults.length === 0)
      }),
      { numRuns: 1000 },
    )
  })
})

/** Milliseconds of work of the quickest of ten tries, however busy the machine is; one under the bar is enough. */
function leastWork(run: () => unknown, bar: number): number {
  let least = Number.POSITIVE_INFINITY
  for (let tries = 0; tries < 10 && least >= bar; tries++) {
    const before = process.cpuUsage()
    run()
    const { user, system } = process.cpuUsage(before)
    least = Math.min(least, (user + system) / 1000)
  }
  return least
}
