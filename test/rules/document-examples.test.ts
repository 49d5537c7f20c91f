import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { unzipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { type Form, forms, labelForms } from '#printing/document-files.ts'
import { printDocument } from '#printing/print-document.ts'
import type { SalesDocument } from '#sales-documents/sales-document.ts'
import { bytesOf, textOf } from '#test/pdf.ts'
import { exampleDocument, exampleInvoice, exampleLine } from '#test/sales-document.ts'

/** To renew one, delete it and run this: it is written, the run fails once, and the file is to be looked at. */
const folder = new URL('../../docs/examples/documents/', import.meta.url)
mkdirSync(folder, { recursive: true })

const awkward = ['0001', '=1+1', ']]>&<b>', null]
const packingSlip = exampleDocument({ lines: [exampleLine(awkward)], language: 'en' })
const invoice = exampleInvoice({ language: 'en' })
const creditNote = exampleInvoice({
  kind: 'creditNote',
  number: 'CN-000001',
  language: 'en',
  dueOn: null,
  corrects: [{ number: 'INV-000077', invoiceOn: '2026-01-12' }],
})

/** A form with its bytes; the print is none of the streamed ones. */
interface Example {
  readonly ending: string
  readonly bytes: (document: SalesDocument) => Promise<Uint8Array>
}

const print: Example = { ending: '.pdf', bytes: (document) => printDocument(document, { copyOf: null, logo: null }) }
const exampleOf = ({ ending, write }: Form): Example => ({
  ending,
  bytes: async (document) => bytesOf(await write(document, {})),
})

/** What an invoice delivers itself is told as an event; this one delivers nothing. */
const ofInvoice = forms.filter(({ ending }) => ending !== '.jsonld')

describe.each([
  ['packing-slip', packingSlip, [...forms, ...labelForms]],
  ['invoice', invoice, ofInvoice],
  ['credit-note', creditNote, forms.filter(({ ending }) => ending === '.xml')],
] as const)('docs/examples/documents/%s', (name, document, written) => {
  test.each([print, ...written.map(exampleOf)])('$ending is what Pakbon writes', async (example) => {
    const bytes = await example.bytes(document)
    const file = new URL(`${name}${example.ending.replace('/', '-')}`, folder)
    const isThere = existsSync(file)
    if (!isThere) writeFileSync(file, bytes)
    expect(isThere, `${file.pathname} was not there, and is written now`).toBe(true)
    expect(await contentOf(example, readFileSync(file))).toEqual(await contentOf(example, bytes))
  })
})

/** What the bytes say: how they are compressed differs by the version of Node.js. */
async function contentOf({ ending }: Example, bytes: Uint8Array): Promise<unknown> {
  if (ending.endsWith('.pdf')) return textOf(new Uint8Array(bytes))
  const decode = (part: Uint8Array) => Buffer.from(part).toString('utf8')
  if (ending !== '.xlsx') return decode(bytes)
  return Object.entries(unzipSync(new Uint8Array(bytes))).map(([part, content]) => [part, decode(content)])
}
