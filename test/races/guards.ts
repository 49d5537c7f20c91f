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

export function change(table: string, id: string | null | undefined, set: string): string {
  return `update ${table} set ${set} where id = '${id}'`
}

/** A constraint that one statement would break. */
function constraint(table: string, name: string, found: string, statement: (rows: Rows) => string): Guard {
  return { drop: dropConstraint(table, name), script: (rows) => [statement(rows)], refusal: name, found }
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

export const slipLine = ({ packing_slip_line_id }: StoredUnit) => packing_slip_line_id

function sharesInPart({ unit }: Rows): string {
  const line = unit('SHIPPED-1').invoice_line_id
  return `update invoice_line_share set quantity_taken = 1, quantity_units = 1, in_part = true where invoice_line_id = '${line}'`
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
}
