import { Type } from 'typebox'
import type { Duty } from '#domain/duty.ts'
import { command, inquiry, type Route } from '#http/route.ts'
import { CatalogueCustomer, CatalogueView } from './catalogue-views.ts'
import { TillCustomer } from './customer-views.ts'
import { makeTillCustomer } from './make-till-customer.ts'
import { readCatalogue } from './read-catalogue.ts'
import { readRegister } from './read-register.ts'
import { RegisterView } from './register-views.ts'
import { strict } from './views.ts'

const tag = 'Tills'
const duty: Duty = 'operatePointOfSale'
const CatalogueQuery = Type.Object({ since: Type.Optional(Type.String({ pattern: '^[0-9a-f]{512}$' })) }, strict)

export const registerRoutes: readonly Route[] = [
  inquiry({
    method: 'GET',
    url: '/register',
    tag,
    duty,
    summary: 'All that a till needs when it starts',
    description: 'D61. Asked by whoever signed in at the till with a PIN or a badge.',
    schema: { response: RegisterView },
    handle: (context, { canMail, printedUrl }) => readRegister(context, { canMail, printedUrl }),
  }),
  inquiry({
    method: 'GET',
    url: '/register/catalogue',
    tag,
    duty,
    summary: 'What a till keeps to sell without connection: products, customers, open conflicts',
    description:
      'D62. In 64 parts; with the token of an earlier answer as `since`, only the parts that changed. A row never moves ' +
      'from one part to another.',
    schema: { query: CatalogueQuery, response: CatalogueView },
    handle: (context, { query }) => readCatalogue(context, query.since),
  }),
  command({
    method: 'POST',
    url: '/register/customers',
    status: 201,
    tag,
    duty,
    summary: 'Make a customer at a till',
    description:
      'D5, D60. Under the next number of the till, such as `T1-K0001`. Where a company buys, the name is that of the person ' +
      'in its address. The same id again answers the customer that it made.',
    schema: { body: TillCustomer, response: CatalogueCustomer },
    handle: (context, { body }) => makeTillCustomer(context, body),
  }),
]
