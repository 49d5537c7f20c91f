import { sql } from 'kysely'
import type { Context } from '#db/context.ts'
import { newId } from '#db/id.ts'
import { type Refusal, Refused, refuse, throwIfRefused } from '#domain/refusal.ts'
import { type Disposition, reviewDisposition } from '#domain/return.ts'
import { reviewWholeUnits } from '#domain/sales-order.ts'
import { recordEvent } from '#events/record.ts'
import { findReturnedProducts, type ReturnedProduct } from './find-sales.ts'
import { quantityOnReturns } from './returnable.ts'
import {
  lockReturnOrder,
  refuseClosed,
  refuseUnknownReasons,
  refuseUnknownTaxCodes,
  touchReturnOrder,
} from './store.ts'

/** A line to expect: a quantity of an invoice line, or a blind one, of a product alone. */
export interface ReturnLineToAdd {
  readonly invoiceLineId?: string
  readonly productId?: string
  readonly productNumber?: string
  /** In the inventory unit. */
  readonly quantity: number
  readonly salesPrice?: string
  readonly taxCode?: string
  readonly returnReasonCode?: string | null
  readonly disposition?: Disposition
}

interface LineRow {
  readonly productId: string
  readonly quantity: number
  readonly salesOrderLineId: string | null
  readonly invoiceLineId: string | null
  readonly salesPrice: string | null
  readonly taxCode: string | null
  readonly returnReasonCode: string | null
  readonly disposition: Disposition
}

/** D50: adds lines by quantity to a return order: of an invoice, or blind where the return policy allows it. */
export async function addReturnLines(
  context: Context,
  returnOrderId: string,
  asked: readonly ReturnLineToAdd[],
  { overrideReason, ifMatch }: { readonly overrideReason: string | null; readonly ifMatch: number | null },
): Promise<void> {
  const order = await lockReturnOrder(context, returnOrderId, ifMatch)
  refuseClosed(order)
  await insertReturnLines(context, order, asked, overrideReason)
  await touchReturnOrder(context, returnOrderId)
  const data = { lines: asked.length, ...(overrideReason ? { reason: overrideReason } : {}) }
  await recordEvent(context, { kind: 'returnOrderLinesAdded', subjectId: returnOrderId, data })
}

/** Judges lines and stores them after the order's last one. */
export async function insertReturnLines(
  context: Context,
  order: { readonly id: string; readonly customerId: string },
  asked: readonly ReturnLineToAdd[],
  overrideReason: string | null,
): Promise<void> {
  if (asked.length === 0) return
  await refuseUnknownReasons(
    context,
    asked.map((line) => line.returnReasonCode),
  )
  await refuseUnknownTaxCodes(
    context,
    asked.flatMap((line) => line.taxCode ?? []),
  )
  const sales = await lockInvoiceLines(context, order.customerId, asked)
  const products = await findReturnedProducts(context, {
    ids: [...asked.flatMap((line) => line.productId ?? []), ...[...sales.values()].map(({ productId }) => productId)],
    numbers: asked.flatMap((line) => line.productNumber ?? []),
  })
  const judged = asked.map((line, index) => judgeLine(line, index + 1, sales, { products, overrideReason }))
  throwIfRefused(judged.flatMap(({ refusals }) => refusals))
  await writeLines(
    context,
    order.id,
    judged.flatMap(({ row }) => row ?? []),
  )
}

interface InvoicedLine {
  readonly id: string
  readonly productId: string
  readonly salesOrderLineId: string
  readonly left: number
}

/** The invoice lines of the customer with what may still come back of them; returns of one line come one after another. */
async function lockInvoiceLines(
  { db, caller }: Context,
  customerId: string,
  asked: readonly ReturnLineToAdd[],
): Promise<ReadonlyMap<string, InvoicedLine>> {
  const ids = asked.flatMap((line) => line.invoiceLineId ?? [])
  if (ids.length === 0) return new Map()
  await sql`select o.id from sales_order o where o.company_id = ${caller.companyId} and o.id in (
      select l.sales_order_id from invoice_line il
      join sales_order_line l on l.company_id = il.company_id and l.id = il.sales_order_line_id
      where il.company_id = ${caller.companyId} and il.id = any(${ids}::uuid[]))
    order by o.id for update`.execute(db)
  const { rows } = await sql<InvoicedLine>`
    select il.id, il.product_id as "productId", il.sales_order_line_id as "salesOrderLineId",
      greatest(0, il.quantity - ${quantityOnReturns})::float8 as left
    from invoice_line il
    join invoice i on i.company_id = il.company_id and i.id = il.invoice_id and i.posted_at is not null
    join sales_order o on o.company_id = i.company_id and o.id = i.sales_order_id and o.customer_id = ${customerId}
    where il.company_id = ${caller.companyId} and il.id = any(${ids}::uuid[]) and il.quantity > 0`.execute(db)
  return new Map(rows.map((line) => [line.id, line]))
}

interface Judging {
  readonly products: readonly ReturnedProduct[]
  readonly overrideReason: string | null
}

function judgeLine(
  asked: ReturnLineToAdd,
  lineNumber: number,
  sales: ReadonlyMap<string, InvoicedLine>,
  { products, overrideReason }: Judging,
): { readonly refusals: readonly Refusal[]; readonly row?: LineRow } {
  const sale = asked.invoiceLineId === undefined ? null : sales.get(asked.invoiceLineId.toLowerCase())
  if (sale === undefined) return { refusals: [refuse('NOT_FOUND', { what: `invoice line ${asked.invoiceLineId}` })] }
  const named = sale?.productId ?? asked.productId?.toLowerCase() ?? asked.productNumber
  if (named === undefined) {
    throw new Refused([refuse('REQUEST_SHAPE', { path: 'body/lines', problem: 'invoiceLineId or a product' })])
  }
  const product = products.find(({ id, number }) => id === named || number === named)
  if (!product) return { refusals: [refuse('NOT_FOUND', { what: `product ${named}` })] }
  const { quantity, disposition = 'credit', returnReasonCode = null } = asked
  const line = { lineNumber, serialised: product.serialised }
  const refusals = [
    ...(sale ? reviewLeft(lineNumber, product, quantity, sale.left) : reviewBlind(product, overrideReason)),
    ...reviewWholeUnits(line, quantity),
    ...reviewDisposition(line, disposition),
  ]
  const of = { salesOrderLineId: sale?.salesOrderLineId ?? null, invoiceLineId: sale?.id ?? null }
  const price = sale ? null : (asked.salesPrice ?? null)
  const row = {
    productId: product.id,
    quantity,
    ...of,
    salesPrice: price,
    taxCode: sale ? null : (asked.taxCode ?? null),
  }
  return { refusals, row: { ...row, returnReasonCode, disposition } }
}

function reviewLeft(line: number, product: ReturnedProduct, quantity: number, left: number): Refusal[] {
  if (quantity <= left) return []
  return [refuse('RETURNED_MORE_THAN_INVOICED', { line, product: product.number, quantity, left })]
}

/** D51: a line without a sale, of a product that is tracked, is what the return policy is about. */
function reviewBlind({ number, tracked, returnPolicy }: ReturnedProduct, overrideReason: string | null): Refusal[] {
  if (!tracked || returnPolicy === 'off') return []
  if (returnPolicy === 'block') return [refuse('BLIND_RETURN_NOT_ALLOWED', { product: number })]
  return overrideReason ? [] : [refuse('RETURN_REASON_NEEDED', { serialNumber: number, findings: ['blind'] })]
}

async function writeLines({ db, caller }: Context, returnOrderId: string, lines: readonly LineRow[]): Promise<void> {
  const column = <Key extends keyof LineRow>(key: Key) => lines.map((line) => line[key])
  await sql`
    insert into return_order_line (company_id, id, return_order_id, line_number, product_id, quantity,
      sales_order_line_id, invoice_line_id, sales_price, tax_code, return_reason_code, disposition)
    select ${caller.companyId}, n.id, ${returnOrderId}, n.position + coalesce((select max(m.line_number)
        from return_order_line m where m.company_id = ${caller.companyId} and m.return_order_id = ${returnOrderId}), 0),
      n.product_id, n.quantity, n.sales_order_line_id, n.invoice_line_id, n.sales_price, n.tax_code,
      n.return_reason_code, n.disposition
    from unnest(${lines.map(() => newId())}::uuid[], ${column('productId')}::uuid[], ${column('quantity')}::numeric[],
      ${column('salesOrderLineId')}::uuid[], ${column('invoiceLineId')}::uuid[], ${column('salesPrice')}::numeric[],
      ${column('taxCode')}::text[], ${column('returnReasonCode')}::text[], ${column('disposition')}::text[])
      with ordinality as n(id, product_id, quantity, sales_order_line_id, invoice_line_id, sales_price, tax_code,
        return_reason_code, disposition, position)`.execute(db)
}
