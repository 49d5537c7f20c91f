import { sql } from 'kysely'
import type { Context } from '#db/context.ts'
import { newId } from '#db/id.ts'
import { throwIfRefused } from '#domain/refusal.ts'
import type { InvoiceView } from '#invoices/views.ts'
import type { ReturnLineToAdd } from '#returns/add-return-lines.ts'
import { addReturnUnits } from '#returns/add-return-units.ts'
import { changeReturnLine } from '#returns/change-return-line.ts'
import { createReturnOrder } from '#returns/create-return-order.ts'
import { creditReturns } from '#returns/credit-returns.ts'
import { postReturnReceipt } from '#returns/post-return-receipt.ts'
import { prepareReturnReceipt } from '#returns/prepare-return-receipt.ts'
import { receiveAllAnnounced } from '#returns/receive-announced.ts'
import type { TicketReturnToKeep } from './bodies.ts'
import { groupReturns, type JudgedReturn, unitsToAnnounce } from './ticket-returns.ts'

/** What a ticket took back, as it was posted. */
export interface PostedReturns {
  readonly returnOrderId: string | null
  readonly creditNotes: readonly InvoiceView[]
}

/**
 * D50-D52, D61: takes back what a ticket names, in the transaction of its posting and through the functions of returns:
 * an order, its receipt and the credit notes. Whose return it is follows from what was sold.
 */
export async function postReturns(
  context: Context,
  returns: readonly JudgedReturn[],
  { customerId, invoiceOn }: { readonly customerId: string; readonly invoiceOn: string },
): Promise<PostedReturns> {
  if (returns.length === 0) return { returnOrderId: null, creditNotes: [] }
  const asked = returns.map((one) => one.asked)
  const returnOrderId = await announce(
    context,
    asked,
    returns.some(({ facts }) => facts?.salesOrderId) ? null : customerId,
  )
  await priceLines(context, returnOrderId, returns)
  const receiptId = await prepareReturnReceipt(context, { returnOrderId })
  await receiveAllAnnounced(context, receiptId)
  await postReturnReceipt(context, receiptId, { postingOn: invoiceOn, ifMatch: null })
  const isCredited = asked.some(({ disposition = 'credit' }) => disposition === 'credit')
  const creditNotes = isCredited ? await creditReturns(context, returnOrderId, { invoiceOn, unitIds: null }) : []
  return { returnOrderId, creditNotes }
}

/** One return order of all; units that share their terms are announced together. */
async function announce(context: Context, asked: readonly TicketReturnToKeep[], customerId: string | null) {
  const units = asked.filter((one) => one.serialNumber !== undefined || one.registrationId !== undefined)
  const lines = asked.filter((one) => !units.includes(one))
  const [first = [], ...others] = groupReturns(units, (one) => [
    one.productId,
    one.overrideReason,
    one.returnReasonCode,
    one.disposition,
  ])
  const { id: returnOrderId } = await createReturnOrder(context, {
    id: newId(),
    customerId: customerId ?? undefined,
    customerNumber: undefined,
    customerReference: null,
    note: '',
    lines: lines.map(lineToAdd),
    ...termsOf(first.length > 0 ? first : lines),
    ...(first.length > 0 ? {} : { entries: [], registrationIds: [] }),
  })
  for (const group of others) await addReturnUnits(context, returnOrderId, termsOf(group), null)
  return returnOrderId
}

function termsOf(group: readonly TicketReturnToKeep[]) {
  const [first] = group
  const { returnReasonCode = null, disposition = 'credit' } = first ?? {}
  return { ...unitsToAnnounce(group), returnReasonCode, disposition, allOrNothing: true }
}

function lineToAdd(asked: TicketReturnToKeep): ReturnLineToAdd {
  const { invoiceLineId, productId, price, quantity = 1, returnReasonCode = null, disposition = 'credit' } = asked
  const of = invoiceLineId === undefined ? { productId: productId ?? '' } : { invoiceLineId }
  return { ...of, quantity, returnReasonCode, disposition, ...(price === undefined ? {} : { salesPrice: price }) }
}

/** What units without a sale of their own are credited for, where somebody with the duty said so. */
async function priceLines(context: Context, returnOrderId: string, returns: readonly JudgedReturn[]): Promise<void> {
  throwIfRefused(returns.flatMap(({ refusals }) => refusals))
  const priced = new Map(
    returns.flatMap(({ asked, facts }) => (asked.price && facts ? [[facts.productId, asked.price] as const] : [])),
  )
  if (priced.size === 0) return
  const { db, caller } = context
  const { rows } = await sql<{ id: string; productId: string }>`
    select id, product_id as "productId" from return_order_line
    where company_id = ${caller.companyId} and return_order_id = ${returnOrderId} and sales_order_line_id is null
      and sales_price is null and product_id = any(${[...priced.keys()]}::uuid[])`.execute(db)
  for (const { id, productId } of rows) {
    const salesPrice = priced.get(productId) ?? null
    await changeReturnLine(context, { returnOrderId, lineId: id }, { salesPrice }, null)
  }
}
