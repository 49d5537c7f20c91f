import type { Context } from '#db/context.ts'
import { Refused, refuse, throwIfRefused } from '#domain/refusal.ts'
import type { Disposition } from '#domain/return.ts'
import { recordEvent } from '#events/record.ts'
import type { RefusedEntry } from '#serial-numbers/judge-entries.ts'
import { announceUnits } from './announce-units.ts'
import { type AnnouncedUnit, type AnnouncementJudged, judgeAnnounced, type UnitsToAnnounce } from './judge-announced.ts'
import { lockReturnOrder, refuseClosed, refuseUnknownReasons, touchReturnOrder } from './store.ts'

/** Units to announce on a return order, and how the list is to be taken (D24). */
export interface UnitsToAdd extends UnitsToAnnounce {
  readonly disposition: Disposition
  readonly returnReasonCode: string | null
  /** Announce nothing if anything is refused. */
  readonly allOrNothing: boolean
}

/** What became of them. */
export interface AddedUnits {
  readonly accepted: number
  readonly refused: readonly RefusedEntry[]
}

/** D50: announces units on a return order: each finds its sale and is judged alone, or all or nothing (D24). */
export async function addReturnUnits(
  context: Context,
  returnOrderId: string,
  asked: UnitsToAdd,
  ifMatch: number | null,
): Promise<AddedUnits> {
  const order = await lockReturnOrder(context, returnOrderId, ifMatch)
  refuseClosed(order)
  await refuseUnknownReasons(context, [asked.returnReasonCode])
  const judged = await judgeAnnounced(context, asked, order.customerId)
  const added = await announceJudged(context, { returnOrderId, customerId: order.customerId }, judged, asked)
  await touchReturnOrder(context, returnOrderId)
  return added
}

/** Announces what a judgement leaves standing, and says what became of the rest. */
export async function announceJudged(
  context: Context,
  place: { readonly returnOrderId: string; readonly customerId: string },
  { units, refused }: AnnouncementJudged,
  asked: UnitsToAdd,
): Promise<AddedUnits> {
  const done = await announceUnits(context, place, units, asked)
  const lost = units.filter(({ position }) => !done.has(String(position)))
  const all = [...refused, ...(lost.length > 0 ? await refusedAsTaken(context, asked, lost) : [])]
  const inOrder = all.sort((a, b) => a.position - b.position)
  if (asked.allOrNothing) throwIfRefused(inOrder.flatMap(withPosition))
  if (done.size > 0) {
    const data = { announced: done.size }
    await recordEvent(context, { kind: 'returnUnitsAnnounced', subjectId: place.returnOrderId, data })
  }
  return { accepted: done.size, refused: inOrder }
}

/** Somebody else announced them at the same moment: judged again, they say who. */
async function refusedAsTaken(
  context: Context,
  asked: UnitsToAdd,
  lost: readonly AnnouncedUnit[],
): Promise<readonly RefusedEntry[]> {
  const registrationIds = lost.flatMap(({ sale }) => sale?.registrationId ?? [])
  const judged = await judgeAnnounced(context, { ...asked, entries: [], registrationIds }, null)
  const reasons = new Map(judged.refused.map((one) => [registrationIds[one.position], one.refusals]))
  return lost.map(({ position, entry, sale, serialNumber }) => ({
    position,
    entry,
    refusals: reasons.get(sale?.registrationId ?? '') ?? [
      refuse('UNIT_RETURNED_ALREADY', { serialNumber, document: '-', day: '-' }),
    ],
  }))
}

function withPosition({ position, entry, refusals }: RefusedEntry) {
  return refusals.map((refusal) => ({ ...refusal, details: { ...refusal.details, position, entry } }))
}

/** Refuses a list that names nothing. */
export function refuseEmptyList({
  entries,
  registrationIds,
}: Pick<UnitsToAnnounce, 'entries' | 'registrationIds'>): void {
  if (entries.length + registrationIds.length > 0) return
  throw new Refused([refuse('REQUEST_SHAPE', { path: 'body', problem: 'entries or registrationIds' })])
}
