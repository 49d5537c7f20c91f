import type { RegisterSaleTerms } from './terms.ts'

/** English, for what is sold at a till. */
export const enRegisterSales: RegisterSaleTerms = {
  DOCUMENT_OF_TILL: {
    title: 'It is the ticket of a till',
    text: 'Till {{till}} has this as a ticket. It is paid or given up there.',
  },
  SALE_OF_OTHER_TILL: {
    title: 'The ticket is at another till',
    text: 'Till {{till}} has this ticket. Park it there first; then it can be taken over here.',
  },
  SALE_CLOSED: {
    title: 'The ticket is closed',
    text: 'This ticket is posted or given up already. Begin a new one.',
  },
  POINT_OF_SALE_PRICE: {
    title: 'The price may not be changed',
    text: 'Line {{line}}, {{product}}: another price or a discount needs the duty {{duties}}. Let somebody who has it do it.',
  },
  PAYMENT_TOO_LITTLE: {
    title: 'Not all is paid',
    text: '{{due}} is to be paid and {{paid}} is paid. {{missing}} is missing.',
  },
  PAYMENT_TOO_MUCH: {
    title: 'Too much is paid',
    text: '{{due}} is to be paid and {{paid}} is paid. Change is given on cash alone: lower another payment.',
  },
  PAYMENT_NOT_EVEN: {
    title: 'Cash goes by five cents',
    text: '{{amount}} cannot be paid in cash. Enter an amount that ends in 0 or 5 cents.',
  },
  PAYMENT_DIRECTION: {
    title: 'The payment goes the wrong way',
    text: '{{amount}} by {{tender}} goes the wrong way: who owes pays, and who is owed is paid.',
  },
  TENDER_UNKNOWN: {
    title: 'That is no way to pay here',
    text: 'Nobody pays by {{tender}} here. Choose one of the tender types of the company.',
  },
  TENDER_NOT_FOR_REFUNDS: {
    title: 'Nothing is refunded that way',
    text: 'Money is not given back by {{tender}}. Choose another tender type.',
  },
  VOUCHER_NEEDED: {
    title: 'The voucher is missing',
    text: 'Scan the voucher that is paid with by {{tender}}.',
  },
  VOUCHER_UNKNOWN: {
    title: 'The voucher is not known',
    text: 'There is no voucher {{voucher}}. Check its code.',
  },
  VOUCHER_SPENT: {
    title: 'The voucher is not worth that much',
    text: 'Voucher {{voucher}} is worth {{balance}}. Pay the rest in another way.',
  },
  BUYER_NAMED: {
    title: 'The buyer is named already',
    text: 'The invoice of this receipt names {{customer}}, and went out under that name.',
  },
  RECEIPT_OUT_OF_ORDER: {
    title: 'Another receipt comes first',
    text: 'Receipt {{expected}} of this device comes first, and this is {{offlineNumber}}. Send them in their order.',
  },
  CONFLICT_SETTLED: {
    title: 'The conflict is settled already',
    text: 'What became of {{serialNumber}} was decided before. See who did, and why.',
  },
}
