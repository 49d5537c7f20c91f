import type { Context } from '#db/context.ts'
import { Refused, refuse } from '#domain/refusal.ts'
import { recordEvent } from '#events/record.ts'
import type { RefusedEntry } from '#serial-numbers/judge-entries.ts'
import type { EntryList } from '#serial-numbers/register-serial-numbers.ts'
import { lineInHand } from '#serial-numbers/register-serial-numbers.ts'
import type { ChangedList } from '#serial-numbers/registering.ts'
import { judgeReceived, type Reception, type UnitToReceive } from './judge-received.ts'
import { insertReceived, receiveAnnounced } from './put-on-receipt.ts'
import { lockReceiptLines, type ReceiptLine, readReceiptLines } from './receipt-lines.ts'
import { lockOrderOfReceipt } from './store.ts'

/** What became of a list, and the units that it put on the receipt. */
export interface ReceivedList extends ChangedList {
  readonly units: readonly { readonly id: string; readonly lineId: string; readonly serialNumber: string }[]
  readonly lines: readonly ReceiptLine[]
}

/** D51: registers units on a receipt in preparation: each judged alone, or all or nothing (D22, D24). */
export async function registerReturnedUnits(
  context: Context,
  returnReceiptId: string,
  { entries, lineId, allOrNothing, overrideReason }: EntryList,
): Promise<ReceivedList> {
  const order = await lockOrderOfReceipt(context, returnReceiptId)
  const lines = await lockReceiptLines(context, returnReceiptId)
  refuseClosedReceipt(lines)
  const reception = {
    returnReceiptId,
    returnOrderId: order.id,
    customerId: order.customerId,
    lines,
    lineInHand: lineInHand(lines, lineId),
    overrideReason,
  }
  const { units, refused } = await judgeReceived(context, reception, entries)
  const put = await putOn(context, units, overrideReason)
  const lost = await refusedAsTaken(
    context,
    reception,
    units.filter(({ position }) => !put.has(position)),
  )
  const all = [...refused, ...lost].sort((a, b) => a.position - b.position)
  if (allOrNothing && all.length > 0) throw new Refused(all.flatMap(withPosition))
  if (put.size > 0) {
    const data = { accepted: put.size }
    await recordEvent(context, { kind: 'returnedUnitsRegistered', subjectId: returnReceiptId, data })
  }
  const accepted = units.filter(({ position }) => put.has(position))
  return {
    accepted: accepted.map(({ position, serialNumber, line }) => ({
      position,
      serialNumber,
      lineNumber: line.lineNumber,
    })),
    refused: all,
    lines: await readReceiptLines(context, returnReceiptId),
    units: accepted.map(({ position, serialNumber, line }) => ({
      id: put.get(position) ?? '',
      lineId: line.id,
      serialNumber,
    })),
  }
}

/** Refuses what takes no units: a receipt that is posted or discarded. */
export function refuseClosedReceipt(lines: readonly ReceiptLine[]): void {
  if (lines.some((line) => line.posted)) throw new Refused([refuse('DOCUMENT_POSTED', { document: 'return receipt' })])
  if (lines.some((line) => line.discarded)) throw new Refused([refuse('DOCUMENT_DISCARDED')])
}

/** The keys of the units that were put on the receipt, by the position of their entries. */
async function putOn(
  context: Context,
  units: readonly UnitToReceive[],
  overrideReason: string | null,
): Promise<ReadonlyMap<number, string>> {
  const announced = units.filter(({ unitId }) => unitId !== null)
  const others = units.filter(({ unitId }) => unitId === null)
  return new Map([
    ...(await receiveAnnounced(context, announced)),
    ...(await insertReceived(context, others, overrideReason)),
  ])
}

/** Another return took them at the same moment: judged again, they say which. */
async function refusedAsTaken(
  context: Context,
  reception: Reception,
  lost: readonly UnitToReceive[],
): Promise<readonly RefusedEntry[]> {
  if (lost.length === 0) return []
  const { refused } = await judgeReceived(
    context,
    reception,
    lost.map(({ entry }) => entry),
  )
  const reasons = new Map(refused.map((one) => [one.position, one.refusals]))
  return lost.map(({ position, entry, serialNumber }, index) => ({
    position,
    entry,
    refusals: reasons.get(index) ?? [refuse('UNIT_RETURNED_ALREADY', { serialNumber, document: '-', day: '-' })],
  }))
}

function withPosition({ position, entry, refusals }: RefusedEntry) {
  return refusals.map((refusal) => ({ ...refusal, details: { ...refusal.details, position, entry } }))
}
