/** What a receipt says, in one language. */
export interface ReceiptTerms {
  readonly receipt: string
  readonly till: string
  readonly servedBy: string
  readonly soldWithoutConnection: string
  readonly customer: string
  readonly vatNumber: string
  readonly serialNumber: string
  readonly notReadable: string
  readonly returned: string
  readonly total: string
  readonly rounding: string
  readonly toPay: string
  readonly change: string
  readonly taxOver: string
  readonly pricesWithTax: string
  readonly voucher: string
  readonly invoice: string
  readonly coverage: string
  readonly notPosted: string
}

const nl: ReceiptTerms = {
  receipt: 'Kassabon',
  till: 'Kassa',
  servedBy: 'U bent geholpen door',
  soldWithoutConnection: 'Verkocht zonder verbinding',
  customer: 'Klant',
  vatNumber: 'Btw-nummer',
  serialNumber: 'SN',
  notReadable: 'serienummer onleesbaar',
  returned: 'Retour',
  total: 'Totaal',
  rounding: 'Afronding',
  toPay: 'Te betalen',
  change: 'Wisselgeld',
  taxOver: 'Btw {rate}% over {net}',
  pricesWithTax: 'Prijzen zijn inclusief btw',
  voucher: 'Tegoedbon',
  invoice: 'Factuur',
  coverage: 'Garantie opvragen',
  notPosted: 'Deze verkoop is nog niet geboekt',
}

const en: ReceiptTerms = {
  receipt: 'Receipt',
  till: 'Till',
  servedBy: 'You were helped by',
  soldWithoutConnection: 'Sold without connection',
  customer: 'Customer',
  vatNumber: 'VAT number',
  serialNumber: 'SN',
  notReadable: 'serial number not readable',
  returned: 'Returned',
  total: 'Total',
  rounding: 'Rounding',
  toPay: 'To pay',
  change: 'Change',
  taxOver: 'VAT {rate}% on {net}',
  pricesWithTax: 'Prices include VAT',
  voucher: 'Voucher',
  invoice: 'Invoice',
  coverage: 'Ask about warranty',
  notPosted: 'This sale is not posted yet',
}

/** Receipts, Dutch and English. */
export const receiptTerms: Readonly<Record<'nl' | 'en', ReceiptTerms>> = { nl, en }
