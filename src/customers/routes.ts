import { setUpReaders } from '#domain/duty.ts'
import { listRoutes } from '#http/list-routes.ts'
import { command, inquiry, type Route } from '#http/route.ts'
import { idParameter, TextQuery } from '#http/schemas.ts'
import { changeCustomer } from './change-customer.ts'
import { createCustomer } from './create-customer.ts'
import { type CustomerFilter, customerSorts, listCustomers, readCustomer } from './store.ts'
import { CustomerChange, CustomerToCreate, CustomerView } from './views.ts'

const tag = 'Customers'
const duty = 'maintainProductsAndCustomers'
const params = idParameter('customerId')

const list = listRoutes<CustomerFilter, CustomerView>({
  url: '/customers',
  duty: setUpReaders,
  tag,
  summary: 'List customers, by number',
  filters: TextQuery('A part of the number or the name'),
  sorts: customerSorts,
  view: CustomerView,
  read: listCustomers,
  columns: {
    number: (customer) => customer.number,
    name: (customer) => customer.name,
    vatNumber: (customer) => customer.vatNumber,
    language: (customer) => customer.language,
    paymentDays: (customer) => customer.paymentDays,
    invoiceAddress: (customer) => inOneLine(customer.invoiceAddress),
    deliveryAddress: (customer) => inOneLine(customer.deliveryAddress),
    serialNumbersOnPackingSlip: (customer) => customer.printSerialNumbers.packingSlip,
    serialNumbersOnInvoice: (customer) => customer.printSerialNumbers.invoice,
  },
})

function inOneLine({ name, street, postalCode, city, country }: CustomerView['invoiceAddress']): string {
  const place = [postalCode, city].filter(Boolean).join(' ')
  return [name, street, place, country].filter(Boolean).join(', ')
}

export const customerRoutes: readonly Route[] = [
  ...list,
  inquiry({
    method: 'GET',
    url: '/customers/:customerId',
    duty: setUpReaders,
    summary: 'Read a customer',
    tag,
    schema: { params, response: CustomerView },
    handle: (context, request) => readCustomer(context, request.params.customerId),
  }),
  command({
    method: 'POST',
    url: '/customers',
    duty,
    summary: 'Create a customer',
    description: 'D5.',
    tag,
    status: 201,
    schema: { body: CustomerToCreate, response: CustomerView },
    handle: (context, { body }) => createCustomer(context, body),
  }),
  command({
    method: 'PATCH',
    url: '/customers/:customerId',
    duty,
    summary: 'Change a customer',
    description: 'D5. Documents keep the addresses that they were made with.',
    tag,
    ifMatch: true,
    schema: { params, body: CustomerChange, response: CustomerView },
    handle: (context, request) => changeCustomer(context, request.params.customerId, request.body, request.ifMatch),
  }),
]
