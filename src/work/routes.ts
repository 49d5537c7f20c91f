import type { Context } from '#db/context.ts'
import { type Caller, type Duty, duties } from '#domain/duty.ts'
import { inquiry, type Route } from '#http/route.ts'
import { readDuplicates, readReturnFindings } from './conflicts.ts'
import {
  readOrdersToInvoice,
  readOrdersToPack,
  readPreparations,
  readSlipsChangedSincePrint,
  readUnitsToComplete,
} from './store.ts'
import { WorkView } from './views.ts'

/** Which duty makes each part somebody's work. */
const parts: Readonly<Record<keyof WorkView, readonly [Duty, (context: Context) => Promise<unknown>]>> = {
  toPack: ['maintainSalesPackingSlips', readOrdersToPack],
  inPreparation: ['maintainSalesPackingSlips', (context) => readPreparations(context, 'packing_slip')],
  toInvoice: ['maintainSalesInvoices', readOrdersToInvoice],
  invoicesInPreparation: ['maintainSalesInvoices', (context) => readPreparations(context, 'invoice')],
  notReadable: ['maintainSerialNumberCorrections', readUnitsToComplete],
  changedSincePrint: ['maintainSalesPackingSlips', readSlipsChangedSincePrint],
  duplicates: ['maintainSerialNumberCorrections', readDuplicates],
  returnFindings: ['maintainReturnOrders', readReturnFindings],
}

/** Duties with work of their own. Whoever inquires and has none of them oversees the work of all. */
const workDuties: readonly Duty[] = [
  'maintainSalesOrders',
  'maintainSalesPackingSlips',
  'correctPackingSlips',
  'maintainSalesInvoices',
  'maintainReturnOrders',
  'operatePointOfSale',
  'maintainSerialNumberCorrections',
]

function oversees({ duties: own }: Caller): boolean {
  return own.has('inquireIntoSerialNumbers') && !workDuties.some((duty) => own.has(duty))
}

const readWork = inquiry({
  method: 'GET',
  url: '/work',
  duty: duties,
  tag: 'Work',
  summary: 'What there is to do',
  description:
    'Each part is there with its duty alone: maintainSalesPackingSlips has toPack, inPreparation and changedSincePrint; maintainSalesInvoices has toInvoice and invoicesInPreparation; maintainSerialNumberCorrections has notReadable and duplicates; maintainReturnOrders has returnFindings. Who only inquires, such as a manager or an auditor, sees all parts.',
  schema: { response: WorkView },
  handle: async (context) => {
    const work: Record<string, unknown> = {}
    const isOverseer = oversees(context.caller)
    for (const [part, [duty, read]] of Object.entries(parts)) {
      if (context.caller.duties.has(duty) || isOverseer) work[part] = await read(context)
    }
    return work
  },
})

export const workRoutes: readonly Route[] = [readWork]
