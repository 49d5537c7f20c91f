import { Readable } from 'node:stream'
import type { Context } from '#db/context.ts'
import type { FileAnswer } from '#http/route.ts'
import { readReceipt } from './read-receipt.ts'
import { receiptEscPos } from './receipt-escpos.ts'
import { receiptRows } from './receipt-rows.ts'
import { readReceiptSource } from './receipt-source.ts'
import { receiptText } from './receipt-text.ts'

interface PrintAsked {
  readonly language?: 'nl' | 'en' | undefined
  readonly printedUrl: string | null
}

/** A receipt as text. */
export async function receiptTextFile(context: Context, id: string, asked: PrintAsked): Promise<FileAnswer> {
  const { receipt, rows, width } = await readPrinted(context, id, asked)
  const content = Buffer.from(receiptText(rows, width), 'utf8')
  return { fileName: `${receipt.number}.txt`, mediaType: 'text/plain; charset=utf-8', stream: Readable.from([content]) }
}

/** A receipt for a receipt printer. */
export async function receiptEscPosFile(context: Context, id: string, asked: PrintAsked): Promise<FileAnswer> {
  const { receipt, rows, width } = await readPrinted(context, id, asked)
  const drawer = receipt.payments.some(({ kind }) => kind === 'cash')
  const content = receiptEscPos(rows, { width, drawer })
  return {
    fileName: `${receipt.number}.escpos`,
    mediaType: 'application/octet-stream',
    stream: Readable.from([content]),
  }
}

async function readPrinted(context: Context, id: string, { language, printedUrl }: PrintAsked) {
  const receipt = await readReceipt(context, id)
  const source = await readReceiptSource(context, id, printedUrl)
  const rows = receiptRows(receipt, source, language ?? source.customerLanguage)
  return { receipt, rows, width: source.till.receiptWidth }
}
