import type { Generated, Moment } from './columns.ts'

export interface PrintContentTable {
  company_id: string
  sha256: Buffer
  content: Buffer
}

export interface PrintTable {
  company_id: string
  id: string
  packing_slip_id: string | null
  invoice_id: string | null
  return_receipt_id: string | null
  register_sale_id: string | null
  version: Generated<number>
  language: 'nl' | 'en'
  printed_at: Moment
  printed_by: string
  copy: boolean
  serial_numbers_changed: boolean
  sha256: Buffer
}

export interface DocumentDeliveryTable {
  company_id: string
  id: string
  print_id: string
  recipient: string
  subject: string
  message: string
  requested_at: Generated<Moment>
  requested_by: string
  attempts: Generated<number>
  next_attempt_at: Moment | null
  sent_at: Moment | null
  given_up_at: Moment | null
  last_error: string | null
  message_id: string | null
}
