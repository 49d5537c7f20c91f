import { paragraphs, tableOf, visible } from './table.ts'

/** The part of a packing slip that is shown. */
export interface Slip {
  readonly id: string
  readonly number: string | null
  readonly state: string
  readonly salesOrderNumber: string
  readonly customerName: string
  readonly postingOn: string | null
  readonly version?: number
  readonly lines: readonly SlipLine[]
  readonly reversals?: readonly { readonly version: number; readonly kind: string; readonly reason: string }[]
  readonly notReused?: readonly { readonly text: string }[]
}

export interface SlipLine {
  readonly id: string
  readonly lineNumber: number
  readonly productNumber: string
  readonly quantity: number
  readonly serialised: boolean
  readonly registered: number
  readonly notReadable: number
  readonly missing: number
  readonly quantityReversed: number
  readonly quantityInvoiced: number
}

/** A packing slip with its lines and how far they are. */
export function describeSlip(slip: Slip): string {
  return paragraphs(
    headOf(slip),
    tableOf(slip.lines, {
      Line: (line) => line.lineNumber,
      Product: (line) => line.productNumber,
      Quantity: (line) => line.quantity,
      Registered: (line) => (line.serialised ? line.registered : null),
      'Not readable': (line) => (line.serialised ? line.notReadable : null),
      Missing: (line) => (line.serialised ? line.missing : null),
      Reversed: (line) => line.quantityReversed,
      Invoiced: (line) => line.quantityInvoiced,
    }),
    slip.reversals?.map(({ version, kind, reason }) => visible(`Version ${version}: ${kind}. ${reason}`)).join('\n'),
    slip.notReused?.map(({ text }) => visible(text)).join('\n'),
  )
}

/** Packing slips below each other. */
export function describeSlips(slips: readonly Slip[]): string {
  if (slips.length === 0) return 'No packing slips.'
  return tableOf(slips, {
    Number: (slip) => slip.number,
    State: (slip) => slip.state,
    'Sales order': (slip) => slip.salesOrderNumber,
    Customer: (slip) => slip.customerName,
    'Posted on': (slip) => slip.postingOn,
    Id: (slip) => slip.id,
  })
}

function headOf({ number, id, state, salesOrderNumber, customerName, postingOn }: Slip): string {
  const name = `Packing slip ${number ?? id}, ${state}${postingOn ? ` on ${postingOn}` : ''}`
  return visible(`${name}, sales order ${salesOrderNumber}, ${customerName}`)
}
