import type { Api } from './api.ts'
import { describeInvoice, type Invoice } from './describe-invoice.ts'
import { describeSlip, type Slip } from './describe-slip.ts'
import { findInvoice, findSlip, invoiceArgument, slipArgument } from './references.ts'

/** What the commands of packing slips and of invoices have in common. */
export interface Documents<Document> {
  readonly name: string
  readonly argument: string
  readonly url: string
  /** The name of the posting's day in its route's body. */
  readonly day: string
  find(api: Api, reference: string): Promise<string>
  describe(document: Document): string
}

export const slipDocuments: Documents<Slip> = {
  name: 'packing slip',
  argument: slipArgument,
  url: '/packing-slips',
  day: 'postingOn',
  find: findSlip,
  describe: describeSlip,
}

export const invoiceDocuments: Documents<Invoice> = {
  name: 'invoice',
  argument: invoiceArgument,
  url: '/invoices',
  day: 'invoiceOn',
  find: findInvoice,
  describe: describeInvoice,
}
