import { sql } from 'kysely'
import type { Check } from './check.ts'

/** Constraints and indexes that decide, of which a restore that was cut short may lack some. */
const constraints = [
  'serial_active',
  'serial_active_on_line',
  'one_packing_slip_in_part',
  'not_readable_has_no_key',
  'closed_is_explained',
  'registered_le_registrable',
  'registered_le_shipped',
  'control_complete',
  'no_control_no_serials',
  'invoiced_le_shipped',
  'reversed_in_full',
  'invoice_registered_le_registrable',
  'invoice_registered_le_quantity',
  'invoice_control_complete',
  'invoice_no_control_no_serials',
  'taken_le_left',
  'units_le_taken',
  'delivered_le_ordered',
  'invoiced_le_delivered',
  'credited_le_invoiced',
  'credit_line',
  'packing_slip_posted',
  'packing_slip_series_number',
  'invoice_posted',
  'invoice_series_number',
  'event_chained',
  'event_series_number',
  'event_no_fork',
  'idempotency_pkey',
  'sales_process_settings',
  'no_catch_weight_in_sales_process',
]

const journals = ['packing_slip', 'packing_slip_line', 'invoice', 'invoice_line', 'invoice_line_share']
const appendOnly = [
  'packing_slip_reversal',
  'packing_slip_line_reversal',
  'registration_change',
  'reversed_units_forgotten',
  'event',
  'print_content',
  'print',
]
const kept = [...journals, ...appendOnly, 'document_delivery', 'sales_order', 'sales_order_line', 'registration']

const triggers = [
  ...kept.map((table) => `${table}_stays`),
  ...[...journals, ...appendOnly].map((table) => `${table}_fixed`),
  'registration_closed_is_fixed',
  'registration_identity_is_fixed',
  'registration_invoiced_is_fixed',
  'sales_order_line_price_is_fixed',
]

const textArray = (values: readonly string[]) => sql`${sql.lit(`{${values.join(',')}}`)}::text[]`

/** Of the database itself: what keeps rows right must be there. They are of no company. */
export const guardChecks: readonly Check[] = [
  {
    name: 'constraintsInForce',
    invariant: 'I01–I30',
    statement: 'The constraints and indexes that decide are there, and valid for every row.',
    subject: 'named',
    sql: sql`select null::uuid as company_id, 'constraint ' || n.name as id, '{}'::json as figures
      from unnest(${textArray(constraints)}) n(name)
      where not exists (select from pg_constraint c
          where c.connamespace = current_schema::regnamespace and c.conname = n.name and c.convalidated)
        and not exists (select from pg_class c join pg_index i on i.indexrelid = c.oid
          where c.relnamespace = current_schema::regnamespace and c.relname = n.name and i.indisunique
            and i.indisvalid)`,
  },
  {
    name: 'triggersInForce',
    invariant: 'I26',
    statement: 'The triggers that refuse changes of posted rows are there and switched on.',
    subject: 'named',
    sql: sql`select null::uuid as company_id, 'trigger ' || n.name as id, '{}'::json as figures
      from unnest(${textArray(triggers)}) n(name)
      where not exists (select from pg_trigger t join pg_class c on c.oid = t.tgrelid
        where c.relnamespace = current_schema::regnamespace and t.tgname = n.name and t.tgenabled in ('O', 'A'))`,
  },
  {
    name: 'grantsInForce',
    invariant: 'I26',
    statement: 'The role that serves requests owns nothing, and cannot delete from the paper trail nor change history.',
    subject: 'named',
    sql: sql`select null::uuid as company_id, 'table ' || c.relname as id,
        json_build_object('delete', has_table_privilege('pakbon_app', c.oid, 'delete'),
          'update', has_any_column_privilege('pakbon_app', c.oid, 'update'), 'owner', c.relowner::regrole) as figures
      from pg_class c
      where c.relnamespace = current_schema::regnamespace and c.relkind in ('r', 'p')
        and (c.relowner = 'pakbon_app'::regrole
          or (c.relname = any (${textArray(kept)})
            and has_table_privilege('pakbon_app', c.oid, 'delete, truncate'))
          or (c.relname = any (${textArray(appendOnly)}) and has_any_column_privilege('pakbon_app', c.oid, 'update')))`,
  },
  {
    name: 'companiesApart',
    invariant: 'I33',
    statement: 'Every table of a company shows its rows to that company alone, also to a request that forgot to ask.',
    subject: 'named',
    sql: sql`select null::uuid as company_id, 'table ' || c.relname as id,
        json_build_object('rowSecurity', c.relrowsecurity) as figures
      from pg_class c
      where c.relnamespace = current_schema::regnamespace and c.relkind in ('r', 'p')
        and c.relname <> 'auth_session' -- of a user; of a company only where a till began it
        and (c.relname = 'company' or exists (select from pg_attribute a
          where a.attrelid = c.oid and a.attname = 'company_id' and not a.attisdropped))
        and (not c.relrowsecurity or not exists (select from pg_policy p
          where p.polrelid = c.oid and p.polname = 'own_company'))`,
  },
]
