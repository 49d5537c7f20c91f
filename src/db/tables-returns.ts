import type { Generated, Moment, Numeric } from './columns.ts'

export interface UnitCoverageTermTable {
  company_id: string
  id: string
  registration_id: string
  kind: 'warranty' | 'service'
  basis: 'legalGuarantee' | 'manufacturerWarranty' | 'extendedWarranty' | 'serviceContract' | 'goodwill'
  name: Generated<string>
  length: number
  unit: 'days' | 'weeks' | 'months' | 'years'
  starts_from: 'delivery' | 'invoice' | 'day'
  starts_on: string | null
  instead_of_product: Generated<boolean>
  sales_order_line_id: string | null
  reason: string
  added_at: Generated<Moment>
  added_by: string
  withdrawn_at: Moment | null
  withdrawn_by: string | null
  withdrawal_reason: string | null
}

export interface ReturnReasonTable {
  company_id: string
  code: string
  name: string
}

export interface ReturnOrderTable {
  company_id: string
  id: string
  number: string
  customer_id: string
  customer_reference: string | null
  note: Generated<string>
  created_at: Generated<Moment>
  created_by: string
  version: Generated<number>
  closed_at: Moment | null
  closed_by: string | null
}

type Disposition = 'credit' | 'replace' | 'repair' | 'scrap'

export interface ReturnOrderLineTable {
  company_id: string
  id: string
  return_order_id: string
  line_number: number
  product_id: string
  quantity: Numeric
  quantity_received: Generated<Numeric>
  quantity_credited: Generated<Numeric>
  sales_order_line_id: string | null
  invoice_line_id: string | null
  sales_price: Numeric | null
  tax_code: string | null
  return_reason_code: string | null
  disposition: Disposition
}

export interface ReturnReceiptTable {
  company_id: string
  id: string
  return_order_id: string
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
  printed_at: Moment | null
  reversed_at: Moment | null
  reversed_by: string | null
  reversal_reason: string | null
}

export interface ReturnReceiptLineTable {
  company_id: string
  id: string
  return_receipt_id: string
  return_order_line_id: string
  product_id: string
  line_number: number
  quantity: Numeric
  serialised: boolean
  blank_issue_allowed: boolean
  quantity_registered: Generated<number>
  quantity_not_readable: Generated<number>
  quantity_registrable: number
  posted: Generated<boolean>
}

export interface ReturnUnitTable {
  company_id: string
  id: string
  return_order_line_id: string
  return_receipt_line_id: string | null
  product_id: string
  registration_id: string | null
  sales_order_line_id: string | null
  serial_number: string | null
  serial_key: string | null
  disposition: Disposition
  return_reason_code: string | null
  findings: Generated<string[]>
  override_reason: Generated<string>
  active: Generated<boolean>
  posted: Generated<boolean>
  announced_at: Generated<Moment>
  announced_by: string
  registered_at: Moment | null
  registered_by: string | null
  position: Generated<number>
  credit_line_id: string | null
  replacement_line_id: string | null
  closed_as: 'removed' | 'reversed' | 'sentBack' | null
  closed_at: Moment | null
  closed_by: string | null
}

export interface RepairReturnTable {
  company_id: string
  return_unit_id: string
  sent_back_on: string
  sent_back_at: Generated<Moment>
  sent_back_by: string
  note: Generated<string>
}
