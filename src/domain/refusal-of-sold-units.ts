/** The part of the catalogue of refusals that is about files of units sold before Pakbon. */
export const soldUnitRules = {
  SOLD_UNIT_SERIAL_AS_NUMBER: 'D13',
  SOLD_UNIT_PRODUCT_UNKNOWN: 'D3',
  SOLD_UNIT_CUSTOMER_UNKNOWN: 'D5',
  SOLD_UNIT_DAY_AHEAD: 'D53',
  SOLD_UNIT_COVERAGE_ENDS_EARLY: 'D53',
  SOLD_UNIT_TWICE: 'D14',
  SOLD_UNIT_INVOICE_DIFFERS: 'D37',
  SOLD_UNIT_INVOICE_OURS: 'D6',
  SOLD_UNITS_TOO_MANY: 'D24',
  SOLD_UNITS_REFUSED: 'D24',
} as const
