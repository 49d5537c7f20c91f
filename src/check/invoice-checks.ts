import { sql } from 'kysely'
import type { Check } from './check.ts'

const shareFigures = sql`json_build_object('packingSlipLineId', s.packing_slip_line_id, 'taken', s.quantity_taken,
  'units', s.quantity_units, 'left', s.quantity_left, 'inPart', s.in_part) as figures`

/** Of invoices, and of what they take of packing slips (D35, D36). */
export const invoiceChecks: readonly Check[] = [
  {
    name: 'shareUnits',
    invariant: 'I14',
    statement: 'The units that an invoice line takes of a packing slip line are those that are on both.',
    subject: 'invoiceLine',
    sql: sql`select company_id, coalesce(s.invoice_line_id, u.invoice_line_id) as id,
        json_build_object('packingSlipLineId', packing_slip_line_id, 'taken', s.quantity_units, 'units', u.units)
          as figures
      from invoice_line_share s
      full join (select company_id, invoice_line_id, packing_slip_line_id, count(*) as units from registration
        where invoice_line_id is not null and packing_slip_line_id is not null and closed_as is distinct from 'removed'
        group by 1, 2, 3) u using (company_id, invoice_line_id, packing_slip_line_id)
      where coalesce(s.quantity_units, -1) <> coalesce(u.units, 0)`,
  },
  {
    name: 'shareWithinLeft',
    invariant: 'I14',
    statement: 'Of a packing slip line units ≤ taken ≤ left.',
    subject: 'invoiceLine',
    sql: sql`select s.company_id, s.invoice_line_id as id, ${shareFigures} from invoice_line_share s
      where s.quantity_units < 0 or s.quantity_units > s.quantity_taken or s.quantity_taken > s.quantity_left`,
  },
  {
    name: 'shareInPart',
    invariant: 'I13',
    statement: 'A packing slip line is marked as taken in part if and only if it is.',
    subject: 'invoiceLine',
    sql: sql`select s.company_id, s.invoice_line_id as id, ${shareFigures} from invoice_line_share s
      where s.in_part <> (0 < s.quantity_taken and s.quantity_taken < s.quantity_left)`,
  },
  {
    name: 'onePackingSlipInPart',
    invariant: 'I13',
    statement: 'An invoice line takes one packing slip in part at most, unless its company lets it.',
    subject: 'invoiceLine',
    sql: sql`select company_id, invoice_line_id as id, json_build_object('inPart', count(*)) as figures
      from invoice_line_share where one_in_part and 0 < quantity_taken and quantity_taken < quantity_left
      group by 1, 2 having count(*) > 1`,
  },
  {
    name: 'shareLeftAtPosting',
    invariant: 'I14',
    statement: 'What was left of a packing slip line when it was invoiced is what earlier invoices and reversals left.',
    subject: 'invoiceLine',
    sql: sql`select company_id, invoice_line_id as id,
        json_build_object('left', quantity_left, 'shipped', quantity, 'takenBefore', before) as figures
      from (select s.company_id, s.invoice_line_id, s.quantity_left, p.quantity, p.quantity_reversed,
          coalesce(sum(s.quantity_taken) over (
            partition by s.company_id, s.packing_slip_line_id order by i.series_number
            rows between unbounded preceding and 1 preceding), 0) as before
        from invoice_line_share s
        join invoice_line l on l.company_id = s.company_id and l.id = s.invoice_line_id
        join invoice i on i.company_id = l.company_id and i.id = l.invoice_id
        join packing_slip_line p on p.company_id = s.company_id and p.id = s.packing_slip_line_id
        where s.posted) s
      where quantity - before - quantity_left not between 0 and quantity_reversed`,
  },
  {
    name: 'sharePostedWithLine',
    invariant: 'I31',
    statement: 'What an invoice line takes of packing slips is posted if and only if the line is.',
    subject: 'invoiceLine',
    sql: sql`select s.company_id, s.invoice_line_id as id, ${shareFigures}
      from invoice_line_share s
      left join invoice_line l on l.company_id = s.company_id and l.id = s.invoice_line_id
      where s.posted is distinct from l.posted`,
  },
  {
    name: 'shareOfItsOrderLine',
    invariant: 'I11',
    statement: 'An invoice line takes of posted packing slip lines of its own order line.',
    subject: 'invoiceLine',
    sql: sql`select s.company_id, s.invoice_line_id as id, ${shareFigures}
      from invoice_line_share s
      left join invoice_line l on l.company_id = s.company_id and l.id = s.invoice_line_id
      left join packing_slip_line p on p.company_id = s.company_id and p.id = s.packing_slip_line_id
      where l.sales_order_line_id is distinct from s.sales_order_line_id
        or p.sales_order_line_id is distinct from s.sales_order_line_id
        or l.section <> 'delivered' or p.posted is not true`,
  },
  {
    name: 'deliveredLineOfShares',
    invariant: 'I14',
    statement: 'The quantity of an invoice line for delivered goods is what it takes of packing slips.',
    subject: 'invoiceLine',
    sql: sql`select l.company_id, l.id, json_build_object('quantity', l.quantity, 'taken', coalesce(s.taken, 0))
      as figures
      from invoice_line l
      join invoice i on i.company_id = l.company_id and i.id = l.invoice_id and i.discarded_at is null
      left join (select company_id, invoice_line_id as id, sum(quantity_taken) as taken from invoice_line_share
        group by 1, 2) s on s.company_id = l.company_id and s.id = l.id
      where l.section = 'delivered' and l.quantity <> coalesce(s.taken, 0)`,
  },
  {
    name: 'unnumberedWithinMissing',
    invariant: 'D38',
    statement: 'Units invoiced without a serial number are no more than those shipped without one.',
    subject: 'packingSlipLine',
    sql: sql`select l.company_id, l.id, json_build_object('quantity', l.quantity, 'units',
        l.quantity_registered + l.quantity_not_readable, 'invoicedUnnumbered', s.unnumbered) as figures
      from packing_slip_line l
      join (select company_id, packing_slip_line_id as id, sum(quantity_taken - quantity_units) as unnumbered
        from invoice_line_share where posted group by 1, 2) s using (company_id, id)
      where l.serialised and l.quantity_registered + l.quantity_not_readable + s.unnumbered > l.quantity`,
  },
  {
    name: 'sectionsOfKind',
    invariant: 'D52',
    statement: 'A credit note has lines to credit alone, of negative quantities; an invoice has none of them.',
    subject: 'invoiceLine',
    sql: sql`select l.company_id, l.id,
        json_build_object('kind', i.kind, 'section', l.section, 'quantity', l.quantity) as figures
      from invoice_line l join invoice i on i.company_id = l.company_id and i.id = l.invoice_id
      where (i.kind = 'creditNote') <> (l.section = 'credit')
        or case when l.section = 'credit' then l.quantity > 0 else l.quantity < 0 end`,
  },
  {
    name: 'invoiceLinePriced',
    invariant: 'D37',
    statement:
      'The net amount of a posted invoice line is quantity times price less discount, as its order line has them.',
    subject: 'invoiceLine',
    sql: sql`select l.company_id, l.id, json_build_object('net', l.net_amount, 'quantity', l.quantity, 'salesPrice',
        o.sales_price, 'discount', o.discount_percentage, 'unitsInSalesUnit', o.sales_unit_factor) as figures
      from invoice_line l
      join sales_order_line o on o.company_id = l.company_id and o.id = l.sales_order_line_id
      where l.posted and l.net_amount is distinct from round(
        l.quantity * o.sales_price * (100 - o.discount_percentage) / (100 * o.sales_unit_factor), 2)`,
  },
  {
    name: 'invoiceAdds',
    invariant: 'D37',
    statement: 'The net amount of a posted invoice is that of its lines, and its gross amount net and tax together.',
    subject: 'named',
    sql: sql`select i.company_id, i.kind || ' ' || i.number as id,
        json_build_object('net', i.net_amount, 'tax', i.tax_amount, 'gross', i.gross_amount, 'lines', l.net) as figures
      from invoice i
      join (select company_id, invoice_id as id, sum(net_amount) as net from invoice_line group by 1, 2) l
        using (company_id, id)
      where i.posted_at is not null and i.kind <> 'imported' and (i.net_amount is distinct from l.net
        or i.gross_amount is distinct from i.net_amount + i.tax_amount)`,
  },
]
