import { sql } from 'kysely'
import { type Static, Type } from 'typebox'
import type { Context } from '#db/context.ts'
import { newId } from '#db/id.ts'
import { Nullable } from '#http/schemas.ts'
import { trace } from '#serial-numbers/trace.ts'
import { TraceAnswer } from '#serial-numbers/views.ts'
import { readReceipt } from './read-receipt.ts'
import { ReceiptView } from './receipt-views.ts'
import { judgeReturns, returnView } from './ticket-returns.ts'
import { TicketReturnView } from './views.ts'

/** What somebody brings back: the receipt of that number, or the unit with its verdict and whether it is taken back. */
export const FoundSale = Type.Object(
  {
    receipts: Type.Array(ReceiptView, { description: 'Of that number, or with that serial number; at most five' }),
    trace: Nullable(TraceAnswer),
    returns: Type.Array(TicketReturnView, { description: 'The serial number as it would stand on a ticket (D61)' }),
  },
  { title: 'FoundSale' },
)
export type FoundSale = Static<typeof FoundSale>

/** D61: finds what was sold by the number of its receipt or by a serial number, typed or scanned. */
export async function findReceipt(context: Context, text: string): Promise<FoundSale> {
  const numbered = await idsOf(context, sql`r.number = ${text.trim().toUpperCase()}`)
  if (numbered.length > 0) return { receipts: await readAll(context, numbered), trace: null, returns: [] }
  const traced = await trace(context, { serial: text, productId: null, on: null })
  const invoiceIds = [traced.exact, ...traced.others].flatMap((unit) => unit?.invoice?.id ?? [])
  const ids = await idsOf(context, sql`r.invoice_id = any(${invoiceIds}::uuid[])`)
  const known = traced.exact !== null || traced.others.length > 0
  const returns = known ? await judgeReturns(context, [{ id: newId(), serialNumber: text }]) : []
  return {
    receipts: await readAll(context, ids),
    trace: traced,
    returns: returns.map((one) => returnView(one, context.caller.language)),
  }
}

async function idsOf({ db, caller }: Context, which: ReturnType<typeof sql>): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string }>`
    select r.id from register_sale r where r.company_id = ${caller.companyId} and r.posted_at is not null and ${which}
    order by r.posted_at desc limit 5`.execute(db)
  return rows.map(({ id }) => id)
}

async function readAll(context: Context, ids: readonly string[]): Promise<ReceiptView[]> {
  return Promise.all(ids.map((id) => readReceipt(context, id)))
}
