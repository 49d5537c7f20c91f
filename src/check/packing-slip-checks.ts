import { sql } from 'kysely'
import type { Check } from './check.ts'

const figures = sql`json_build_object('quantity', l.quantity, 'invoiced', l.quantity_invoiced, 'reversed',
  l.quantity_reversed) as figures`

/** Of what becomes of posted packing slips: invoiced and reversed. */
export const packingSlipChecks: readonly Check[] = [
  {
    name: 'invoicedWithinShipped',
    invariant: 'I15',
    statement: 'Of a packing slip line no more is invoiced and reversed than was shipped.',
    subject: 'packingSlipLine',
    sql: sql`select l.company_id, l.id, ${figures} from packing_slip_line l
      where l.quantity_invoiced < 0 or l.quantity_reversed < 0
        or l.quantity_invoiced + l.quantity_reversed > case when l.posted then l.quantity else 0 end`,
  },
  {
    name: 'invoicedOfSlipLine',
    invariant: 'I14, I16',
    statement: 'What is invoiced of a packing slip line is what the posted invoices take of it.',
    subject: 'packingSlipLine',
    sql: sql`select l.company_id, l.id,
        json_build_object('invoiced', l.quantity_invoiced, 'taken', coalesce(s.taken, 0)) as figures
      from packing_slip_line l
      left join (select company_id, packing_slip_line_id as id, sum(quantity_taken) as taken
        from invoice_line_share where posted group by 1, 2) s using (company_id, id)
      where l.quantity_invoiced <> coalesce(s.taken, 0)`,
  },
  {
    name: 'reversedOfSlipLine',
    invariant: 'I21',
    statement: 'What is reversed of a packing slip line is what its reversals say.',
    subject: 'packingSlipLine',
    sql: sql`select l.company_id, l.id,
        json_build_object('reversed', l.quantity_reversed, 'byReversals', coalesce(r.quantity, 0)) as figures
      from packing_slip_line l
      left join (select company_id, packing_slip_line_id as id, sum(quantity) as quantity
        from packing_slip_line_reversal group by 1, 2) r using (company_id, id)
      where l.quantity_reversed <> coalesce(r.quantity, 0)`,
  },
  {
    name: 'reversedInFull',
    invariant: 'I21',
    statement: 'A packing slip line with serial number control is reversed in full or not at all.',
    subject: 'packingSlipLine',
    sql: sql`select l.company_id, l.id, ${figures} from packing_slip_line l
      where l.serialised and l.quantity_reversed not in (0, l.quantity)`,
  },
  {
    name: 'reversalOfItsSlip',
    invariant: 'D46',
    statement: 'A reversal lowers lines of the posted packing slip that it is of.',
    subject: 'packingSlipLine',
    sql: sql`select x.company_id, x.packing_slip_line_id as id,
        json_build_object('reversalOf', r.packing_slip_id, 'version', r.version) as figures
      from packing_slip_line_reversal x
      left join packing_slip_reversal r on r.company_id = x.company_id and r.id = x.packing_slip_reversal_id
      left join packing_slip_line l on l.company_id = x.company_id and l.id = x.packing_slip_line_id
      where r.packing_slip_id is distinct from l.packing_slip_id or l.posted is not true`,
  },
  {
    name: 'versionsFollow',
    invariant: 'D46',
    statement: 'The reversals of a packing slip are its versions 2, 3, ….',
    subject: 'packingSlip',
    sql: sql`select company_id, packing_slip_id as id,
        json_build_object('versions', array_agg(version order by version)) as figures
      from packing_slip_reversal group by company_id, packing_slip_id
      having min(version) <> 2 or max(version) <> count(*) + 1 or count(distinct version) <> count(*)`,
  },
]
