import { soldUnitRules } from './refusal-of-sold-units.ts'

/** A value that may stand in the details of a refusal: plain JSON, shown to people and read by programs. */
export type Detail = string | number | boolean | null | readonly Detail[] | { readonly [name: string]: Detail }

/** What a refusal names: the document, the line, the serial number, the figures. */
export type Details = { readonly [name: string]: Detail }

/**
 * Every "no" that Pakbon can say, with the rule that says it. The order is that of the rules;
 * each code has its texts in terms/, its line in docs/errors.md and a test that raises it.
 */
export const refusalRules = {
  // The request itself
  REQUEST_SHAPE: 'D75',
  REQUEST_TOO_LARGE: 'D24',
  REQUEST_TOO_MANY: 'D75',
  REQUEST_MEDIA_TYPE: 'D75',
  REQUEST_ORIGIN: 'D75',
  SIGN_IN_NEEDED: 'D75',
  DUTY_MISSING: 'D75',
  NOT_FOUND: 'D1',
  EDITION_CHANGED: 'D30',
  IDEMPOTENCY_KEY_REUSED: 'D25',
  IDEMPOTENCY_KEY_IN_FLIGHT: 'D25',
  ALREADY_EXISTS: 'D1',
  BUSY: 'D25',
  INTERNAL: 'D25',
  // Signing in, users, roles and API keys
  SIGN_IN_FAILED: 'D75',
  SIGN_IN_BLOCKED: 'D75',
  PASSWORD_WRONG: 'D75',
  PASSWORD_TOO_SHORT: 'D75',
  USER_KNOWN_ALREADY: 'D74',
  USER_OF_OTHER_COMPANY: 'D74',
  LAST_ADMINISTRATOR: 'D74',
  ROLE_IN_USE: 'D74',
  DUTY_NOT_YOURS: 'D75',
  // Scanned and typed text
  SERIAL_NUMBER_EMPTY: 'D13',
  SERIAL_NUMBER_TOO_LONG: 'D13',
  SERIAL_NUMBER_CHARACTER: 'D13',
  SERIAL_NUMBER_MALFORMED: 'D13',
  SERIAL_NUMBER_FORMAT: 'D2',
  SERIAL_NUMBER_RANGE: 'D24',
  BARCODE_AS_SERIAL_NUMBER: 'D23',
  GS1_NOT_VALID: 'D23',
  SERIAL_FORMAT_IMPOSSIBLE: 'D2',
  BARCODE_LENGTH: 'D3',
  BARCODE_CHARACTER: 'D3',
  BARCODE_CHECK_DIGIT: 'D3',
  // Set-up
  USER_NEEDED: 'D1',
  CURRENCY_IN_USE: 'D1',
  SETTING_FIXED_IN_SALES_PROCESS: 'D2',
  GROUP_IN_USE: 'D2',
  GROUP_HAS_PRODUCTS: 'D2',
  GROUP_HAS_OPEN_REGISTRATIONS: 'D2',
  CATCH_WEIGHT_IN_SALES_PROCESS: 'D3',
  SALES_UNIT_FACTOR: 'D3',
  PRODUCT_IN_USE: 'D3',
  BARCODE_OF_OTHER_PRODUCT: 'D3',
  TAX_CODE_IN_USE: 'D3',
  TAX_CATEGORY_OF_RATE: 'D3',
  IBAN_CHECK_DIGITS: 'D1',
  LOGO_NOT_VALID: 'D80',
  NUMBER_FORMAT: 'D6',
  NUMBER_FORMAT_TAKEN: 'D6',
  NUMBER_SEQUENCE_STARTED: 'D6',
  // Files of orders
  IMPORT_TOO_LARGE: 'D24',
  IMPORT_EMPTY: 'D24',
  IMPORT_ENCODING: 'D24',
  IMPORT_CHARACTER: 'D24',
  IMPORT_UNKNOWN_FORMAT: 'D24',
  IMPORT_DOCTYPE: 'D24',
  IMPORT_MALFORMED: 'D24',
  IMPORT_CUT_OFF: 'D24',
  IMPORT_COLUMN_MISSING: 'D24',
  IMPORT_COLUMN_TWICE: 'D24',
  IMPORT_ROW_NOT_READABLE: 'D24',
  IMPORT_ROW_LENGTH: 'D24',
  IMPORT_VALUE_MISSING: 'D24',
  IMPORT_VALUE: 'D24',
  IMPORT_NUMBER_AMBIGUOUS: 'D24',
  IMPORT_DIFFERS: 'D24',
  IMPORT_NO_LINES: 'D24',
  IMPORT_NO_HEADER: 'D24',
  IMPORT_DUPLICATE_NUMBER: 'D24',
  IMPORT_DUPLICATE_LINE: 'D24',
  IMPORT_MORE_FAULTS: 'D24',
  IMPORT_UNKNOWN_PRODUCT: 'D24',
  IMPORT_UNKNOWN_CUSTOMER: 'D24',
  IMPORT_UNIT: 'D12',
  IMPORT_NOT_WHOLE: 'D12',
  IMPORT_CREDIT_OF_UNITS: 'D52',
  IMPORT_ORDER_DIFFERS: 'D24',
  // Despatch advices
  IMPORT_NOT_DESPATCH_ADVICE: 'D24',
  IMPORT_NO_SERIAL_NUMBERS: 'D24',
  IMPORT_TOO_MANY: 'D24',
  DESPATCH_LINE_NOT_ON_DOCUMENT: 'D24',
  // Notes on files of orders: they are told and refuse nothing
  IMPORT_LEFT_OUT: 'D24',
  IMPORT_AMOUNT_DIFFERS: 'D24',
  IMPORT_SAME_NUMBER: 'D24',
  ...soldUnitRules,
  // Registering
  NO_LINE_IN_HAND: 'D23',
  PRODUCT_NOT_ON_DOCUMENT: 'D22',
  SERIAL_ALREADY_ACTIVE: 'D14',
  SERIAL_ALREADY_ON_DOCUMENT: 'D22',
  SERIAL_NOT_ON_DOCUMENT: 'D22',
  LINE_COMPLETE: 'D22',
  PRODUCT_NOT_SERIALISED: 'D3',
  QUANTITY_NOT_WHOLE: 'D12',
  QUANTITY_ZERO: 'D12',
  // Sales order
  ORDERED_LESS_THAN_DELIVERED: 'D30',
  PRICE_INVOICED: 'D37',
  NOTHING_TO_CANCEL: 'D47',
  LINE_BEING_PREPARED: 'D47',
  CORRECTED_LINE_NEEDED: 'D52',
  CREDIT_LINE_FIXED: 'D52',
  // Packing slip
  NOTHING_TO_DELIVER: 'D30',
  DELIVERED_MORE_THAN_ORDERED: 'D30',
  NOTHING_TO_POST: 'D31',
  SERIAL_NUMBER_MISSING: 'D31',
  REGISTERED_MORE_THAN_SHIPPED: 'D31',
  DOCUMENT_POSTED: 'D32',
  DOCUMENT_NOT_POSTED: 'D32',
  DOCUMENT_DISCARDED: 'D30',
  // Invoice
  NOTHING_TO_INVOICE: 'D34',
  PACKING_SLIP_OF_OTHER_ORDER: 'D34',
  UNIT_NOT_AVAILABLE: 'D35',
  UNIT_TICKED_ALREADY: 'D35',
  UNIT_NOT_TICKED: 'D35',
  TAKEN_MORE_THAN_LEFT: 'D35',
  ONE_PACKING_SLIP_IN_PART: 'D36',
  CREDITED_MORE_THAN_INVOICED: 'D52',
  // Documents
  NOTHING_TO_LABEL: 'D80',
  NOT_ACCEPTABLE: 'D80',
  E_DOCUMENT_INCOMPLETE: 'D80',
  MAIL_NOT_SET_UP: 'D80',
  RECIPIENT_MISSING: 'D5',
  DELIVERY_NOT_GIVEN_UP: 'D80',
  DOCUMENT_IMPORTED: 'D80',
  DOCUMENT_CANCELLED: 'D45',
  // Correcting a serial number
  UNIT_CLOSED: 'D40',
  REASON_NEEDED: 'D40',
  SERIAL_NUMBER_UNCHANGED: 'D40',
  UNIT_INVOICED: 'D42',
  LINE_FROZEN: 'D42',
  // Cancelling and correcting a packing slip
  NOTHING_TO_REVERSE: 'D45',
  REVERSED_NOT_IN_FULL: 'D45',
  REVERSED_MORE_THAN_DELIVERED: 'D45',
  LINE_INVOICED: 'D45',
  LINE_ON_INVOICE_PREPARATION: 'D45',
  // The page for buyers
  COVERAGE_NOT_FOUND: 'D53',
  COVERAGE_ASKED_TOO_OFTEN: 'D53',
} as const satisfies Record<string, string>

export type RefusalCode = keyof typeof refusalRules

/** The codes of what is wrong, or left out, in a file of orders. */
export type ImportCode = Extract<RefusalCode, `IMPORT_${string}`>

/** An expected "no": a stable code, the rule behind it, and what it is about. */
export interface Refusal {
  readonly code: RefusalCode
  readonly rule: string
  readonly details: Details
}

/** Makes a refusal; the rule follows from the code. */
export function refuse(code: RefusalCode, details: Details = {}): Refusal {
  return { code, rule: refusalRules[code], details }
}

/** Thrown to end a command with all that stands in its way; the transaction is rolled back. */
export class Refused extends Error {
  readonly refusals: readonly Refusal[]
  constructor(refusals: readonly Refusal[]) {
    super(refusals.map((refusal) => refusal.code).join(', '))
    this.refusals = refusals
  }
}

/** Ends the command if anything stands in its way. */
export function throwIfRefused(refusals: readonly Refusal[]): void {
  if (refusals.length > 0) throw new Refused(refusals)
}
