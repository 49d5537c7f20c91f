import { createHash } from 'node:crypto'
import type { Context } from '#db/context.ts'
import { newId } from '#db/id.ts'
import { inTransaction } from '#db/transaction.ts'
import { recordEvent } from '#events/record.ts'
import { noteInvoicePrint } from '#invoices/store.ts'
import { notePackingSlipPrint } from '#packing-slips/store.ts'
import { noteReturnReceiptPrint } from '#returns/store.ts'
import { readSalesDocument } from '#sales-documents/read-sales-document.ts'
import type { SalesDocument } from '#sales-documents/sales-document.ts'
import { attachmentsOf } from './attachments.ts'
import { coverageLink } from './coverage-link.ts'
import { insertPrint, listPrints, lockDocument, type Printable, readLogo, readPrint } from './store.ts'
import type { PrintAsked, PrintView } from './views.ts'

/**
 * D41, D80: prints a posted document and keeps the print: who, when, in which language, and its bytes. A second print of
 * what did not change since says that it is a copy; one after serial numbers changed says so. `context` is a
 * transaction.
 */
export async function makePrint(context: Context, printable: Printable, asked: PrintAsked & Place): Promise<PrintView> {
  const printId = asked.id ?? newId()
  // Loaded with the first print, before anything is locked: a server that prints nothing does without its 35 MB.
  const { printDocument } = await import('./print-document.ts')
  await lockDocument(context, printable)
  const document = await readSalesDocument(context, { ...printable, language: asked.language })
  const original = (await listPrints(context, printable)).find((print) => isPrintOf(print, document))
  const content = await printDocument(document, {
    copyOf: original?.printedAt ?? null,
    logo: await readLogo(context),
    attachments: attachmentsOf(document),
    coverage: coverageLink(document, asked.printedUrl),
  })
  const sha256 = createHash('sha256').update(content).digest()
  const { version, language } = document
  const copy = original !== undefined
  const serialNumbersChanged = changedSince(document)
  const printedAt = await insertPrint(context, {
    ...printable,
    printId,
    version,
    language,
    copy,
    serialNumbersChanged,
    sha256,
    content,
  })
  await notePrint[printable.kind](context, printable.id, printedAt)
  const data = { print: printId, number: document.number, language, copy, sha256: sha256.toString('hex') }
  await recordEvent(context, { kind: 'documentPrinted', subjectId: printable.id, data })
  return readPrint(context, printId)
}

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
export async function presentPrint(context: Context, printable: Printable, asked: LanguageAsked): Promise<PrintView> {
  const { print } = await findPrint(context, printable, asked)
  if (print) return print
  const { db, caller } = context
  return inTransaction(db, false, (transaction) => presentPrintIn({ db: transaction, caller }, printable, asked))
}

/** The same, where `context` is a transaction already. */
export async function presentPrintIn(context: Context, printable: Printable, asked: LanguageAsked): Promise<PrintView> {
  await lockDocument(context, printable)
  const { print, language } = await findPrint(context, printable, asked)
  return print ?? makePrint(context, printable, { language, printedUrl: asked.printedUrl })
}

interface LanguageAsked extends Place {
  readonly language?: 'nl' | 'en' | undefined
}

async function findPrint(context: Context, printable: Printable, { language }: Omit<LanguageAsked, 'printedUrl'>) {
  const document = await readSalesDocument(context, { ...printable, language })
  const prints = await listPrints(context, printable)
  return { print: prints.find((one) => isPrintOf(one, document)), language: document.language }
}

/** Whether a print shows the document as it is now, and is no copy. */
function isPrintOf(print: PrintView, { version, language, serialNumbersChangedAt }: SalesDocument): boolean {
  const isLater = serialNumbersChangedAt === null || print.printedAt >= serialNumbersChangedAt
  return !print.copy && print.version === version && print.language === language && isLater
}

function changedSince({ serialNumbersChangedAt, printedAt }: SalesDocument): boolean {
  return serialNumbersChangedAt !== null && printedAt !== null && serialNumbersChangedAt > printedAt
}
