import { sql } from 'kysely'
import { duties } from '#domain/duty.ts'
import type { Check } from './check.ts'

/** Of set-up, and of who acts. */
export const setUpChecks: readonly Check[] = [
  {
    name: 'groupSettings',
    invariant: 'I09',
    statement:
      'A group that is active in the sales process has control, and of the other settings blank issue at most.',
    subject: 'named',
    sql: sql`select company_id, 'group ' || code as id, to_json(g) as figures from tracking_dimension_group g
      where active_in_sales_process and (not serial_number_control or active or primary_stocking
        or blank_receipt_allowed or physical_inventory or financial_inventory or coverage_plan_by_dimension
        or for_purchase_prices or for_sales_prices)`,
  },
  {
    name: 'noCatchWeight',
    invariant: 'I10',
    statement: 'A catch-weight product is in no group that is active in the sales process.',
    subject: 'named',
    sql: sql`select p.company_id, 'product ' || p.number as id, json_build_object('group', g.code) as figures
      from product p
      join tracking_dimension_group g on g.company_id = p.company_id and g.id = p.tracking_dimension_group_id
      where p.catch_weight and g.active_in_sales_process`,
  },
  {
    name: 'productFollowsGroup',
    invariant: 'I10',
    statement: 'A product knows whether its group is active in the sales process.',
    subject: 'named',
    sql: sql`select p.company_id, 'product ' || p.number as id,
        json_build_object('product', p.group_active_in_sales_process, 'group', g.active_in_sales_process) as figures
      from product p
      left join tracking_dimension_group g on g.company_id = p.company_id and g.id = p.tracking_dimension_group_id
      where p.group_active_in_sales_process is distinct from g.active_in_sales_process
        or (p.tracking_dimension_group_id is null) <> (g.id is null)`,
  },
  {
    name: 'registeredIsSerialised',
    invariant: 'D2',
    statement: 'A product with a registration is stocked and of a group that is active in the sales process.',
    subject: 'named',
    sql: sql`select p.company_id, 'product ' || p.number as id, json_build_object('kind', p.kind, 'group', g.code)
      as figures
      from (select distinct company_id, product_id as id from registration
        where closed_as is distinct from 'removed') r
      join product p using (company_id, id)
      left join tracking_dimension_group g on g.company_id = p.company_id and g.id = p.tracking_dimension_group_id
      where p.kind <> 'stocked' or g.active_in_sales_process is not true`,
  },
  {
    name: 'dutiesKnown',
    invariant: 'D75',
    statement: 'Roles and API keys have duties that exist.',
    subject: 'named',
    sql: sql`select d.company_id, d.holder as id, json_build_object('duty', d.duty) as figures
      from (select r.company_id, 'role ' || r.code as holder, x.duty
          from role_duty x join role r on r.company_id = x.company_id and r.id = x.role_id
        union all select company_id, 'API key ' || name, unnest(duties) from api_key) d
      where d.duty <> all (${sql.lit(`{${duties.join(',')}}`)}::text[])`,
  },
  {
    name: 'actorsKnown',
    invariant: 'D16',
    statement: 'Whoever did something has a name in the company.',
    subject: 'named',
    sql: sql`select d.company_id, 'actor ' || d.actor_id as id, json_build_object('in', array_agg(d.source)) as figures
      from (select distinct company_id, actor_id, 'event' as source from event
        union all select distinct company_id, changed_by, 'registration_change' from registration_change
        union all select distinct company_id, registered_by, 'registration' from registration
        union all select distinct company_id, closed_by, 'registration' from registration where not open
        union all select distinct company_id, reversed_by, 'packing_slip_reversal' from packing_slip_reversal) d
      left join actor a on a.company_id = d.company_id and a.id = d.actor_id
      where a.id is null and d.actor_id is not null
      group by d.company_id, d.actor_id`,
  },
  {
    name: 'commandsAnswered',
    invariant: 'I30',
    statement: 'Every command kept under an idempotency key was answered, in a company that exists.',
    subject: 'named',
    sql: sql`select i.company_id, 'idempotency key ' || i.key as id, json_build_object('status', i.status) as figures
      from idempotency i left join company c on c.id = i.company_id
      where i.status is null or i.response is null or c.id is null`,
  },
]
