import swagger from '@fastify/swagger'
import swaggerUi from '@fastify/swagger-ui'
import type { FastifyInstance } from 'fastify'

/** OpenAPI 3.1 at `/api/openapi.json`, made of the routes' own schemas, and a page to read it at `/api/reference`. */
export async function mountReference(app: FastifyInstance): Promise<void> {
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Pakbon',
        version: '1',
        description: 'Serial numbers in the sales process: register, post, correct and trace them.',
        license: { name: 'MIT', identifier: 'MIT' },
      },
      servers: [{ url: '/' }],
      components: {
        securitySchemes: {
          apiKey: { type: 'http', scheme: 'bearer', description: 'An API key with duties' },
          session: { type: 'apiKey', in: 'cookie', name: 'pakbon.session', description: 'A signed-in browser' },
        },
      },
      security: [{ apiKey: [] }, { session: [] }],
    },
  })
  await app.register(swaggerUi, {
    routePrefix: '/api/reference',
    staticCSP: true,
    uiConfig: { tryItOutEnabled: false },
  })
  app.get('/api/openapi.json', { schema: { hide: true } }, async () => app.swagger())
}
