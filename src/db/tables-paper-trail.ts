import type { Generated, Json, Moment, Numeric } from './columns.ts'

/** The documents that a company numbers in one series each. */
export type DocumentSeries = 'salesOrder' | 'packingSlip' | 'invoice' | 'creditNote' | 'returnOrder' | 'returnReceipt'

export interface SalesOrderTable {
  company_id: string
  id: string
  number: string
  customer_id: string
  currency: string
  customer_reference: string | null
  customer_order_number: string | null
  ordered_on: string
  requested_delivery_on: string | null
  invoice_address: Generated<Json>
  delivery_address: Generated<Json>
  created_at: Generated<Moment>
  created_by: string
  version: Generated<number>
  import_fingerprint: string | null
}

export interface SalesOrderLineTable {
  company_id: string
  id: string
  sales_order_id: string
  line_number: number
  product_id: string
  description: string
  sales_unit: string
  sales_unit_factor: number
  sales_quantity: Numeric
  sales_price: Numeric
  discount_percentage: Generated<Numeric>
  tax_code: string | null
  tax_percentage: Generated<Numeric>
  quantity_ordered: Numeric
  quantity_cancelled: Generated<Numeric>
  quantity_delivered: Generated<Numeric>
  quantity_invoiced: Generated<Numeric>
  quantity_credited: Generated<Numeric>
  quantity_returned: Generated<Numeric>
  free_of_charge: Generated<boolean>
  corrects_line_id: string | null
  frozen_at: Moment | null
}

export interface PackingSlipTable {
  company_id: string
  id: string
  sales_order_id: string
  delivery_address: Generated<Json>
  created_at: Generated<Moment>
  created_by: string
  edition: Generated<number>
  discarded_at: Moment | null
  discarded_by: string | null
  number: string | null
  series_number: number | null
  posting_on: string | null
  posted_at: Moment | null
  posted_by: string | null
  serial_numbers_changed_at: Moment | null
  printed_at: Moment | null
}

export interface PackingSlipLineTable {
  company_id: string
  id: string
  packing_slip_id: string
  sales_order_line_id: string
  product_id: string
  line_number: number
  quantity: Numeric
  serialised: boolean
  blank_issue_allowed: boolean
  quantity_registered: Generated<number>
  quantity_not_readable: Generated<number>
  quantity_registrable: number
  quantity_reversed: Generated<Numeric>
  quantity_invoiced: Generated<Numeric>
  posted: Generated<boolean>
}

export interface PackingSlipReversalTable {
  company_id: string
  id: string
  packing_slip_id: string
  kind: 'cancellation' | 'correction'
  version: number
  reason: Generated<string>
  reversed_at: Moment
  reversed_by: string
}

export interface PackingSlipLineReversalTable {
  company_id: string
  packing_slip_reversal_id: string
  packing_slip_line_id: string
  quantity: Numeric
}

export interface InvoiceTable {
  company_id: string
  id: string
  sales_order_id: string
  kind: 'invoice' | 'creditNote' | 'imported'
  invoice_address: Generated<Json>
  currency: string
  created_at: Generated<Moment>
  created_by: string
  edition: Generated<number>
  discarded_at: Moment | null
  discarded_by: string | null
  number: string | null
  series_number: number | null
  invoice_on: string | null
  due_on: string | null
  net_amount: Numeric | null
  tax_amount: Numeric | null
  gross_amount: Numeric | null
  posted_at: Moment | null
  posted_by: string | null
  serial_numbers_changed_at: Moment | null
  printed_at: Moment | null
}

export interface InvoiceLineTable {
  company_id: string
  id: string
  invoice_id: string
  sales_order_line_id: string
  product_id: string
  line_number: number
  section: 'delivered' | 'direct' | 'credit'
  quantity: Numeric
  serialised: boolean
  blank_issue_allowed: boolean
  quantity_registered: Generated<number>
  quantity_not_readable: Generated<number>
  quantity_registrable: Generated<number>
  net_amount: Numeric | null
  tax_percentage: Numeric | null
  tax_category: string | null
  /** Where an invoice of before delivered on another day than its own. */
  delivered_on: string | null
  posted: Generated<boolean>
}

export interface InvoiceLineShareTable {
  company_id: string
  invoice_line_id: string
  packing_slip_line_id: string
  sales_order_line_id: string
  quantity_taken: Numeric
  quantity_units: Generated<number>
  quantity_left: Numeric
  in_part: boolean
  one_in_part: boolean
  posted: Generated<boolean>
}
