import type { SalesDocument } from '#sales-documents/sales-document.ts'
import type { Attachment } from './print-document.ts'

/** What a document has within its PDF besides its serial numbers, for who reads it by machine. */
export function attachmentsOf(_document: SalesDocument): readonly Attachment[] {
  return []
}
