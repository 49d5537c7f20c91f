import { sql } from 'kysely'
import type { Context } from '#db/context.ts'
import { type List, type Page, type PageAsked, readPage, sortBy, sortByOptional } from '#db/page.ts'
import { addDays } from '#domain/calendar.ts'
import { type DayRange, type Ending, endingOf } from '#domain/coverage-ending.ts'
import { factsOfSale } from '#domain/coverage-facts.ts'
import { deliveredOn, unitColumns, unitSource } from '#serial-numbers/find-units.ts'
import { readFacts } from '#serial-numbers/read-units.ts'
import { verdictText } from '#terms/coverage.ts'
import {
  findSaleDays,
  findSpecialUnits,
  type ProductTerms,
  readProductTerms,
  type SaleDay,
} from './ending-candidates.ts'
import type { EndingFilter, EndingView } from './ending-views.ts'

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
 * D53: units whose warranty, or service, is valid on a day and ends within some days from it. Which may is found by
 * the days on which terms began; whether one does is what the coverage of the unit says.
 */
export async function listEnding(context: Context, asked: EndingFilter & PageAsked): Promise<Page<EndingView>> {
  const { db, caller } = context
  const terms = await readProductTerms(context)
  const from = asked.on ?? terms.today
  const endings = await findEndings(context, terms, { from, to: addDays(from, asked.days ?? 30) })
  const shown = endings.filter(({ kind }) => asked.kind === undefined || kind === asked.kind)
  const list: List<EndingRow, EndingView> = {
    columns: sql`${unitColumns}, e.kind, e.until`,
    // A unit may be here twice, with its warranty and with its service.
    id: sql`md5(r.id || e.kind)::uuid`,
    sorts: endingSorts,
    sort: 'until',
    viewOf: (row) => ({ ...row, text: textOf(row, caller.language) }),
  }
  const source = sql`
    from unnest(${shown.map(({ id }) => id)}::uuid[], ${shown.map(({ kind }) => kind)}::text[],
      ${shown.map(({ until }) => until)}::date[]) e(id, kind, until)
    join registration r on r.company_id = ${caller.companyId} and r.id = e.id ${unitSource}
    where true ${asked.customerId ? sql`and o.customer_id = ${asked.customerId}` : sql``}
      ${asked.productId ? sql`and r.product_id = ${asked.productId}` : sql``}`
  return readPage(db, list, source, asked)
}

function textOf({ kind, until }: Ending, language: 'nl' | 'en'): string {
  return verdictText(kind, { valid: true, code: 'valid', from: null, until }, language)
}

type UnitEnding = Ending & { readonly id: string }

async function findEndings(context: Context, terms: ProductTerms, days: DayRange): Promise<readonly UnitEnding[]> {
  const sales = await findSaleDays(context, terms, days)
  const apart = new Set([
    ...sales.filter(({ isSpecial }) => isSpecial).flatMap(({ registrationIds }) => registrationIds),
    ...(await findSpecialUnits(context, days)),
  ])
  const facts = await readFacts(context, [...apart])
  return [
    ...sales.filter(({ isSpecial }) => !isSpecial).flatMap((sale) => endingsOfSale(sale, terms, days)),
    ...[...facts].flatMap(([id, one]) => endingOf(one, days).map((ending) => ({ id, ...ending }))),
  ]
}

/** Units that were sold alike end alike. */
function endingsOfSale(sale: SaleDay, { byProduct }: ProductTerms, days: DayRange): UnitEnding[] {
  const { productId, deliveredOn, invoicedOn, registrationIds } = sale
  const endings = endingOf(factsOfSale(byProduct.get(productId) ?? [], { deliveredOn, invoicedOn }), days)
  return endings.flatMap((ending) => registrationIds.map((id) => ({ id, ...ending })))
}
