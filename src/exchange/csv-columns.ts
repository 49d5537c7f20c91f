/** What each row of a headers file is read for, named as in the data entity Sales order headers V2. */
export const headerColumns = [
  'SalesOrderNumber',
  'OrderingCustomerAccountNumber',
  'SalesOrderName',
  'TaxExemptNumber',
  'LanguageId',
  'CurrencyCode',
  'ArePricesIncludingSalesTax',
  'OrderCreationDateTime',
  'RequestedReceiptDate',
  'RequestedShippingDate',
  'CustomersOrderReference',
  'CustomerRequisitionNumber',
  'DeliveryAddressName',
  'DeliveryAddressStreet',
  'DeliveryAddressStreetNumber',
  'DeliveryAddressZipCode',
  'DeliveryAddressCity',
  'DeliveryAddressCountryRegionISOCode',
  'DeliveryAddressCountryRegionId',
  'InvoiceAddressStreet',
  'InvoiceAddressStreetNumber',
  'InvoiceAddressZipCode',
  'InvoiceAddressCity',
  'InvoiceAddressCountryRegionISOCode',
  'InvoiceAddressCountryRegionId',
] as const

/** What each row of a lines file is read for, named as in the data entity Sales order lines V2. */
export const lineColumns = [
  'SalesOrderNumber',
  'LineCreationSequenceNumber',
  'ItemNumber',
  'LineDescription',
  'OrderedSalesQuantity',
  'SalesUnitSymbol',
  'SalesPrice',
  'SalesPriceQuantity',
  'LineDiscountAmount',
  'LineDiscountPercentage',
  'LineAmount',
  'SalesTaxItemGroupCode',
  'CurrencyCode',
] as const

/** The columns of lines that are decimals: what they show of the file's notation decides for them all. */
export const numberColumns = [
  'OrderedSalesQuantity',
  'SalesPrice',
  'SalesPriceQuantity',
  'LineDiscountAmount',
  'LineDiscountPercentage',
  'LineAmount',
] as const satisfies readonly Column[]

export type Column = (typeof headerColumns)[number] | (typeof lineColumns)[number]

/** Columns without which there is no header, and no line. */
export const requiredHeaderColumns = ['SalesOrderNumber', 'OrderingCustomerAccountNumber', 'CurrencyCode'] as const
export const requiredLineColumns = ['SalesOrderNumber', 'ItemNumber', 'OrderedSalesQuantity', 'SalesPrice'] as const

const columnsByName: ReadonlyMap<string, Column> = new Map(
  [...headerColumns, ...lineColumns].map((column) => [column.toLowerCase(), column]),
)

/** The column of a name in a file, in capitals or not. */
export function columnNamed(name: string): Column | undefined {
  return columnsByName.get(name.trim().toLowerCase())
}
