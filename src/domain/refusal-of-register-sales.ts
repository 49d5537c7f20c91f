/** What can be said no to about register sales, their payments and receipts: part of `refusalRules`. */
export const registerSaleRules = {
  DOCUMENT_OF_TILL: 'D60',
  SALE_OF_OTHER_TILL: 'D61',
  SALE_CLOSED: 'D61',
  POINT_OF_SALE_PRICE: 'D60',
  PAYMENT_TOO_LITTLE: 'D60',
  PAYMENT_TOO_MUCH: 'D60',
  PAYMENT_NOT_EVEN: 'D60',
  PAYMENT_DIRECTION: 'D60',
  TENDER_UNKNOWN: 'D60',
  TENDER_NOT_FOR_REFUNDS: 'D60',
  VOUCHER_NEEDED: 'D60',
  VOUCHER_UNKNOWN: 'D60',
  VOUCHER_SPENT: 'D60',
  BUYER_NAMED: 'D60',
  RECEIPT_OUT_OF_ORDER: 'D62',
  CONFLICT_SETTLED: 'D62',
} as const
