import type { Command } from 'commander'
import { describeInvoices, type Invoice } from './describe-invoice.ts'
import { parseCount } from './lines.ts'
import { readAll } from './read-all.ts'
import { findOrder } from './references.ts'
import { withSession } from './session.ts'

interface Options {
  readonly order?: string
  readonly state?: string
  readonly most: number
}

/** Adds `pakbon invoices list`. */
export function addListInvoices(invoices: Command): void {
  invoices
    .command('list')
    .description('Invoices and credit notes, newest first')
    .option('--order <order>', 'of this sales order')
    .option('--state <state>', 'inPreparation, posted or discarded')
    .option('--most <n>', 'how many at most', parseCount, 50)
    .action(({ order, state, most }: Options, command: Command) =>
      withSession(command, async ({ api, show }) => {
        const salesOrderId = order === undefined ? undefined : await findOrder(api, order)
        show(await readAll<Invoice>(api, '/invoices', { salesOrderId, state }, most), describeInvoices)
      }),
    )
}
