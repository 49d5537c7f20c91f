import type { Duty } from '#domain/duty.ts'
import { inquiry, type Route } from '#http/route.ts'
import { readRegister } from './read-register.ts'
import { RegisterView } from './register-views.ts'

const tag = 'Tills'
const duty: Duty = 'operatePointOfSale'

export const registerRoutes: readonly Route[] = [
  inquiry({
    method: 'GET',
    url: '/register',
    tag,
    duty,
    summary: 'All that a till needs when it starts',
    description: 'D61. Asked by whoever signed in at the till with a PIN or a badge.',
    schema: { response: RegisterView },
    handle: (context, { printedUrl }) => readRegister(context, printedUrl),
  }),
]
