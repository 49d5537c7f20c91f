import { commonEn } from './common.en.ts'
import { conflictsEn } from './conflicts.en.ts'
import { coverageEn } from './coverage.en.ts'
import { documentsEn } from './documents.en.ts'
import { homeEn } from './home.en.ts'
import { invoicesEn } from './invoices.en.ts'
import { packingSlipsEn } from './packing-slips.en.ts'
import { returnsEn } from './returns.en.ts'
import { salesOrdersEn } from './sales-orders.en.ts'
import { scanEn } from './scan.en.ts'
import { serviceDeskEn } from './service-desk.en.ts'
import { setUpEn } from './set-up.en.ts'
import { soldUnitsEn } from './sold-units.en.ts'
import { tillsEn } from './tills.en.ts'
import { unitsEn } from './units.en.ts'

/** English: all text of the web application. */
export const en = {
  ...commonEn,
  ...conflictsEn,
  ...coverageEn,
  ...documentsEn,
  ...homeEn,
  ...invoicesEn,
  ...packingSlipsEn,
  ...returnsEn,
  ...salesOrdersEn,
  ...scanEn,
  ...serviceDeskEn,
  ...setUpEn,
  ...soldUnitsEn,
  ...tillsEn,
  ...unitsEn,
}
