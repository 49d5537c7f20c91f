import Negotiator from 'negotiator'
import { Type } from 'typebox'
import type { Duty } from '#domain/duty.ts'
import { Refused, refuse } from '#domain/refusal.ts'
import { command, inquiry, type Route } from '#http/route.ts'
import { Id, idParameter } from '#http/schemas.ts'
import { invoiceReaders } from '#invoices/list-routes.ts'
import { packingSlipReaders } from '#packing-slips/list-routes.ts'
import { returnReaders } from '#returns/list-routes.ts'
import { type FormAsked, fileIn, forms, labelForms, presentPrintFile, printFile } from './document-files.ts'
import { makePrint, type PrintableDocument } from './make-print.ts'
import { listPrints, readPrint, refuseUnknownDocument } from './store.ts'
import { PrintAsked, PrintView } from './views.ts'

const tag = 'Printing'
const strict = { additionalProperties: false }
const Prints = Type.Object({ items: Type.Array(PrintView), next: Type.Null() })
const language = Type.Optional(Type.Enum(['nl', 'en'], { description: "The customer's where left out" }))
const dpi = Type.Optional(Type.Union([Type.Literal(203), Type.Literal(300)], { description: 'Of the label printer' }))

/** What of the forms a return receipt has: nothing leaves with it, so it has no label and no electronic document. */
const unitLists = ['.csv', '.xlsx']

const mediaTypes = ['application/pdf', ...forms.map(({ mediaType }) => mediaType)]

interface PrintedKind {
  readonly kind: PrintableDocument['kind']
  readonly url: string
  readonly id: string
  readonly name: string
  readonly duty: readonly Duty[]
}

const kinds: readonly PrintedKind[] = [
  { kind: 'packingSlip', url: '/packing-slips', id: 'packingSlipId', name: 'packing slip', duty: packingSlipReaders },
  { kind: 'invoice', url: '/invoices', id: 'invoiceId', name: 'invoice or credit note', duty: invoiceReaders },
  {
    kind: 'returnReceipt',
    url: '/return-receipts',
    id: 'returnReceiptId',
    name: 'return receipt',
    duty: returnReaders,
  },
]

const onePrint = inquiry({
  method: 'GET',
  url: '/prints/:printId.pdf',
  duty: [...new Set([...packingSlipReaders, ...invoiceReaders, ...returnReaders])],
  tag,
  summary: 'A print as it was made',
  description: 'D41: also one of before serial numbers changed.',
  schema: { params: Type.Object({ printId: Id }, strict) },
  handle: async (context, { params: { printId } }) => printFile(context, await readPrint(context, printId)),
})

export const printingRoutes: readonly Route[] = [
  ...kinds.flatMap((kind) => [...printRoutes(kind), ...formRoutes(kind)]),
  onePrint,
]

function printRoutes({ kind, url, id, name, duty }: PrintedKind): readonly Route[] {
  const params = idParameter(id)
  const printableOf = readerOf(kind, id)
  return [
    command({
      method: 'POST',
      url: `${url}/:${id}/prints`,
      status: 201,
      duty,
      tag,
      summary: `Print a posted ${name}`,
      description:
        'D41, D80: the print is kept, byte for byte. One of what did not change since an earlier print says that it is ' +
        'a copy; one after serial numbers changed says so. Its file is at `/prints/{printId}.pdf`.',
      schema: { params, body: PrintAsked, response: PrintView },
      handle: (context, { params: asked, body, printedUrl }) =>
        makePrint(context, printableOf(asked), { ...body, printedUrl }),
    }),
    inquiry({
      method: 'GET',
      url: `${url}/:${id}/prints`,
      duty,
      tag,
      summary: `The prints of a ${name}, the first one first`,
      schema: { params, response: Prints },
      handle: async (context, { params: asked }) => {
        await refuseUnknownDocument(context, printableOf(asked))
        return { items: await listPrints(context, printableOf(asked)), next: null }
      },
    }),
    inquiry({
      method: 'GET',
      url: `${url}/:${id}.pdf`,
      duty,
      tag,
      summary: `A posted ${name} as PDF`,
      description:
        'D80: the print that is kept of it as it is now, in that language; where there is none it is made and kept, as ' +
        'with `POST …/prints`.',
      schema: { params, query: Type.Object({ language }, strict) },
      handle: (context, { params: asked, query, printedUrl }) =>
        presentPrintFile(context, printableOf(asked), { ...query, printedUrl }),
    }),
  ]
}

/** The other forms of a document, and one address that answers in the form of `Accept`. */
function formRoutes({ kind, url, id, name, duty }: PrintedKind): readonly Route[] {
  const params = idParameter(id)
  const printableOf = readerOf(kind, id)
  const negotiated = inquiry({
    method: 'GET',
    url: `${url}/:${id}/document`,
    duty,
    tag,
    summary: `A posted ${name} in the form of Accept`,
    description: `D80: one of ${mediaTypes.map((mediaType) => `\`${mediaType}\``).join(', ')}; PDF where any will do.`,
    schema: { params, query: Type.Object({ language, dpi }, strict) },
    handle: (context, { params: asked, query, accept, printedUrl }) => {
      const mediaType = new Negotiator({ headers: { accept } }).mediaType(mediaTypes)
      const form = forms.find((one) => one.mediaType === mediaType)
      if (form) return fileIn(context, form, printableOf(asked), query)
      if (mediaType === 'application/pdf') {
        return presentPrintFile(context, printableOf(asked), { ...query, printedUrl })
      }
      throw new Refused([refuse('NOT_ACCEPTABLE', { mediaTypes })])
    },
  })
  const isReceipt = kind === 'returnReceipt'
  const own = isReceipt ? forms.filter(({ ending }) => unitLists.includes(ending)) : [...forms, ...labelForms]
  const each = own.map((form) =>
    inquiry({
      method: 'GET',
      url: `${url}/:${id}${form.ending}`,
      duty,
      tag,
      summary: `${form.summary} of a posted ${name}`,
      schema: {
        params,
        query: Type.Object({ language, ...(form.ending.endsWith('.zpl') ? { dpi } : {}) }, strict),
      },
      handle: (context, { params: asked, query }) => fileIn(context, form, printableOf(asked), query as FormAsked),
    }),
  )
  return isReceipt ? each : [...each, negotiated]
}

function readerOf(kind: PrintableDocument['kind'], id: string): (params: object) => PrintableDocument {
  return (params) => ({ kind, id: (params as Record<string, string>)[id] ?? '' })
}
