/** What a list shows, as it stands in the address: a link to it shows the same to a colleague. */
export interface ListSearch {
  readonly text?: string | undefined
  /** A field, with `-` before it for the highest first. */
  readonly sort?: string | undefined
  /** Columns in their order, comma separated. */
  readonly columns?: string | undefined
  /** The id of the saved view that was chosen. */
  readonly view?: string | undefined
  readonly [filter: string]: string | undefined
}

/** The part of an address after its question mark, as text: a serial number of figures stays what it is. */
export function readSearch(search: string): Record<string, string> {
  return Object.fromEntries(new URLSearchParams(search))
}

/** Writes it, as people and other programs write it too. */
export function writeSearch(search: Record<string, unknown>): string {
  const words = new URLSearchParams()
  for (const [name, value] of Object.entries(search)) {
    if (value !== undefined && value !== null) words.set(name, String(value))
  }
  return words.size > 0 ? `?${words}` : ''
}

/** Keeps of an address what a list can use: short texts. */
export function listSearch(search: Record<string, unknown>): ListSearch {
  const texts = Object.entries(search).filter(([, value]) => ['string', 'number', 'boolean'].includes(typeof value))
  return Object.fromEntries(texts.map(([name, value]) => [name, String(value).slice(0, 500)]))
}

/** The part of it that the server filters by. */
export function filtersOf({ sort: _sort, columns: _columns, view: _view, ...filters }: ListSearch) {
  return filters
}

/** The sort after a click on a column's head: first ascending, then descending, then the list's own order. */
export function nextSort(present: string | undefined, field: string): string | undefined {
  if (present === field) return `-${field}`
  return present === `-${field}` ? undefined : field
}
