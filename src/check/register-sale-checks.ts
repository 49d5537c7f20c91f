import { sql } from 'kysely'
import type { Check } from './check.ts'

const receipts = sql`register_sale r`
const isPosted = sql`r.state = 'posted'`
const name = sql`'receipt ' || coalesce(r.number, r.id::text)`
const credits = sql`(select coalesce(sum(i.net_amount), 0) as net, coalesce(sum(i.tax_amount), 0) as tax,
    coalesce(sum(i.gross_amount), 0) as gross, count(*) as notes
  from invoice i where i.company_id = r.company_id and i.id = any(r.credit_note_ids) and i.kind = 'creditNote'
    and i.posted_at is not null)`

/** Of what tills sold: every receipt equals its journal, and is paid (D60 to D62). */
export const registerSaleChecks: readonly Check[] = [
  {
    name: 'receiptEqualsJournal',
    invariant: 'D60',
    statement: 'A receipt comes to what its posted invoice and credit notes come to.',
    subject: 'named',
    sql: sql`select r.company_id, ${name} as id, json_build_object('gross', r.gross_amount, 'invoice', i.gross_amount,
        'credits', c.gross) as figures
      from ${receipts}
      left join invoice i on i.company_id = r.company_id and i.id = r.invoice_id and i.posted_at is not null
        and i.kind = 'invoice'
      cross join lateral ${credits} c
      where ${isPosted} and ((r.net_amount, r.tax_amount, r.gross_amount) is distinct from (coalesce(i.net_amount, 0)
          + c.net, coalesce(i.tax_amount, 0) + c.tax, coalesce(i.gross_amount, 0) + c.gross)
        or (r.invoice_id is null) <> (i.id is null) or c.notes <> cardinality(r.credit_note_ids))`,
  },
  {
    name: 'receiptIsPaid',
    invariant: 'D60',
    statement: 'The payments of a receipt, change among them, come to what it comes to and its rounding.',
    subject: 'named',
    sql: sql`select r.company_id, ${name} as id, json_build_object('gross', r.gross_amount, 'rounding',
        r.rounding_amount, 'paid', p.paid) as figures
      from ${receipts}
      cross join lateral (select coalesce(sum(p.amount), 0) as paid from payment p
        where p.company_id = r.company_id and p.receipt_id = r.id) p
      where case when ${isPosted} then p.paid <> r.gross_amount + r.rounding_amount else p.paid <> 0 end`,
  },
  {
    name: 'saleDeliversItself',
    invariant: 'D60',
    statement:
      'The invoice of a register sale is of its order, delivers all of it itself, and is posted with it alone.',
    subject: 'named',
    sql: sql`select r.company_id, ${name} as id, json_build_object('state', r.state, 'invoice', i.number) as figures
      from ${receipts}
      join invoice i on i.company_id = r.company_id and i.id = r.invoice_id
      where (i.posted_at is not null) <> (${isPosted}) or i.sales_order_id is distinct from r.sales_order_id
        or (${isPosted} and exists (select from sales_order_line l where l.company_id = r.company_id
          and l.sales_order_id = r.sales_order_id and l.corrects_line_id is null
          and l.quantity_ordered - l.quantity_cancelled <> l.quantity_delivered))`,
  },
  {
    name: 'givenUpIsDiscarded',
    invariant: 'D61',
    statement:
      'A ticket is given up if and only if its invoice in preparation is discarded: it holds no serial number.',
    subject: 'named',
    sql: sql`select r.company_id, ${name} as id, json_build_object('state', r.state, 'discardedAt', i.discarded_at)
        as figures
      from ${receipts}
      join invoice i on i.company_id = r.company_id and i.id = r.invoice_id
      where (r.state = 'discarded') <> (i.discarded_at is not null)`,
  },
  {
    name: 'voucherBalance',
    invariant: 'D60',
    statement: 'A voucher is worth what it was given for, less what was paid with it.',
    subject: 'named',
    sql: sql`select v.company_id, 'voucher ' || v.code as id, json_build_object('amount', v.amount, 'balance', v.balance,
        'paid', p.paid, 'given', p.given) as figures
      from voucher v
      cross join lateral (select coalesce(sum(p.amount) filter (where p.amount > 0), 0) as paid,
          coalesce(-sum(p.amount) filter (where p.amount < 0), 0) as given from payment p
        where p.company_id = v.company_id and p.voucher_id = v.id) p
      where v.balance <> v.amount - p.paid or v.amount <> p.given`,
  },
  {
    name: 'offlineNumbersItself',
    invariant: 'D62',
    statement: 'What was sold without connection has the number that its device gave it.',
    subject: 'named',
    sql: sql`select r.company_id, ${name} as id, json_build_object('offlineNumber', r.offline_number, 'series', r.series,
        'seriesNumber', r.series_number) as figures
      from ${receipts}
      where r.number is not null and (r.offline_number is distinct from
          case when r.series <> 'receipt ' || r.till_id then r.series_number end
        or r.series not like 'receipt ' || r.till_id || '%')`,
  },
  {
    name: 'settledConflictWasOne',
    invariant: 'D62',
    statement: 'A settled conflict is of a unit that was accepted although its serial number was held elsewhere.',
    subject: 'unit',
    sql: sql`select f.company_id, f.registration_id as id, json_build_object('how', f.how) as figures
      from conflict_settlement f
      where not exists (select from registration_change h where h.company_id = f.company_id
        and h.registration_id = f.registration_id and h.act = 'overridden')`,
  },
]
