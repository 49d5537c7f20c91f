import type { Page } from '#db/page.ts'
import type { ColumnName } from '#terms/en-columns.ts'
import { columnName, type Language } from '#terms/text.ts'

/** Text, which may come from anywhere; what Pakbon itself wrote as a number; yes or no, as 1 or 0. */
export type Cell = string | number | boolean | null | { readonly amount: string | null }

/** The columns of a list in the order of its file, and what each shows of a row. */
export type FileColumns<View> = Readonly<Partial<Record<ColumnName, (row: View) => Cell>>>

/** A list that is to become a file. */
export interface ListFile<View> {
  readonly fileName: string
  readonly columns: FileColumns<View>
  /** Names of columns with commas between them; all where none are named. */
  readonly chosen: string | undefined
  readonly read: (page: { readonly limit: number; readonly cursor?: string }) => Promise<Page<View>>
}

/** The rows of a file, some thousands at a time. */
export type Rows = AsyncGenerator<readonly (readonly Cell[])[]>

const pageSize = 5000
/** Rows of one file; more are asked for by a narrower filter. */
const mostRows = 100_000

/**
 * The heads of the columns, and the rows page by page. What the filter is refused for is refused before anything is
 * sent.
 */
export async function readListFile<View>(
  file: ListFile<View>,
  language: Language,
): Promise<{ readonly heads: readonly string[]; readonly rows: Rows }> {
  const names = (file.chosen?.split(',') ?? Object.keys(file.columns)) as ColumnName[]
  const first = await file.read({ limit: pageSize })
  return { heads: names.map((name) => columnName(name, language)), rows: pages(file, first, names) }
}

async function* pages<View>({ columns, read }: ListFile<View>, first: Page<View>, names: readonly ColumnName[]): Rows {
  let page = first
  for (let rows = 0; ; ) {
    if (page.items.length > 0) yield page.items.map((row) => names.map((name) => columns[name]?.(row) ?? null))
    rows += page.items.length
    if (page.next === null || rows >= mostRows) return
    page = await read({ limit: pageSize, cursor: page.next })
  }
}
