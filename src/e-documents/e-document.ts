import { Refused, refuse } from '#domain/refusal.ts'
import type { SalesDocument } from '#sales-documents/sales-document.ts'
import { despatchAdvice } from './despatch-advice.ts'
import { peppolInvoice } from './peppol-invoice.ts'
import { reviewEDocument } from './review-e-document.ts'

/** A document as UBL for the Peppol network; refused where its set-up lacks what the receiver asks for. */
export function eDocument(document: SalesDocument): string {
  const { kind, number, isCancelled } = document
  if (isCancelled) throw new Refused([refuse('DOCUMENT_CANCELLED', { number })])
  const refusal = reviewEDocument(document)
  if (refusal) throw new Refused([refusal])
  return kind === 'packingSlip' ? despatchAdvice(document) : peppolInvoice(document)
}
