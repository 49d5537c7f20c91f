import { sql } from 'kysely'
import type { Context } from '#db/context.ts'
import { Refused, refuse } from '#domain/refusal.ts'
import type { SaleToChange } from '#domain/register-sale.ts'
import { tillOf } from '#tills/till-of-caller.ts'

/** The till at which the caller works, as a sale sees it. */
export interface TillHere {
  readonly id: string
  readonly code: string
  /** To whom it sells while nobody is named. */
  readonly customerId: string
  readonly cashRounding: boolean
  /** Of the device that it is bound to now; those before it had the lower ones. */
  readonly deviceOrdinal: number
  /** The day on which it is there. */
  readonly today: string
}

/** Reads the till of the caller; refuses whoever works at none (D61). */
export async function readTillHere(context: Context): Promise<TillHere> {
  const { db, caller } = context
  const { rows } = await sql<TillHere>`
    select t.id, t.code, t.customer_id as "customerId", c.cash_rounding as "cashRounding", t.device_ordinal as "deviceOrdinal",
      (now() at time zone c.time_zone)::date as today
    from till t join company c on c.id = t.company_id
    where t.company_id = ${caller.companyId} and t.id = ${tillOf(context)}`.execute(db)
  if (!rows[0]) throw new Refused([refuse('TILL_NEEDED')])
  return rows[0]
}

/** A sale's own row, locked. */
export interface SaleRow extends SaleToChange {
  readonly id: string
  readonly customerId: string
  readonly salesOrderId: string | null
  readonly invoiceId: string | null
  readonly offlineNumber: number | null
  readonly series: string | null
  readonly seriesNumber: number | null
  readonly soldAt: string | null
}

/** Makes the row of a sale where there is none, and locks it: of two requests for one sale the second finds the first. */
export async function lockSale(context: Context, id: string, till: TillHere): Promise<SaleRow> {
  const { db, caller } = context
  await sql`
    insert into register_sale (company_id, id, till_id, customer_id, created_by)
    values (${caller.companyId}, ${id}, ${till.id}, ${till.customerId}, ${caller.actorId})
    on conflict do nothing`.execute(db)
  return lockKnownSale(context, id)
}

/** Locks a sale that is there. */
export async function lockKnownSale({ db, caller }: Context, id: string): Promise<SaleRow> {
  const { rows } = await sql<SaleRow>`
    select r.id, r.state, r.number, r.till_id as "tillId", r.customer_id as "customerId",
      r.sales_order_id as "salesOrderId", r.invoice_id as "invoiceId", r.offline_number as "offlineNumber",
      r.series, r.series_number as "seriesNumber", r.sold_at as "soldAt",
      (select t.code from till t where t.company_id = r.company_id and t.id = r.till_id) as till
    from register_sale r where r.company_id = ${caller.companyId} and r.id = ${id} for no key update`.execute(db)
  if (!rows[0]) throw new Refused([refuse('NOT_FOUND', { what: `register sale ${id}` })])
  return rows[0]
}

/** What a request leaves of a ticket in its own row. */
export interface SaleChange {
  readonly id: string
  readonly tillId: string
  readonly state: 'open' | 'parked' | 'discarded'
  readonly customerId: string
  readonly note: string
  readonly returns: readonly unknown[]
  readonly salesOrderId: string | null
  readonly invoiceId: string | null
}

/** Writes a ticket's own row, as one more edition of it. */
export async function writeSale({ db, caller }: Context, sale: SaleChange): Promise<void> {
  await sql`
    update register_sale set till_id = ${sale.tillId}, state = ${sale.state}, customer_id = ${sale.customerId},
      note = ${sale.note}, returns = ${JSON.stringify(sale.returns)}, sales_order_id = ${sale.salesOrderId},
      invoice_id = ${sale.invoiceId}, edition = edition + 1, changed_at = clock_timestamp()
    where company_id = ${caller.companyId} and id = ${sale.id}`.execute(db)
}
