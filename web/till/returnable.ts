import type { LookedUp, Receipt, TicketReturnView } from './wire.ts'

/** Something that may come back, as the look-up told of it. */
export interface Returnable {
  readonly key: string
  readonly registrationId?: string
  readonly invoiceLineId?: string
  readonly productId?: string
  readonly serialNumber: string | null
  readonly description: string
  /** It came back before. */
  readonly isGone: boolean
  readonly document: string | null
  readonly soldOn: string | null
  readonly customerName: string | null
  /** The verdict on its warranty, as the server words it. */
  readonly warranty: string | null
  /** Of one, tax included. */
  readonly amount: string | null
  /** Why the policy of its group would rather not have it back. */
  readonly refusals: readonly { readonly code: string; readonly text: string }[]
  /** How many of it at most. */
  readonly most: number
}

/** What was found: the unit of a serial number, or all that stands on a receipt. */
export function returnableIn({ receipts, trace, returns }: LookedUp): readonly Returnable[] {
  if (trace === null) return receipts.flatMap(ofReceipt)
  return returns
    .filter(({ registrationId }) => registrationId !== null)
    .map((back) => ofUnit(back, receipts[0]?.number ?? null, trace))
}

function ofUnit(back: TicketReturnView, receipt: string | null, trace: LookedUp['trace']): Returnable {
  const unit = trace?.exact?.id === back.registrationId ? trace?.exact : null
  return {
    key: back.registrationId ?? back.id,
    ...(back.registrationId ? { registrationId: back.registrationId } : {}),
    ...(back.productId ? { productId: back.productId } : {}),
    serialNumber: back.serialNumber,
    description: back.description,
    isGone: false,
    document: receipt ?? back.invoiceNumber,
    soldOn: back.soldOn,
    customerName: back.customerName,
    warranty: unit?.verdict.warranty.text ?? null,
    amount: back.grossAmount,
    refusals: back.refusals,
    most: 1,
  }
}

function ofReceipt(receipt: Receipt): readonly Returnable[] {
  const told = { document: receipt.number, soldOn: receipt.soldAt.slice(0, 10), customerName: receipt.customerName }
  return receipt.lines.flatMap((line): readonly Returnable[] => {
    const ofLine = { productId: line.productId, description: line.description, ...told, warranty: null, refusals: [] }
    const parts = line.serialised ? Math.max(1, line.units.length) : line.quantity
    const amount = (Number(line.grossAmount) / parts).toFixed(2)
    if (line.serialised) {
      return line.units.map(({ registrationId, serialNumber, state }) => ({
        ...ofLine,
        ...{ key: registrationId, registrationId, serialNumber, isGone: state === 'returned', amount, most: 1 },
      }))
    }
    const key = `line ${line.id}`
    return [{ ...ofLine, key, invoiceLineId: line.id, serialNumber: null, isGone: false, amount, most: line.quantity }]
  })
}
