import type { DutyNeeded } from '#domain/duty.ts'
import { setUpReaders } from '#domain/duty.ts'
import type { Terms } from '#web/language/language.ts'

export interface NavigationItem {
  readonly to: string
  readonly term: keyof Terms['navigation']
  readonly needed: DutyNeeded
}

export interface NavigationGroup {
  readonly term: keyof Terms['navigation']
  readonly items: readonly NavigationItem[]
}

const returnReaders: DutyNeeded = ['maintainReturnOrders', 'maintainSalesInvoices', 'inquireIntoSerialNumbers']
const documentReaders: DutyNeeded = [
  'maintainSalesOrders',
  'maintainSalesPackingSlips',
  'correctPackingSlips',
  'maintainSalesInvoices',
  'inquireIntoSerialNumbers',
]
const invoiceReaders: DutyNeeded = [
  'maintainSalesInvoices',
  'maintainSalesOrders',
  'maintainReturnOrders',
  'inquireIntoSerialNumbers',
]
const shiftReaders: DutyNeeded = [
  'operatePointOfSale',
  'changePointOfSalePrices',
  'maintainSalesInvoices',
  'administerUsers',
]
const conflictReaders: DutyNeeded = [
  'maintainSerialNumberCorrections',
  'maintainReturnOrders',
  'overrideDuplicateSerialNumbers',
  'inquireIntoSerialNumbers',
]
const scanners: DutyNeeded = ['maintainSalesPackingSlips', 'maintainSalesInvoices', 'maintainReturnOrders']

/** Where one can go, in the order of the paper trail; what the user's duties do not read is left out. */
export const navigation: readonly NavigationGroup[] = [
  {
    term: 'sales',
    items: [
      { to: '/sales-orders', term: 'salesOrders', needed: documentReaders },
      { to: '/packing-slips', term: 'packingSlips', needed: documentReaders },
      { to: '/invoices', term: 'invoices', needed: invoiceReaders },
      { to: '/return-orders', term: 'returnOrders', needed: returnReaders },
    ],
  },
  {
    term: 'serialNumbers',
    items: [
      { to: '/trace', term: 'trace', needed: 'inquireIntoSerialNumbers' },
      { to: '/units', term: 'units', needed: 'inquireIntoSerialNumbers' },
      { to: '/coverage-ending', term: 'coverageEnding', needed: 'inquireIntoSerialNumbers' },
      { to: '/units-to-complete', term: 'toComplete', needed: 'inquireIntoSerialNumbers' },
      { to: '/conflicts', term: 'conflicts', needed: conflictReaders },
    ],
  },
  {
    term: 'setUp',
    items: [
      { to: '/customers', term: 'customers', needed: setUpReaders },
      { to: '/products', term: 'products', needed: setUpReaders },
      { to: '/tracking-dimension-groups', term: 'trackingDimensionGroups', needed: setUpReaders },
      { to: '/company', term: 'company', needed: setUpReaders },
      { to: '/number-sequences', term: 'numberSequences', needed: setUpReaders },
      { to: '/return-reasons', term: 'returnReasons', needed: 'maintainReturnOrders' },
      { to: '/tills', term: 'tills', needed: ['administerUsers', 'changePointOfSalePrices'] },
      { to: '/tender-types', term: 'tenderTypes', needed: 'administerUsers' },
      { to: '/cashiers', term: 'cashiers', needed: 'administerUsers' },
      { to: '/shifts', term: 'shifts', needed: shiftReaders },
      { to: '/users', term: 'users', needed: 'administerUsers' },
      { to: '/roles', term: 'roles', needed: 'administerUsers' },
      { to: '/api-keys', term: 'apiKeys', needed: 'integrate' },
      { to: '/sold-units', term: 'soldUnits', needed: 'integrate' },
    ],
  },
  {
    term: 'scanning',
    items: [
      { to: '/scanner', term: 'scannerTest', needed: scanners },
      { to: '/command-barcodes', term: 'commandBarcodes', needed: scanners },
    ],
  },
]
