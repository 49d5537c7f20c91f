import type { Generated, Moment } from './columns.ts'

export interface RegistrationTable {
  company_id: string
  id: string
  product_id: string
  sales_order_line_id: string
  packing_slip_line_id: string | null
  invoice_line_id: string | null
  serial_number: string | null
  serial_key: string | null
  open: Generated<boolean>
  unique_in_company: Generated<boolean>
  registered_at: Generated<Moment>
  registered_by: string
  position: Generated<number>
  reused_from_id: string | null
  closed_as: 'removed' | 'reversed' | 'returned' | null
  closed_at: Moment | null
  closed_by: string | null
}

export interface RegistrationChangeTable {
  company_id: string
  id: string
  registration_id: string
  act: 'changed' | 'completed' | 'markedNotReadable' | 'overridden'
  old_serial_number: string | null
  old_serial_key: string | null
  new_serial_number: string | null
  reason: string
  changed_at: Generated<Moment>
  changed_by: string
  duty: string
}

export interface ReversedUnitsForgottenTable {
  company_id: string
  sales_order_line_id: string
  forgotten_at: Moment
  forgotten_by: string
}
