import { sql } from 'kysely'
import type { Context } from '#db/context.ts'
import { reviewCorrection } from '#domain/correction.ts'
import { type CoverageTerm, coverageOf } from '#domain/coverage.ts'
import { type Refusal, Refused, refuse } from '#domain/refusal.ts'
import { unitColumns, unitSource } from './find-units.ts'
import { readLife } from './life-of-unit.ts'
import type { UnitCard, UnitView } from './views.ts'

type Facts = UnitView & {
  readonly terms: readonly CoverageTerm[]
  readonly orderLine: number
  readonly frozen: boolean
  readonly completeAfterInvoice: boolean
  readonly shipped: boolean
  readonly closedAs: string | null
  readonly today: string
}

/**
 * D82: everything about one unit: where it is and whose, its whole life, its coverage on a day (today where none is
 * asked), and what may be done now, with the reasons why not.
 */
export async function readUnitCard(context: Context, registrationId: string, on: string | null): Promise<UnitCard> {
  const facts = await readFacts(context, registrationId)
  const { terms, orderLine, frozen, completeAfterInvoice, shipped, closedAs, today, ...unit } = facts
  const day = on ?? today
  return {
    ...unit,
    sold: unit.state === 'invoiced' || unit.state === 'shipped',
    on: day,
    coverage: coverageOf(terms, unit, day),
    mayDo: mayDo(facts, context),
    life: await readLife(context, registrationId),
  }
}

async function readFacts({ db, caller }: Context, registrationId: string): Promise<Facts> {
  const { rows } = await sql<Facts>`
    select ${unitColumns}, r.closed_as as "closedAs", s.posted_at is not null as shipped,
      ol.line_number as "orderLine", ol.frozen_at is not null as frozen,
      k.complete_after_invoice as "completeAfterInvoice", (now() at time zone k.time_zone)::date as today,
      (select coalesce(json_agg(json_build_object('kind', t.kind, 'name', t.name, 'length', t.length, 'unit', t.unit,
          'startsFrom', t.starts_from) order by t.id), '[]') from coverage_term t
        where t.company_id = r.company_id and t.product_id = r.product_id) as terms
    from registration r ${unitSource}
    join company k on k.id = r.company_id
    where r.company_id = ${caller.companyId} and r.id = ${registrationId}`.execute(db)
  const facts = rows[0]
  if (!facts) throw new Refused([refuse('NOT_FOUND', { what: `registration ${registrationId}` })])
  return facts
}

/** What may be done now; a reason is not asked for here. */
function mayDo(facts: Facts, { caller }: Context): UnitCard['mayDo'] {
  const invoice = facts.state === 'invoiced' ? (facts.invoice?.number ?? null) : null
  const correct = reviewCorrection({ ...facts, invoice }, caller, 'asked')
  const open = facts.closedAs === null
  const notInvoiced: Refusal[] = facts.state === 'shipped' ? [] : [refuse('DOCUMENT_NOT_POSTED')]
  const reverse: Refusal[] =
    invoice === null ? notInvoiced : [refuse('UNIT_INVOICED', { serialNumber: facts.serialNumber, invoice })]
  return {
    correct: verdict(correct),
    reversePackingSlip: verdict(open ? reverse : [refuse('UNIT_CLOSED', { closedAs: facts.closedAs })]),
    invoice: verdict(open && facts.state === 'shipped' && facts.invoice === null ? [] : reverse),
  }
}

function verdict(refusals: readonly Refusal[]) {
  return {
    allowed: refusals.length === 0,
    refusals: refusals.map(({ code, rule, details }) => ({ code, rule, details })),
  }
}
