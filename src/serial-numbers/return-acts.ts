import { sql } from 'kysely'

/** Posted returns of a registration `r`, with their receipts and orders. */
const returns = sql`return_unit u
  join return_receipt_line rl on rl.company_id = u.company_id and rl.id = u.return_receipt_line_id
  join return_receipt rr on rr.company_id = rl.company_id and rr.id = rl.return_receipt_id
  join return_order ro on ro.company_id = rr.company_id and ro.id = rr.return_order_id`

const ofUnit = sql`u.company_id = r.company_id and u.registration_id = r.id and u.posted`

/** A unit that was received for repair and then left its sale after all, did so later than its receipt was posted. */
const leftLater = sql`r.closed_as = 'returned' and u.active and r.closed_at > rr.posted_at`

/**
 * D16, D52: what became of a registration `r` on its returns: act, at, by, reason, kind and number of its document,
 * document_id, and the serial numbers from which and to which.
 */
export const returnActs = sql`
  select case when u.disposition = 'repair' or ${leftLater} then 'receivedForRepair' else 'returned' end as act,
    rr.posted_at as at, rr.posted_by as by, u.override_reason as reason, 'returnReceipt' as kind, rr.number as document,
    rr.id as document_id, null::text as "from", u.serial_number as "to" from ${returns} where ${ofUnit}
  union all select 'returned', r.closed_at, r.closed_by, '', 'returnOrder', ro.number, ro.id, null, null
    from ${returns} where ${ofUnit} and ${leftLater}
  union all select 'returnReversed', rr.reversed_at, rr.reversed_by, rr.reversal_reason, 'returnReceipt', rr.number, rr.id,
    null, null
    from ${returns} where ${ofUnit} and u.closed_as = 'reversed'
  union all select 'repaired', b.sent_back_at, b.sent_back_by, b.note, 'returnOrder', ro.number, ro.id, null, null
    from ${returns}
    join repair_return b on b.company_id = u.company_id and b.return_unit_id = u.id where ${ofUnit}
  union all select 'credited', i.posted_at, i.posted_by, '', 'invoice', i.number, i.id, null, null
    from return_unit u
    join invoice_line l on l.company_id = u.company_id and l.id = u.credit_line_id
    join invoice i on i.company_id = l.company_id and i.id = l.invoice_id where ${ofUnit}
  union all select 'replaced', o.created_at, o.created_by, '', 'salesOrder', o.number, o.id, u.serial_number, (
      select x.serial_number from packing_slip_line pl
      join registration x on x.company_id = pl.company_id and x.packing_slip_line_id = pl.id
        and coalesce(x.closed_as, '') not in ('removed', 'reversed')
      where pl.company_id = l.company_id and pl.sales_order_line_id = l.id limit 1)
    from return_unit u
    join sales_order_line l on l.company_id = u.company_id and l.id = u.replacement_line_id
    join sales_order o on o.company_id = l.company_id and o.id = l.sales_order_id where ${ofUnit}
  union all select 'replaces', r.registered_at, r.registered_by, '', 'returnOrder', ro.number, ro.id, u.serial_number,
    r.serial_number
    from ${returns} where u.company_id = r.company_id and u.replacement_line_id = r.sales_order_line_id`
