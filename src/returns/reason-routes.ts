import { Type } from 'typebox'
import type { Duty } from '#domain/duty.ts'
import { command, inquiry, type Route } from '#http/route.ts'
import { strict } from './bodies.ts'
import { returnReaders } from './list-routes.ts'
import { deleteReturnReason, listReturnReasons, putReturnReason } from './return-reasons.ts'
import { ReturnReasonCode, ReturnReasonView } from './views.ts'

const tag = 'Returns'
const duty: Duty = 'maintainReturnOrders'
const params = Type.Object({ returnReason: ReturnReasonCode }, strict)

export const returnReasonRoutes: readonly Route[] = [
  inquiry({
    method: 'GET',
    url: '/return-reasons',
    duty: [...returnReaders, 'administerUsers'],
    tag,
    summary: 'Why units come back, as the company words it',
    schema: { response: Type.Object({ items: Type.Array(ReturnReasonView), next: Type.Null() }) },
    handle: async (context) => ({ items: await listReturnReasons(context), next: null }),
  }),
  command({
    method: 'PUT',
    url: '/return-reasons/:returnReason',
    duty: [duty, 'administerUsers'],
    tag,
    summary: 'Make or rename a return reason',
    schema: {
      params,
      body: Type.Object({ name: Type.String({ minLength: 1, maxLength: 200 }) }, strict),
      response: ReturnReasonView,
    },
    handle: (context, { params: { returnReason: code }, body: { name } }) => putReturnReason(context, { code, name }),
  }),
  command({
    method: 'DELETE',
    url: '/return-reasons/:returnReason',
    duty: [duty, 'administerUsers'],
    tag,
    summary: 'Delete a return reason that no return order has',
    schema: { params },
    handle: (context, { params: { returnReason } }) => deleteReturnReason(context, returnReason),
  }),
]
