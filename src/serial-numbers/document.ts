/** The documents that units are registered on: a packing slip, or an invoice for what it delivers itself (D34). */
export type DocumentKind = 'packingSlip' | 'invoice'

/** The names under which the database knows a kind of document, its lines, and a unit's place on it. */
export interface DocumentTables {
  readonly document: 'packing_slip' | 'invoice'
  readonly line: 'packing_slip_line' | 'invoice_line'
  readonly documentOfLine: 'packing_slip_id' | 'invoice_id'
  readonly lineOfUnit: 'packing_slip_line_id' | 'invoice_line_id'
}

export const documentTables: Readonly<Record<DocumentKind, DocumentTables>> = {
  packingSlip: {
    document: 'packing_slip',
    line: 'packing_slip_line',
    documentOfLine: 'packing_slip_id',
    lineOfUnit: 'packing_slip_line_id',
  },
  invoice: {
    document: 'invoice',
    line: 'invoice_line',
    documentOfLine: 'invoice_id',
    lineOfUnit: 'invoice_line_id',
  },
}

/** One preparation or posted document, by kind and key. */
export interface DocumentReference {
  readonly kind: DocumentKind
  readonly id: string
}
