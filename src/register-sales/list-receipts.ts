import { sql } from 'kysely'
import type { Context } from '#db/context.ts'
import { type List, type Page, type PageAsked, readPage, sortBy } from '#db/page.ts'
import { containing, inPeriod } from '#db/search.ts'
import type { ReceiptHead } from './receipt-views.ts'

export interface ReceiptFilter {
  readonly tillId?: string | undefined
  readonly shiftId?: string | undefined
  readonly customerId?: string | undefined
  readonly number?: string | undefined
  readonly text?: string | undefined
  readonly search?: string | undefined
  readonly from?: string | undefined
  readonly to?: string | undefined
}

export const receiptSorts = {
  number: sortBy('text', sql`r.number`),
  tillCode: sortBy('text', sql`t.code`),
  customerName: sortBy('text', sql`c.name`),
  grossAmount: sortBy('numeric', sql`r.gross_amount`),
  soldAt: sortBy('timestamptz', sql`r.sold_at`),
  postedAt: sortBy('timestamptz', sql`r.posted_at`),
}

const list: List<ReceiptHead, ReceiptHead> = {
  columns: sql`r.id, r.number, t.id as "tillId", t.code as "tillCode", r.shift_id as "shiftId", c.id as "customerId",
    c.number as "customerNumber", c.name as "customerName", coalesce(a.name, '') as cashier, r.sold_at as "soldAt",
    r.posted_at as "postedAt", r.net_amount::text as "netAmount", r.tax_amount::text as "taxAmount",
    r.gross_amount::text as "grossAmount", r.rounding_amount::text as "roundingAmount",
    r.offline_number is not null as offline, i.id as "invoiceId", i.number as "invoiceNumber"`,
  id: sql`r.id`,
  sorts: receiptSorts,
  sort: '-postedAt',
  viewOf: (receipt) => receipt,
}

/** Receipts, newest first where no other sort is asked for. */
export function listReceipts({ db, caller }: Context, asked: ReceiptFilter & PageAsked): Promise<Page<ReceiptHead>> {
  const { tillId, shiftId, customerId, number, text, search } = asked
  const source = sql`from register_sale r
    join company k on k.id = r.company_id
    join till t on t.company_id = r.company_id and t.id = r.till_id
    join customer c on c.company_id = r.company_id and c.id = r.customer_id
    left join actor a on a.company_id = r.company_id and a.id = r.posted_by
    left join invoice i on i.company_id = r.company_id and i.id = r.invoice_id
    where r.company_id = ${caller.companyId} and r.posted_at is not null
      ${tillId ? sql`and r.till_id = ${tillId}` : sql``} ${shiftId ? sql`and r.shift_id = ${shiftId}` : sql``}
      ${customerId ? sql`and r.customer_id = ${customerId}` : sql``} ${number ? sql`and r.number = ${number}` : sql``}
      ${containing(text ?? search, sql`r.number`, sql`c.name`, sql`c.number`, sql`i.number`)}
      ${inPeriod(asked, sql`(r.sold_at at time zone k.time_zone)::date`)}`
  return readPage(db, list, source, asked)
}
