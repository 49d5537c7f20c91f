import { makeStyles, tokens } from '@fluentui/react-components'
import { useNavigate, useSearch } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { usePages } from '#web/api/inquiry.ts'
import { useIsNarrow } from '#web/ui/narrow.ts'
import { Refusals } from '#web/ui/refusals.tsx'
import { type Column, shownColumns } from './column.ts'
import { filtersOf, type ListSearch, nextSort } from './list-search.ts'
import { type ListFilter, ListTools } from './list-tools.tsx'
import { RowTable } from './row-table.tsx'

const useStyles = makeStyles({
  list: {
    display: 'flex',
    flexDirection: 'column',
    flexGrow: 1,
    minHeight: '320px',
    backgroundColor: tokens.colorNeutralBackground1,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
  },
})

interface DataListProps<Row> {
  /** The list's name for saved views, e.g. `salesOrders`. */
  readonly name: string
  readonly label: string
  /** The server's list, e.g. `/sales-orders`; its export is there with `.csv`. */
  readonly url: string
  readonly columns: readonly Column<Row>[]
  readonly filters?: readonly ListFilter[]
  /** Always asked for besides what the user filters by. */
  readonly fixed?: Readonly<Record<string, string>>
  /** Without text filter, saved views and choice of columns: a work list, not a list to look around in. */
  readonly isPlain?: boolean
  readonly linkOf: (row: Row) => string
  readonly keyOf?: (row: Row) => string
  /** False where the server needs a filter first. */
  readonly isReady?: boolean
  /** What to do where there is nothing yet. */
  readonly empty?: ReactNode
}

/** A list of any length: filtered and sorted by the server, paged by its cursor, drawn as far as it is in sight. */
export function DataList<Row extends object>({ name, label, url, columns, filters = [], ...list }: DataListProps<Row>) {
  const styles = useStyles()
  const search = useSearch({ strict: false }) as ListSearch
  const navigate = useNavigate()
  const isNarrow = useIsNarrow()
  const change = (next: ListSearch) => {
    const kept = Object.entries(next).filter(([, value]) => value !== undefined && value !== '')
    navigate({ to: '.', search: Object.fromEntries(kept) as never, replace: true })
  }
  const { of: _of, ...asked } = filtersOf(search)
  const query = { ...list.fixed, ...asked, ...(search.sort ? { sort: search.sort } : {}) }
  const pages = usePages<Row>(list.isReady === false ? null : url, query)
  const shown = shownColumns(columns, search.columns)
  const fitting = isNarrow ? shown.filter(({ isMain }) => isMain) : shown
  const keyOf = list.keyOf ?? ((row: Row) => (row as { id: string }).id)
  return (
    <div className={styles.list}>
      <ListTools
        name={name}
        url={url}
        query={query}
        columns={columns}
        filters={filters}
        search={search}
        isPlain={list.isPlain ?? false}
        onChange={change}
      />
      <Refusals problem={pages.error} />
      <RowTable
        label={label}
        rows={pages.data ?? []}
        columns={fitting.length > 0 ? fitting : shown}
        sort={search.sort}
        onSort={(field) => change({ ...search, sort: nextSort(search.sort, field) })}
        isLoading={pages.isFetching}
        hasMore={pages.hasNextPage}
        onMore={() => !pages.isFetching && pages.fetchNextPage()}
        linkOf={list.linkOf}
        keyOf={keyOf}
        empty={list.empty}
      />
    </div>
  )
}
