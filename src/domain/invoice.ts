import { type Refusal, refuse } from './refusal.ts'

/** What an invoice takes of one packing slip line. Quantities in the inventory unit. */
export interface Share {
  readonly packingSlip: string
  readonly lineNumber: number
  readonly taken: number
  /** Shipped, less reversed, less invoiced. */
  readonly left: number
  /** Of the taken ones, those without a registration, and how many such are left (D35). */
  readonly takenUnnumbered: number
  readonly leftUnnumbered: number
}

/** D36: some, but not all, of what is left. */
export function isInPart({ taken, left }: Pick<Share, 'taken' | 'left'>): boolean {
  return taken > 0 && taken < left
}

/** D35, D36: why the shares of one invoice line cannot be so; an empty list means that they can. */
export function reviewShares(shares: readonly Share[], partialPackingSlips: 'one' | 'free'): Refusal[] {
  const tooMany = shares.filter((share) => share.taken > share.left || share.takenUnnumbered > share.leftUnnumbered)
  const refusals = tooMany.map(({ packingSlip, lineNumber, taken, left }) =>
    refuse('TAKEN_MORE_THAN_LEFT', { packingSlip, line: lineNumber, taken, left }),
  )
  const part = partialPackingSlips === 'one' ? onePackingSlipInPart(shares) : null
  return part ? [...refusals, part] : refusals
}

/** S20, S21: of the packing slips of an order line, only one may be invoiced in part. */
function onePackingSlipInPart(shares: readonly Share[]): Refusal | null {
  const inPart = shares.filter(isInPart)
  const line = inPart[0]?.lineNumber
  if (line === undefined || inPart.length < 2) return null
  return refuse('ONE_PACKING_SLIP_IN_PART', { line, packingSlips: inPart.map((share) => share.packingSlip) })
}
