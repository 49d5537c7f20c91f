import { sql } from 'kysely'
import type { Context } from '#db/context.ts'
import { type List, type Page, type PageAsked, readPage, sortBy } from '#db/page.ts'
import { containing } from '#db/search.ts'
import { Refused, refuse } from '#domain/refusal.ts'
import type { CustomerView } from './views.ts'

const columns = sql`c.id, c.number, c.name, c.vat_number as "vatNumber",
  c.registration_number as "registrationNumber", c.electronic_address as "electronicAddress", c.email, c.language, c.payment_days as "paymentDays",
  c.invoice_address as "invoiceAddress", c.delivery_address as "deliveryAddress",
  c.print_serial_numbers as "printSerialNumbers", c.version as edition`

export interface CustomerFilter {
  /** A part of the number or the name. */
  readonly text?: string | undefined
  readonly search?: string | undefined
}

export const customerSorts = {
  number: sortBy('text', sql`c.number`),
  name: sortBy('text', sql`c.name`),
  paymentDays: sortBy('integer', sql`c.payment_days`),
  createdAt: sortBy('timestamptz', sql`c.created_at`),
}

const list: List<CustomerView, CustomerView> = {
  columns,
  id: sql`c.id`,
  sorts: customerSorts,
  sort: 'number',
  viewOf: (customer) => customer,
}

/** The customers of a company, by number where no other sort is asked for. */
export function listCustomers({ db, caller }: Context, asked: CustomerFilter & PageAsked): Promise<Page<CustomerView>> {
  const source = sql`from customer c where c.company_id = ${caller.companyId}
    ${containing(asked.text ?? asked.search, sql`c.number`, sql`c.name`)}`
  return readPage(db, list, source, asked)
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
    registration_number: customer.registrationNumber,
    electronic_address: customer.electronicAddress,
    email: customer.email,
    language: customer.language,
    payment_days: customer.paymentDays,
    invoice_address: JSON.stringify(customer.invoiceAddress),
    delivery_address: JSON.stringify(customer.deliveryAddress),
    print_serial_numbers: JSON.stringify(customer.printSerialNumbers),
    version: customer.edition,
  }
}
