import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { Refused, refuse } from '#domain/refusal.ts'
import { answerProblem } from './problem.ts'

/** Where the web application is built to, from dist/http as from src/http. */
const builtPages = fileURLToPath(new URL('../../dist/web/', import.meta.url))

/**
 * Serves the web application. Its files carry the hash of their content in their name and may be kept for ever; its
 * one page is asked for anew each time, whatever the address within the application, and so are the page for buyers and
 * the till. Anything else is not found.
 */
export async function mountPages(app: FastifyInstance, folder: string = builtPages): Promise<void> {
  const arePresent = existsSync(`${folder}/index.html`)
  if (arePresent) {
    await app.register(fastifyStatic, {
      root: folder,
      index: false,
      wildcard: false,
      preCompressed: true,
      cacheControl: false,
      setHeaders: (reply, path) => {
        const isHashed = path.includes('/assets/')
        reply.header('cache-control', isHashed ? 'public, max-age=31536000, immutable' : 'no-cache')
      },
    })
  }
  app.setNotFoundHandler((request, reply) => {
    if (arePresent && isPage(request)) return sendPage(request, reply)
    return answerProblem(new Refused([refuse('NOT_FOUND', { what: request.url.slice(0, 200) })]), request, reply)
  })
}

/** A browser that asks for a page, and not for a file or an answer of the API. */
function isPage({ method, url, headers }: FastifyRequest): boolean {
  const isReading = method === 'GET' || method === 'HEAD'
  const path = url.split('?')[0] ?? ''
  const isElsewhere = /^\/(api|assets|healthz|readyz|metrics)(\/|$)/.test(path)
  return isReading && !isElsewhere && (headers.accept ?? '').includes('text/html')
}

/** The page for buyers is a page of its own, without signing in; so is the till. */
function sendPage({ url }: FastifyRequest, reply: FastifyReply) {
  const [, own = 'index'] = /^\/(coverage|till)(?:[/?]|$)/.exec(url) ?? []
  return reply.sendFile(`${own}.html`)
}
