import { sql } from 'kysely'
import type { Context } from '#db/context.ts'
import { postUnderNumber } from '#db/number-sequence.ts'
import { sumMoney } from '#domain/payment.ts'
import { throwIfRefused } from '#domain/refusal.ts'
import { countDifference, reviewClosing } from '#domain/shift.ts'
import { readReport } from './read-report.ts'
import { lockShift } from './shift-store.ts'
import { type CountedTender, readTendersOfShift } from './shift-tenders.ts'
import type { ShiftReport, ShiftToClose } from './shift-views.ts'

/**
 * D61: closes a shift by what was counted, blind: nobody is told before what should be there. The number of the closing
 * is taken last (D6), and what was expected then is kept beside what was counted.
 */
export async function closeShift(context: Context, id: string, asked: ShiftToClose): Promise<ShiftReport> {
  const { counted, note = '', unsent = 0 } = asked
  const shift = await lockShift(context, id, 'for update')
  const tenders = await readTendersOfShift(context, shift)
  const openTickets = await countOpenTickets(context, shift.till.id)
  throwIfRefused(reviewClosing({ tenders, counted: counted.map(({ tender }) => tender), openTickets, unsent }))
  const counts = tenders.flatMap((tender) => {
    const amounts = counted.filter((count) => count.tender === tender.tender).map(({ amount }) => amount)
    return amounts.length > 0 ? [{ ...tender, counted: sumMoney(...amounts) }] : []
  })
  await insertCounts(context, id, counts)
  await postClosing(context, { id, till: shift.till, note, counts })
  return readReport(context, id)
}

type Count = CountedTender & { readonly counted: string }

async function countOpenTickets({ db, caller }: Context, tillId: string): Promise<number> {
  const { rows } = await sql<{ tickets: number }>`
    select count(*) as tickets from register_sale
    where company_id = ${caller.companyId} and till_id = ${tillId} and state = 'open'`.execute(db)
  return rows[0]?.tickets ?? 0
}

async function insertCounts({ db, caller }: Context, shiftId: string, counts: readonly Count[]): Promise<void> {
  await db
    .insertInto('shift_count')
    .values(
      counts.map(({ tender, counted, expected }) => ({
        company_id: caller.companyId,
        shift_id: shiftId,
        tender_code: tender,
        counted,
        expected,
      })),
    )
    .execute()
}

interface Closing {
  readonly id: string
  readonly till: { readonly id: string; readonly code: string }
  readonly note: string
  readonly counts: readonly Count[]
}

async function postClosing(context: Context, { id, till, note, counts }: Closing): Promise<void> {
  const difference = sumMoney('0', ...counts.map(({ counted, expected }) => countDifference(counted, expected)))
  await postUnderNumber(context, {
    series: `closing ${till.id}`,
    documentId: id,
    kind: 'shiftClosed',
    data: { till: till.code, lines: counts.length, difference },
    document: sql`update shift s set number = n.number, series_number = n.series_number, closed_at = n.posted_at,
      closed_by = ${context.caller.actorId}, note = ${note}
      from next n where s.company_id = n.company_id and s.id = ${id}`,
  })
}
