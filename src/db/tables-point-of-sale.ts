import type { Generated, Json, Moment, Numeric } from './columns.ts'

/** What a till numbers by itself: its receipts, connected or not, and its closings. */
export type TillSeries = `receipt ${string}` | `closing ${string}`

export interface TenderTypeTable {
  company_id: string
  code: string
  name: string
  kind: 'cash' | 'card' | 'voucher'
  position: Generated<number>
  for_refunds: Generated<boolean>
  blocked: Generated<boolean>
}

export interface TillTable {
  company_id: string
  id: string
  code: string
  name: string
  customer_id: string
  opening_float: Generated<Numeric>
  receipt_footer: Generated<string>
  receipt_width: Generated<number>
  lock_after: Generated<number>
  blocked: Generated<boolean>
  version: Generated<number>
  device_hash: Buffer | null
  device_ordinal: Generated<number>
  device_name: string | null
  device_registered_at: Moment | null
  device_registered_by: string | null
}

export interface CashierTable {
  company_id: string
  user_id: string
  pin_hash: string
  badge_hash: Buffer | null
  changed_at: Generated<Moment>
  changed_by: string
}

export interface ShiftTable {
  company_id: string
  id: string
  till_id: string
  opening_float: Numeric
  opened_at: Generated<Moment>
  opened_by: string
  number: string | null
  series_number: number | null
  closed_at: Moment | null
  closed_by: string | null
  note: Generated<string>
}

export interface ShiftCountTable {
  company_id: string
  shift_id: string
  tender_code: string
  counted: Numeric
  expected: Numeric
}

export interface CashMovementTable {
  company_id: string
  id: string
  shift_id: string
  amount: Numeric
  reason: string
  moved_at: Generated<Moment>
  moved_by: string
}

export interface RegisterSaleTable {
  company_id: string
  id: string
  till_id: string
  customer_id: string
  state: Generated<'open' | 'parked' | 'discarded' | 'stranded' | 'posted'>
  note: Generated<string>
  edition: Generated<number>
  created_at: Generated<Moment>
  created_by: string
  changed_at: Generated<Moment>
  sales_order_id: string | null
  invoice_id: string | null
  return_order_id: string | null
  credit_note_ids: Generated<string[]>
  returns: Generated<Json>
  sent: Json | null
  offline_number: number | null
  stranded_because: Json | null
  shift_id: string | null
  sold_at: Moment | null
  number: string | null
  series: string | null
  series_number: number | null
  posted_at: Moment | null
  posted_by: string | null
  net_amount: Numeric | null
  tax_amount: Numeric | null
  gross_amount: Numeric | null
  rounding_amount: Numeric | null
}

export interface VoucherTable {
  company_id: string
  id: string
  code: string
  amount: Numeric
  balance: Numeric
  receipt_id: string
  issued_at: Generated<Moment>
}

export interface PaymentTable {
  company_id: string
  id: string
  receipt_id: string
  position: number
  tender_code: string
  amount: Numeric
  is_change: Generated<boolean>
  reference: Generated<string>
  voucher_id: string | null
}

export interface InvoiceBuyerTable {
  company_id: string
  invoice_id: string
  customer_id: string
  invoice_address: Json
  named_at: Generated<Moment>
  named_by: string
}

export interface ConflictSettlementTable {
  company_id: string
  id: string
  registration_id: string
  how: 'corrected' | 'takenBack' | 'accepted'
  reason: string
  settled_at: Generated<Moment>
  settled_by: string
}
