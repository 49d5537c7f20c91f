import type { Context } from '#db/context.ts'
import { inTransaction } from '#db/transaction.ts'
import { Refused, refuse } from '#domain/refusal.ts'
import { isPrintOf, keepPrint } from '#printing/keep-print.ts'
import { listPrints, lockDocument, readPrint } from '#printing/store.ts'
import type { PrintAsked, PrintView } from '#printing/views.ts'
import { wordsOf } from '#printing/words.ts'
import { receiptTerms } from '#terms/receipts.ts'
import { readReceipt } from './read-receipt.ts'
import { type ReceiptRow, receiptRows } from './receipt-rows.ts'
import { type ReceiptSource, readReceiptSource } from './receipt-source.ts'
import type { ReceiptView } from './receipt-views.ts'

type Asked = PrintAsked & { readonly printedUrl: string | null }

/**
 * D41, D61: prints a posted receipt as PDF and keeps the print as of every other document: a second one of what did not
 * change since says that it is a copy. `context` is a transaction.
 */
export async function printReceipt(context: Context, id: string, asked: Asked): Promise<PrintView> {
  // Loaded with the first print, before anything is locked: a server that prints nothing does without its 35 MB.
  const { narrowPdf } = await import('./receipt-pdf.ts')
  await lockDocument(context, { kind: 'receipt', id })
  const { receipt, source, language } = await readPrinted(context, id, asked)
  const prints = await listPrints(context, { kind: 'receipt', id })
  const { currency, soldAt: createdAt, number } = receipt
  const { timeZone, name: author } = source.company
  const kept = await keepPrint(context, {
    ...{ kind: 'receipt', id, printId: asked.id, number, language },
    ...{ version: source.version, serialNumbersChangedAt: source.serialNumbersChangedAt },
    printedAt: prints.at(-1)?.printedAt ?? null,
    write: (copyOf) => {
      const title = `${receiptTerms[language].receipt} ${number}`
      const rows = [...copyRows(copyOf, { language, currency, timeZone }), ...receiptRows(receipt, source, language)]
      return narrowPdf(rows, { title, author, createdAt, language, currency, timeZone })
    },
  })
  return readPrint(context, kept.id)
}

/** The print of a receipt as it is now, in a language: the one that is kept, or else a new one. */
export async function presentReceiptPrint(context: Context, id: string, asked: Asked): Promise<PrintView> {
  const { db, caller } = context
  const print = await findPrint(context, id, asked)
  return (
    print ?? inTransaction(db, false, (transaction) => presentReceiptPrintIn({ db: transaction, caller }, id, asked))
  )
}

/** The same, where `context` is a transaction already. */
export async function presentReceiptPrintIn(context: Context, id: string, asked: Asked): Promise<PrintView> {
  await lockDocument(context, { kind: 'receipt', id })
  return (await findPrint(context, id, asked)) ?? printReceipt(context, id, asked)
}

async function findPrint(context: Context, id: string, asked: Asked): Promise<PrintView | undefined> {
  const { source, language } = await readPrinted(context, id, asked)
  const { version, serialNumbersChangedAt } = source
  const prints = await listPrints(context, { kind: 'receipt', id })
  return prints.find((print) => isPrintOf(print, { version, language, serialNumbersChangedAt }))
}

interface Printed {
  readonly receipt: ReceiptView
  readonly source: ReceiptSource
  readonly language: 'nl' | 'en'
}

/** Everything that the print of a posted receipt needs. */
export async function readPrinted(context: Context, id: string, asked: Asked): Promise<Printed> {
  const receipt = await readReceipt(context, id)
  if (receipt.state !== 'posted') throw new Refused([refuse('DOCUMENT_NOT_POSTED')])
  const source = await readReceiptSource(context, id, asked.printedUrl)
  return { receipt, source, language: asked.language ?? source.customerLanguage }
}

function copyRows(copyOf: string | null, speaker: Parameters<typeof wordsOf>[0]): readonly ReceiptRow[] {
  if (copyOf === null) return []
  const { terms, say, day } = wordsOf(speaker)
  return [
    { kind: 'text', text: terms.copy, align: 'center', bold: true },
    { kind: 'text', text: say(terms.copyOf, { day: day(copyOf) }), align: 'center' },
  ]
}
