import { sql } from 'kysely'
import pg from 'pg'
import type { Context } from '#db/context.ts'
import { lockNextNumber, postUnderNumber } from '#db/number-sequence.ts'
import type { TillSeries } from '#db/tables-point-of-sale.ts'
import { type Refusal, Refused, refuse, throwIfRefused } from '#domain/refusal.ts'
import { reviewOfflineNumber } from '#domain/register-sale.ts'
import { refusalOfDatabase } from '#http/problem.ts'
import type { SaleToPost } from './bodies.ts'
import { postLocked } from './post-sale.ts'
import { readReceipt } from './read-receipt.ts'
import type { ReceiptView } from './receipt-views.ts'
import type { SaleRow, TillHere } from './store.ts'

/**
 * D62: posts what was sold without connection, in the order in which its device numbered it. It is never refused for
 * what it sold: what cannot be posted is stranded with all that came, under its own number, and is settled by people.
 */
export async function postOffline(
  context: Context,
  till: TillHere,
  sale: SaleRow,
  asked: SaleToPost,
): Promise<ReceiptView> {
  if (sale.state === 'stranded') return postLocked(context, till, sale, { asked, offline: numberOfStranded(sale) })
  const series = seriesOf(till, asked.offlineDevice ?? till.deviceOrdinal)
  const offlineNumber = asked.offlineNumber ?? 0
  throwIfRefused(reviewOfflineNumber(offlineNumber, await lockNextNumber(context, series)))
  const offline = { series, offlineNumber, stranded: false }
  // What was given up holds nothing any more: it is sold from the beginning.
  const begun = sale.state === 'discarded' ? { ...sale, salesOrderId: null, invoiceId: null } : sale
  await sql`savepoint sale`.execute(context.db)
  try {
    return await postLocked(context, till, begun, { asked, offline })
  } catch (error) {
    const because = refusalsOf(error)
    await sql`rollback to savepoint sale`.execute(context.db)
    return strand(context, till, sale, { asked, because, series, offlineNumber })
  }
}

/** A device that was the till before still has its own series: what it sold then is sent once it is the till again. */
function seriesOf({ id, code, deviceOrdinal }: TillHere, ordinal: number): TillSeries {
  if (ordinal > deviceOrdinal) throw new Refused([refuse('NOT_FOUND', { what: `device ${ordinal} of till ${code}` })])
  return `receipt ${id} ${ordinal}`
}

function numberOfStranded({ series, offlineNumber }: SaleRow) {
  return { series: series as TillSeries, offlineNumber: offlineNumber ?? 0, stranded: true }
}

/** What stood in the way of a sale; what passes, or is nobody's word, is thrown on: the device sends it again. */
function refusalsOf(error: unknown): readonly Refusal[] {
  if (error instanceof Refused) return error.refusals
  const lasting = error instanceof pg.DatabaseError && /^2[23]/.test(error.code ?? '')
  if (lasting && !error.constraint?.startsWith('serial_active')) return [refusalOfDatabase(error)]
  throw error
}

interface Stranding {
  readonly asked: SaleToPost
  readonly because: readonly Refusal[]
  readonly series: TillSeries
  readonly offlineNumber: number
}

async function strand(
  context: Context,
  till: TillHere,
  sale: SaleRow,
  { asked, because, series, offlineNumber }: Stranding,
): Promise<ReceiptView> {
  await postUnderNumber(context, {
    series,
    documentId: sale.id,
    kind: 'registerSaleStranded',
    data: { lines: asked.lines.length, because: because.map(({ code }) => code) },
    document: sql`update register_sale d set number = n.number, series = n.document_type,
      series_number = n.series_number, numbered_at = n.posted_at, state = 'stranded', till_id = ${till.id}, note = ${asked.note ?? ''},
      sent = ${JSON.stringify(asked)}, stranded_because = ${JSON.stringify(because)}, sold_at = ${asked.soldAt},
      offline_number = ${offlineNumber}, edition = d.edition + 1, changed_at = clock_timestamp()
      from next n where d.company_id = n.company_id and d.id = ${sale.id}`,
  })
  return readReceipt(context, sale.id)
}
