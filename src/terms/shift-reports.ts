/** What the report of a shift says on paper, in one language. */
export interface ShiftReportTerms {
  readonly X: string
  readonly Z: string
  readonly till: string
  readonly opened: string
  readonly closed: string
  readonly receipts: string
  readonly to: string
  readonly discarded: string
  readonly sales: string
  readonly returns: string
  readonly rounding: string
  readonly taxOver: string
  readonly received: string
  readonly given: string
  readonly float: string
  readonly expected: string
  readonly counted: string
  readonly difference: string
  readonly vouchersIssued: string
  readonly vouchersRedeemed: string
}

const nl: ShiftReportTerms = {
  X: 'X-rapport',
  Z: 'Z-rapport',
  till: 'Kassa',
  opened: 'Geopend',
  closed: 'Afgesloten',
  receipts: 'Bonnen',
  to: 't/m',
  discarded: 'Vervallen bonnen',
  sales: 'Verkopen',
  returns: 'Retouren',
  rounding: 'Afronding',
  taxOver: 'Btw {rate}% over {net}',
  received: 'Ontvangen',
  given: 'Teruggegeven',
  float: 'Wisselgeld bij opening',
  expected: 'Moet er zijn',
  counted: 'Geteld',
  difference: 'Verschil',
  vouchersIssued: 'Tegoedbonnen uitgegeven',
  vouchersRedeemed: 'Tegoedbonnen aangenomen',
}

const en: ShiftReportTerms = {
  X: 'X report',
  Z: 'Z report',
  till: 'Till',
  opened: 'Opened',
  closed: 'Closed',
  receipts: 'Receipts',
  to: 'to',
  discarded: 'Tickets given up',
  sales: 'Sales',
  returns: 'Returns',
  rounding: 'Rounding',
  taxOver: 'VAT {rate}% of {net}',
  received: 'Received',
  given: 'Given back',
  float: 'Opening float',
  expected: 'Should be there',
  counted: 'Counted',
  difference: 'Difference',
  vouchersIssued: 'Vouchers issued',
  vouchersRedeemed: 'Vouchers taken',
}

/** By language. */
export const shiftReportTerms: Readonly<Record<'nl' | 'en', ShiftReportTerms>> = { nl, en }
