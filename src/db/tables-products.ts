import type { Generated, Json, Moment, Numeric } from './columns.ts'

export interface TaxCodeTable {
  company_id: string
  code: string
  name: string
  percentage: Numeric
  category: Generated<'S' | 'Z' | 'E' | 'AE' | 'K' | 'G'>
}

export interface TrackingDimensionGroupTable {
  company_id: string
  id: string
  code: string
  name: string
  description: Generated<string>
  active: Generated<boolean>
  active_in_sales_process: Generated<boolean>
  serial_number_control: Generated<boolean>
  primary_stocking: Generated<boolean>
  blank_receipt_allowed: Generated<boolean>
  blank_issue_allowed: Generated<boolean>
  physical_inventory: Generated<boolean>
  financial_inventory: Generated<boolean>
  coverage_plan_by_dimension: Generated<boolean>
  for_purchase_prices: Generated<boolean>
  for_sales_prices: Generated<boolean>
  duplicate_policy: Generated<'block' | 'warn' | 'lineOnly'>
  return_policy: Generated<'warn' | 'block' | 'off'>
  case_sensitive: Generated<boolean>
  maximum_length: Generated<number>
  allow_other_letters: Generated<boolean>
  serial_format: Json | null
  version: Generated<number>
}

export interface ProductTable {
  company_id: string
  id: string
  number: string
  name: string
  kind: 'stocked' | 'service'
  inventory_unit: string
  sales_unit: string
  sales_unit_factor: Generated<number>
  catch_weight: Generated<boolean>
  tracking_dimension_group_id: string | null
  group_active_in_sales_process: boolean | null
  sales_price: Generated<Numeric>
  tax_code: string | null
  version: Generated<number>
  created_at: Generated<Moment>
}

export interface BarcodeTable {
  company_id: string
  barcode_key: string
  product_id: string
  barcode: string
  kind: 'gtin' | 'free'
}

export interface CoverageTermTable {
  company_id: string
  id: string
  product_id: string
  kind: 'warranty' | 'service'
  name: Generated<string>
  length: number
  unit: 'days' | 'weeks' | 'months' | 'years'
  starts_from: Generated<'delivery' | 'invoice'>
  basis: Generated<'legalGuarantee' | 'manufacturerWarranty' | 'serviceContract'>
}

export interface CustomerTable {
  company_id: string
  id: string
  number: string
  name: string
  vat_number: string | null
  language: Generated<'nl' | 'en'>
  payment_days: Generated<number>
  invoice_address: Generated<Json>
  delivery_address: Generated<Json>
  print_serial_numbers: Generated<Json>
  registration_number: string | null
  electronic_address: string | null
  email: string | null
  version: Generated<number>
  created_at: Generated<Moment>
}
