/** What a search found. */
export interface SearchHit {
  readonly kind: 'salesOrder' | 'packingSlip' | 'invoice' | 'customer' | 'product' | 'unit'
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
  customer: 'customers',
  product: 'products',
  unit: 'units',
}

/** The page that shows it. */
export function addressOfHit({ kind, id }: SearchHit): string {
  return `/${folders[kind]}/${id}`
}
