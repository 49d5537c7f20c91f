import { isInPart, reviewShares } from '#domain/invoice.ts'
import type { Invoice } from './use-choices.ts'

export type Line = Invoice['lines'][number]
export type Share = Line['packingSlips'][number]

/** How much of a packing slip is taken: all of what is left, some of it, or nothing. */
export function partOf(share: Pick<Share, 'taken' | 'left'>): 'whole' | 'part' | 'none' {
  if (share.taken === 0) return 'none'
  return isInPart(share) ? 'part' : 'whole'
}

/** D36: whether the line may take this much of this packing slip beside what it takes of the others. */
export function mayTake(line: Line, share: Share, taken: number, partialPackingSlips: 'one' | 'free'): boolean {
  const shares = line.packingSlips.map((one) => ({
    packingSlip: one.packingSlipNumber,
    lineNumber: line.lineNumber,
    taken: one === share ? taken : one.taken,
    left: one.left,
    takenUnnumbered: 0,
    leftUnnumbered: 0,
  }))
  return reviewShares(shares, partialPackingSlips).length === 0
}

/** The packing slip that stands in the way of taking one in part; null where none does. */
export function otherInPart(line: Line, share: Share): Share | null {
  return line.packingSlips.find((one) => one !== share && isInPart(one)) ?? null
}
