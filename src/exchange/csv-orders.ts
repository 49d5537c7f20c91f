import { readAddress } from './address.ts'
import { type Column, headerColumns } from './csv-columns.ts'
import { readDay } from './csv-days.ts'
import { readCsvLine } from './csv-order-line.ts'
import { type CsvRow, type CsvTable, cellOf } from './csv-table.ts'
import {
  type Field,
  maximumLength,
  readCurrency,
  readLanguage,
  readOptional,
  readRequired,
  refuseValue,
} from './fields.ts'
import { addFault, type Findings, shown } from './findings.ts'
import type { ImportedAddress, ImportedOrder, ImportedOrderLine } from './imported-order.ts'
import { numberLines } from './order-lines.ts'

/** A row and the file that it is of. */
interface Place {
  readonly table: CsvTable
  readonly row: CsvRow
}

/**
 * The orders of all files together: each header with the lines that have its number, from whichever file. `complete`
 * says that no file is missing, so that a header without lines, or lines without a header, are faults.
 */
export function readCsvOrders(
  tables: readonly CsvTable[],
  complete: boolean,
  findings: Findings,
): readonly ImportedOrder[] {
  const headers = findHeaders(tables, findings)
  const lines = findLines(tables, findings)
  for (const [number, [first]] of lines) {
    if (!complete || headers.has(number) || !first) continue
    addFault(findings, placeOf(first), 'IMPORT_NO_HEADER', { order: shown(number) })
  }
  return [...headers].map(([number, header]) => {
    const own = lines.get(number) ?? []
    if (complete && own.length === 0) addFault(findings, placeOf(header), 'IMPORT_NO_LINES', { order: shown(number) })
    return readOrder(number, header, readLines(number, header, own, findings), findings)
  })
}

/** The row that is the header of each order; the first of its rows where each line repeats it. */
function findHeaders(tables: readonly CsvTable[], findings: Findings): ReadonlyMap<string, Place> {
  const headers = new Map<string, Place>()
  for (const table of tables.filter(({ hasHeaders }) => hasHeaders)) {
    for (const row of table.rows) {
      const number = readRequired(findings, cellOf(table, row, 'SalesOrderNumber'), maximumLength.number)
      const first = headers.get(number)
      if (!first) headers.set(number, { table, row })
      else if (first.table === table && table.hasLines) compareHeaders(number, table, first.row, row, findings)
      else refuseDuplicate(number, first, { table, row }, findings)
    }
  }
  headers.delete('')
  return headers
}

function findLines(tables: readonly CsvTable[], findings: Findings): ReadonlyMap<string, readonly Place[]> {
  const lines = new Map<string, Place[]>()
  for (const table of tables.filter(({ hasLines }) => hasLines)) {
    for (const row of table.rows) {
      const field = cellOf(table, row, 'SalesOrderNumber')
      const number = table.hasHeaders ? field.text : readRequired(findings, field, maximumLength.number)
      const own = lines.get(number)
      if (own) own.push({ table, row })
      else lines.set(number, [{ table, row }])
    }
  }
  lines.delete('')
  return lines
}

/** Which of two headers is right cannot be told. */
function compareHeaders(order: string, table: CsvTable, first: CsvRow, row: CsvRow, findings: Findings): void {
  for (const column of headerColumns) {
    const expected = cellOf(table, first, column).text
    const { text, place } = cellOf(table, row, column)
    if (text === expected) continue
    const details = { order: shown(order), field: column, value: shown(text), expected: shown(expected) }
    addFault(findings, place, 'IMPORT_DIFFERS', details)
  }
}

function refuseDuplicate(order: string, first: Place, place: Place, findings: Findings): void {
  const details = { order: shown(order), firstFile: first.table.file, first: first.row.line }
  addFault(findings, placeOf(place), 'IMPORT_DUPLICATE_NUMBER', details)
}

function placeOf({ table, row }: Place) {
  return { file: table.file, line: row.line }
}

function readLines(
  order: string,
  header: Place,
  lines: readonly Place[],
  findings: Findings,
): readonly ImportedOrderLine[] {
  const currency = cellOf(header.table, header.row, 'CurrencyCode').text
  for (const { table, row } of lines) {
    const { name, text, place } = cellOf(table, row, 'CurrencyCode')
    if (table === header.table || text === '' || text === currency) continue
    const details = { order: shown(order), field: name, value: shown(text), expected: shown(currency) }
    addFault(findings, place, 'IMPORT_DIFFERS', details)
  }
  return numberLines(
    order,
    lines.map(({ table, row }) => readCsvLine(table, row, findings)),
    findings,
  )
}

function readOrder(
  number: string,
  { table, row }: Place,
  lines: readonly ImportedOrderLine[],
  findings: Findings,
): ImportedOrder {
  const cell = (column: Column) => cellOf(table, row, column)
  const first = (one: Column, other: Column) => (cell(one).text === '' ? cell(other) : cell(one))
  const customerNumber = readRequired(findings, cell('OrderingCustomerAccountNumber'), maximumLength.number)
  const name = readOptional(findings, cell('SalesOrderName'), maximumLength.name)
  const invoiceAddress = readCsvAddress('Invoice', cell('SalesOrderName'), cell, findings)
  refusePricesWithTax(cell('ArePricesIncludingSalesTax'), findings)
  return {
    number,
    numberedBy: 'company',
    customer: {
      number: customerNumber,
      name: name ?? customerNumber,
      vatNumber: readOptional(findings, cell('TaxExemptNumber'), maximumLength.number),
      language: readLanguage(cell('LanguageId')),
      address: null,
    },
    currency: readCurrency(findings, cell('CurrencyCode')),
    orderedOn: readDay(findings, cell('OrderCreationDateTime')),
    requestedDeliveryOn: readDay(findings, first('RequestedReceiptDate', 'RequestedShippingDate')),
    customerReference: readOptional(
      findings,
      first('CustomersOrderReference', 'CustomerRequisitionNumber'),
      maximumLength.reference,
    ),
    deliveryAddress: readCsvAddress('Delivery', cell('DeliveryAddressName'), cell, findings),
    invoiceAddress,
    lines,
    source: { file: table.file, line: row.line },
  }
}

function readCsvAddress(
  kind: 'Delivery' | 'Invoice',
  name: Field,
  cell: (column: Column) => Field,
  findings: Findings,
): ImportedAddress | null {
  const street = cell(`${kind}AddressStreet`)
  const isoCode = cell(`${kind}AddressCountryRegionISOCode`)
  const fields = {
    street: { ...street, text: [street.text, cell(`${kind}AddressStreetNumber`).text].filter(Boolean).join(' ') },
    postalCode: cell(`${kind}AddressZipCode`),
    city: cell(`${kind}AddressCity`),
    country: isoCode.text === '' ? cell(`${kind}AddressCountryRegionId`) : isoCode,
  }
  const given = Object.values(fields).some(({ text }) => text !== '')
  return given ? readAddress({ name, ...fields }, findings) : null
}

/** Prices are kept without VAT; taking it out would need its rate on that day. */
function refusePricesWithTax(field: Field, findings: Findings): void {
  if (/^(yes|ja|true|1)$/i.test(field.text)) refuseValue(findings, field, 'No')
}
