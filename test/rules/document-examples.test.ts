import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { unzipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { type Form, forms, labelForms } from '#printing/document-files.ts'
import { printDocument } from '#printing/print-document.ts'
import type { SalesDocument } from '#sales-documents/sales-document.ts'
import { bytesOf, textOf } from '#test/pdf.ts'
import { exampleDocument, exampleInvoice, exampleLine } from '#test/sales-document.ts'

/** One file that lacks is written; to renew one, delete it and run this. */
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

const print: Form = {
  ending: '.pdf',
  mediaType: 'application/pdf',
  summary: 'The print',
  write: () => {
    throw new Error('a print is no stream')
  },
}

describe.each([
  ['packing-slip', packingSlip],
  ['invoice', invoice],
  ['credit-note', creditNote],
])('docs/examples/documents/%s', (name, document) => {
  const labels = name === 'packing-slip' ? labelForms : []
  const written = name === 'credit-note' ? forms.filter(({ ending }) => ending === '.xml') : forms
  test.each([print, ...written, ...labels])('$ending is what Pakbon writes', async (form) => {
    const bytes = await write(form, document)
    const file = new URL(`${name}${form.ending.replace('/', '-')}`, folder)
    if (!existsSync(file)) writeFileSync(file, bytes)
    expect(await contentOf(form, readFileSync(file))).toEqual(await contentOf(form, bytes))
  })
})

async function write(form: Form, document: SalesDocument): Promise<Uint8Array> {
  if (form === print) return printDocument(document, { copyOf: null, logo: null })
  return bytesOf(await form.write(document, {}))
}

/** What the bytes say: how they are compressed differs by the version of Node.js. */
async function contentOf({ ending }: Form, bytes: Uint8Array): Promise<unknown> {
  if (ending.endsWith('.pdf')) return textOf(new Uint8Array(bytes))
  const decode = (part: Uint8Array) => Buffer.from(part).toString('utf8')
  if (ending !== '.xlsx') return decode(bytes)
  return Object.entries(unzipSync(new Uint8Array(bytes))).map(([part, content]) => [part, decode(content)])
}
