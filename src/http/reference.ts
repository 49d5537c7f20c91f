import swagger from '@fastify/swagger'
import swaggerUi from '@fastify/swagger-ui'
import type { FastifyInstance } from 'fastify'
import { completeDocument, type OpenApi } from './openapi.ts'
import type { Route } from './route.ts'

/** The page fetches nothing from elsewhere, nor does it load what is not a file of ours. */
const policy =
  "default-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; object-src 'none'"

/** OpenAPI 3.1 at `/api/openapi.json`, made of the routes' own schemas, and a page to read it at `/api/reference`. */
export async function mountReference(app: FastifyInstance, routes: readonly Route[]): Promise<void> {
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Pakbon',
        version: '1',
        description:
          'Serial numbers in the sales process: register, post, correct and trace them. A refusal names its rule (D31) ' +
          'and its code, in the language of Accept-Language (nl, en). docs/api.md is the introduction, docs/errors.md ' +
          'has every code, docs/duties.md every duty.',
        license: { name: 'MIT', identifier: 'MIT' },
      },
      servers: [{ url: '/' }],
      components: {
        securitySchemes: {
          apiKey: { type: 'http', scheme: 'bearer', description: 'An API key with duties' },
          till: { type: 'apiKey', in: 'cookie', name: 'pakbon-till', description: 'A device that is a till (D61)' },
          session: { type: 'apiKey', in: 'cookie', name: 'pakbon.session', description: 'A signed-in browser' },
        },
      },
      security: [{ apiKey: [] }, { session: [] }],
    },
    transformObject: (made) => completeDocument(('openapiObject' in made ? made.openapiObject : {}) as OpenApi, routes),
  })
  await app.register(swaggerUi, {
    routePrefix: '/api/reference',
    staticCSP: policy,
    uiConfig: { layout: 'BaseLayout', tryItOutEnabled: false },
    theme: { title: 'Pakbon: its interface' },
  })
  app.get('/api/openapi.json', { schema: { hide: true } }, async () => app.swagger())
}
