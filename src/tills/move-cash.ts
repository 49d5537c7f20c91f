import type { Context } from '#db/context.ts'
import { newId } from '#db/id.ts'
import { recordEvent } from '#events/record.ts'
import { listMovements, lockShift } from './shift-store.ts'
import type { CashMovementView, CashToMove } from './shift-views.ts'

/** D61: cash that is put into the drawer or taken out beside sales, with its reason. */
export async function moveCash(
  context: Context,
  shiftId: string,
  { id = newId(), amount, reason }: CashToMove,
): Promise<CashMovementView> {
  const { db, caller } = context
  const { till } = await lockShift(context, shiftId, 'for key share')
  await db
    .insertInto('cash_movement')
    .values({ company_id: caller.companyId, id, shift_id: shiftId, amount, reason, moved_by: caller.actorId })
    .execute()
  await recordEvent(context, { kind: 'cashMoved', subjectId: shiftId, data: { till: till.code, amount, reason } })
  const movement = (await listMovements(context, shiftId)).find((one) => one.id === id.toLowerCase())
  if (!movement) throw new Error(`cash movement ${id} is not there`)
  return movement
}
