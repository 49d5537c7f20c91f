import { sql } from 'kysely'
import type { Context } from '#db/context.ts'
import { postUnderNumber } from '#db/number-sequence.ts'
import type { TillSeries } from '#db/tables-point-of-sale.ts'
import { totals } from '#domain/money.ts'
import { sumMoney } from '#domain/payment.ts'
import { Refused, refuse, throwIfRefused } from '#domain/refusal.ts'
import { reviewTicketChange } from '#domain/register-sale.ts'
import { reviewPosting } from '#domain/registration.ts'
import { recordEvent } from '#events/record.ts'
import { postInvoice } from '#invoices/post-invoice.ts'
import type { InvoiceView } from '#invoices/views.ts'
import type { SaleToPost } from './bodies.ts'
import { readLinesToPay } from './lines-to-pay.ts'
import { customerOf, matchTicket } from './match-ticket.ts'
import { postOffline } from './post-offline.ts'
import { postReturns } from './post-returns.ts'
import { readReceipt } from './read-receipt.ts'
import type { ReceiptView } from './receipt-views.ts'
import { lockSale, readTillHere, type SaleRow, type TillHere } from './store.ts'
import { settleDue, writePayments } from './take-payments.ts'
import { judgeReturns } from './ticket-returns.ts'

/**
 * D60: posts a register sale in one transaction: order, delivery and invoice, returns, payments and receipt, through
 * the functions of the back office. The same sale posted again answers its receipt.
 */
export async function postSale(context: Context, id: string, asked: SaleToPost): Promise<ReceiptView> {
  const till = await readTillHere(context)
  const sale = await lockSale(context, id, till)
  if (sale.state === 'posted') return readReceipt(context, id)
  if (asked.offlineNumber !== undefined || sale.state === 'stranded') return postOffline(context, till, sale, asked)
  throwIfRefused(reviewTicketChange(sale, till.id))
  return postLocked(context, till, sale, { asked, offline: null })
}

/** A sale to post, and where it was numbered before it came. */
export interface Posting {
  readonly asked: SaleToPost
  readonly offline: { readonly series: TillSeries; readonly offlineNumber: number; readonly stranded: boolean } | null
}

/** Posts a sale whose row is locked; all that stands in its way is said at once. */
export async function postLocked(
  context: Context,
  till: TillHere,
  sale: SaleRow,
  { asked, offline }: Posting,
): Promise<ReceiptView> {
  const shiftId = await lockShift(context, till)
  const customerId = await customerOf(context, asked.customerId ?? null, till.customerId)
  const invoiceOn = offline ? await dayOfSale(context, asked.soldAt, till) : till.today
  const prepared = await matchTicket(context, sale, asked, { customerId, offline: offline !== null })
  const returns = await judgeReturns(context, asked.returns ?? [])
  throwIfRefused([...prepared.refusedUnits, ...returns].flatMap(({ refusals }) => refusals))
  const { returnOrderId, creditNotes } = await postReturns(context, returns, { customerId, invoiceOn })
  const lines = prepared.invoiceId === null ? [] : await readLinesToPay(context, prepared.invoiceId)
  if (lines.length + returns.length === 0) throw new Refused([refuse('NOTHING_TO_POST')])
  const amounts = amountsOf(totals(lines), creditNotes)
  const { refusals, payments, rounding } = await settleDue(
    context,
    { amount: amounts.gross, cashRounding: till.cashRounding },
    asked.payments.map(({ reference = '', voucherCode = null, ...payment }) => ({
      ...payment,
      reference,
      voucherCode,
    })),
  )
  throwIfRefused([...lines.flatMap(reviewPosting), ...refusals])
  await writePayments(context, sale.id, payments)
  await writePrepared(context, sale.id, {
    tillId: till.id,
    customerId,
    note: asked.note ?? '',
    salesOrderId: prepared.salesOrderId,
    invoiceId: lines.length > 0 ? prepared.invoiceId : null,
    returnOrderId,
    creditNoteIds: creditNotes.map((note) => note.id),
    shiftId,
    soldAt: asked.soldAt,
  })
  // Read before the numbers are taken: their series are locked from then on.
  const receipt = await readReceipt(context, sale.id)
  const invoice =
    lines.length > 0 ? await postInvoice(context, prepared.invoiceId ?? '', { invoiceOn, ifMatch: null }) : null
  const posted = await postReceipt(context, till, sale, { ...amounts, rounding, offline, lines: lines.length })
  const toPay = sumMoney(amounts.gross, rounding)
  return {
    ...receipt,
    ...posted,
    state: 'posted',
    offline: offline !== null,
    edition: receipt.edition + 1,
    invoiceNumber: invoice?.number ?? null,
    totals: { ...receipt.totals, rounding, toPay },
    stranded: null,
  }
}

/** The drawer that the money goes into: it is not closed before this is posted. */
async function lockShift({ db, caller }: Context, { id, code }: TillHere): Promise<string> {
  const { rows } = await sql<{ id: string }>`
    select id from shift where company_id = ${caller.companyId} and till_id = ${id} and closed_at is null
    for share`.execute(db)
  if (!rows[0]) throw new Refused([refuse('SHIFT_NOT_OPEN', { till: code })])
  return rows[0].id
}

/** The day of a sale by the clock of its device, where the company is; one that has not come yet is today. */
async function dayOfSale({ db, caller }: Context, soldAt: string, { today }: TillHere): Promise<string> {
  const { rows } = await sql<{ day: string }>`
    select least((${soldAt}::timestamptz at time zone time_zone)::date, ${today}::date) as day
    from company where id = ${caller.companyId}`.execute(db)
  return rows[0]?.day ?? today
}

interface Amounts {
  readonly net: string
  readonly tax: string
  readonly gross: string
}

function amountsOf(sold: Amounts, creditNotes: readonly InvoiceView[]): Amounts {
  const less = (of: (note: InvoiceView) => string | null) => creditNotes.map((note) => of(note) ?? '0')
  return {
    net: sumMoney(sold.net, ...less((note) => note.netAmount)),
    tax: sumMoney(sold.tax, ...less((note) => note.taxAmount)),
    gross: sumMoney(sold.gross, ...less((note) => note.grossAmount)),
  }
}

interface Prepared {
  readonly tillId: string
  readonly customerId: string
  readonly note: string
  readonly salesOrderId: string | null
  readonly invoiceId: string | null
  readonly returnOrderId: string | null
  readonly creditNoteIds: readonly string[]
  readonly shiftId: string
  readonly soldAt: string
}

async function writePrepared({ db, caller }: Context, id: string, sale: Prepared): Promise<void> {
  await sql`
    update register_sale set till_id = ${sale.tillId}, customer_id = ${sale.customerId}, note = ${sale.note},
      sales_order_id = ${sale.salesOrderId}, invoice_id = ${sale.invoiceId}, return_order_id = ${sale.returnOrderId},
      credit_note_ids = ${sale.creditNoteIds}::uuid[], shift_id = ${sale.shiftId}, sold_at = ${sale.soldAt}
    where company_id = ${caller.companyId} and id = ${id}`.execute(db)
}

type ReceiptToPost = Amounts & Pick<Posting, 'offline'> & { readonly rounding: string; readonly lines: number }

/** The receipt's number comes last, from the till's own series; one that was stranded has its number already. */
async function postReceipt(
  context: Context,
  till: TillHere,
  sale: SaleRow,
  { net, tax, gross, rounding, offline, lines }: ReceiptToPost,
): Promise<Pick<ReceiptView, 'number' | 'postedAt' | 'cashier'>> {
  const { db, caller } = context
  const edition = sql`edition = d.edition + 1, changed_at = clock_timestamp(), returns = '[]', stranded_because = null,
    net_amount = ${net}, tax_amount = ${tax}, gross_amount = ${gross}, rounding_amount = ${rounding},
    posted_by = ${caller.actorId}, state = 'posted', offline_number = ${offline?.offlineNumber ?? null}`
  const data = { lines, net, tax, gross, rounding }
  if (offline?.stranded) {
    const { rows } = await sql<{ number: string; postedAt: string }>`
      update register_sale d set posted_at = clock_timestamp(), ${edition}
      where d.company_id = ${caller.companyId} and d.id = ${sale.id}
      returning d.number, d.posted_at as "postedAt"`.execute(db)
    await recordEvent(context, { kind: 'strandedSalePosted', subjectId: sale.id, data })
    return { number: rows[0]?.number ?? '', postedAt: rows[0]?.postedAt ?? null, cashier: caller.name }
  }
  const { number, postedAt } = await postUnderNumber(context, {
    series: offline?.series ?? `receipt ${till.id}`,
    documentId: sale.id,
    kind: 'receiptPosted',
    data,
    document: sql`update register_sale d set number = n.number, series = n.document_type,
      series_number = n.series_number, numbered_at = n.posted_at, posted_at = n.posted_at, ${edition}
      from next n where d.company_id = n.company_id and d.id = ${sale.id}`,
  })
  return { number, postedAt, cashier: caller.name }
}
