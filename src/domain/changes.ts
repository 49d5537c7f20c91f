export interface Change {
  readonly from: unknown
  readonly to: unknown
}

/** What a change changed, field by field, for its event; `edition` is no field of its own. */
export function changesBetween<T extends object>(before: T, after: T): Record<string, Change> {
  const fields = Object.keys(after) as (keyof T & string)[]
  return Object.fromEntries(
    fields
      .filter((field) => field !== 'edition' && JSON.stringify(before[field]) !== JSON.stringify(after[field]))
      .map((field) => [field, { from: before[field], to: after[field] }]),
  )
}
