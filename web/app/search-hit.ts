/** What a search found. */
export interface SearchHit {
  readonly kind:
    | 'salesOrder'
    | 'packingSlip'
    | 'invoice'
    | 'returnOrder'
    | 'returnReceipt'
    | 'customer'
    | 'product'
    | 'unit'
  readonly id: string
  readonly title: string
  readonly detail: string | null
  /** It is what was entered, not only like it. */
  readonly exact: boolean
}

const folders: Readonly<Record<SearchHit['kind'], string>> = {
  salesOrder: 'sales-orders',
  packingSlip: 'packing-slips',
  invoice: 'invoices',
  returnOrder: 'return-orders',
  returnReceipt: 'return-receipts',
  customer: 'customers',
  product: 'products',
  unit: 'units',
}

/** The page that shows it. */
export function addressOfHit({ kind, id }: SearchHit): string {
  return `/${folders[kind]}/${id}`
}
