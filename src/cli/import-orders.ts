import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import type { Command } from 'commander'
import { usageError } from './failure.ts'
import { withSession } from './session.ts'
import { paragraphs, tableOf, visible } from './table.ts'

interface Order {
  readonly number: string
  readonly customerNumber: string
  readonly customerOrderNumber: string | null
  readonly lines?: number
  readonly file?: string
}

interface Imported {
  readonly imported: readonly Order[]
  readonly unchanged: readonly Order[]
  readonly products: readonly { readonly number: string; readonly name: string }[]
  readonly customers: readonly { readonly number: string; readonly name: string }[]
  readonly notes: readonly { readonly text: string }[]
}

/** Adds `pakbon orders import`. */
export function addImportOrders(orders: Command): void {
  orders
    .command('import')
    .description('Take in sales orders of UBL 2 and Dynamics 365 CSV files; all or none, and the same order once')
    .argument('<file...>', 'files that belong together; headers and lines of CSV may be two')
    .option('--strict', 'refuse unknown products; otherwise they are made')
    .action((names: readonly string[], { strict = false }: { strict?: boolean }, command: Command) =>
      withSession(command, async ({ api, show }) => {
        const files = await Promise.all(names.map(readText))
        show(await api.post<Imported>('/sales-orders/imports', { files, strict }), describe)
      }),
    )
}

async function readText(file: string): Promise<{ readonly name: string; readonly content: string }> {
  const bytes = await readFile(file).catch((error: Error) => {
    throw usageError(`${file} cannot be read: ${error.message}`)
  })
  try {
    return { name: basename(file), content: new TextDecoder('utf-8', { fatal: true }).decode(bytes) }
  } catch {
    throw usageError(`${file} is not in UTF-8. In Excel, save it as CSV UTF-8.`)
  }
}

function describe({ imported, unchanged, products, customers, notes }: Imported): string {
  return paragraphs(
    tableOf([...imported, ...unchanged.map((order) => ({ ...order, file: 'here already' }))], {
      Order: (order) => order.number,
      Customer: (order) => order.customerNumber,
      'Their number': (order) => order.customerOrderNumber,
      Lines: (order) => order.lines,
      File: (order) => order.file,
    }),
    made('Products', products),
    made('Customers', customers),
    notes.map(({ text }) => visible(text)).join('\n'),
    `${imported.length} imported, ${unchanged.length} here already.`,
  )
}

function made(what: string, things: Imported['products']): string {
  return things.length === 0 ? '' : visible(`${what} made: ${things.map(({ number }) => number).join(', ')}`)
}
