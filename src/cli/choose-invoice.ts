import type { Command } from 'commander'
import { describeInvoice, type Invoice } from './describe-invoice.ts'
import { findInvoice, invoiceArgument } from './references.ts'
import { withSession } from './session.ts'

interface Options {
  readonly take?: readonly string[]
  readonly leave?: readonly string[]
}

/** Adds `pakbon invoices choose` (D35, D36). */
export function addChooseInvoice(invoices: Command): void {
  invoices
    .command('choose')
    .description('Tick and untick serial numbers of the invoice in preparation')
    .argument('<invoice>', invoiceArgument)
    .option('--take <serials...>', 'serial numbers that go on it')
    .option('--leave <serials...>', 'serial numbers that come off it')
    .action((invoice: string, { take = [], leave = [] }: Options, command: Command) =>
      withSession(command, async ({ api, show }) => {
        const choice = { take: { serialNumbers: take }, leave: { serialNumbers: leave } }
        show(await api.post<Invoice>(`/invoices/${await findInvoice(api, invoice)}/choices`, choice), describeInvoice)
      }),
    )
}
