import type { DocumentSeries } from '#db/tables-paper-trail.ts'

type Named = Readonly<Record<'nl' | 'en', string>>

/** D74: what the default roles of domain/duty.ts are called. */
export const roleNames: Readonly<Record<string, Named>> = {
  salesClerk: { nl: 'Verkoopmedewerker', en: 'Sales clerk' },
  customerServiceRepresentative: { nl: 'Medewerker klantenservice', en: 'Customer service representative' },
  shippingClerk: { nl: 'Verzendmedewerker', en: 'Shipping clerk' },
  accountsReceivableClerk: { nl: 'Debiteurenmedewerker', en: 'Accounts receivable clerk' },
  storeCashier: { nl: 'Kassamedewerker', en: 'Store cashier' },
  storeManager: { nl: 'Winkelmanager', en: 'Store manager' },
  salesManager: { nl: 'Verkoopmanager', en: 'Sales manager' },
  serviceTechnician: { nl: 'Servicetechnicus', en: 'Service technician' },
  administrator: { nl: 'Beheerder', en: 'Administrator' },
  auditor: { nl: 'Auditor', en: 'Auditor' },
}

/** D6: the number sequences that a company begins with. */
export const numberFormats: Readonly<Record<DocumentSeries, string>> = {
  salesOrder: 'SO-######',
  packingSlip: 'PS-######',
  invoice: 'INV-######',
  creditNote: 'CN-######',
  returnOrder: 'RO-######',
  returnReceipt: 'RR-######',
}

/** The tax codes that a company begins with: Dutch VAT. */
export const taxCodes: readonly {
  readonly code: string
  readonly percentage: string
  readonly category: 'S' | 'Z' | 'AE'
  readonly name: Named
}[] = [
  { code: 'V21', percentage: '21', category: 'S', name: { nl: 'Btw hoog, 21%', en: 'VAT standard rate, 21%' } },
  { code: 'V9', percentage: '9', category: 'S', name: { nl: 'Btw laag, 9%', en: 'VAT reduced rate, 9%' } },
  { code: 'V0', percentage: '0', category: 'Z', name: { nl: 'Btw 0%', en: 'VAT zero rate' } },
  { code: 'VERLEGD', percentage: '0', category: 'AE', name: { nl: 'Btw verlegd', en: 'VAT reverse charge' } },
]

/** D52: why units come back, as a company begins to word it. */
export const returnReasons: readonly { readonly code: string; readonly name: Named }[] = [
  { code: 'DEFECT', name: { nl: 'Defect', en: 'Defective' } },
  { code: 'DAMAGED', name: { nl: 'Beschadigd aangekomen', en: 'Damaged on arrival' } },
  { code: 'WRONG', name: { nl: 'Verkeerd geleverd', en: 'Wrong product delivered' } },
  { code: 'UNWANTED', name: { nl: 'Niet meer nodig', en: 'No longer needed' } },
  { code: 'OTHER', name: { nl: 'Andere reden', en: 'Other reason' } },
]

/** D60: how customers pay. */
export const tenderTypes: readonly {
  readonly code: string
  readonly kind: 'cash' | 'card' | 'voucher'
  readonly name: Named
}[] = [
  { code: 'CASH', kind: 'cash', name: { nl: 'Contant', en: 'Cash' } },
  { code: 'CARD', kind: 'card', name: { nl: 'Pin', en: 'Card' } },
  { code: 'VOUCHER', kind: 'voucher', name: { nl: 'Tegoedbon', en: 'Voucher' } },
]
