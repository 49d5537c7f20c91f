import type { Context } from '#db/context.ts'
import { inTransaction } from '#db/transaction.ts'
import { noteInvoicePrint } from '#invoices/store.ts'
import { notePackingSlipPrint } from '#packing-slips/store.ts'
import { noteReturnReceiptPrint } from '#returns/store.ts'
import { readSalesDocument } from '#sales-documents/read-sales-document.ts'
import { attachmentsOf } from './attachments.ts'
import { coverageLink } from './coverage-link.ts'
import { isPrintOf, keepPrint } from './keep-print.ts'
import { listPrints, lockDocument, type Printable, readLogo, readPrint } from './store.ts'
import type { PrintAsked, PrintView } from './views.ts'

/**
 * D41, D80: prints a posted document and keeps the print: who, when, in which language, and its bytes. A second print of
 * what did not change since says that it is a copy; one after serial numbers changed says so. `context` is a
 * transaction.
 */
export async function makePrint(
  context: Context,
  printable: PrintableDocument,
  asked: PrintAsked & Place,
): Promise<PrintView> {
  // Loaded with the first print, before anything is locked: a server that prints nothing does without its 35 MB.
  const { printDocument } = await import('./print-document.ts')
  await lockDocument(context, printable)
  const document = await readSalesDocument(context, { ...printable, language: asked.language })
  const logo = await readLogo(context)
  const { number, version, language, serialNumbersChangedAt, printedAt } = document
  const kept = await keepPrint(context, {
    ...printable,
    ...{ printId: asked.id, number, version, language, serialNumbersChangedAt, printedAt },
    write: (copyOf) =>
      printDocument(document, {
        ...{ copyOf, logo },
        attachments: attachmentsOf(document),
        coverage: coverageLink(document, asked.printedUrl),
      }),
  })
  await notePrint[printable.kind](context, printable.id, kept.printedAt)
  return readPrint(context, kept.id)
}

/** A document of the paper trail: what is rung up at a till is printed by who knows receipts. */
export type PrintableDocument = Printable & { readonly kind: keyof typeof notePrint }

const notePrint = {
  packingSlip: notePackingSlipPrint,
  invoice: noteInvoicePrint,
  returnReceipt: noteReturnReceiptPrint,
} as const

/** Where it is printed: the address of the server that links lead to. */
interface Place {
  readonly printedUrl: string | null
}

/** The print of a document as it is now, in a language: the one that is kept, or else a new one. */
export async function presentPrint(
  context: Context,
  printable: PrintableDocument,
  asked: LanguageAsked,
): Promise<PrintView> {
  const { print } = await findPrint(context, printable, asked)
  if (print) return print
  const { db, caller } = context
  return inTransaction(db, false, (transaction) => presentPrintIn({ db: transaction, caller }, printable, asked))
}

/** The same, where `context` is a transaction already. */
export async function presentPrintIn(
  context: Context,
  printable: PrintableDocument,
  asked: LanguageAsked,
): Promise<PrintView> {
  await lockDocument(context, printable)
  const { print, language } = await findPrint(context, printable, asked)
  return print ?? makePrint(context, printable, { language, printedUrl: asked.printedUrl })
}

interface LanguageAsked extends Place {
  readonly language?: 'nl' | 'en' | undefined
}

async function findPrint(
  context: Context,
  printable: PrintableDocument,
  { language }: Omit<LanguageAsked, 'printedUrl'>,
) {
  const document = await readSalesDocument(context, { ...printable, language })
  const prints = await listPrints(context, printable)
  return { print: prints.find((one) => isPrintOf(one, document)), language: document.language }
}
