import { Type } from 'typebox'
import type { DutyNeeded } from '#domain/duty.ts'
import { inquiry, type Route, stream } from '#http/route.ts'
import { idParameter } from '#http/schemas.ts'
import { type DocumentKind, type DocumentReference, documentTables } from './document.ts'
import { readDocumentLines } from './document-lines.ts'
import { refuseUnknown } from './refuse-unknown.ts'
import { DocumentChange, LineCountView, lineCountView } from './views.ts'
import { openWatch } from './watch-document.ts'

export const tag = 'Registering serial numbers'

/** How routes name a document of each kind. */
export const routesOf = { packingSlip: namedBy('packingSlip'), invoice: namedBy('invoice') } as const

function namedBy(kind: DocumentKind) {
  const parameter = `${kind}Id` as const
  const referenceOf = ({ params }: { readonly params: unknown }): DocumentReference => ({
    kind,
    id: (params as Record<string, string>)[parameter] ?? '',
  })
  return { parameter, params: idParameter(parameter), referenceOf }
}

/** The routes that tell how far a document is, once or as it goes (D26, D30). */
export function progressRoutes(kind: DocumentKind, base: string, duty: DutyNeeded): readonly Route[] {
  const { params, referenceOf } = routesOf[kind]
  return [
    inquiry({
      method: 'GET',
      url: `${base}/counts`,
      duty,
      tag,
      summary: 'How far each line is: quantity, registered, not readable, missing',
      schema: { params, response: Type.Object({ lines: Type.Array(LineCountView) }) },
      handle: async (context, request) => {
        const reference = referenceOf(request)
        const lines = await readDocumentLines(context, reference)
        if (lines.length === 0) await refuseUnknown(context, documentTables[kind].document, reference.id)
        return { lines: lines.map(lineCountView) }
      },
    }),
    stream({
      url: `${base}/live`,
      duty,
      tag,
      summary: 'What others do on this document, as server-sent events',
      description:
        'At once, and then within a second of each change, an event `changed`; at last `ended`, when the document is posted or discarded (D30). At most 20 streams for each session or API key.',
      schema: { params, response: DocumentChange },
      handle: async (context, request) => {
        const watch = await openWatch(context, referenceOf(request))
        return {
          listen: ({ tell, end }) =>
            watch({
              changed: (change) => tell('changed', change),
              ended: () => {
                tell('ended', {})
                end()
              },
              failed: end,
            }),
        }
      },
    }),
  ]
}
