import { sql } from 'kysely'
import type { Context } from '#db/context.ts'
import { type List, type Page, type PageAsked, readPage, sortBy } from '#db/page.ts'
import { Refused, refuse } from '#domain/refusal.ts'
import type { DeliveryView } from './views.ts'

const state = sql`case when d.sent_at is not null then 'sent' when d.given_up_at is not null then 'givenUp'
  else 'waiting' end`

const columns = sql`d.id, t.packing_slip_id as "packingSlipId", t.invoice_id as "invoiceId",
  t.register_sale_id as "receiptId", coalesce(s.number, i.number, k.number) as number, d.print_id as "printId", ${state} as state, d.recipient, d.subject,
  d.message, d.requested_at as "requestedAt", a.name as "requestedBy", d.attempts,
  d.next_attempt_at as "nextAttemptAt", d.sent_at as "sentAt", d.last_error as "lastError"`

const source = sql`document_delivery d
  join print t on t.company_id = d.company_id and t.id = d.print_id
  join actor a on a.company_id = d.company_id and a.id = d.requested_by
  left join packing_slip s on s.company_id = t.company_id and s.id = t.packing_slip_id
  left join invoice i on i.company_id = t.company_id and i.id = t.invoice_id
  left join register_sale k on k.company_id = t.company_id and k.id = t.register_sale_id`

export interface DeliveryFilter {
  readonly packingSlipId?: string | undefined
  readonly invoiceId?: string | undefined
  readonly receiptId?: string | undefined
  /** One or several, with commas between them. */
  readonly state?: string | undefined
}

export const deliverySorts = {
  requestedAt: sortBy('timestamptz', sql`d.requested_at`),
  recipient: sortBy('text', sql`d.recipient`),
}

const list: List<DeliveryView, DeliveryView> = {
  columns,
  id: sql`d.id`,
  sorts: deliverySorts,
  sort: '-requestedAt',
  viewOf: (delivery) => delivery,
}

/** The deliveries of a company or a document, the newest first where no other sort is asked for. */
export function listDeliveries(
  { db, caller }: Context,
  asked: DeliveryFilter & PageAsked,
): Promise<Page<DeliveryView>> {
  const { packingSlipId, invoiceId, receiptId, state: states } = asked
  const from = sql`from ${source} where d.company_id = ${caller.companyId}
    ${packingSlipId ? sql`and t.packing_slip_id = ${packingSlipId}` : sql``}
    ${invoiceId ? sql`and t.invoice_id = ${invoiceId}` : sql``}
    ${receiptId ? sql`and t.register_sale_id = ${receiptId}` : sql``}
    ${states ? sql`and ${state} = any(${states.split(',')}::text[])` : sql``}`
  return readPage(db, list, from, asked)
}

/** One delivery; locked before it is changed. */
export async function readDelivery({ db, caller }: Context, id: string, lock = false): Promise<DeliveryView> {
  const { rows } = await sql<DeliveryView>`select ${columns} from ${source}
    where d.company_id = ${caller.companyId} and d.id = ${id} ${lock ? sql`for update of d` : sql``}`.execute(db)
  if (!rows[0]) throw new Refused([refuse('NOT_FOUND', { what: `delivery ${id}` })])
  return rows[0]
}

export interface NewDelivery {
  readonly id: string
  readonly printId: string
  readonly recipient: string
  readonly subject: string
  readonly message: string
}

/** Puts a delivery in the queue, which is its log as well. */
export async function insertDelivery({ db, caller }: Context, delivery: NewDelivery): Promise<void> {
  await sql`insert into document_delivery
      (company_id, id, print_id, recipient, subject, message, requested_by, next_attempt_at)
    values (${caller.companyId}, ${delivery.id}, ${delivery.printId}, ${delivery.recipient}, ${delivery.subject},
      ${delivery.message}, ${caller.actorId}, now())`.execute(db)
}

/** Sets a delivery that was given up on its way again. */
export async function queueAgain({ db, caller }: Context, id: string): Promise<void> {
  await sql`update document_delivery set next_attempt_at = now(), given_up_at = null, attempts = 0
    where company_id = ${caller.companyId} and id = ${id}`.execute(db)
}
