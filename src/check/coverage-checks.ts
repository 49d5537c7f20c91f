import { type RawBuilder, sql } from 'kysely'
import { listEnding } from '#coverage/list-ending.ts'
import type { Context } from '#db/context.ts'
import type { DatabaseTransaction } from '#db/database.ts'
import { addDays } from '#domain/calendar.ts'
import { coverageOf } from '#domain/coverage.ts'
import { endingOf } from '#domain/coverage-ending.ts'
import type { CoverageFacts } from '#domain/coverage-facts.ts'
import { coverageKinds } from '#domain/coverage-terms.ts'
import { type CoverageVerdict, coverageVerdict } from '#domain/coverage-verdict.ts'
import { readCoverage } from '#serial-numbers/read-units.ts'
import type { Check } from './check.ts'
import { factsOfUnits, readProductTerms, readUnitsToCover, type UnitToCover } from './coverage-facts.ts'

/** Of what units are said to be covered for. */
export const coverageChecks: readonly Check[] = [
  {
    name: 'coverageRecomputed',
    invariant: 'D53',
    statement:
      'What is shown of the coverage of a unit, and whether it is among those that end soon, follows from its papers.',
    subject: 'unit',
    sql: findDifferences,
  },
]

/** Days in which coverage that ends is shown as ending soon. */
const soon = 90

interface Difference {
  readonly id: string
  readonly figures: { readonly follows: string; readonly shown: string }
}

async function findDifferences(transaction: DatabaseTransaction): Promise<RawBuilder<unknown>> {
  const { rows } = await sql<{ id: string; today: string }>`
    select id, (now() at time zone time_zone)::date as today from company order by id`.execute(transaction)
  const found: (Difference & { readonly company_id: string })[] = []
  for (const { id, today } of rows) {
    const differences = await differencesIn(contextOf(transaction, id), today)
    found.push(...differences.map((difference) => ({ company_id: id, ...difference })))
  }
  return sql`select * from jsonb_to_recordset(${JSON.stringify(found)}::jsonb)
    d(company_id uuid, id uuid, figures jsonb)`
}

/** The auditor is nobody in the company, and only reads. */
function contextOf(db: DatabaseTransaction, companyId: string): Context {
  const nobody = { actorId: companyId, name: '', duties: new Set<never>(), language: 'en', tillId: null } as const
  return { db, caller: { ...nobody, companyId } }
}

async function differencesIn(context: Context, today: string): Promise<readonly Difference[]> {
  const { db, caller } = context
  const productTerms = await readProductTerms(db, caller.companyId)
  const differences: Difference[] = []
  const endings = new Set<string>()
  let units = await readUnitsToCover(db, caller.companyId, null)
  while (units.length > 0) {
    const facts = await factsOfUnits(db, caller.companyId, units, productTerms)
    differences.push(...(await verdictsThatDiffer(context, facts, today)))
    for (const ending of units.flatMap((unit) => endingsOf(unit, facts, today))) endings.add(ending)
    units = await readUnitsToCover(db, caller.companyId, units.at(-1)?.id ?? null)
  }
  return [...differences, ...endingsThatDiffer(endings, await readEndings(context, today))]
}

type Facts = ReadonlyMap<string, CoverageFacts>

async function verdictsThatDiffer(context: Context, facts: Facts, today: string): Promise<readonly Difference[]> {
  const shown = await readCoverage(context, [...facts.keys()], today)
  return [...facts].flatMap(([id, own]) => {
    const verdict = shown.get(id)?.verdict
    const figures = {
      follows: textOf(coverageVerdict(coverageOf(own, today), today)),
      shown: verdict ? textOf(verdict) : '',
    }
    return figures.follows === figures.shown ? [] : [{ id, figures }]
  })
}

function textOf(verdict: Readonly<Record<(typeof coverageKinds)[number], CoverageVerdict>>): string {
  return coverageKinds
    .map((kind) => [kind, verdict[kind].code, verdict[kind].from, verdict[kind].until].join(' '))
    .join(', ')
}

/** Each as one text, which begins with the id of its unit. */
function endingsOf({ id, open }: UnitToCover, facts: Facts, today: string): readonly string[] {
  const own = facts.get(id)
  if (!open || !own) return []
  return endingOf(own, { from: today, to: addDays(today, soon) }).map(({ kind, until }) => `${id} ${kind} ${until}`)
}

async function readEndings(context: Context, on: string): Promise<ReadonlySet<string>> {
  const listed = new Set<string>()
  let cursor: string | undefined
  do {
    const { items, next } = await listEnding(context, { on, days: soon, limit: 200, cursor })
    for (const { id, kind, until } of items) listed.add(`${id} ${kind} ${until}`)
    cursor = next ?? undefined
  } while (cursor !== undefined)
  return listed
}

function endingsThatDiffer(follow: ReadonlySet<string>, shown: ReadonlySet<string>): readonly Difference[] {
  const idLength = 36
  const missing = [...follow].filter((ending) => !shown.has(ending))
  const wrong = [...shown].filter((ending) => !follow.has(ending))
  return [
    ...missing.map((one) => ({ id: one.slice(0, idLength), figures: { follows: one.slice(idLength + 1), shown: '' } })),
    ...wrong.map((one) => ({ id: one.slice(0, idLength), figures: { follows: '', shown: one.slice(idLength + 1) } })),
  ]
}
