import { changeChecks } from './change-checks.ts'
import type { Check } from './check.ts'
import { coverageChecks } from './coverage-checks.ts'
import { guardChecks } from './guard-checks.ts'
import { invoiceChecks } from './invoice-checks.ts'
import { lineChecks } from './line-checks.ts'
import { numberChecks } from './number-checks.ts'
import { orderChecks } from './order-checks.ts'
import { packingSlipChecks } from './packing-slip-checks.ts'
import { printChecks } from './print-checks.ts'
import { registerSaleChecks } from './register-sale-checks.ts'
import { returnChecks } from './return-checks.ts'
import { returnLineChecks } from './return-line-checks.ts'
import { setUpChecks } from './set-up-checks.ts'
import { soldUnitChecks } from './sold-unit-checks.ts'
import { unitChecks } from './unit-checks.ts'

/** What the rows of a database must keep. */
export const dataChecks: readonly Check[] = [
  ...setUpChecks,
  ...unitChecks,
  ...changeChecks,
  ...lineChecks,
  ...packingSlipChecks,
  ...invoiceChecks,
  ...orderChecks,
  ...returnChecks,
  ...returnLineChecks,
  ...coverageChecks,
  ...numberChecks,
  ...printChecks,
  ...soldUnitChecks,
  ...registerSaleChecks,
]

/** Everything that must always hold and that the rows can tell. */
export const checks: readonly Check[] = [...guardChecks, ...dataChecks]
