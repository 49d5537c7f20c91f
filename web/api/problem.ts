import type { Detail } from '#domain/refusal.ts'

/** A refusal as it comes over the wire: with its text in the language of the user. */
export interface ToldRefusal {
  /** A code of domain/refusal.ts, or one of the browser's own: `CONNECTION_LOST`. */
  readonly code: string
  readonly rule: string
  readonly details: { readonly [name: string]: Detail }
  readonly text: string
}

/** An answer that is a "no", or no answer at all; every page shows its refusals where they belong. */
export class Problem extends Error {
  readonly status: number
  readonly refusals: readonly ToldRefusal[]
  readonly requestId: string | null

  constructor(status: number, refusals: readonly ToldRefusal[], requestId: string | null = null) {
    super(refusals.map(({ text }) => text).join(' ') || `HTTP ${status}`)
    this.status = status
    this.refusals = refusals
    this.requestId = requestId
  }

  /** The request did not reach Pakbon, or its answer did not come back: it may be sent again with the same key. */
  get isConnectionLost(): boolean {
    return this.status === 0
  }

  /** Nothing was decided: the server was busy, out of reach, or asked to wait. */
  get isPassing(): boolean {
    return this.status === 0 || this.status === 429 || this.status === 502 || this.status === 503 || this.status === 504
  }

  /** Whether a refusal with this code is among them. */
  has(code: string): boolean {
    return this.refusals.some((refusal) => refusal.code === code)
  }
}
