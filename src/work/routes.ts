import type { Context } from '#db/context.ts'
import { type Duty, duties } from '#domain/duty.ts'
import { inquiry, type Route } from '#http/route.ts'
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
}

const readWork = inquiry({
  method: 'GET',
  url: '/work',
  duty: duties,
  tag: 'Work',
  summary: 'What there is to do',
  description:
    'Each part is there with its duty alone: maintainSalesPackingSlips has toPack, inPreparation and changedSincePrint; maintainSalesInvoices has toInvoice and invoicesInPreparation; maintainSerialNumberCorrections has notReadable.',
  schema: { response: WorkView },
  handle: async (context) => {
    const work: Record<string, unknown> = {}
    for (const [part, [duty, read]] of Object.entries(parts)) {
      if (context.caller.duties.has(duty)) work[part] = await read(context)
    }
    return work
  },
})

export const workRoutes: readonly Route[] = [readWork]
