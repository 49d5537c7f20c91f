import { sql } from 'kysely'
import type { Context } from '#db/context.ts'
import type { CoverageFacts } from '#domain/coverage-facts.ts'
import { type CoverageColumns, coverageColumns } from './coverage-columns.ts'
import type { UnitCoverageView } from './coverage-views.ts'
import { unitColumns, unitSource } from './find-units.ts'
import { type CoveredUnit, coverageOfUnit, factsOfUnit, type Replaced } from './unit-coverage.ts'
import type { UnitView } from './views.ts'

/** A row of `coveredColumns`. */
export type CoveredRow = UnitView & CoverageColumns & { readonly today: string }

/** What `coveredOf` reads of a registration `r` with its documents and company `k`. */
export const coveredColumns = sql`${unitColumns}, ${coverageColumns},
  (now() at time zone k.time_zone)::date as today`

/** The documents of a unit and its company. */
export const coveredSource = sql`${unitSource} join company k on k.id = r.company_id`

/** Parts a row into the unit and what its coverage follows from. */
export function coveredOf(row: CoveredRow): CoveredUnit & { readonly today: string } {
  const { productTerms, unitTerms, returns, replaces, replacementMinimumDays, today, ...unit } = row
  return { unit, productTerms, unitTerms, returns, replaces, replacementMinimumDays, today }
}

/**
 * D53: the coverage of many units on a day, or today where none is asked, by their registrations; those that are not
 * there are left out. Two queries at most, whatever their number.
 */
export async function readCoverage(
  context: Context,
  registrationIds: readonly string[],
  on: string | null = null,
): Promise<ReadonlyMap<string, UnitCoverageView & { readonly unit: UnitView }>> {
  const units = await readCovered(context, registrationIds)
  const replaced = await readReplaced(context, units)
  const { language } = context.caller
  return new Map(
    units.map((one) => {
      const coverage = coverageOfUnit(one, { on: on ?? one.today, language, replaced })
      return [one.unit.id, { ...coverage, unit: one.unit }]
    }),
  )
}

/** What the coverage of many units follows from, by their registrations; two queries for each 5,000. */
export async function readFacts(
  context: Context,
  registrationIds: readonly string[],
): Promise<ReadonlyMap<string, CoverageFacts>> {
  const facts = new Map<string, CoverageFacts>()
  for (let first = 0; first < registrationIds.length; first += atOnce) {
    const units = await readCovered(context, registrationIds.slice(first, first + atOnce))
    const replaced = await readReplaced(context, units)
    for (const one of units) facts.set(one.unit.id, factsOfUnit(one, replaced))
  }
  return facts
}

const atOnce = 5000

async function readCovered({ db, caller }: Context, registrationIds: readonly string[]) {
  const { rows } = await sql<CoveredRow>`
    select ${coveredColumns} from registration r ${coveredSource}
    where r.company_id = ${caller.companyId} and r.id = any(${registrationIds}::uuid[])`.execute(db)
  return rows.map(coveredOf)
}

/** Every unit that one of these came in the place of, however long the chain; most units cost no query. */
export async function readReplaced({ db, caller }: Context, units: readonly CoveredUnit[]): Promise<Replaced> {
  const ids = units.flatMap(({ replaces }) => replaces?.registrationId ?? [])
  if (ids.length === 0) return new Map()
  const { rows } = await sql<CoveredRow>`
    with recursive chain as (
      select id, sales_order_line_id from registration
      where company_id = ${caller.companyId} and id = any(${ids}::uuid[])
      union select x.id, x.sales_order_line_id from chain c
      join return_unit w on w.company_id = ${caller.companyId} and w.replacement_line_id = c.sales_order_line_id
      join registration x on x.company_id = w.company_id and x.id = w.registration_id)
    select ${coveredColumns} from chain
    join registration r on r.company_id = ${caller.companyId} and r.id = chain.id ${coveredSource}`.execute(db)
  return new Map(rows.map(coveredOf).map((one) => [one.unit.id, one]))
}
