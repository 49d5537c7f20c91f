import type { SoldUnitTerms } from './terms.ts'

/** English, for files of units that were sold before Pakbon. */
export const enSoldUnits: SoldUnitTerms = {
  SOLD_UNIT_SERIAL_AS_NUMBER: {
    title: 'The spreadsheet took the serial number for a number',
    text: '{{serialNumber}} has lost figures. Make the column Text in the spreadsheet before the serial numbers go in.',
  },
  SOLD_UNIT_PRODUCT_UNKNOWN: {
    title: 'The product is not known',
    text: 'There is no product with number or barcode {{product}}. Make it first, or correct the row.',
  },
  SOLD_UNIT_CUSTOMER_UNKNOWN: {
    title: 'The customer is not known',
    text: 'There is no customer {{customer}}. Make it first, or correct the row.',
  },
  SOLD_UNIT_DAY_AHEAD: {
    title: 'The day has not come yet',
    text: '{{column}} is {{day}}. A unit that was sold before Pakbon was invoiced and delivered in the past.',
  },
  SOLD_UNIT_COVERAGE_ENDS_EARLY: {
    title: 'Coverage ends before the delivery',
    text: '{{column}} is {{day}}, and the unit was delivered on {{deliveredOn}}. Check both days.',
  },
  SOLD_UNIT_TWICE: {
    title: 'The serial number is in the file twice',
    text: '{{serialNumber}} is in row {{row}} of the file already. Remove one of the two, or correct its serial number.',
  },
  SOLD_UNIT_INVOICE_DIFFERS: {
    title: 'The invoice is another customer’s, or of another day',
    text: 'Invoice {{invoice}} is of customer {{customer}} and {{day}}. An invoice has one customer and one day: correct the row.',
  },
  SOLD_UNIT_INVOICE_OURS: {
    title: 'The invoice number is one of Pakbon’s own',
    text: 'Invoice {{invoice}} is here already, or its number is yet to be given by the number sequence of invoices. Correct the row, or let that sequence begin above it.',
  },
  SOLD_UNITS_TOO_MANY: {
    title: 'The file has too many rows',
    text: 'A file has at most {{most}} rows of units. Divide it, and import the parts one after the other.',
  },
  SOLD_UNITS_REFUSED: {
    title: 'Not all rows can be imported',
    text: '{{count}} rows are refused, so nothing was imported. Correct them, or import the others without them.',
  },
}
