import { type RawBuilder, sql } from 'kysely'
import { manyForms } from './database.ts'

type Expression = RawBuilder<unknown>

/** The `like` pattern of a text that stands anywhere in another; what was typed stands for itself. */
export function likePattern(text: string): string {
  return `%${text.replace(/[\\%_]/g, (character) => `\\${character}`)}%`
}

/** A condition that holds where a text stands in any of these columns, in capitals or not; none for no text. */
export function containing(text: string | undefined, ...columns: Expression[]): Expression {
  if (!text) return sql``
  const pattern = likePattern(text)
  return sql`and (${sql.join(
    columns.map((column) => sql`${column} ilike ${pattern}`),
    sql` or `,
  )})`
}

/** A condition that holds for any of several values, with commas between them; none for none. */
export function isOneOf(values: string | undefined, column: Expression): Expression {
  return values === undefined ? sql`` : sql`and ${column} = any(${values.split(',')}::text[])`
}

export interface Period {
  readonly from?: string | undefined
  readonly to?: string | undefined
}

/**
 * A condition that holds for days of a period, its first and last day included. The days stand in the statement
 * itself: a week and ten years are not found in the same way.
 */
export function inPeriod({ from, to }: Period, day: Expression): Expression {
  const bounds = [
    from ? sql`and ${day} >= ${sql.lit(from)}::date` : sql``,
    to ? sql`and ${day} <= ${sql.lit(to)}::date` : sql``,
  ]
  return from || to ? sql`${sql.raw(manyForms)} ${sql.join(bounds, sql` `)}` : sql``
}
