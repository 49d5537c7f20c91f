import { Type } from 'typebox'
import type { DutyNeeded } from '#domain/duty.ts'
import { inquiry, type Route, stream } from '#http/route.ts'
import { idParameter } from '#http/schemas.ts'
import type { Registering } from './registering.ts'
import { DocumentChange, LineCountView, lineCountView } from './views.ts'
import { openWatch } from './watch-document.ts'

export const tag = 'Registering serial numbers'

/** The document that a route is about. */
export function documentIdOf({ params }: { readonly params: unknown }, { parameter }: Registering): string {
  return (params as Record<string, string>)[parameter] ?? ''
}

/** The routes that tell how far a document is, once or as it goes (D26, D30). */
export function progressRoutes(registering: Registering, base: string, duty: DutyNeeded): readonly Route[] {
  const params = idParameter(registering.parameter)
  return [
    inquiry({
      method: 'GET',
      url: `${base}/counts`,
      duty,
      tag,
      summary: 'How far each line is: quantity, registered, not readable, missing',
      schema: { params, response: Type.Object({ lines: Type.Array(LineCountView) }) },
      handle: async (context, request) => {
        const lines = await registering.readLines(context, documentIdOf(request, registering))
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
        const watch = await openWatch(context, registering.watched(documentIdOf(request, registering)))
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
