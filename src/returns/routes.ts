import type { Route } from '#http/route.ts'
import { returnLineRoutes } from './line-routes.ts'
import { returnOrderRoutes } from './order-routes.ts'
import { returnReasonRoutes } from './reason-routes.ts'
import { returnReceiptRoutes } from './receipt-routes.ts'
import { settleRoutes } from './settle-routes.ts'

export const returnRoutes: readonly Route[] = [
  ...returnReasonRoutes,
  ...returnOrderRoutes,
  ...returnLineRoutes,
  ...returnReceiptRoutes,
  ...settleRoutes,
]
