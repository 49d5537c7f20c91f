import type { Context } from '#db/context.ts'
import { newId } from '#db/id.ts'
import { Refused, refuse } from '#domain/refusal.ts'
import { recordEvent } from '#events/record.ts'
import { readShift } from './shift-store.ts'
import type { ShiftToOpen, ShiftView } from './shift-views.ts'
import { readTill } from './store.ts'
import { tillOf } from './till-of-caller.ts'

/** D61: opens the drawer of the caller's till. One shift is open at a till; of two who open one, one succeeds. */
export async function openShift(context: Context, { id = newId(), openingFloat }: ShiftToOpen): Promise<ShiftView> {
  const { db, caller } = context
  const till = await readTill(context, tillOf(context))
  if (till.openShift)
    throw new Refused([refuse('SHIFT_OPEN_ALREADY', { till: till.code, openedBy: till.openShift.openedBy })])
  await db
    .insertInto('shift')
    .values({
      company_id: caller.companyId,
      id,
      till_id: till.id,
      opening_float: openingFloat,
      opened_by: caller.actorId,
      number: null,
      series_number: null,
      closed_at: null,
      closed_by: null,
    })
    .execute()
  await recordEvent(context, { kind: 'shiftOpened', subjectId: id, data: { till: till.code, openingFloat } })
  return readShift(context, id)
}
