import { sql } from 'kysely'
import type { Context } from '#db/context.ts'
import { type List, type Page, type PageAsked, readPage, sortBy, sortByOptional } from '#db/page.ts'
import { inPeriod } from '#db/search.ts'
import { type ShiftRow, shiftColumns, shiftSource, shiftView } from './shift-store.ts'
import type { ShiftView } from './shift-views.ts'

export interface ShiftFilter {
  readonly tillId?: string | undefined
  readonly state?: 'open' | 'closed' | undefined
  readonly from?: string | undefined
  readonly to?: string | undefined
}

export const shiftSorts = {
  openedAt: sortBy('timestamptz', sql`s.opened_at`),
  tillCode: sortBy('text', sql`t.code`),
  number: sortByOptional('text', sql`s.number`),
  closedAt: sortByOptional('timestamptz', sql`s.closed_at`),
}

const list: List<ShiftRow, ShiftView> = {
  columns: shiftColumns,
  id: sql`s.id`,
  sorts: shiftSorts,
  sort: '-openedAt',
  viewOf: shiftView,
}

/** The shifts of the company's tills, the newest first where no other sort is asked for. */
export function listShifts({ db, caller }: Context, asked: ShiftFilter & PageAsked): Promise<Page<ShiftView>> {
  const { tillId, state } = asked
  const openedOn = sql`(s.opened_at at time zone (select time_zone from company where id = ${caller.companyId}))::date`
  const source = sql`from ${shiftSource} where s.company_id = ${caller.companyId}
    ${tillId ? sql`and s.till_id = ${tillId}` : sql``} ${inPeriod(asked, openedOn)}
    ${state ? sql`and (s.closed_at is null) = ${state === 'open'}` : sql``}`
  return readPage(db, list, source, asked)
}
