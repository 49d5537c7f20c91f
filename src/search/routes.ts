import { Type } from 'typebox'
import { duties } from '#domain/duty.ts'
import { inquiry, type Route } from '#http/route.ts'
import { search } from './search.ts'
import { SearchHit } from './views.ts'

const find = inquiry({
  method: 'GET',
  url: '/search',
  duty: duties,
  tag: 'Work',
  summary: 'Find a document, a customer, a product or a unit by what it is called',
  description:
    'A number or how it begins, words of a name, a barcode, a serial number or how it begins, typed or scanned, GS1 too. At most 20, exact ones first, of the kinds that the caller may read.',
  schema: {
    query: Type.Object({ text: Type.String({ minLength: 1, maxLength: 512 }) }, { additionalProperties: false }),
    response: Type.Object({ items: Type.Array(SearchHit) }),
  },
  handle: async (context, { query: { text } }) => ({ items: await search(context, text) }),
})

export const searchRoutes: readonly Route[] = [find]
