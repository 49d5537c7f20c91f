import { sql } from 'kysely'
import type { Context } from '#db/context.ts'
import { reviewCorrection } from '#domain/correction.ts'
import { type Refusal, Refused, refuse } from '#domain/refusal.ts'
import { inTimeOrder, type UnitEvent } from '#domain/trace.ts'
import { type Language, refusalText } from '#terms/text.ts'
import { actsColumn, readLife } from './life-of-unit.ts'
import { type CoveredRow, coveredColumns, coveredOf, coveredSource, readReplaced } from './read-units.ts'
import { type CoveredUnit, coverageOfUnit } from './unit-coverage.ts'
import type { UnitCard } from './views.ts'

/** A unit with all that its card is made of. */
export interface UnitFacts extends CoveredUnit {
  readonly acts: readonly UnitEvent[]
  readonly reusedFromId: string | null
  readonly orderLine: number
  readonly frozen: boolean
  readonly completeAfterInvoice: boolean
  readonly shipped: boolean
  readonly closedAs: string | null
  readonly today: string
}

export type FactsRow = CoveredRow & Omit<UnitFacts, keyof CoveredUnit>

/** What `factsOf` reads of a registration `r` with its documents and company `k`. */
export const factColumns = sql`${coveredColumns}, r.closed_as as "closedAs", r.reused_from_id as "reusedFromId",
  s.posted_at is not null as shipped, ol.line_number as "orderLine", ol.frozen_at is not null as frozen,
  k.complete_after_invoice as "completeAfterInvoice", ${actsColumn} as acts`

/** Parts a row into the unit and the facts about it. */
export function factsOf(row: FactsRow): UnitFacts {
  const { acts, reusedFromId, orderLine, frozen, completeAfterInvoice, shipped, closedAs, ...covered } = row
  return { ...coveredOf(covered), acts, reusedFromId, orderLine, frozen, completeAfterInvoice, shipped, closedAs }
}

/** D82: everything about one unit, on a day, or today where none is asked. */
export async function readUnitCard(context: Context, registrationId: string, on: string | null): Promise<UnitCard> {
  const { db, caller } = context
  const { rows } = await sql<FactsRow>`
    select ${factColumns} from registration r ${coveredSource}
    where r.company_id = ${caller.companyId} and r.id = ${registrationId}`.execute(db)
  const [row] = rows
  if (!row) throw new Refused([refuse('NOT_FOUND', { what: `registration ${registrationId}` })])
  return cardOf(context, factsOf(row), on, await readLife(context, registrationId))
}

/** The card of a unit whose other lives were found with it; only what was reused under other names is read again. */
export async function cardAmong(
  context: Context,
  facts: UnitFacts,
  others: readonly UnitFacts[],
  on: string | null,
): Promise<UnitCard> {
  const all = [facts, ...others]
  const known = new Set(all.map((one) => one.unit.id))
  const isWhole = all.every(({ reusedFromId }) => reusedFromId === null || known.has(reusedFromId))
  const life = isWhole ? inTimeOrder(all.flatMap((one) => one.acts)) : await readLife(context, facts.unit.id)
  return cardOf(context, facts, on, life)
}

async function cardOf(context: Context, facts: UnitFacts, asked: string | null, life: UnitEvent[]): Promise<UnitCard> {
  const { unit, today } = facts
  const on = asked ?? today
  const replaced = await readReplaced(context, [facts])
  return {
    ...unit,
    sold: ['shipped', 'invoiced', 'returned'].includes(unit.state),
    on,
    ...coverageOfUnit(facts, { on, language: context.caller.language, replaced }),
    mayDo: mayDo(facts, context),
    life,
  }
}

/** What may be done now; a reason is not asked for here. */
function mayDo(facts: UnitFacts, { caller }: Context): UnitCard['mayDo'] {
  const { unit, closedAs } = facts
  const { state, serialNumber } = unit
  const invoice = state === 'invoiced' ? (unit.invoice?.number ?? null) : null
  const correct = reviewCorrection({ ...facts, serialNumber, invoice }, caller, 'asked')
  const closed: Refusal[] = closedAs === null ? [] : [refuse('UNIT_CLOSED', { closedAs })]
  const invoiced: Refusal[] = invoice === null ? [] : [refuse('UNIT_INVOICED', { serialNumber, invoice })]
  const notShipped: Refusal[] = state === 'registered' ? [refuse('DOCUMENT_NOT_POSTED')] : []
  const move = [...closed, ...invoiced, ...notShipped]
  const { language } = caller
  return {
    correct: verdict(correct, language),
    reversePackingSlip: verdict(move, language),
    invoice: verdict(move, language),
  }
}

function verdict(refusals: readonly Refusal[], language: Language) {
  return {
    allowed: refusals.length === 0,
    refusals: refusals.map((refusal) => ({ ...refusal, text: refusalText(refusal, language) })),
  }
}
