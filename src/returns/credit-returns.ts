import { sql } from 'kysely'
import type { Context } from '#db/context.ts'
import { newId } from '#db/id.ts'
import { takeOrderNumbers } from '#db/order-numbers.ts'
import { sumQuantities } from '#domain/money.ts'
import { Refused, refuse, throwIfRefused } from '#domain/refusal.ts'
import { recordEvent } from '#events/record.ts'
import { postInvoice } from '#invoices/post-invoice.ts'
import { prepareInvoice } from '#invoices/prepare-invoice.ts'
import type { InvoiceView } from '#invoices/views.ts'
import { creditReturnedLines } from '#sales-orders/credit-returned-lines.ts'
import { insertSalesOrderLines, insertSalesOrders, type SalesOrderLineRow } from '#sales-orders/store.ts'
import { lockSoldLines } from './sold-lines.ts'
import { lockReturnOrder, type ReturnOrderHead, touchReturnOrder } from './store.ts'
import { readToCredit, type ToCredit } from './to-credit.ts'

/** An order line that credits parts of the return. */
interface CreditLine {
  readonly id: string
  readonly salesOrderId: string
  readonly salesOrderLineId: string | null
  readonly parts: readonly ToCredit[]
}

/**
 * D52: credits what was received for credit, in one transaction: a line with a negative quantity for each invoiced line
 * of which something came back, and one credit note for each of their orders. What has no sale is credited on an order
 * of its own, at its line's price.
 */
export async function creditReturns(
  context: Context,
  returnOrderId: string,
  { invoiceOn, unitIds }: { readonly invoiceOn: string | null; readonly unitIds: readonly string[] | null },
): Promise<readonly InvoiceView[]> {
  const order = await lockReturnOrder(context, returnOrderId)
  const parts = await readToCredit(context, returnOrderId, unitIds)
  if (parts.length === 0) throw new Refused([refuse('NOTHING_TO_CREDIT', { returnOrder: order.number })])
  const unpriced = parts.filter((part) => part.salesOrderLineId === null && part.salesPrice === null)
  throwIfRefused(unpriced.map(({ lineNumber }) => refuse('RETURN_PRICE_NEEDED', { line: lineNumber })))
  await lockSoldLines(
    context,
    parts.flatMap(({ salesOrderLineId }) => salesOrderLineId ?? []),
  )
  const lines = [...(await creditSales(context, parts)), ...(await creditWithoutSale(context, order, parts))]
  const creditNotes: InvoiceView[] = []
  for (const salesOrderId of [...new Set(lines.map((line) => line.salesOrderId))]) {
    const own = lines.filter((line) => line.salesOrderId === salesOrderId)
    creditNotes.push(await postCreditNote(context, returnOrderId, own, invoiceOn))
  }
  await touchReturnOrder(context, returnOrderId)
  return creditNotes
}

async function creditSales(context: Context, parts: readonly ToCredit[]): Promise<readonly CreditLine[]> {
  const lines = new Map<string, CreditLine>()
  for (const part of parts) {
    const { salesOrderId, salesOrderLineId } = part
    if (salesOrderId === null || salesOrderLineId === null) continue
    const line = lines.get(salesOrderLineId)
    lines.set(salesOrderLineId, {
      id: line?.id ?? newId(),
      salesOrderId,
      salesOrderLineId,
      parts: [...(line?.parts ?? []), part],
    })
  }
  const all = [...lines.values()]
  await creditReturnedLines(
    context,
    all.map(({ id, salesOrderLineId, parts: own }) => ({
      id,
      lineId: salesOrderLineId ?? '',
      quantity: quantityOf(own),
    })),
  )
  return all
}

function quantityOf(parts: readonly ToCredit[]): number {
  return sumQuantities(...parts.map(({ quantity }) => quantity))
}

/** An order with a negative line for each line of the return without a sale. */
async function creditWithoutSale(
  context: Context,
  { customerId, number: customerReference }: ReturnOrderHead,
  parts: readonly ToCredit[],
): Promise<readonly CreditLine[]> {
  const blind = parts.filter(({ salesOrderLineId }) => salesOrderLineId === null)
  if (blind.length === 0) return []
  const salesOrderId = newId()
  const lines = blind.map((part) => ({ id: newId(), salesOrderId, salesOrderLineId: null, parts: [part] }))
  const [number = ''] = await takeOrderNumbers(context, 1)
  const nothing = { currency: null, customerOrderNumber: null, orderedOn: null, requestedDeliveryOn: null }
  const addresses = { invoiceAddress: null, deliveryAddress: null, importFingerprint: null }
  await insertSalesOrders(context, [
    { id: salesOrderId, number, customerId, customerReference, ...nothing, ...addresses },
  ])
  await insertSalesOrderLines(context, lines.flatMap(rowsOf))
  await recordEvent(context, { kind: 'salesOrderCreated', subjectId: salesOrderId, data: { number } })
  return lines
}

function rowsOf({ id, salesOrderId, parts }: CreditLine, index: number): SalesOrderLineRow[] {
  return parts.map(({ productId, description, unit, quantity, salesPrice, taxCode, taxPercentage }) => ({
    id,
    salesOrderId,
    lineNumber: index + 1,
    productId,
    description,
    salesUnit: unit,
    salesUnitFactor: 1,
    quantity: -quantity,
    salesPrice: salesPrice ?? '0',
    discountPercentage: '0',
    taxCode,
    taxPercentage,
  }))
}

async function postCreditNote(
  context: Context,
  returnOrderId: string,
  lines: readonly CreditLine[],
  invoiceOn: string | null,
): Promise<InvoiceView> {
  const salesOrderId = lines[0]?.salesOrderId ?? ''
  const { id } = await prepareInvoice(context, { salesOrderId, creditLineIds: lines.map((line) => line.id) })
  const creditNote = await postInvoice(context, id, { invoiceOn, ifMatch: null })
  const lineOf = new Map(creditNote.lines.map((line) => [line.salesOrderLineId, line.id]))
  await markCredited(
    context,
    lines.flatMap((line) => line.parts.map((part) => ({ ...part, creditLineId: lineOf.get(line.id) ?? '' }))),
  )
  const { number } = creditNote
  await recordEvent(context, { kind: 'returnCredited', subjectId: returnOrderId, data: { creditNoteId: id, number } })
  return creditNote
}

async function markCredited(
  { db, caller }: Context,
  parts: readonly (ToCredit & { readonly creditLineId: string })[],
): Promise<void> {
  const units = parts.flatMap(({ unitIds, creditLineId }) => unitIds.map((id) => ({ id, creditLineId })))
  await sql`
    with unit as (
      update return_unit u set credit_line_id = n.line_id
      from unnest(${units.map(({ id }) => id)}::uuid[], ${units.map(({ creditLineId }) => creditLineId)}::uuid[])
        as n(id, line_id)
      where u.company_id = ${caller.companyId} and u.id = n.id)
    update return_order_line l set quantity_credited = l.quantity_credited + n.quantity
    from (select id, sum(quantity) as quantity from unnest(${parts.map((part) => part.returnOrderLineId)}::uuid[],
        ${parts.map(({ quantity }) => quantity)}::numeric[]) as u(id, quantity) group by id) n
    where l.company_id = ${caller.companyId} and l.id = n.id`.execute(db)
}
