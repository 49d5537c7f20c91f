import type { Readable } from 'node:stream'
import type { Static, TSchema } from 'typebox'
import type { Context } from '#db/context.ts'
import type { DutyNeeded } from '#domain/duty.ts'

/** What a route reads; an absent part is an empty object. */
export interface RouteSchema<Params extends TSchema, Query extends TSchema, Body extends TSchema> {
  readonly params?: Params
  readonly query?: Query
  readonly body?: Body
  readonly response?: TSchema
}

export interface RouteRequest<Params, Query, Body> {
  readonly params: Params
  readonly query: Query
  readonly body: Body
  /** The edition of `If-Match`, where the caller sent one. */
  readonly ifMatch: number | null
  /** The caller's `Idempotency-Key`, where it sent one. */
  readonly idempotencyKey: string | null
  /** What the caller can read: its `Accept`; anything where it sent none. */
  readonly accept: string
  /** Whether this server can send e-mail. */
  readonly canMail: boolean
  /** Where links on paper lead, e.g. https://pakbon.example.com; null where this server does not know. */
  readonly printedUrl: string | null
}

/** A file as an answer: streamed, never built up in memory. */
export interface FileAnswer {
  readonly fileName: string
  readonly mediaType: string
  readonly stream: Readable
}

/** Who listens to a stream. `end` takes what went wrong, where something did. */
export interface Listener {
  readonly tell: (event: string, data: unknown) => void
  readonly end: (error?: unknown) => void
}

/** What there is to listen to; `listen` answers how to stop. */
export interface EventsAnswer {
  readonly listen: (listener: Listener) => () => void
}

interface RouteWords {
  /** Fastify's pattern below /api/v1, e.g. `/packing-slips/:packingSlipId/posting`. */
  readonly url: string
  readonly duty: DutyNeeded
  /** One line for the reference page, in English, without a full stop. */
  readonly summary: string
  /** The rules behind it and what a caller should know. */
  readonly description?: string
  readonly tag: string
  /** Largest body in bytes, where 256 KiB is not enough. */
  readonly bodyLimit?: number
  /** Takes the edition of `If-Match`, and is refused where that has changed. */
  readonly ifMatch?: true
  /** With `preview` in its body it answers as it would, and keeps nothing. */
  readonly previews?: true
  /** Its answer is never kept, so it takes no `Idempotency-Key`. */
  readonly secret?: true
}

interface Handled<P extends TSchema, Q extends TSchema, B extends TSchema> {
  readonly schema: RouteSchema<P, Q, B>
  readonly handle: (context: Context, request: RouteRequest<Static<P>, Static<Q>, Static<B>>) => Promise<unknown>
}

/** Reads only. Its context sees the caller's company outside a transaction. */
export interface InquiryRoute<P extends TSchema, Q extends TSchema, B extends TSchema>
  extends RouteWords,
    Handled<P, Q, B> {
  readonly method: 'GET'
}

/** Changes something, whole or not at all. Its context is one transaction, repeated as a whole where that helps. */
export interface CommandRoute<P extends TSchema, Q extends TSchema, B extends TSchema>
  extends RouteWords,
    Handled<P, Q, B> {
  readonly method: 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  /** 201 for what makes something; 200 otherwise. */
  readonly status?: 200 | 201
  /**
   * `own`: the handler sends one statement that is its own transaction and its own idempotency (a scan). Everything
   * else runs in a transaction, and once for each `Idempotency-Key`. `newCompany`: the transaction and its caller are
   * those of a company that does not exist yet, whose id the body may choose.
   */
  readonly transaction?: 'own' | 'newCompany'
}

/**
 * Tells what changes for as long as somebody listens (server-sent events). What refuses it refuses before the first
 * event; the response of its schema is the data of an event.
 */
export interface StreamRoute<P extends TSchema, Q extends TSchema, B extends TSchema> extends RouteWords {
  readonly schema: RouteSchema<P, Q, B>
  readonly handle: (context: Context, request: RouteRequest<Static<P>, Static<Q>, Static<B>>) => Promise<EventsAnswer>
}

/** A route as the server mounts it, whatever its schemas. */
export type Route = Omit<CommandRoute<TSchema, TSchema, TSchema>, 'method' | 'handle'> & {
  readonly streams?: true
  /** An inquiry, whatever its method. */
  readonly reads?: true
  readonly method: 'GET' | CommandRoute<TSchema, TSchema, TSchema>['method']
  readonly handle: (context: Context, request: RouteRequest<never, never, never>) => Promise<unknown>
}

/** Names a route that only reads. */
export function inquiry<P extends TSchema, Q extends TSchema, B extends TSchema>(route: InquiryRoute<P, Q, B>): Route {
  return route as unknown as Route
}

/** Names a route that only reads, and whose question is too long for an address: it has a body, and keeps nothing. */
export function inquiryByBody<P extends TSchema, Q extends TSchema, B extends TSchema>(
  route: Omit<InquiryRoute<P, Q, B>, 'method'>,
): Route {
  return { ...route, method: 'POST', reads: true } as unknown as Route
}

/** Names a route that changes something. */
export function command<P extends TSchema, Q extends TSchema, B extends TSchema>(route: CommandRoute<P, Q, B>): Route {
  return route as unknown as Route
}

/** Names a route that tells what changes. */
export function stream<P extends TSchema, Q extends TSchema, B extends TSchema>(route: StreamRoute<P, Q, B>): Route {
  return { ...route, method: 'GET', streams: true } as unknown as Route
}
