import { type RawBuilder, sql } from 'kysely'
import { Refused, refuse } from '#domain/refusal.ts'
import { type Database, manyForms } from './database.ts'

/** One page of a list and the cursor of the next, or null at the end. */
export interface Page<T> {
  readonly items: readonly T[]
  readonly next: string | null
}

export interface PageAsked {
  readonly limit?: number | undefined
  readonly cursor?: string | undefined
  /** A name among the list's sorts, with `-` before it from high to low. */
  readonly sort?: string | undefined
}

type Expression = RawBuilder<unknown>

interface SortKey {
  readonly type: 'text' | 'date' | 'timestamptz' | 'numeric' | 'integer'
  readonly of: Expression
}

/** What rows are sorted by, before their id. Where the first key may be null, those rows come last either way. */
export interface Sort {
  readonly keys: readonly [SortKey, ...SortKey[]]
  readonly nullable: boolean
}

/** A list: its columns, what it can be sorted by, the sort it has when none is asked for, and how a row is shown. */
export interface List<Row, View> {
  readonly columns: Expression
  readonly id: Expression
  readonly sorts: Readonly<Record<string, Sort>>
  readonly sort: string
  readonly viewOf: (row: Row) => View
}

/** Sorts by a column that every row has. */
export function sortBy(type: SortKey['type'], of: Expression, ...more: SortKey[]): Sort {
  return { keys: [{ type, of }, ...more], nullable: false }
}

/** Sorts by a column that may be null. */
export function sortByOptional(type: SortKey['type'], of: Expression): Sort {
  return { keys: [{ type, of }], nullable: true }
}

/**
 * A page of a list whose rows are `source`: `from … where …`. Rows with a value and rows without one are read in two
 * queries, so that one index on the sort serves both directions and never a null in between.
 */
export async function readPage<Row extends object, View>(
  db: Database,
  list: List<Row, View>,
  source: Expression,
  { limit = 50, cursor, sort = list.sort }: PageAsked,
): Promise<Page<View>> {
  const order = orderOf(list, sort)
  const after = keyOfCursor(cursor, order)
  const read = async (valued: boolean) => {
    const { rows } = await sql<Row & { pageKey: readonly (string | null)[] }>`
      ${order.sort === list.sort ? sql`` : sql.raw(manyForms)}
      select ${list.columns}, array[${sql.join(order.keys.map(({ of }) => sql`${of}::text`))}] as "pageKey"
      ${source} ${conditionOf(order, after, valued)}
      order by ${sql.join(order.keys.map(({ of }) => sql`${of} ${order.direction}`))}
      limit ${sql.lit(rowsToRead(limit))}`.execute(db)
    return rows
  }
  const rows = after?.[0] === null ? [] : await read(true)
  if (order.nullable && rows.length <= limit) rows.push(...(await read(false)))
  const shown = rows.slice(0, limit)
  const last = shown.at(-1)
  const items = shown.map(({ pageKey: _, ...row }) => list.viewOf(row as unknown as Row))
  return { items, next: rows.length > limit && last ? cursorOf(order, last.pageKey) : null }
}

/** The key of the row that a page begins after, its id last; null for the first page. */
export function cursorKey({ cursor, sort }: PageAsked, list: List<never, unknown>): readonly (string | null)[] | null {
  return keyOfCursor(cursor, orderOf(list, sort ?? list.sort))
}

/** The planner must know how few rows are wanted, and statements should have few forms. */
function rowsToRead(limit: number): number {
  return [51, 201].find((rows) => rows > limit) ?? limit + 1
}

interface Order {
  readonly sort: string
  readonly keys: readonly { readonly of: Expression; readonly type: string }[]
  readonly nullable: boolean
  readonly direction: Expression
  readonly comes: Expression
}

function orderOf(list: List<never, unknown>, asked: string): Order {
  const sort = list.sorts[asked.replace(/^-/, '')]
  if (!sort) throw new Refused([refuse('REQUEST_SHAPE', { path: 'querystring/sort', problem: 'a sort of the list' })])
  const down = asked.startsWith('-')
  return {
    sort: asked,
    keys: [...sort.keys, { of: list.id, type: 'uuid' }],
    nullable: sort.nullable,
    direction: down ? sql`desc` : sql`asc`,
    comes: down ? sql`<` : sql`>`,
  }
}

type PageKey = readonly (string | null)[]

/** The first key also alone: it finds the beginning where the id is another table's. */
function conditionOf({ keys, nullable, comes }: Order, after: PageKey | null, valued: boolean): Expression {
  const [first, ...others] = keys
  if (!first) return sql``
  if (!valued) {
    const id = after?.[0] === null ? after.at(-1) : undefined
    return sql`and ${first.of} is null ${id == null ? sql`` : sql`and ${others.at(-1)?.of} ${comes} ${id}::uuid`}`
  }
  const known = nullable ? sql`and ${first.of} is not null` : sql``
  if (!after) return known
  const values = keys.map(({ type }, index) => sql`${after[index]}::${sql.raw(type)}`)
  return sql`${known} and ${first.of} ${comes}= ${values[0]}
    and (${sql.join(keys.map(({ of }) => of))}) ${comes} (${sql.join(values)})`
}

/** The sort and the key of the last row, as the database writes it: a moment of milliseconds would lose rows. */
function cursorOf({ sort }: Order, key: PageKey): string {
  return Buffer.from(JSON.stringify([sort, ...key])).toString('base64url')
}

/** The key in a cursor; refused when it was not made for this sort. */
function keyOfCursor(cursor: string | undefined, { sort, keys, nullable }: Order): PageKey | null {
  if (cursor === undefined) return null
  try {
    const parts: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'))
    if (Array.isArray(parts) && parts.length === keys.length + 1 && parts[0] === sort) {
      const key = parts.slice(1)
      if (key.every((part, index) => typeof part === 'string' || (part === null && nullable && index === 0))) return key
    }
  } catch {
    // answered below
  }
  const problem = 'the next of an earlier answer with the same sort'
  throw new Refused([refuse('REQUEST_SHAPE', { path: 'querystring/cursor', problem })])
}
