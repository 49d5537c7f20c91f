import type { ReactNode } from 'react'

/** A column of a list. */
export interface Column<Row> {
  readonly id: string
  readonly header: string
  readonly cell: (row: Row) => ReactNode
  /** Share of the width, in parts of about a tenth of the screen. */
  readonly width: number
  /** The server's field to sort by; none where it cannot. */
  readonly sort?: string
  readonly isNumber?: boolean
  /** Stays on a phone. */
  readonly isMain?: boolean
  /** Shown only when chosen. */
  readonly isExtra?: boolean
}

/** The columns to show: those that were chosen, in that order, else all but the extra ones. */
export function shownColumns<Row>(columns: readonly Column<Row>[], chosen: string | undefined): readonly Column<Row>[] {
  const wanted = chosen?.split(',').flatMap((id) => columns.find((column) => column.id === id) ?? []) ?? []
  return wanted.length > 0 ? wanted : columns.filter(({ isExtra }) => !isExtra)
}
