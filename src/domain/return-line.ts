import { type Refusal, refuse } from './refusal.ts'
import type { Sale } from './return.ts'

/** A line of a receipt on which a unit may be taken back. */
export interface LineToTake {
  readonly id: string
  readonly lineNumber: number
  readonly productId: string
  readonly quantity: number
  /** Units that it can still take. */
  readonly places: number
  readonly salesOrderLineId: string | null
  readonly invoiceLineId: string | null
}

/** A unit that comes in without being announced; `sale` null where it is not known to be sold by us. */
export interface UnitToPlace {
  readonly serialNumber: string
  readonly productId: string
  readonly product: string
  readonly sale: Sale | null
  readonly lineInHand: string | null
}

/** D51: the line that takes a unit that was not announced, best first: of its sale, of none, of another sale. */
export function lineFor<Line extends LineToTake>(
  lines: readonly Line[],
  { sale, lineInHand, ...unit }: UnitToPlace,
): { readonly line: Line; readonly ofOtherInvoice: boolean } | Refusal {
  const ofProduct = lines.filter((line) => line.productId === unit.productId)
  const ranked = ofProduct
    .map((line) => ({ line, rank: rankOf(line, sale) }))
    .sort((a, b) => a.rank - b.rank || Number(b.line.id === lineInHand) - Number(a.line.id === lineInHand))
  const free = ranked.find(({ line }) => line.places > 0)
  if (free) return { line: free.line, ofOtherInvoice: free.rank === 2 && sale !== null }
  const [full] = ranked
  if (full) return refuse('LINE_COMPLETE', { line: full.line.lineNumber, quantity: full.line.quantity })
  return refuse('RETURN_LINE_MISSING', { serialNumber: unit.serialNumber, product: unit.product })
}

function rankOf({ salesOrderLineId, invoiceLineId }: LineToTake, sale: Sale | null): number {
  if (salesOrderLineId === null) return 1
  if (sale === null) return 2
  const isOfSale =
    invoiceLineId === null ? salesOrderLineId === sale.salesOrderLineId : invoiceLineId === sale.invoiceLineId
  return isOfSale ? 0 : 2
}
