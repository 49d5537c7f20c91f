import { sql } from 'kysely'
import type { Context } from '#db/context.ts'
import { Refused, refuse } from '#domain/refusal.ts'
import type { CashierName, TenderTypeView, TillView } from './views.ts'

interface TillRow extends Omit<TillView, 'customer' | 'device' | 'openShift'> {
  readonly customerId: string
  readonly customerNumber: string
  readonly customerName: string
  readonly ordinal: number
  readonly deviceName: string | null
  readonly registeredAt: string
  readonly registeredBy: string
  readonly shiftId: string | null
  readonly openedAt: string
  readonly openedBy: string
}

const columns = sql`t.id, t.code, t.name, t.opening_float::text as "openingFloat", t.receipt_footer as "receiptFooter",
  t.receipt_width as "receiptWidth", t.lock_after as "lockAfter", t.blocked, t.version as edition,
  c.id as "customerId", c.number as "customerNumber", c.name as "customerName", t.device_ordinal as ordinal,
  t.device_name as "deviceName", t.device_registered_at as "registeredAt", coalesce(r.name, '') as "registeredBy",
  s.id as "shiftId", s.opened_at as "openedAt", coalesce(o.name, '') as "openedBy"`

const source = sql`till t
  join customer c on c.company_id = t.company_id and c.id = t.customer_id
  left join actor r on r.company_id = t.company_id and r.id = t.device_registered_by
  left join shift s on s.company_id = t.company_id and s.till_id = t.id and s.closed_at is null
  left join actor o on o.company_id = s.company_id and o.id = s.opened_by`

/** The tills of the company, by code. */
export async function listTills({ db, caller }: Context): Promise<readonly TillView[]> {
  const { rows } = await sql<TillRow>`
    select ${columns} from ${source} where t.company_id = ${caller.companyId} order by t.code`.execute(db)
  return rows.map(tillView)
}

/** One till. */
export async function readTill({ db, caller }: Context, id: string): Promise<TillView> {
  const { rows } = await sql<TillRow>`
    select ${columns} from ${source} where t.company_id = ${caller.companyId} and t.id = ${id}`.execute(db)
  if (!rows[0]) throw new Refused([refuse('NOT_FOUND', { what: `till ${id}` })])
  return tillView(rows[0])
}

/** Locks a till before it is read to be changed, or to open a shift. */
export async function lockTill({ db, caller }: Context, id: string): Promise<void> {
  await sql`select from till where company_id = ${caller.companyId} and id = ${id} for no key update`.execute(db)
}

function tillView(row: TillRow): TillView {
  const { customerId, customerNumber, customerName, ordinal, deviceName, registeredAt, registeredBy, ...rest } = row
  const { shiftId, openedAt, openedBy, ...till } = rest
  return {
    ...till,
    customer: { id: customerId, number: customerNumber, name: customerName },
    device: deviceName === null ? null : { name: deviceName, ordinal, registeredAt, registeredBy },
    openShift: shiftId === null ? null : { id: shiftId, openedAt, openedBy },
  }
}

/** The tender types of the company, in the order in which a till offers them. */
export async function listTenderTypes({ db, caller }: Context): Promise<readonly TenderTypeView[]> {
  const { rows } = await sql<TenderTypeView>`
    select code, name, kind, position, for_refunds as "forRefunds", blocked from tender_type
    where company_id = ${caller.companyId} order by position, code`.execute(db)
  return rows
}

/** Those who may sign in at a till of a company now, by name. */
export async function listCashierNames(db: Context['db'], companyId: string): Promise<readonly CashierName[]> {
  const { rows } = await sql<CashierName>`
    select u.id, u.name from cashier k join auth_user u on u.id = k.user_id
    where k.company_id = ${companyId} and ${mayOperate} order by u.name, u.id`.execute(db)
  return rows
}

/** Of a cashier `k`: whether a role gives the duty. */
export const mayOperate = sql`exists (select from user_role m
  join role_duty d on d.company_id = m.company_id and d.role_id = m.role_id
  where m.company_id = k.company_id and m.user_id = k.user_id and d.duty = 'operatePointOfSale')`
