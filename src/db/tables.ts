import type {
  ActorTable,
  ApiKeyTable,
  AuthAccountTable,
  AuthSessionTable,
  AuthUserTable,
  AuthVerificationTable,
  CompanyTable,
  EventTable,
  IdempotencyTable,
  ListViewTable,
  NumberSequenceTable,
  PublicCoverageChallengeTable,
  PublicCoverageTryTable,
  RoleDutyTable,
  RoleTable,
  SignInAttemptTable,
  SignInSecretTable,
  UserRoleTable,
} from './tables-companies.ts'
import type { DocumentDeliveryTable, PrintContentTable, PrintTable } from './tables-documents.ts'
import type {
  InvoiceLineShareTable,
  InvoiceLineTable,
  InvoiceTable,
  PackingSlipLineReversalTable,
  PackingSlipLineTable,
  PackingSlipReversalTable,
  PackingSlipTable,
  SalesOrderLineTable,
  SalesOrderTable,
} from './tables-paper-trail.ts'
import type {
  CashierTable,
  CashMovementTable,
  ConflictSettlementTable,
  InvoiceBuyerTable,
  PaymentTable,
  RegisterSaleTable,
  ShiftCountTable,
  ShiftTable,
  TenderTypeTable,
  TillTable,
  VoucherTable,
} from './tables-point-of-sale.ts'
import type {
  BarcodeTable,
  CoverageTermTable,
  CustomerTable,
  ProductTable,
  TaxCodeTable,
  TrackingDimensionGroupTable,
} from './tables-products.ts'
import type { RegistrationChangeTable, RegistrationTable, ReversedUnitsForgottenTable } from './tables-registrations.ts'
import type {
  RepairReturnTable,
  ReturnOrderLineTable,
  ReturnOrderTable,
  ReturnReasonTable,
  ReturnReceiptLineTable,
  ReturnReceiptTable,
  ReturnUnitTable,
  UnitCoverageTermTable,
} from './tables-returns.ts'

/** Every table, as Kysely sees it. */
export interface Tables {
  company: CompanyTable
  auth_user: AuthUserTable
  auth_session: AuthSessionTable
  auth_account: AuthAccountTable
  auth_verification: AuthVerificationTable
  sign_in_secret: SignInSecretTable
  sign_in_attempt: SignInAttemptTable
  public_coverage_try: PublicCoverageTryTable
  public_coverage_challenge: PublicCoverageChallengeTable
  actor: ActorTable
  role: RoleTable
  role_duty: RoleDutyTable
  user_role: UserRoleTable
  api_key: ApiKeyTable
  number_sequence: NumberSequenceTable
  event: EventTable
  idempotency: IdempotencyTable
  list_view: ListViewTable
  tax_code: TaxCodeTable
  tracking_dimension_group: TrackingDimensionGroupTable
  product: ProductTable
  barcode: BarcodeTable
  coverage_term: CoverageTermTable
  customer: CustomerTable
  sales_order: SalesOrderTable
  sales_order_line: SalesOrderLineTable
  packing_slip: PackingSlipTable
  packing_slip_line: PackingSlipLineTable
  packing_slip_reversal: PackingSlipReversalTable
  packing_slip_line_reversal: PackingSlipLineReversalTable
  invoice: InvoiceTable
  invoice_line: InvoiceLineTable
  invoice_line_share: InvoiceLineShareTable
  registration: RegistrationTable
  registration_change: RegistrationChangeTable
  reversed_units_forgotten: ReversedUnitsForgottenTable
  print_content: PrintContentTable
  print: PrintTable
  document_delivery: DocumentDeliveryTable
  unit_coverage_term: UnitCoverageTermTable
  return_reason: ReturnReasonTable
  return_order: ReturnOrderTable
  return_order_line: ReturnOrderLineTable
  return_receipt: ReturnReceiptTable
  return_receipt_line: ReturnReceiptLineTable
  return_unit: ReturnUnitTable
  repair_return: RepairReturnTable
  tender_type: TenderTypeTable
  till: TillTable
  cashier: CashierTable
  shift: ShiftTable
  shift_count: ShiftCountTable
  cash_movement: CashMovementTable
  register_sale: RegisterSaleTable
  voucher: VoucherTable
  payment: PaymentTable
  invoice_buyer: InvoiceBuyerTable
  conflict_settlement: ConflictSettlementTable
}
