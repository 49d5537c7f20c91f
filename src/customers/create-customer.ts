import type { Context } from '#db/context.ts'
import { newId } from '#db/id.ts'
import { recordEvent } from '#events/record.ts'
import { insertCustomer } from './store.ts'
import type { CustomerToCreate, CustomerView } from './views.ts'

/** D5: makes a customer: Dutch where no language is named, with serial numbers on every document. */
export async function createCustomer(context: Context, asked: CustomerToCreate): Promise<CustomerView> {
  const customer: CustomerView = {
    id: newId(),
    vatNumber: null,
    registrationNumber: null,
    electronicAddress: null,
    email: null,
    language: 'nl',
    paymentDays: 30,
    invoiceAddress: {},
    deliveryAddress: {},
    printSerialNumbers: { packingSlip: true, invoice: true },
    edition: 1,
    ...asked,
  }
  await insertCustomer(context, customer)
  const data = { number: customer.number }
  await recordEvent(context, { kind: 'customerCreated', subjectId: customer.id, data })
  return customer
}
