import { sql } from 'kysely'
import type { Database } from '#db/database.ts'
import { type CoverageFacts, factsOfSale, type Repair } from '#domain/coverage-facts.ts'
import type { CoverageTerm, UnitTerm } from '#domain/coverage-terms.ts'

/** A unit that was sold, or is about to be, as its own row and its documents have it. */
export interface UnitToCover {
  readonly id: string
  readonly open: boolean
  readonly productId: string
  readonly deliveredOn: string | null
  readonly invoicedOn: string | null
  readonly reversed: boolean
  /** The registration of the unit in whose place it was sent. */
  readonly inPlaceOf: string | null
  readonly replacementMinimumDays: number
}

export type ProductTerms = ReadonlyMap<string, readonly CoverageTerm[]>

const unitsAtOnce = 5000

/** The next units by their ids, of those that were not removed. */
export function readUnitsToCover(db: Database, companyId: string, after: string | null) {
  const which = after === null ? sql`` : sql`and r.id > ${after}::uuid`
  return readUnits(db, companyId, sql`${which} order by r.id limit ${sql.lit(unitsAtOnce)}`)
}

async function readUnits(db: Database, companyId: string, which: ReturnType<typeof sql>) {
  const { rows } = await sql<UnitToCover>`
    select r.id, r.open, r.product_id as "productId", v.invoice_on as "invoicedOn",
      coalesce(s.posting_on, case when r.packing_slip_line_id is null and vl.section = 'direct'
        then coalesce(vl.delivered_on, v.invoice_on) end) as "deliveredOn",
      coalesce(r.closed_as = 'reversed', false) as reversed, w.registration_id as "inPlaceOf",
      k.replacement_minimum_days as "replacementMinimumDays"
    from registration r
    join company k on k.id = r.company_id
    left join sales_order_line o on o.company_id = r.company_id and o.id = r.sales_order_line_id and o.free_of_charge
    left join return_unit w on w.company_id = o.company_id and w.replacement_line_id = o.id
    left join packing_slip_line l on l.company_id = r.company_id and l.id = r.packing_slip_line_id
    left join packing_slip s on s.company_id = l.company_id and s.id = l.packing_slip_id
    left join invoice_line vl on vl.company_id = r.company_id and vl.id = r.invoice_line_id
    left join invoice v on v.company_id = vl.company_id and v.id = vl.invoice_id
    where r.company_id = ${companyId} and r.closed_as is distinct from 'removed' ${which}`.execute(db)
  return rows
}

/** D4: the terms of each product. */
export async function readProductTerms(db: Database, companyId: string): Promise<ProductTerms> {
  const { rows } = await sql<CoverageTerm & { productId: string }>`
    select product_id as "productId", kind, basis, name, length, unit, starts_from as "startsFrom"
    from coverage_term where company_id = ${companyId} order by id`.execute(db)
  return groupBy(rows, ({ productId }) => productId)
}

/** D53: what the coverage of these units follows from, with those that they came in the place of. */
export async function factsOfUnits(
  db: Database,
  companyId: string,
  units: readonly UnitToCover[],
  productTerms: ProductTerms,
): Promise<ReadonlyMap<string, CoverageFacts>> {
  const ids = units.map(({ id }) => id)
  const unitTerms = await readUnitTerms(db, companyId, ids)
  const returns = await readReturns(db, companyId, ids)
  const old = await factsOfReplaced(db, companyId, units, productTerms)
  return new Map(
    units.map((unit) => {
      const { id, productId, inPlaceOf, reversed, ...sale } = unit
      const came = returns.get(id) ?? []
      const facts = {
        ...sale,
        deliveryReversed: reversed,
        unitTerms: unitTerms.get(id) ?? [],
        repairs: came.filter(({ isRepair }) => isRepair),
        ended:
          came.filter(({ isRepair }) => !isRepair).map(({ receivedOn: on, document }) => ({ on, document }))[0] ?? null,
        replaces: inPlaceOf === null ? null : (old.get(inPlaceOf) ?? null),
      }
      return [id, factsOfSale(productTerms.get(productId) ?? [], facts)]
    }),
  )
}

async function factsOfReplaced(
  db: Database,
  companyId: string,
  units: readonly UnitToCover[],
  productTerms: ProductTerms,
): Promise<ReadonlyMap<string, CoverageFacts>> {
  const ids = units.flatMap(({ inPlaceOf }) => inPlaceOf ?? [])
  if (ids.length === 0) return new Map()
  const old = await readUnits(db, companyId, sql`and r.id = any(${ids}::uuid[])`)
  return factsOfUnits(db, companyId, old, productTerms)
}

async function readUnitTerms(db: Database, companyId: string, ids: readonly string[]) {
  const { rows } = await sql<UnitTerm & { registrationId: string }>`
    select u.registration_id as "registrationId", u.id, u.kind, u.basis, u.name, u.length, u.unit,
      u.starts_from as "startsFrom", u.starts_on as "startsOn", u.instead_of_product as "insteadOfProduct", u.reason,
      case when u.sales_order_line_id is not null then json_build_object('order', '', 'line', l.line_number,
        'invoice', null, 'invoicedOn', f.first_on,
        'credited', l.quantity_invoiced > 0 and l.quantity_credited >= l.quantity_invoiced) end as sale,
      case when u.withdrawn_at is not null then json_build_object('on', u.withdrawn_at::date, 'reason', '') end
        as withdrawn
    from unit_coverage_term u
    left join sales_order_line l on l.company_id = u.company_id and l.id = u.sales_order_line_id
    left join lateral (select min(v.invoice_on) as first_on from invoice_line vl
      join invoice v on v.company_id = vl.company_id and v.id = vl.invoice_id
      where vl.company_id = l.company_id and vl.sales_order_line_id = l.id and vl.posted and vl.section <> 'credit'
        and vl.quantity > 0) f on true
    where u.company_id = ${companyId} and u.registration_id = any(${ids}::uuid[])
    order by u.added_at, u.id`.execute(db)
  return groupBy(rows, ({ registrationId }) => registrationId)
}

/** Receipts that stand: repairs, sent back or not, and units that came back for good. */
async function readReturns(db: Database, companyId: string, ids: readonly string[]) {
  const { rows } = await sql<Repair & { registrationId: string; isRepair: boolean }>`
    select w.registration_id as "registrationId", w.disposition = 'repair' as "isRepair",
      t.posting_on as "receivedOn", b.sent_back_on as "sentBackOn", t.number as document
    from return_unit w
    join return_receipt_line l on l.company_id = w.company_id and l.id = w.return_receipt_line_id
    join return_receipt t on t.company_id = l.company_id and t.id = l.return_receipt_id
    left join repair_return b on b.company_id = w.company_id and b.return_unit_id = w.id
    where w.company_id = ${companyId} and w.registration_id = any(${ids}::uuid[]) and t.posted_at is not null
      and t.reversed_at is null and w.closed_as is distinct from 'removed'
    order by w.announced_at, w.id`.execute(db)
  return groupBy(rows, ({ registrationId }) => registrationId)
}

function groupBy<T>(rows: readonly T[], keyOf: (row: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>()
  for (const row of rows) groups.set(keyOf(row), [...(groups.get(keyOf(row)) ?? []), row])
  return groups
}
