import { Type } from 'typebox'
import { setUpReaders } from '#domain/duty.ts'
import { command, inquiry, type Route } from '#http/route.ts'
import { idParameter, Nullable, PageQuery } from '#http/schemas.ts'
import { changeCustomer } from './change-customer.ts'
import { createCustomer } from './create-customer.ts'
import { listCustomers, readCustomer } from './store.ts'
import { CustomerChange, CustomerToCreate, CustomerView } from './views.ts'

const tag = 'Customers'
const duty = 'maintainProductsAndCustomers'
const params = idParameter('customerId')

export const customerRoutes: readonly Route[] = [
  inquiry({
    method: 'GET',
    url: '/customers',
    duty: setUpReaders,
    summary: 'List customers, by number',
    tag,
    schema: {
      query: Type.Object(
        {
          ...PageQuery,
          search: Type.Optional(
            Type.String({ minLength: 1, maxLength: 100, description: 'A part of the number or the name' }),
          ),
        },
        { additionalProperties: false },
      ),
      response: Type.Object({ items: Type.Array(CustomerView), next: Nullable(Type.String()) }),
    },
    handle: (context, { query: { limit = 50, cursor, search } }) => listCustomers(context, { limit, cursor, search }),
  }),
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
