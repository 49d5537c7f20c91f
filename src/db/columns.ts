import type { ColumnType } from 'kysely'

/** `timestamptz`: read as ISO text, written as ISO text or a Date. */
export type Moment = ColumnType<string, string | Date, string | Date>

/** `numeric`: read as exact text, written as text or a number. */
export type Numeric = ColumnType<string, string | number, string | number>

/** `jsonb`: read parsed, written as JSON text. */
export type Json = ColumnType<unknown, string, string>

/** A column that the database fills when an insert leaves it out. */
export type Generated<T> =
  T extends ColumnType<infer Read, infer Written, infer Changed>
    ? ColumnType<Read, Written | undefined, Changed>
    : ColumnType<T, T | undefined, T>
