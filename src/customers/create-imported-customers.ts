import { sql } from 'kysely'
import type { Context } from '#db/context.ts'
import { recordEvents } from '#events/record.ts'

/** A customer that a file of orders names and that nobody has made yet. */
export interface ImportedCustomerToMake {
  readonly id: string
  readonly number: string
  readonly name: string
  readonly vatNumber: string | null
  /** The company's own where the file does not say. */
  readonly language: 'nl' | 'en' | null
  readonly invoiceAddress: object
  readonly deliveryAddress: object
}

/** D5: makes customers that files of orders name. */
export async function createImportedCustomers(
  context: Context,
  customers: readonly ImportedCustomerToMake[],
): Promise<void> {
  if (customers.length === 0) return
  const { db, caller } = context
  const column = (key: keyof ImportedCustomerToMake) => customers.map((customer) => customer[key])
  const addresses = (key: 'invoiceAddress' | 'deliveryAddress') =>
    customers.map((customer) => JSON.stringify(customer[key]))
  await sql`
    insert into customer (company_id, id, number, name, vat_number, language, invoice_address, delivery_address)
    select c.id, n.id, n.number, n.name, n.vat_number, coalesce(n.language, c.language), n.invoice_address,
      n.delivery_address
    from unnest(${column('id')}::uuid[], ${column('number')}::text[], ${column('name')}::text[],
      ${column('vatNumber')}::text[], ${column('language')}::text[], ${addresses('invoiceAddress')}::jsonb[],
      ${addresses('deliveryAddress')}::jsonb[])
      as n(id, number, name, vat_number, language, invoice_address, delivery_address)
    join company c on c.id = ${caller.companyId}`.execute(db)
  await recordEvents(
    context,
    customers.map(({ id, number }) => ({ kind: 'customerCreated', subjectId: id, data: { number } })),
  )
}
