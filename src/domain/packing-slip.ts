import { type Refusal, refuse } from './refusal.ts'

/** What is asked of an order line, and what is left of it. */
export interface LineToDeliver {
  readonly lineNumber: number
  readonly quantity: number
  readonly leftToDeliver: number
  readonly serialised: boolean
}

/** D30, D12: why this quantity cannot be delivered; an empty list means that it can. */
export function reviewDelivery({ lineNumber, quantity, leftToDeliver, serialised }: LineToDeliver): Refusal[] {
  const refusals: Refusal[] = []
  if (serialised && !Number.isInteger(quantity)) {
    refusals.push(refuse('QUANTITY_NOT_WHOLE', { line: lineNumber, quantity }))
  }
  if (quantity > leftToDeliver) {
    refusals.push(refuse('DELIVERED_MORE_THAN_ORDERED', { line: lineNumber, quantity, left: leftToDeliver }))
  }
  return refusals
}

/** A posted line, and the quantity that shall remain of it. */
export interface LineToReverse {
  readonly lineNumber: number
  readonly serialised: boolean
  /** What it delivered, less what was reversed before. */
  readonly present: number
  readonly invoiced: number
  readonly onInvoicePreparation: boolean
  /** Of what it delivered: what came back (D52). */
  readonly returned: number
  readonly remaining: number
}

/** D45: why this line cannot be lowered to `remaining`; an empty list means that it can. */
export function reviewReversal(line: LineToReverse): Refusal[] {
  if (line.remaining === line.present) return []
  return reversalRules.flatMap((rule) => rule(line) ?? [])
}

const reversalRules = [onlyLower, serialisedInFull, notInvoiced, notOnInvoicePreparation, notReturned]

function onlyLower({ lineNumber, remaining, present }: LineToReverse): Refusal | null {
  if (remaining < present) return null
  return refuse('REVERSED_MORE_THAN_DELIVERED', { line: lineNumber, quantity: remaining, present })
}

/** S26: a line that contains serialised products is reversed as a whole. */
function serialisedInFull({ lineNumber, serialised, remaining, present }: LineToReverse): Refusal | null {
  if (!serialised || remaining === 0 || remaining > present) return null
  return refuse('REVERSED_NOT_IN_FULL', { line: lineNumber, quantity: remaining, present })
}

function notInvoiced({ lineNumber, invoiced, present, serialised, remaining }: LineToReverse): Refusal | null {
  if (serialised ? invoiced === 0 : remaining >= invoiced) return null
  return refuse('LINE_INVOICED', { line: lineNumber, invoiced, quantity: present })
}

function notOnInvoicePreparation({ lineNumber, onInvoicePreparation }: LineToReverse): Refusal | null {
  return onInvoicePreparation ? refuse('LINE_ON_INVOICE_PREPARATION', { line: lineNumber }) : null
}

/** D52: a replacement that came back itself; what is invoiced is refused before. */
function notReturned({ lineNumber, returned, invoiced }: LineToReverse): Refusal | null {
  return returned === 0 || invoiced > 0 ? null : refuse('LINE_RETURNED', { line: lineNumber, returned })
}
