import type { FastifyInstance } from 'fastify'

/** What a route refused: its problem document, for people by its message. */
export interface RefusedCall extends Error {
  readonly problem: Problem
}

/** The part of a problem document that is shown (RFC 9457). */
export interface Problem {
  readonly title: string
  readonly code: string
  readonly refusals?: readonly { readonly text: string }[]
}

type Method = 'GET' | 'POST' | 'PATCH' | 'DELETE'

/** Pakbon's own routes below /api/v1, on behalf of the operator (D75). Throws `RefusedCall` for what was refused. */
export interface Api {
  get<T>(url: string, query?: Readonly<Record<string, string | undefined>>): Promise<T>
  post<T>(url: string, body?: unknown): Promise<T>
  patch<T>(url: string, body: unknown): Promise<T>
  delete<T>(url: string): Promise<T>
  /** A file with the name that the server gives it. */
  file(url: string, query?: Readonly<Record<string, string | undefined>>): Promise<NamedFile>
}

export interface NamedFile {
  readonly name: string
  readonly content: Buffer
}

/** Calls the routes of a server that does not listen. */
export function apiOf(app: FastifyInstance, language: string): Api {
  const call = async <T>(method: Method, url: string, body?: unknown): Promise<T> => {
    const answer = await app.inject({
      method,
      url: `/api/v1${url}`,
      headers: { 'accept-language': language },
      ...(body === undefined ? {} : { payload: body as object }),
    })
    if (answer.statusCode >= 400) throw refusedCall(answer.json<Problem>())
    return answer.json<T>()
  }
  return {
    get: (url, query = {}) => call('GET', withQuery(url, query)),
    post: (url, body) => call('POST', url, body),
    patch: (url, body) => call('PATCH', url, body),
    delete: (url) => call('DELETE', url),
    async file(url, query = {}) {
      const answer = await app.inject({
        method: 'GET',
        url: `/api/v1${withQuery(url, query)}`,
        headers: { 'accept-language': language },
      })
      if (answer.statusCode >= 400) throw refusedCall(answer.json<Problem>())
      const name = /filename="([^"]+)"/.exec(String(answer.headers['content-disposition']))?.[1] ?? 'document'
      return { name, content: answer.rawPayload }
    },
  }
}

/** Whether an error is a route's refusal. */
export function isRefusedCall(error: unknown): error is RefusedCall {
  return error instanceof Error && 'problem' in error
}

function withQuery(url: string, query: Readonly<Record<string, string | undefined>>): string {
  const given = Object.entries(query).filter((entry): entry is [string, string] => entry[1] !== undefined)
  return given.length === 0 ? url : `${url}?${new URLSearchParams(given)}`
}

function refusedCall(problem: Problem): RefusedCall {
  const texts = problem.refusals?.map(({ text }) => text) ?? []
  return Object.assign(new Error([problem.title, ...texts].join('\n')), { problem })
}
