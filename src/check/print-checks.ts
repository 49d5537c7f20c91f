import { sql } from 'kysely'
import type { Check } from './check.ts'

const documents = sql`(
  select company_id, id, 'packing slip ' || coalesce(number, id::text) as name, posted_at, printed_at from packing_slip
  union all
  select company_id, id, 'invoice ' || coalesce(number, id::text), posted_at, printed_at from invoice
  union all
  select company_id, id, 'return receipt ' || coalesce(number, id::text), posted_at, printed_at from return_receipt
  union all
  select s.company_id, s.id, 'receipt ' || coalesce(s.number, s.id::text), s.posted_at, (select max(t.printed_at)
    from print t where t.company_id = s.company_id and t.register_sale_id = s.id) from register_sale s)`

/** Of the prints that are kept of documents. */
export const printChecks: readonly Check[] = [
  {
    name: 'printContent',
    invariant: 'D41',
    statement: 'A print is kept byte for byte as it was made.',
    subject: 'named',
    sql: sql`select company_id, 'print ' || encode(sha256, 'hex') as id,
        json_build_object('bytes', length(content)) as figures
      from print_content where sha256(content) <> sha256`,
  },
  {
    name: 'printOfPosted',
    invariant: 'D41',
    statement: 'Only posted documents have prints.',
    subject: 'named',
    sql: sql`select d.company_id, d.name as id, json_build_object('print', t.id) as figures
      from print t join ${documents} d
        on d.company_id = t.company_id
        and d.id = coalesce(t.packing_slip_id, t.invoice_id, t.return_receipt_id, t.register_sale_id)
      where d.posted_at is null`,
  },
  {
    name: 'printedAtLast',
    invariant: 'D41',
    statement: 'A document knows when it was printed last: what changed since is told by it.',
    subject: 'named',
    sql: sql`select d.company_id, d.name as id,
        json_build_object('printedAt', d.printed_at, 'lastPrint', t.printed_at) as figures
      from ${documents} d
      left join (select company_id, coalesce(packing_slip_id, invoice_id, return_receipt_id, register_sale_id) as id,
          max(printed_at) as printed_at from print group by 1, 2) t using (company_id, id)
      where d.printed_at is distinct from t.printed_at`,
  },
]
