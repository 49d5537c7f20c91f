import type { Context } from '#db/context.ts'
import { newId } from '#db/id.ts'
import { type Duty, reviewDuty } from '#domain/duty.ts'
import { Refused, refuse, throwIfRefused } from '#domain/refusal.ts'
import { recordEvent } from '#events/record.ts'
import { createReturnOrder } from '#returns/create-return-order.ts'
import { correctSerialNumber } from '#serial-numbers/correct-serial-number.ts'
import { readConflict } from './read-conflicts.ts'
import type { ConflictView } from './views.ts'

/** What is to become of a serial number that was sold twice. */
export interface SettlementAsked {
  readonly how: 'corrected' | 'takenBack' | 'accepted'
  readonly reason: string
  /** The right one, where it is corrected. */
  readonly serialNumber: string | null
}

const dutyOf: Readonly<Record<SettlementAsked['how'], Duty>> = {
  corrected: 'maintainSerialNumberCorrections',
  takenBack: 'maintainReturnOrders',
  accepted: 'overrideDuplicateSerialNumbers',
}

/** The settled conflict, and the return order that takes the unit back. */
export type SettledConflict = ConflictView & { readonly returnOrderId: string | null }

/**
 * D14, D62: settles a conflict once: the serial number is corrected as anywhere (an invoiced unit keeps its own, D42),
 * the unit is taken back by a return order, or both sales stay as they are. Each way has its duty, and a reason.
 */
export async function settleConflict(
  context: Context,
  registrationId: string,
  { how, reason, serialNumber }: SettlementAsked,
): Promise<SettledConflict> {
  const { db, caller } = context
  const duty = reviewDuty(caller, dutyOf[how])
  throwIfRefused(duty ? [duty] : [])
  const conflict = await readConflict(context, registrationId)
  const result = await db
    .insertInto('conflict_settlement')
    .values({
      company_id: caller.companyId,
      id: newId(),
      registration_id: conflict.registrationId,
      how,
      reason,
      settled_by: caller.actorId,
    })
    .onConflict((on) => on.columns(['company_id', 'registration_id']).doNothing())
    .executeTakeFirst()
  if (!result.numInsertedOrUpdatedRows) {
    throw new Refused([refuse('CONFLICT_SETTLED', { serialNumber: conflict.serialNumber ?? '' })])
  }
  if (how === 'corrected') await correct(context, registrationId, { serialNumber, reason })
  const returnOrderId = how === 'takenBack' ? await takeBack(context, registrationId, reason) : null
  await recordEvent(context, { kind: 'conflictSettled', subjectId: registrationId, data: { how, reason } })
  return { ...(await readConflict(context, registrationId)), returnOrderId }
}

async function correct(
  context: Context,
  registrationId: string,
  { serialNumber, reason }: Pick<SettlementAsked, 'serialNumber' | 'reason'>,
): Promise<void> {
  if (serialNumber === null) {
    throw new Refused([refuse('REQUEST_SHAPE', { path: 'body/serialNumber', problem: 'the right serial number' })])
  }
  await correctSerialNumber(context, { registrationId, serialNumber, reason })
}

async function takeBack(context: Context, registrationId: string, reason: string): Promise<string> {
  const { id } = await createReturnOrder(context, {
    id: undefined,
    customerId: undefined,
    customerNumber: undefined,
    customerReference: null,
    note: reason,
    lines: [],
    entries: [],
    registrationIds: [registrationId],
    productId: null,
    overrideReason: reason,
    disposition: 'credit',
    returnReasonCode: null,
    allOrNothing: true,
  })
  return id
}
