import { sql } from 'kysely'
import type { Context } from '#db/context.ts'
import { keyOfCursor, type Page, pageOf } from '#db/page.ts'
import { likePattern } from '#db/search.ts'
import { Refused, refuse } from '#domain/refusal.ts'
import type { CustomerView } from './views.ts'

const columns = sql`c.id, c.number, c.name, c.vat_number as "vatNumber", c.language, c.payment_days as "paymentDays",
  c.invoice_address as "invoiceAddress", c.delivery_address as "deliveryAddress",
  c.print_serial_numbers as "printSerialNumbers", c.version as edition`

export interface CustomersAsked {
  readonly limit: number
  readonly cursor: string | undefined
  /** A part of the number or the name. */
  readonly search: string | undefined
}

/** The customers of a company by number, from the cursor on. */
export async function listCustomers(
  { db, caller }: Context,
  { limit, cursor, search }: CustomersAsked,
): Promise<Page<CustomerView>> {
  const after = keyOfCursor(cursor, 1)
  const pattern = search === undefined ? null : likePattern(search)
  const { rows } = await sql<CustomerView>`
    select ${columns} from customer c
    where c.company_id = ${caller.companyId} ${after ? sql`and c.number > ${after[0]}` : sql``}
      ${pattern === null ? sql`` : sql`and (c.number ilike ${pattern} or c.name ilike ${pattern})`}
    order by c.number limit ${limit + 1}`.execute(db)
  return pageOf(
    rows,
    limit,
    (customer) => [customer.number],
    (customer) => customer,
  )
}

/** One customer; locked before it is changed. */
export async function readCustomer(
  { db, caller }: Context,
  id: string,
  lock: '' | 'for no key update' = '',
): Promise<CustomerView> {
  const { rows } = await sql<CustomerView>`
    select ${columns} from customer c
    where c.company_id = ${caller.companyId} and c.id = ${id} ${sql.raw(lock)}`.execute(db)
  if (!rows[0]) throw new Refused([refuse('NOT_FOUND', { what: `customer ${id}` })])
  return rows[0]
}

/** Writes a new customer. */
export async function insertCustomer({ db, caller }: Context, customer: CustomerView): Promise<void> {
  await db
    .insertInto('customer')
    .values({ company_id: caller.companyId, id: customer.id, ...rowOf(customer) })
    .execute()
}

/** Writes a changed customer. */
export async function updateCustomer({ db, caller }: Context, customer: CustomerView): Promise<void> {
  await db
    .updateTable('customer')
    .set(rowOf(customer))
    .where('company_id', '=', caller.companyId)
    .where('id', '=', customer.id)
    .execute()
}

function rowOf(customer: CustomerView) {
  return {
    number: customer.number,
    name: customer.name,
    vat_number: customer.vatNumber,
    language: customer.language,
    payment_days: customer.paymentDays,
    invoice_address: JSON.stringify(customer.invoiceAddress),
    delivery_address: JSON.stringify(customer.deliveryAddress),
    print_serial_numbers: JSON.stringify(customer.printSerialNumbers),
    version: customer.edition,
  }
}
