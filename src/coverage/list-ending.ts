import { sql } from 'kysely'
import type { Context } from '#db/context.ts'
import { type List, type Page, type PageAsked, readPage, sortBy, sortByOptional } from '#db/page.ts'
import type { Ending } from '#domain/coverage-ending.ts'
import { deliveredOn, unitColumns, unitSource } from '#serial-numbers/find-units.ts'
import { verdictText } from '#terms/coverage.ts'
import type { EndingFilter, EndingView } from './ending-views.ts'
import { findEndings } from './find-endings.ts'

type EndingRow = Omit<EndingView, 'text'>

export const endingSorts = {
  until: sortBy('date', sql`e.until`),
  serialNumber: sortByOptional('text', sql`r.serial_key`),
  productNumber: sortBy('text', sql`p.number`),
  customerNumber: sortBy('text', sql`c.number`),
  customerName: sortBy('text', sql`c.name`),
  deliveredOn: sortByOptional('date', deliveredOn),
}

/**
 * D53: units whose warranty, or service, is valid on a day and ends within some days from it. In the order of those
 * days, as it is where no other is asked for, a page costs what it shows; another order looks at all of them.
 */
export async function listEnding(context: Context, asked: EndingFilter & PageAsked): Promise<Page<EndingView>> {
  const { db, caller } = context
  const list: List<EndingRow, EndingView> = {
    columns: sql`${unitColumns}, e.kind, e.until`,
    // A unit may be here twice, with its warranty and with its service.
    id: sql`md5(r.id || e.kind)::uuid`,
    sorts: endingSorts,
    sort: 'until',
    viewOf: (row) => ({ ...row, text: textOf(row, caller.language) }),
  }
  const shown = await findEndings(context, list, asked)
  const source = sql`
    from unnest(${shown.map(({ id }) => id)}::uuid[], ${shown.map(({ kind }) => kind)}::text[],
      ${shown.map(({ until }) => until)}::date[]) e(id, kind, until)
    join registration r on r.company_id = ${caller.companyId} and r.id = e.id ${unitSource}
    where true`
  return readPage(db, list, source, asked)
}

function textOf({ kind, until }: Ending, language: 'nl' | 'en'): string {
  return verdictText(kind, { valid: true, code: 'valid', from: null, until }, language)
}
