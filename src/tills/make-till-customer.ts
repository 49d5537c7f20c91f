import { sql } from 'kysely'
import { createCustomer } from '#customers/create-customer.ts'
import type { Context } from '#db/context.ts'
import type { CatalogueCustomer } from './catalogue-views.ts'
import type { TillCustomer } from './customer-views.ts'
import { lockTill, readTill } from './store.ts'
import { tillOf } from './till-of-caller.ts'

/**
 * D5, D60: makes a customer at a till, under the next number of that till; where a company buys, the person stands in its
 * address. The same id again answers the customer that it made.
 */
export async function makeTillCustomer(context: Context, asked: TillCustomer): Promise<CatalogueCustomer> {
  const tillId = tillOf(context)
  await lockTill(context, tillId)
  const known = await findCustomer(context, asked.id)
  if (known) return known
  const { code } = await readTill(context, tillId)
  const { id, name, company, email, language = context.caller.language, address = {} } = asked
  const invoiceAddress = company === undefined ? address : { name, ...address }
  await createCustomer(context, {
    ...{ id, language, invoiceAddress, deliveryAddress: invoiceAddress },
    ...{ number: await nextNumber(context, `${code}-K`), name: company ?? name, email: email ?? null },
  })
  const made = await findCustomer(context, id)
  if (!made) throw new Error(`customer ${id} was made and is not there`)
  return made
}

async function findCustomer({ db, caller }: Context, id: string): Promise<CatalogueCustomer | null> {
  const { rows } = await sql<CatalogueCustomer>`
    select id, number, name, language, email, invoice_address ->> 'city' as city from customer
    where company_id = ${caller.companyId} and id = ${id}`.execute(db)
  return rows[0] ?? null
}

/** The till is locked, so that no two draw one number; what somebody made by hand in this form counts as well. */
async function nextNumber({ db, caller }: Context, prefix: string): Promise<string> {
  const { rows } = await sql<{ last: number }>`
    select coalesce(max(substr(number, ${prefix.length + 1}::int)::int), 0) as last from customer
    where company_id = ${caller.companyId} and starts_with(number, ${prefix})
      and substr(number, ${prefix.length + 1}::int) ~ '^[0-9]{1,8}$'`.execute(db)
  return prefix + String((rows[0]?.last ?? 0) + 1).padStart(4, '0')
}
