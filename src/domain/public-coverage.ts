/** What is known of the sale to the one who has a unit now. */
export interface Purchase {
  readonly invoiceNumbers: readonly string[]
  /** Of the invoice and of the delivery. */
  readonly postcodes: readonly string[]
}

/** D53: whether a text is an invoice number or a postcode of the purchase, however it is spaced or capitalised. */
export function provesPurchase(proof: string, { invoiceNumbers, postcodes }: Purchase): boolean {
  const key = proofKey(proof)
  return key.length >= shortest && [...invoiceNumbers, ...postcodes].some((known) => proofKey(known) === key)
}

/** No country has a shorter postcode. */
const shortest = 3

/** Letters and digits alone: 1012 ab is 1012AB, and inv 77 is INV-77. */
function proofKey(text: string): string {
  return text
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[^\p{L}\p{N}]/gu, '')
}

export const buyerVerdicts = ['valid', 'notBegun', 'expired', 'none'] as const

/** What a buyer is told of warranty, or of service: the first day of what has not begun, the last day of the rest. */
export interface BuyerVerdict {
  readonly code: (typeof buyerVerdicts)[number]
  readonly from: string | null
  readonly until: string | null
}
