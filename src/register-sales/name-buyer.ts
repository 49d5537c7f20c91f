import { sql } from 'kysely'
import type { Context } from '#db/context.ts'
import { Refused, refuse } from '#domain/refusal.ts'
import { recordEvent } from '#events/record.ts'
import { invoiceOf } from './invoice-of-receipt.ts'
import { customerOf } from './match-ticket.ts'
import { readReceipt } from './read-receipt.ts'
import type { ReceiptView } from './receipt-views.ts'

/**
 * D60: an invoice on demand: names the buyer of what was sold to nobody in particular. The invoice itself never
 * changes (D37); whoever prints or sends it reads the buyer beside it. Once: it went out under that name.
 */
export async function nameBuyer(context: Context, receiptId: string, customerId: string): Promise<ReceiptView> {
  const { db, caller } = context
  const { id: invoiceId } = await invoiceOf(context, receiptId)
  const buyer = await customerOf(context, customerId, customerId)
  const { rows } = await sql<{ customerId: string }>`
    insert into invoice_buyer (company_id, invoice_id, customer_id, invoice_address, named_by)
    select c.company_id, ${invoiceId}, c.id, c.invoice_address, ${caller.actorId} from customer c
    where c.company_id = ${caller.companyId} and c.id = ${buyer}
    on conflict do nothing returning customer_id as "customerId"`.execute(db)
  const receipt = await readReceipt(context, receiptId)
  if (rows.length > 0)
    await recordEvent(context, { kind: 'buyerNamed', subjectId: receiptId, data: { customerId: buyer } })
  else if (receipt.buyer?.customerId !== buyer) {
    throw new Refused([refuse('BUYER_NAMED', { customer: receipt.buyer?.name ?? '' })])
  }
  return receipt
}
