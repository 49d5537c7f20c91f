import { ublLine, ublOrder } from '#test/rules/order-documents.ts'
import type { Answer, WorldCompany } from '#test/world.ts'

/** A file of orders by its name. */
export type OrderFile = readonly [name: string, content: string]

/** Sends files to be imported, on the sales clerk's behalf. */
export function importFiles(
  company: WorldCompany,
  files: readonly OrderFile[],
  more: object = {},
  headers: Readonly<Record<string, string>> = {},
): Promise<Answer> {
  const body = { files: files.map(([name, content]) => ({ name, content })), ...more }
  return company.as('salesClerk').post('/sales-orders/imports', body, { 'accept-language': 'en', ...headers })
}

/** What came of files that come in. */
export async function imported(company: WorldCompany, ...files: readonly OrderFile[]) {
  const { status, body } = await importFiles(company, files)
  if (status !== 200) throw new Error(JSON.stringify(body))
  return body
}

/** A sales order as it is read. */
export async function orderOf(company: WorldCompany, { id }: { id: string }) {
  return (await company.as('salesClerk').get(`/sales-orders/${id}`)).body
}

/** How many rows there are of everything that an import can write. */
export async function rowsOf({ context, company }: WorldCompany): Promise<Readonly<Record<string, number>>> {
  const tables = ['sales_order', 'sales_order_line', 'product', 'barcode', 'customer', 'event'] as const
  const counts = tables.map(async (table) => {
    const { count } = await context.db
      .selectFrom(table)
      .select((eb) => eb.fn.countAll<number>().as('count'))
      .where('company_id', '=', company.id)
      .executeTakeFirstOrThrow()
    return [table, count] as const
  })
  return Object.fromEntries(await Promise.all(counts))
}

/** Numbers of orders, products or customers. */
export function numbersOf(things: readonly { number: string }[]): readonly string[] {
  return things.map(({ number }) => number)
}

/** What all refusals of an answer say to people. */
export function textsOf({ body }: Answer): readonly string[] {
  return body.refusals.map(({ text }: { text: string }) => text)
}

/** A file of one UBL order, by the number that the customer gave it. */
export function ublFile(number: string, lines: string, buyer?: string): OrderFile {
  const head = `<cbc:ID>${number}</cbc:ID>
<cbc:IssueDate>2026-03-02</cbc:IssueDate>
<cbc:DocumentCurrencyCode>EUR</cbc:DocumentCurrencyCode>
`
  return [`${number}.xml`, ublOrder({ head, lines, ...(buyer === undefined ? {} : { buyer }) })]
}

/** A UBL line of a product by the company's number for it; `item` may say more of it. */
export function ublProduct(number: string, { item = '', ...parts }: Parameters<typeof ublLine>[0] = {}): string {
  const seller = `<cac:SellersItemIdentification><cbc:ID>${number}</cbc:ID></cac:SellersItemIdentification>`
  return ublLine({ ...parts, item: `${seller}${item}` })
}

/** A CSV file of order headers: number, customer, currency. */
export function csvHeaders(...rows: readonly string[]): OrderFile {
  return ['headers.csv', ['SalesOrderNumber;OrderingCustomerAccountNumber;CurrencyCode', ...rows].join('\r\n')]
}

/** A CSV file of order lines: order, line, product, quantity, price, unit. */
export function csvLines(...rows: readonly string[]): OrderFile {
  const columns =
    'SalesOrderNumber;LineCreationSequenceNumber;ItemNumber;OrderedSalesQuantity;SalesPrice;SalesUnitSymbol'
  return ['lines.csv', [columns, ...rows].join('\r\n')]
}
