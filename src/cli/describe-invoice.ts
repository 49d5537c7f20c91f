import { paragraphs, tableOf, visible } from './table.ts'

/** The part of an invoice that is shown. */
export interface Invoice {
  readonly id: string
  readonly number: string | null
  readonly kind: 'invoice' | 'creditNote' | 'imported'
  readonly state: string
  readonly salesOrderNumber: string
  readonly customerName: string
  readonly currency: string
  readonly invoiceOn: string | null
  readonly netAmount: string | null
  readonly taxAmount: string | null
  readonly grossAmount: string | null
  readonly lines: readonly InvoiceLine[]
  readonly notReused?: readonly { readonly text: string }[]
}

export interface InvoiceLine {
  readonly id: string
  readonly lineNumber: number
  readonly section: string
  readonly productNumber: string
  readonly quantity: number
  readonly serialised: boolean
  readonly registered: number
  readonly notReadable: number
  readonly missing: number
  readonly netAmount: string | null
  readonly packingSlips: readonly Share[]
}

export interface Share {
  readonly packingSlipLineId: string
  readonly packingSlipId: string
  readonly packingSlipNumber: string
  readonly taken: number
  readonly left: number
  readonly units: number
}

/** An invoice with its lines, what it takes of each packing slip, and its amounts once posted. */
export function describeInvoice(invoice: Invoice): string {
  const { currency, netAmount, taxAmount, grossAmount } = invoice
  return paragraphs(
    headOf(invoice),
    tableOf(invoice.lines, {
      Line: (line) => line.lineNumber,
      Product: (line) => line.productNumber,
      Section: (line) => line.section,
      Quantity: (line) => line.quantity,
      Registered: (line) => (isDirect(line) ? line.registered : null),
      'Not readable': (line) => (isDirect(line) ? line.notReadable : null),
      Missing: (line) => (isDirect(line) ? line.missing : null),
      'Taken of': ({ packingSlips }) => packingSlips.map(takenOf).join(', '),
      Net: (line) => line.netAmount,
    }),
    grossAmount === null ? '' : `${currency} ${netAmount} net + ${taxAmount} tax = ${grossAmount}`,
    invoice.notReused?.map(({ text }) => visible(text)).join('\n'),
  )
}

/** Invoices and credit notes below each other. */
export function describeInvoices(invoices: readonly Invoice[]): string {
  if (invoices.length === 0) return 'No invoices.'
  return tableOf(invoices, {
    Number: (invoice) => invoice.number,
    Kind: (invoice) => invoice.kind,
    State: (invoice) => invoice.state,
    'Sales order': (invoice) => invoice.salesOrderNumber,
    Customer: (invoice) => invoice.customerName,
    Gross: (invoice) => (invoice.grossAmount ? `${invoice.currency} ${invoice.grossAmount}` : null),
    Id: (invoice) => invoice.id,
  })
}

function headOf({ kind, number, id, state, salesOrderNumber, customerName, invoiceOn }: Invoice): string {
  const name = `${kind === 'invoice' ? 'Invoice' : 'Credit note'} ${number ?? id}, ${state}`
  return visible(`${name}${invoiceOn ? ` on ${invoiceOn}` : ''}, sales order ${salesOrderNumber}, ${customerName}`)
}

function isDirect({ section, serialised }: InvoiceLine): boolean {
  return section === 'direct' && serialised
}

function takenOf({ packingSlipNumber, taken, left }: Share): string {
  return `${packingSlipNumber}: ${taken} of ${left}`
}
