import type { Registering } from '#serial-numbers/registering.ts'
import { watchedReceipt } from './receipt-change.ts'
import { readReceiptLines } from './receipt-lines.ts'
import { registerReturnedNotReadable } from './register-returned-not-readable.ts'
import { registerReturnedUnits } from './register-returned-units.ts'
import { readReceiptHead } from './store.ts'
import { takeOffReturnedUnit, takeOffReturnedUnits } from './take-off-returned-units.ts'
import { takeReturnScan } from './take-return-scan.ts'

/** How units are registered on a return receipt: by the same routes and the same scan page as on a packing slip. */
export const registeringOnReceipt: Registering = {
  parameter: 'returnReceiptId',
  takeScan: takeReturnScan,
  register: registerReturnedUnits,
  remove: takeOffReturnedUnits,
  registerNotReadable: registerReturnedNotReadable,
  removeUnit: takeOffReturnedUnit,
  readLines: async (context, returnReceiptId) => {
    const lines = await readReceiptLines(context, returnReceiptId)
    if (lines.length === 0) await readReceiptHead(context, returnReceiptId)
    return lines
  },
  watched: watchedReceipt,
}
