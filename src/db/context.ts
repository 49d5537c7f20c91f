import type { Caller } from '#domain/duty.ts'
import type { Database } from './database.ts'

/** What every use case gets: the database of the caller's company (in a command: its transaction) and the caller. */
export interface Context {
  readonly db: Database
  readonly caller: Caller
}
