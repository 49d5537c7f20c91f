import { sql } from 'kysely'
import type { Context } from '#db/context.ts'
import type { Disposition, ReturnPolicy } from '#domain/return.ts'
import type { LineToTake } from '#domain/return-line.ts'
import type { SerialNumberPolicy } from '#domain/serial-number.ts'

/** A line of a receipt as registering sees it. Quantities in the inventory unit. */
export interface ReceiptLine extends LineToTake {
  readonly returnReceiptId: string
  readonly returnOrderLineId: string
  readonly product: string
  readonly barcodes: readonly string[]
  readonly serialised: boolean
  readonly blankIssueAllowed: boolean
  readonly registered: number
  readonly notReadable: number
  readonly posted: boolean
  readonly discarded: boolean
  readonly disposition: Disposition
  readonly returnReasonCode: string | null
  readonly returnPolicy: ReturnPolicy
  readonly policy: SerialNumberPolicy
}

/** The lines of a receipt, in line order. */
export async function readReceiptLines(context: Context, returnReceiptId: string): Promise<readonly ReceiptLine[]> {
  return readLines(context, returnReceiptId)
}

/** Locks the lines of a receipt in key order and reads them; the return order is locked. */
export async function lockReceiptLines(context: Context, returnReceiptId: string): Promise<readonly ReceiptLine[]> {
  const { db, caller } = context
  await sql`select id from return_receipt_line
    where company_id = ${caller.companyId} and return_receipt_id = ${returnReceiptId} order by id for update`.execute(
    db,
  )
  return readLines(context, returnReceiptId)
}

async function readLines({ db, caller }: Context, returnReceiptId: string): Promise<readonly ReceiptLine[]> {
  const { rows } = await sql<ReceiptLine>`
    select l.id, l.return_receipt_id as "returnReceiptId", l.return_order_line_id as "returnOrderLineId",
      l.line_number as "lineNumber", l.product_id as "productId", p.number as product,
      array(select b.barcode_key from barcode b where b.company_id = l.company_id and b.product_id = l.product_id)
        as barcodes,
      l.serialised, l.blank_issue_allowed as "blankIssueAllowed", l.quantity::float8 as quantity,
      l.quantity_registered as registered, l.quantity_not_readable as "notReadable",
      (case when l.serialised then l.quantity - l.quantity_registered - l.quantity_not_readable else 0 end)::float8
        as places,
      l.posted, rr.discarded_at is not null as discarded, o.sales_order_line_id as "salesOrderLineId",
      o.invoice_line_id as "invoiceLineId", o.disposition, o.return_reason_code as "returnReasonCode",
      coalesce(g.return_policy, 'warn') as "returnPolicy",
      json_build_object('caseSensitive', coalesce(g.case_sensitive, false),
        'maximumLength', coalesce(g.maximum_length, 50), 'allowOtherLetters', coalesce(g.allow_other_letters, false),
        'format', g.serial_format) as policy
    from return_receipt_line l
    join return_receipt rr on rr.company_id = l.company_id and rr.id = l.return_receipt_id
    join return_order_line o on o.company_id = l.company_id and o.id = l.return_order_line_id
    join product p on p.company_id = l.company_id and p.id = l.product_id
    left join tracking_dimension_group g on g.company_id = p.company_id and g.id = p.tracking_dimension_group_id
    where l.company_id = ${caller.companyId} and l.return_receipt_id = ${returnReceiptId}
    order by l.line_number`.execute(db)
  return rows
}
