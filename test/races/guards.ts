import type { Rows, StoredUnit } from './guarded-rows.ts'

/** A guard of the database: how to take it away, what it refuses, and which check of the auditor finds that. */
export interface Guard {
  readonly drop: readonly string[]
  /** Statements of the role that serves requests; the last is refused. */
  readonly script: (rows: Rows) => readonly string[]
  /** The constraint of the refusal, or its words. */
  readonly refusal: string
  readonly found: string
}

const dropConstraint = (table: string, name: string) => [`alter table ${table} drop constraint ${name}`]
const dropTrigger = (table: string, name: string) => [`drop trigger ${name} on ${table}`]
const posted = 'posted_row_changed'

function change(table: string, id: string | null | undefined, set: string): string {
  return `update ${table} set ${set} where id = '${id}'`
}

/** A constraint that one statement would break. */
function constraint(table: string, name: string, found: string, statement: (rows: Rows) => string): Guard {
  return { drop: dropConstraint(table, name), script: (rows) => [statement(rows)], refusal: name, found }
}

/** A trigger that keeps a posted row as it is. */
function trigger(table: string, name: string, found: string, script: (rows: Rows) => readonly string[]): Guard {
  return { drop: dropTrigger(table, name), script, refusal: posted, found }
}

/** One more unit beside another. */
function addUnit(rows: Rows, beside: StoredUnit, serial = 'ADDED', unique = true): string {
  return `insert into registration (company_id, id, product_id, sales_order_line_id, packing_slip_line_id, serial_number,
      serial_key, unique_in_company, registered_by)
    values ('${rows.companyId}', gen_random_uuid(), '${beside.product_id}', '${beside.sales_order_line_id}',
      '${beside.packing_slip_line_id}', '${serial}', '${serial}', ${unique}, '${rows.actorId}')`
}

function count(lineId: string | null | undefined, units: number, places = 0): string {
  const set = `quantity_registered = quantity_registered + ${units}, quantity_registrable = quantity_registrable + ${places}`
  return change('packing_slip_line', lineId, set)
}

const slipLine = ({ packing_slip_line_id }: StoredUnit) => packing_slip_line_id

function sharesInPart({ unit }: Rows): string {
  const line = unit('SHIPPED-1').invoice_line_id
  return `update invoice_line_share set quantity_taken = 1, quantity_units = 1, in_part = true where invoice_line_id = '${line}'`
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

function eventLike(columns: string): string {
  return `insert into event (company_id, id, at, actor_id, kind, subject_id, data, series, series_number, previous_hash,
      hash)
    select company_id, gen_random_uuid(), at, actor_id, kind, subject_id, data, series, ${columns}
    from event where series = 'packingSlip' and series_number = 1`
}

/** By the invariant that each keeps. */
export const guards: Readonly<Record<string, Guard>> = {
  'I01 serial_active': {
    drop: ['drop index serial_active'],
    script: (rows) => [addUnit(rows, rows.unit('PREPARED-1'), 'SHIPPED-1')],
    refusal: 'serial_active',
    found: 'serialNumberOpenOnce',
  },
  'D14 serial_active_on_line': {
    drop: ['drop index serial_active_on_line'],
    script: (rows) => [1, 2].map(() => addUnit(rows, rows.unit('PREPARED-1'), 'ADDED', false)),
    refusal: 'serial_active_on_line',
    found: 'serialNumberOpenOnceOnLine',
  },
  'I03 registered_le_registrable': {
    drop: dropConstraint('packing_slip_line', 'registered_le_registrable'),
    script: (rows) => [addUnit(rows, rows.unit('PREPARED-1')), count(slipLine(rows.unit('PREPARED-1')), 1)],
    refusal: 'registered_le_registrable',
    found: 'packingSlipLinePlaces',
  },
  'I03 registered_le_shipped': {
    drop: dropConstraint('packing_slip_line', 'registered_le_shipped'),
    script: (rows) => [addUnit(rows, rows.unit('BLANK-1')), count(slipLine(rows.unit('BLANK-1')), 1, 1)],
    refusal: 'registered_le_shipped',
    found: 'packingSlipLineNotOver',
  },
  'I04 control_complete': {
    drop: dropConstraint('packing_slip_line', 'control_complete'),
    script: ({ unit, actorId }) => [
      change(
        'registration',
        unit('SHIPPED-1').id,
        `open = false, closed_as = 'removed', closed_at = now(), closed_by = '${actorId}'`,
      ),
      count(slipLine(unit('SHIPPED-1')), -1, -1),
    ],
    refusal: 'control_complete',
    found: 'packingSlipLineComplete',
  },
  'I06 no_control_no_serials': {
    drop: dropConstraint('packing_slip_line', 'no_control_no_serials'),
    script: ({ document }) => [count(document('plain').lines[0]?.id, 1, 1)],
    refusal: 'no_control_no_serials',
    found: 'packingSlipLineWithoutControl',
  },
  'I07 not_readable_has_no_key': constraint(
    'registration',
    'not_readable_has_no_key',
    'notReadableHasNoKey',
    ({ unit }) => change('registration', unit('PREPARED-1').id, 'serial_number = null'),
  ),
  'I26 closed_is_explained': constraint('registration', 'closed_is_explained', 'closedIsExplained', ({ unit }) =>
    change('registration', unit('PREPARED-1').id, 'open = false'),
  ),
  'I13 one_packing_slip_in_part': {
    drop: ['drop index one_packing_slip_in_part'],
    script: (rows) => [sharesInPart(rows)],
    refusal: 'one_packing_slip_in_part',
    found: 'onePackingSlipInPart',
  },
  'I14 taken_le_left': constraint(
    'invoice_line_share',
    'taken_le_left',
    'shareWithinLeft',
    ({ unit }) =>
      `update invoice_line_share set quantity_taken = 3 where packing_slip_line_id = '${slipLine(unit('SHIPPED-1'))}'`,
  ),
  'I14 units_le_taken': constraint(
    'invoice_line_share',
    'units_le_taken',
    'shareWithinLeft',
    ({ unit }) =>
      `update invoice_line_share set quantity_units = 3 where packing_slip_line_id = '${slipLine(unit('SHIPPED-1'))}'`,
  ),
  'I15 delivered_le_ordered': constraint(
    'sales_order_line',
    'delivered_le_ordered',
    'quantitiesWithinOrdered',
    ({ unit }) => change('sales_order_line', unit('SHIPPED-1').sales_order_line_id, 'quantity_delivered = 6'),
  ),
  'I15 invoiced_le_delivered': constraint(
    'sales_order_line',
    'invoiced_le_delivered',
    'quantitiesWithinOrdered',
    ({ unit }) => change('sales_order_line', unit('SHIPPED-1').sales_order_line_id, 'quantity_invoiced = 5'),
  ),
  'I15 credited_le_invoiced': constraint(
    'sales_order_line',
    'credited_le_invoiced',
    'quantitiesWithinOrdered',
    ({ unit }) => change('sales_order_line', unit('SHIPPED-1').sales_order_line_id, 'quantity_credited = 1'),
  ),
  'I15 invoiced_le_shipped': constraint(
    'packing_slip_line',
    'invoiced_le_shipped',
    'invoicedWithinShipped',
    ({ unit }) => change('packing_slip_line', slipLine(unit('SHIPPED-1')), 'quantity_invoiced = 3'),
  ),
  'I21 reversed_in_full': constraint('packing_slip_line', 'reversed_in_full', 'reversedInFull', ({ unit }) =>
    change('packing_slip_line', slipLine(unit('SHIPPED-1')), 'quantity_reversed = 1'),
  ),
  'I04 invoice_control_complete': {
    drop: dropConstraint('invoice_line', 'invoice_control_complete'),
    script: ({ unit }) => [change('invoice_line', unit('DIRECT-1').invoice_line_id, 'quantity_registered = 0')],
    refusal: 'invoice_control_complete',
    found: 'invoiceLineComplete',
  },
  'I11 the unit is of the order line of its invoice line': {
    drop: dropConstraint('registration', 'registration_company_id_invoice_line_id_sales_order_line_i_fkey'),
    script: ({ unit }) => [
      change('registration', unit('SHIPPED-1').id, `invoice_line_id = '${unit('INVOICED-1').invoice_line_id}'`),
    ],
    refusal: 'registration_company_id_invoice_line_id',
    found: 'invoicedWhereShipped',
  },
  'I28 packing_slip_series_number': {
    drop: [...dropConstraint('packing_slip', 'packing_slip_series_number')],
    script: ({ document, actorId }) => [
      change(
        'packing_slip',
        document('prepared').id,
        `number = 'PS-9', series_number = 1, posted_at = now(), posted_by = '${actorId}', posting_on = now()`,
      ),
    ],
    refusal: 'packing_slip_series_number',
    found: 'numbersWithoutGap',
  },
  'I31 packing_slip_posted: a number is of a posted slip': constraint(
    'packing_slip',
    'packing_slip_posted',
    'numberIsPosted',
    ({ document }) => change('packing_slip', document('prepared').id, "number = 'PS-9'"),
  ),
  'I32 event_no_fork': {
    drop: dropConstraint('event', 'event_no_fork'),
    script: () => [eventLike("99, previous_hash, '\\x01'")],
    refusal: 'event_no_fork',
    found: 'chainUnbroken',
  },
  'I28 event_series_number': {
    drop: dropConstraint('event', 'event_series_number'),
    script: () => [eventLike("series_number, '\\x02', '\\x01'")],
    refusal: 'event_series_number',
    found: 'chainUnbroken',
  },
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
