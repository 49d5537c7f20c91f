import { type RawBuilder, sql } from 'kysely'
import type { Context } from '#db/context.ts'
import { type List, type Page, type PageAsked, readPage, sortBy, sortByOptional } from '#db/page.ts'
import { containing, inPeriod, isOneOf } from '#db/search.ts'
import { invoiceHead, invoiceSource, invoiceState } from './read-invoices.ts'
import type { InvoiceHeadView } from './views.ts'

export interface InvoiceFilter {
  readonly salesOrderId?: string | undefined
  readonly customerId?: string | undefined
  readonly number?: string | undefined
  readonly kind?: 'invoice' | 'creditNote' | 'imported' | undefined
  /** One or several, with commas between them. */
  readonly state?: string | undefined
  readonly text?: string | undefined
  readonly search?: string | undefined
  readonly from?: string | undefined
  readonly to?: string | undefined
}

export const invoiceSorts = {
  number: sortByOptional('text', sql`i.number`),
  kind: sortBy('text', sql`i.kind`),
  salesOrderNumber: sortBy('text', sql`o.number`),
  customerNumber: sortBy('text', sql`c.number`),
  customerName: sortBy('text', sql`c.name`),
  invoiceOn: sortByOptional('date', sql`i.invoice_on`),
  dueOn: sortByOptional('date', sql`i.due_on`),
  netAmount: sortByOptional('numeric', sql`i.net_amount`),
  taxAmount: sortByOptional('numeric', sql`i.tax_amount`),
  grossAmount: sortByOptional('numeric', sql`i.gross_amount`),
  createdAt: sortBy('timestamptz', sql`i.created_at`),
  postedAt: sortByOptional('timestamptz', sql`i.posted_at`),
}

const list: List<InvoiceHeadView, InvoiceHeadView> = {
  columns: invoiceHead,
  id: sql`i.id`,
  sorts: invoiceSorts,
  sort: '-createdAt',
  viewOf: (invoice) => invoice,
}

/** Invoices and credit notes, newest first where no other sort is asked for. */
export function listInvoices(
  { db, caller }: Context,
  asked: InvoiceFilter & PageAsked,
): Promise<Page<InvoiceHeadView>> {
  const { salesOrderId, customerId, number, kind, text, search, state } = asked
  const source = sql`from ${invoiceSource} where i.company_id = ${caller.companyId}
    ${salesOrderId ? sql`and i.sales_order_id = ${salesOrderId}` : sql``}
    ${customerId ? sql`and o.customer_id = ${customerId}` : sql``} ${number ? sql`and i.number = ${number}` : sql``}
    ${kind ? sql`and i.kind = ${kind}` : sql``}
    ${containing(text ?? search, sql`i.number`, sql`o.number`, sql`c.name`, sql`c.number`)}
    ${inPeriod(asked, sql`i.invoice_on`)} ${amongNotPosted(state)} ${isOneOf(state, invoiceState)}`
  return readPage(db, list, source, asked)
}

/** Most invoices are posted: the others are found by the index of what is not. */
function amongNotPosted(state: string | undefined): RawBuilder<unknown> {
  return state === undefined || /posted/.test(state) ? sql`` : sql`and i.posted_at is null`
}
