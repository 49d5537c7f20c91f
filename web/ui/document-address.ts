const folders = {
  salesOrder: 'sales-orders',
  packingSlip: 'packing-slips',
  invoice: 'invoices',
  returnOrder: 'return-orders',
  returnReceipt: 'return-receipts',
} as const

export type DocumentKind = keyof typeof folders

/** The page of a document. */
export function addressOfDocument(kind: DocumentKind, id: string): string {
  return `/${folders[kind]}/${id}`
}
