import { commonNl } from './common.nl.ts'
import { conflictsNl } from './conflicts.nl.ts'
import { coverageNl } from './coverage.nl.ts'
import { documentsNl } from './documents.nl.ts'
import type { en } from './en.ts'
import { homeNl } from './home.nl.ts'
import { invoicesNl } from './invoices.nl.ts'
import { packingSlipsNl } from './packing-slips.nl.ts'
import { returnsNl } from './returns.nl.ts'
import { salesOrdersNl } from './sales-orders.nl.ts'
import type { SameShape } from './same-shape.ts'
import { scanNl } from './scan.nl.ts'
import { serviceDeskNl } from './service-desk.nl.ts'
import { setUpNl } from './set-up.nl.ts'
import { soldUnitsNl } from './sold-units.nl.ts'
import { tillsNl } from './tills.nl.ts'
import { unitsNl } from './units.nl.ts'

/** Dutch: all text of the web application; a missing term does not compile. */
export const nl: SameShape<typeof en> = {
  ...commonNl,
  ...conflictsNl,
  ...coverageNl,
  ...documentsNl,
  ...homeNl,
  ...invoicesNl,
  ...packingSlipsNl,
  ...returnsNl,
  ...salesOrdersNl,
  ...scanNl,
  ...serviceDeskNl,
  ...setUpNl,
  ...soldUnitsNl,
  ...tillsNl,
  ...unitsNl,
}
