import type { Static, TSchema } from 'typebox'
import type { Connections } from '#db/database.ts'
import type { Language } from '#terms/text.ts'
import type { RouteSchema } from './route.ts'

/** Whoever asks without signing in: nobody that is known, at a network address. */
export interface PublicAsker {
  readonly connections: Connections
  readonly address: string
  readonly language: Language
}

/** An answer that sends the browser on, to a page of this server. */
export interface RedirectAnswer {
  readonly redirectTo: string
}

interface PublicRouteWords {
  readonly method: 'GET' | 'POST'
  /** Fastify's pattern of the whole address. */
  readonly url: string
  readonly summary: string
  readonly description?: string
  readonly tag: string
  /** An address for browsers, which is no part of the interface for other software. */
  readonly leadsToPage?: true
}

interface Handled<P extends TSchema, Q extends TSchema, B extends TSchema> {
  readonly schema: RouteSchema<P, Q, B>
  readonly handle: (asker: PublicAsker, request: PublicRequest<Static<P>, Static<Q>, Static<B>>) => Promise<unknown>
}

export interface PublicRequest<Params, Query, Body> {
  readonly params: Params
  readonly query: Query
  readonly body: Body
  /** The path with its query, as it was sent. */
  readonly url: string
}

/** A route that names no duty, since nobody signs in to it; the tests have a list of all there are (D75). */
export type PublicRoute = PublicRouteWords & {
  readonly schema: RouteSchema<TSchema, TSchema, TSchema>
  readonly handle: (asker: PublicAsker, request: PublicRequest<never, never, never>) => Promise<unknown>
}

/** Names a route for everybody. */
export function publicRoute<P extends TSchema, Q extends TSchema, B extends TSchema>(
  route: PublicRouteWords & Handled<P, Q, B>,
): PublicRoute {
  return route as unknown as PublicRoute
}
