import { Readable } from 'node:stream'
import type { Context } from '#db/context.ts'
import { eDocument } from '#e-documents/e-document.ts'
import { epcisDocument } from '#e-documents/epcis.ts'
import { csvFile } from '#http/csv-file.ts'
import type { FileAnswer } from '#http/route.ts'
import { xlsxFile } from '#http/xlsx-file.ts'
import { readSalesDocument } from '#sales-documents/read-sales-document.ts'
import type { SalesDocument } from '#sales-documents/sales-document.ts'
import { unitRows } from '#sales-documents/unit-rows.ts'
import { type PrintableDocument, presentPrint } from './make-print.ts'
import { readPrintContent } from './store.ts'
import type { PrintView } from './views.ts'
import type { Resolution } from './zpl.ts'

/** What a document is asked as. */
export interface FormAsked {
  readonly language?: 'nl' | 'en' | undefined
  /** Of a label printer. */
  readonly dpi?: Resolution | undefined
}

/** A form of a document: what its address ends with, and what it is. */
export interface Form {
  readonly ending: string
  readonly mediaType: string
  readonly summary: string
  readonly write: (document: SalesDocument, asked: FormAsked) => Readable | Promise<Readable>
}

/** Every form but the print itself, which is kept. */
export const forms: readonly Form[] = [
  {
    ending: '.xml',
    mediaType: 'application/xml',
    summary: 'Despatch advice (Peppol 3) or invoice (Peppol BIS Billing 3)',
    write: (document) => Readable.from([eDocument(document)]),
  },
  {
    ending: '.jsonld',
    mediaType: 'application/ld+json',
    summary: 'EPCIS 2.0 events of the units',
    write: (document) => Readable.from([JSON.stringify(epcisDocument(document))]),
  },
  {
    ending: '.csv',
    mediaType: 'text/csv',
    summary: 'The units as a CSV file',
    write: (document) => {
      const { heads, rows } = unitRows(document)
      return csvFile('', heads, rows).stream
    },
  },
  {
    ending: '.xlsx',
    mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    summary: 'The units as a workbook',
    write: (document) => {
      const { heads, rows } = unitRows(document)
      return xlsxFile('', heads, rows).stream
    },
  },
  {
    ending: '.zpl',
    mediaType: 'application/zpl',
    summary: 'A label of 100 by 50 mm for each unit, as ZPL',
    write: async (document, { dpi = 203 }) => (await labels()).unitLabelsZpl(document, dpi),
  },
]

/** Labels as PDF, and the label of the document itself. */
export const labelForms: readonly Form[] = [
  {
    ending: '/labels.pdf',
    mediaType: 'application/pdf',
    summary: 'A label of 100 by 50 mm for each unit, as PDF',
    write: async (document) => (await labels()).unitLabelsInPdf(document),
  },
  {
    ending: '/label.pdf',
    mediaType: 'application/pdf',
    summary: 'The label of 100 by 150 mm of what is sent, as PDF',
    write: async (document) => (await labels()).documentLabelInPdf(document),
  },
  {
    ending: '/label.zpl',
    mediaType: 'application/zpl',
    summary: 'The label of 100 by 150 mm of what is sent, as ZPL',
    write: async (document, { dpi = 203 }) => (await labels()).documentLabelZpl(document, dpi),
  },
]

/** A posted document in a form, streamed. */
export async function fileIn(
  context: Context,
  form: Form,
  printable: PrintableDocument,
  asked: FormAsked,
): Promise<FileAnswer> {
  const document = await readSalesDocument(context, { ...printable, language: asked.language })
  const fileName = `${document.number}${form.ending.replace('/', '-')}`
  return { fileName, mediaType: form.mediaType, stream: await form.write(document, asked) }
}

/** The print that is kept of a document as it is now, or that is made of it. */
export async function presentPrintFile(
  context: Context,
  printable: PrintableDocument,
  asked: FormAsked & { readonly printedUrl: string | null },
): Promise<FileAnswer> {
  return printFile(context, await presentPrint(context, printable, asked))
}

/** A print as it was made. */
export async function printFile(context: Context, print: PrintView): Promise<FileAnswer> {
  const content = await readPrintContent(context, print.sha256)
  return { fileName: `${print.number}.pdf`, mediaType: 'application/pdf', stream: Readable.from([content]) }
}

/** Loaded with the first label: a server that prints none does without its 35 MB. */
function labels() {
  return import('./label-files.ts')
}
