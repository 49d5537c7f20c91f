import type { FastifyInstance } from 'fastify'
import type { Connections } from '#db/database.ts'
import { languageOf } from './language.ts'
import type { PublicRoute, RedirectAnswer } from './public-route.ts'

/** A route for everybody: no caller, no duty, no company but the one that its handler is asked about. */
export function mountPublicRoute(
  app: FastifyInstance,
  route: PublicRoute,
  { connections }: { readonly connections: Connections },
): void {
  const { params, query, body, response } = route.schema
  app.route({
    method: route.method,
    url: route.url,
    bodyLimit: 16 * 1024,
    schema: {
      summary: route.summary,
      description: [route.description, 'For everybody; nobody signs in.'].filter(Boolean).join('\n\n'),
      tags: [route.tag],
      security: [],
      hide: route.leadsToPage ?? false,
      ...(params ? { params } : {}),
      ...(query ? { querystring: query } : {}),
      ...(body ? { body } : {}),
      response: { 200: response ?? {} },
    },
    serializerCompiler: () => (data) => JSON.stringify(data),
    handler: async (request, reply) => {
      const asker = { connections, address: request.ip, language: languageOf(request) }
      const asked = { params: request.params, query: request.query, body: request.body, url: request.url }
      const answer = await route.handle(asker, asked as never)
      reply.header('cache-control', 'no-store')
      return isRedirect(answer) ? reply.redirect(answer.redirectTo, 307) : reply.send(answer)
    },
  })
}

function isRedirect(answer: unknown): answer is RedirectAnswer {
  return typeof answer === 'object' && answer !== null && 'redirectTo' in answer
}
