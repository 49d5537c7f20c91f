import { facturX } from '#e-documents/factur-x.ts'
import { hasWhatLawAsks } from '#e-documents/review-e-document.ts'
import type { SalesDocument } from '#sales-documents/sales-document.ts'
import type { Attachment } from './print-document.ts'

/** What an invoice has within its PDF for who reads it by machine: Factur-X, where it has what the law asks. */
export function attachmentsOf(document: SalesDocument): readonly Attachment[] {
  if (document.totals === null || !hasWhatLawAsks(document)) return []
  return [
    {
      name: 'factur-x.xml',
      mediaType: 'text/xml',
      description: 'Factur-X 1.0, EN 16931',
      relationship: 'Alternative',
      content: facturX(document),
    },
  ]
}
