import type { Context } from '#db/context.ts'
import { Refused, refuse } from '#domain/refusal.ts'
import { readReceipt } from './read-receipt.ts'

/** The invoice of a receipt, which one that only takes back does not have. */
export async function invoiceOf(context: Context, receiptId: string): Promise<{ kind: 'invoice'; id: string }> {
  const { invoiceId } = await readReceipt(context, receiptId)
  if (invoiceId === null) throw new Refused([refuse('NOT_FOUND', { what: `invoice of receipt ${receiptId}` })])
  return { kind: 'invoice', id: invoiceId }
}
