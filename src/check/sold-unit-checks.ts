import { sql } from 'kysely'
import type { Check } from './check.ts'

const figures = sql`json_build_object('seriesNumber', i.series_number, 'netAmount', i.net_amount,
  'section', l.section, 'quantity', l.quantity, 'units', l.quantity_registered, 'posted', l.posted) as figures`

/** Of invoices of before Pakbon, and of the units that they delivered. */
export const soldUnitChecks: readonly Check[] = [
  {
    name: 'invoiceOfBefore',
    invariant: 'D37',
    statement:
      'An invoice of before Pakbon is posted outside of our series, and each of its lines delivered units that are all known.',
    subject: 'invoiceLine',
    sql: sql`select l.company_id, l.id, ${figures}
      from invoice i join invoice_line l on l.company_id = i.company_id and l.invoice_id = i.id
      where i.kind = 'imported' and (i.series_number is not null or i.net_amount is not null or i.posted_at is null
        or l.section <> 'direct' or not l.posted or not l.serialised or l.quantity <> l.quantity_registered)`,
  },
  {
    name: 'deliveredOnAnotherDay',
    invariant: 'D53',
    statement: 'Only an invoice of before Pakbon delivered on another day than its own, and then it says so.',
    subject: 'invoiceLine',
    sql: sql`select l.company_id, l.id, json_build_object('kind', i.kind, 'invoiceOn', i.invoice_on, 'deliveredOn',
        l.delivered_on) as figures
      from invoice_line l join invoice i on i.company_id = l.company_id and i.id = l.invoice_id
      where l.delivered_on is not null and (i.kind <> 'imported' or l.delivered_on = i.invoice_on)`,
  },
  {
    name: 'invoiceOfBeforeNotOurs',
    invariant: 'D6',
    statement: 'No invoice of before Pakbon has the number of one of ours.',
    subject: 'named',
    sql: sql`select i.company_id, 'invoice ' || i.number as id, json_build_object('postedAt', o.posted_at) as figures
      from invoice i join invoice o on o.company_id = i.company_id and o.kind = 'invoice' and o.number = i.number
      where i.kind = 'imported'`,
  },
  {
    name: 'importedUnits',
    invariant: 'D16',
    statement: 'Every unit that an import says it brought is there, on an invoice of before Pakbon.',
    subject: 'named',
    sql: sql`select n.company_id, m.file_name || ', row ' || n.row_number as id,
        json_build_object('serialNumber', n.serial_number, 'is', r.serial_number) as figures
      from sold_unit_import m
      join sold_unit_import_row n on n.company_id = m.company_id and n.sold_unit_import_id = m.id and n.outcome = 'imported'
      left join registration r on r.company_id = n.company_id and r.id = n.registration_id
        and r.product_id = n.product_id
      left join invoice_line l on l.company_id = r.company_id and l.id = r.invoice_line_id
      left join invoice i on i.company_id = l.company_id and i.id = l.invoice_id and i.kind = 'imported'
      where i.id is null`,
  },
]
