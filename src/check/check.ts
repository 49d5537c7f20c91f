import { type RawBuilder, sql } from 'kysely'
import type { DatabaseTransaction } from '#db/database.ts'

/** What a breach is about; its number, line and serial number are looked up for the breaches alone. */
export type Subject =
  | 'unit'
  | 'packingSlipLine'
  | 'invoiceLine'
  | 'salesOrderLine'
  | 'packingSlip'
  | 'returnReceiptLine'
  | 'returnOrderLine'
  | 'returnUnit'
  | 'named'

/** One thing that must always hold, as a query that selects what breaks it: nothing in a sound database. */
export interface Check {
  readonly name: string
  /** The invariants (I…) or rules (D…) that it stands for. */
  readonly invariant: string
  readonly statement: string
  readonly subject: Subject
  /**
   * Selects `company_id`, the subject's `id` (its name where the subject is `named`) and `figures` of each breach. What
   * a query cannot tell is found first, and then selected.
   */
  readonly sql: RawBuilder<unknown> | ((transaction: DatabaseTransaction) => Promise<RawBuilder<unknown>>)
}

const packingSlipName = sql`'packing slip ' || coalesce(s.number, 'in preparation, ' || s.id)`
const returnReceiptName = sql`'return receipt ' || coalesce(rr.number, 'in preparation, ' || rr.id)`
const invoiceName = sql`case i.kind when 'creditNote' then 'credit note ' when 'imported' then 'invoice of before ' else 'invoice ' end
  || coalesce(i.number, 'in preparation, ' || i.id)`

/** Each selects `document`, `line` and `serial_number` of the subject of breach `b`. */
export const names: Readonly<Record<Subject, RawBuilder<unknown>>> = {
  unit: sql`select concat_ws(', ', 'sales order ' || o.number, ${packingSlipName}, ${invoiceName}) as document,
      ol.line_number as line, coalesce(r.serial_number, 'not readable') as serial_number
    from registration r
    left join sales_order_line ol on ol.company_id = r.company_id and ol.id = r.sales_order_line_id
    left join sales_order o on o.company_id = ol.company_id and o.id = ol.sales_order_id
    left join packing_slip_line sl on sl.company_id = r.company_id and sl.id = r.packing_slip_line_id
    left join packing_slip s on s.company_id = sl.company_id and s.id = sl.packing_slip_id
    left join invoice_line il on il.company_id = r.company_id and il.id = r.invoice_line_id
    left join invoice i on i.company_id = il.company_id and i.id = il.invoice_id
    where r.company_id = b.company_id and r.id = b.id`,
  packingSlipLine: sql`select ${packingSlipName} as document, l.line_number as line, null as serial_number
    from packing_slip_line l left join packing_slip s on s.company_id = l.company_id and s.id = l.packing_slip_id
    where l.company_id = b.company_id and l.id = b.id`,
  invoiceLine: sql`select ${invoiceName} as document, l.line_number as line, null as serial_number
    from invoice_line l left join invoice i on i.company_id = l.company_id and i.id = l.invoice_id
    where l.company_id = b.company_id and l.id = b.id`,
  salesOrderLine: sql`select 'sales order ' || o.number as document, l.line_number as line, null as serial_number
    from sales_order_line l left join sales_order o on o.company_id = l.company_id and o.id = l.sales_order_id
    where l.company_id = b.company_id and l.id = b.id`,
  packingSlip: sql`select ${packingSlipName} as document, null::integer as line, null as serial_number
    from packing_slip s where s.company_id = b.company_id and s.id = b.id`,
  returnReceiptLine: sql`select ${returnReceiptName} as document, l.line_number as line, null as serial_number
    from return_receipt_line l
    left join return_receipt rr on rr.company_id = l.company_id and rr.id = l.return_receipt_id
    where l.company_id = b.company_id and l.id = b.id`,
  returnOrderLine: sql`select 'return order ' || o.number as document, l.line_number as line, null as serial_number
    from return_order_line l left join return_order o on o.company_id = l.company_id and o.id = l.return_order_id
    where l.company_id = b.company_id and l.id = b.id`,
  returnUnit: sql`select concat_ws(', ', 'return order ' || o.number, case when rr.id is not null
      then ${returnReceiptName} end) as document, l.line_number as line,
      coalesce(u.serial_number, 'not readable') as serial_number
    from return_unit u
    left join return_order_line l on l.company_id = u.company_id and l.id = u.return_order_line_id
    left join return_order o on o.company_id = l.company_id and o.id = l.return_order_id
    left join return_receipt_line rl on rl.company_id = u.company_id and rl.id = u.return_receipt_line_id
    left join return_receipt rr on rr.company_id = rl.company_id and rr.id = rl.return_receipt_id
    where u.company_id = b.company_id and u.id = b.id`,
  named: sql`select b.id as document, null::integer as line, null as serial_number`,
}
