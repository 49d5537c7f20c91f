import { readFileSync } from 'node:fs'
import { Command, Option } from 'commander'
import { addBench } from './bench.ts'
import { addCancelSlip } from './cancel-slip.ts'
import { addChangeProducts } from './change-products.ts'
import { addCheck } from './check.ts'
import { addChooseInvoice } from './choose-invoice.ts'
import { addCorrectSerialNumber } from './correct-serial-number.ts'
import { addCorrectSlip } from './correct-slip.ts'
import { addCreateCompany } from './create-company.ts'
import { addCreateKey } from './create-key.ts'
import { addCreateUser } from './create-user.ts'
import { addDiscard } from './discard-document.ts'
import { invoiceDocuments, slipDocuments } from './documents.ts'
import { tellFailure } from './failure.ts'
import { addImportOrders } from './import-orders.ts'
import { addImportSoldUnits } from './import-sold-units.ts'
import { addListInvoices } from './list-invoices.ts'
import { addListOrders } from './list-orders.ts'
import { addListProducts } from './list-products.ts'
import { addListSlips } from './list-slips.ts'
import { addUnits } from './list-units.ts'
import { addMigrate } from './migrate.ts'
import { addPost } from './post-document.ts'
import { addPrepareInvoice } from './prepare-invoice.ts'
import { addPrepareSlip } from './prepare-slip.ts'
import { addPrint } from './print.ts'
import { addNotReadable } from './register-not-readable.ts'
import { addRegisterSerialNumbers } from './register-serial-numbers.ts'
import { addScan } from './scan-document.ts'
import type { CommonOptions } from './session.ts'
import { addShow } from './show-document.ts'
import { addShowOrder } from './show-order.ts'
import { addStart } from './start.ts'
import { addTrace } from './trace.ts'

/** Runs one command as it was typed; gives its exit code. */
export async function runCommandLine(argv: readonly string[]): Promise<number> {
  const program = createProgram()
  try {
    await program.parseAsync([...argv])
    return Number(process.exitCode ?? 0)
  } catch (error) {
    return tellFailure(error, program.opts<CommonOptions>().json ?? false)
  }
}

/** The whole command line, not yet run. */
export function createProgram(): Command {
  const program = new Command('pakbon')
    .description('Serial numbers in the sales process: register, post, correct and trace them.')
    .version(packageVersion(), '--version')
    .exitOverride()
    .configureHelp({ showGlobalOptions: true })
    .option('--company <code>', 'company to work in; the first by code where left out')
    .option('--as <email>', 'act as this user, with their duties alone')
    .option('--json', 'print the answer as JSON')
    .option('--progress', 'tell how far long work is, also where no terminal is')
    .addOption(
      new Option('--language <language>', 'language of refusals').choices(['nl', 'en']).default(systemLanguage()),
    )
    .addHelpText('after', exitCodesHelp)
  addStart(program)
  addMigrate(program)
  addCheck(program)
  addCreateCompany(program.command('company').description('Companies'))
  addCreateUser(program.command('user').description('Users of a company'))
  addCreateKey(program.command('key').description('API keys'))
  addProducts(program.command('products').description('Products and their tracking dimension groups'))
  addOrders(program.command('orders').description('Sales orders: take in, list, show'))
  addSlips(program.command('slips').description('Packing slips: prepare, scan, post, cancel'))
  addInvoices(program.command('invoices').description('Invoices: prepare, choose serial numbers, post'))
  addSerials(program.command('serials').description('Serial numbers: register a file, correct one'))
  addImportSoldUnits(program)
  addPrint(program)
  addTrace(program)
  addBench(program)
  return program
}

function addProducts(products: Command): void {
  addListProducts(products)
  addChangeProducts(products)
}

function addOrders(orders: Command): void {
  addImportOrders(orders)
  addListOrders(orders)
  addShowOrder(orders)
}

function addSlips(slips: Command): void {
  addListSlips(slips)
  addPrepareSlip(slips)
  addShow(slips, slipDocuments)
  addUnits(slips, slipDocuments)
  addScan(slips, slipDocuments)
  addNotReadable(slips, slipDocuments)
  addPost(slips, slipDocuments)
  addDiscard(slips, slipDocuments)
  addCancelSlip(slips)
  addCorrectSlip(slips)
}

function addInvoices(invoices: Command): void {
  addListInvoices(invoices)
  addPrepareInvoice(invoices)
  addShow(invoices, invoiceDocuments)
  addUnits(invoices, invoiceDocuments)
  addChooseInvoice(invoices)
  addScan(invoices, invoiceDocuments)
  addNotReadable(invoices, invoiceDocuments)
  addPost(invoices, invoiceDocuments)
  addDiscard(invoices, invoiceDocuments)
}

function addSerials(serials: Command): void {
  addRegisterSerialNumbers(serials)
  addCorrectSerialNumber(serials)
}

const exitCodesHelp = `
Exit codes: 0 done, 1 refused or a breach found, 2 wrong usage or configuration.`

function packageVersion(): string {
  const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'))
  return version
}

/** Dutch where the system says so. */
function systemLanguage(): 'nl' | 'en' {
  const { LC_ALL, LC_MESSAGES, LANG } = process.env
  return (LC_ALL || LC_MESSAGES || LANG || '').toLowerCase().startsWith('nl') ? 'nl' : 'en'
}
