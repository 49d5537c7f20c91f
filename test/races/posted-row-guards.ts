import type { Rows, StoredUnit } from './guarded-rows.ts'
import { change, type Guard, slipLine } from './guards.ts'

const dropTrigger = (table: string, name: string) => [`drop trigger ${name} on ${table}`]
const posted = 'posted_row_changed'

/** A trigger that keeps a posted row as it is. */
function trigger(table: string, name: string, found: string, script: (rows: Rows) => readonly string[]): Guard {
  return { drop: dropTrigger(table, name), script, refusal: posted, found }
}

function correction({ companyId, actorId }: Rows, { id, serial_number }: StoredUnit): readonly string[] {
  return [
    `insert into registration_change (company_id, id, registration_id, act, old_serial_number, old_serial_key,
        new_serial_number, reason, changed_by, duty)
      values ('${companyId}', gen_random_uuid(), '${id}', 'changed', '${serial_number}', '${serial_number}', 'NEW',
        'misread', '${actorId}', 'maintainSerialNumberCorrections')`,
    change('registration', id, "serial_number = 'NEW', serial_key = 'NEW'"),
  ]
}

/** Of what is posted, registered and recorded, by the invariant that each keeps. */
export const postedRowGuards: Readonly<Record<string, Guard>> = {
  'I26 packing_slip_fixed': trigger('packing_slip', 'packing_slip_fixed', 'eventTellsDocument', ({ document }) => [
    change('packing_slip', document('shipped').id, "posted_at = posted_at + interval '1 day'"),
  ]),
  'I26 packing_slip_line_fixed': trigger(
    'packing_slip_line',
    'packing_slip_line_fixed',
    'deliveredSum',
    ({ document }) => [change('packing_slip_line', document('plain').lines[0]?.id, 'quantity = 4')],
  ),
  'I26 invoice_fixed': trigger('invoice', 'invoice_fixed', 'invoiceAdds', ({ document }) => [
    change('invoice', document('invoice').id, 'net_amount = 1'),
  ]),
  'I26 invoice_line_fixed': trigger('invoice_line', 'invoice_line_fixed', 'invoiceLinePriced', ({ unit }) => [
    change('invoice_line', unit('INVOICED-1').invoice_line_id, 'net_amount = 1'),
  ]),
  'I26 invoice_line_share_fixed': trigger(
    'invoice_line_share',
    'invoice_line_share_fixed',
    'shareUnits',
    ({ unit }) => [
      `update invoice_line_share set quantity_units = 1 where invoice_line_id = '${unit('INVOICED-1').invoice_line_id}'`,
    ],
  ),
  'I26 registration_closed_is_fixed': trigger(
    'registration',
    'registration_closed_is_fixed',
    'reversedTogether',
    ({ unit }) => [
      change(
        'registration',
        unit('REVERSED-1').id,
        'open = true, closed_as = null, closed_at = null, closed_by = null',
      ),
    ],
  ),
  'I26 registration_identity_is_fixed': trigger(
    'registration',
    'registration_identity_is_fixed',
    'packingSlipLineCounts',
    ({ unit }) => [
      change('registration', unit('SHIPPED-1').id, `packing_slip_line_id = '${slipLine(unit('MORE-1'))}'`),
    ],
  ),
  'I17 registration_invoiced_is_fixed': trigger(
    'registration',
    'registration_invoiced_is_fixed',
    'invoicedIsNotChanged',
    (rows) => correction(rows, rows.unit('INVOICED-1')),
  ),
  'D37 sales_order_line_price_is_fixed': trigger(
    'sales_order_line',
    'sales_order_line_price_is_fixed',
    'invoiceLinePriced',
    ({ unit }) => [change('sales_order_line', unit('INVOICED-1').sales_order_line_id, 'sales_price = 1')],
  ),
  'I26 what is registered is not deleted': {
    drop: ['drop trigger registration_stays on registration', 'grant delete on registration to pakbon_app'],
    script: ({ unit }) => [`delete from registration where id = '${unit('PREPARED-1').id}'`],
    refusal: 'permission denied',
    found: 'packingSlipLineCounts',
  },
  'I26 what happened is not rewritten': {
    drop: ['drop trigger event_fixed on event', 'grant update on event to pakbon_app'],
    script: () => ["update event set data = '{}' where series = 'packingSlip' and series_number = 1"],
    refusal: 'permission denied',
    found: 'hashOfEvent',
  },
}
