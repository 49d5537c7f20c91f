import { sql } from 'kysely'
import type { Context } from '#db/context.ts'
import type { CoverageTerm } from '#domain/coverage-terms.ts'
import { Refused, refuse } from '#domain/refusal.ts'
import type { SellingLine, UnitToCover } from '#domain/unit-term.ts'

/** Locks the sales orders of a unit and of the line that sold its coverage, before anything of them is read (law 3). */
export async function lockOrders(
  { db, caller }: Context,
  registrationId: string,
  lineId: string | null = null,
): Promise<void> {
  await sql`
    select id from sales_order where company_id = ${caller.companyId} and id in (
      select l.sales_order_id from registration r
        join sales_order_line l on l.company_id = r.company_id and l.id = r.sales_order_line_id
        where r.company_id = ${caller.companyId} and r.id = ${registrationId}
      union select sales_order_id from sales_order_line where company_id = ${caller.companyId} and id = ${lineId})
    order by id for update`.execute(db)
}

/** A unit that shall have coverage of its own. */
export async function readUnitToCover({ db, caller }: Context, registrationId: string): Promise<UnitToCover> {
  const { rows } = await sql<UnitToCover>`
    select r.closed_as as "closedAs", coalesce(sl.posted, il.posted and il.section = 'direct', false) as "isDelivered"
    from registration r
    left join packing_slip_line sl on sl.company_id = r.company_id and sl.id = r.packing_slip_line_id
    left join invoice_line il on il.company_id = r.company_id and il.id = r.invoice_line_id
    where r.company_id = ${caller.companyId} and r.id = ${registrationId}`.execute(db)
  if (!rows[0]) throw new Refused([refuse('NOT_FOUND', { what: `registration ${registrationId}` })])
  return rows[0]
}

/** The order line that sold coverage, with the terms of its product and the other units that have it. */
export async function readSellingLine(
  { db, caller }: Context,
  lineId: string,
  registrationId: string,
): Promise<SellingLine> {
  const { rows } = await sql<SellingLine>`
    select o.number as order, l.line_number as line, p.number as product, l.quantity_ordered::float8 as ordered,
      l.quantity_cancelled::float8 as cancelled, l.quantity_credited::float8 as credited,
      array(select distinct coalesce(r.serial_number, r.id::text) from unit_coverage_term u
        join registration r on r.company_id = u.company_id and r.id = u.registration_id
        where u.company_id = l.company_id and u.sales_order_line_id = l.id and u.withdrawn_at is null
          and u.registration_id <> ${registrationId} order by 1) as others,
      array(select json_build_object('kind', t.kind, 'basis', t.basis, 'name', t.name, 'length', t.length,
          'unit', t.unit, 'startsFrom', t.starts_from) from coverage_term t
        where t.company_id = l.company_id and t.product_id = l.product_id order by t.id) as "productTerms"
    from sales_order_line l
    join sales_order o on o.company_id = l.company_id and o.id = l.sales_order_id
    join product p on p.company_id = l.company_id and p.id = l.product_id
    where l.company_id = ${caller.companyId} and l.id = ${lineId}`.execute(db)
  if (!rows[0]) throw new Refused([refuse('NOT_FOUND', { what: `sales order line ${lineId}` })])
  return rows[0]
}

/** A term of one unit as it is stored. */
export interface StoredTerm extends CoverageTerm {
  readonly id: string
  readonly registrationId: string
  readonly startsOn: string | null
  readonly insteadOfProduct: boolean
  readonly salesOrderLineId: string | null
  readonly reason: string
}

/** A term of a unit, with its withdrawal where it has one; null where the unit has none with this id. */
export async function readUnitTerm(
  { db, caller }: Context,
  registrationId: string,
  id: string,
): Promise<(StoredTerm & { readonly withdrawnOn: string | null; readonly withdrawalReason: string | null }) | null> {
  const { rows } = await sql<StoredTerm & { withdrawnOn: string | null; withdrawalReason: string | null }>`
    select u.id, u.registration_id as "registrationId", u.kind, u.basis, u.name, u.length, u.unit,
      u.starts_from as "startsFrom", u.starts_on as "startsOn", u.instead_of_product as "insteadOfProduct",
      u.sales_order_line_id as "salesOrderLineId", u.reason, u.withdrawal_reason as "withdrawalReason",
      (u.withdrawn_at at time zone k.time_zone)::date as "withdrawnOn"
    from unit_coverage_term u join company k on k.id = u.company_id
    where u.company_id = ${caller.companyId} and u.registration_id = ${registrationId} and u.id = ${id}`.execute(db)
  return rows[0] ?? null
}

/** Stores terms of units in one statement, whatever their number. */
export async function insertUnitTerms({ db, caller }: Context, terms: readonly StoredTerm[]): Promise<void> {
  const column = <Key extends keyof StoredTerm>(key: Key) => terms.map((term) => term[key])
  await sql`
    insert into unit_coverage_term (company_id, id, registration_id, kind, basis, name, length, unit, starts_from,
      starts_on, instead_of_product, sales_order_line_id, reason, added_by)
    select ${caller.companyId}, n.*, ${caller.actorId} from unnest(${column('id')}::uuid[],
      ${column('registrationId')}::uuid[], ${column('kind')}::text[], ${column('basis')}::text[],
      ${column('name')}::text[], ${column('length')}::integer[], ${column('unit')}::text[],
      ${column('startsFrom')}::text[], ${column('startsOn')}::date[], ${column('insteadOfProduct')}::boolean[],
      ${column('salesOrderLineId')}::uuid[], ${column('reason')}::text[]) n`.execute(db)
}
