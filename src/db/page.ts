import { Refused, refuse } from '#domain/refusal.ts'

/** One page of a list and the cursor of the next, or null at the end. */
export interface Page<T> {
  readonly items: readonly T[]
  readonly next: string | null
}

/** Makes a page of `limit` rows out of up to `limit + 1`; `keyOf` gives the sort key that the cursor carries
 * (moments as the database writes them: a cursor of whole milliseconds would lose rows). */
export function pageOf<Row, T>(
  rows: readonly Row[],
  limit: number,
  keyOf: (row: Row) => readonly string[],
  viewOf: (row: Row) => T,
): Page<T> {
  const shown = rows.slice(0, limit)
  const last = shown.at(-1)
  const next = rows.length > limit && last ? Buffer.from(JSON.stringify(keyOf(last))).toString('base64url') : null
  return { items: shown.map(viewOf), next }
}

/** The sort key in a cursor; refused when it was not made by `pageOf` with as many parts. */
export function keyOfCursor(cursor: string | undefined, parts: number): readonly string[] | null {
  if (cursor === undefined) return null
  try {
    const key: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'))
    if (Array.isArray(key) && key.length === parts && key.every((part) => typeof part === 'string')) return key
  } catch {
    // answered below
  }
  throw new Refused([refuse('REQUEST_SHAPE', { path: 'querystring/cursor', problem: 'the next of an earlier answer' })])
}
