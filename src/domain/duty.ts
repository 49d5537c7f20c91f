import { type Refusal, refuse } from './refusal.ts'

/** Every duty (D70, D71, D73). A route and a command line command name one of these. */
export const duties = [
  'maintainSerialNumberCorrections',
  'maintainNotReadableRegistrations',
  'maintainSalesOrders',
  'maintainSalesPackingSlips',
  'correctPackingSlips',
  'maintainSalesInvoices',
  'maintainReturnOrders',
  'operatePointOfSale',
  'changePointOfSalePrices',
  'inquireIntoSerialNumbers',
  'maintainProductsAndCustomers',
  'maintainTrackingDimensionGroups',
  'overrideDuplicateSerialNumbers',
  'administerUsers',
  'integrate',
] as const

export type Duty = (typeof duties)[number]

/** Who asks: on whose behalf a command or an inquiry runs, in which company, and what that one may do. */
export interface Caller {
  readonly companyId: string
  readonly actorId: string
  readonly name: string
  readonly duties: ReadonlySet<Duty>
  readonly language: 'nl' | 'en'
  /** The till whose cashier asks, signed in there with a PIN or a badge; null for everybody else. */
  readonly tillId: string | null
}

/** A command or inquiry may need one duty, or any of several (D72: registering is open to either kind of clerk). */
export type DutyNeeded = Duty | readonly Duty[]

/** D75: why the caller may not do this, naming the duty; null means that it may. */
export function reviewDuty(caller: Pick<Caller, 'duties'>, needed: DutyNeeded): Refusal | null {
  const anyOf = typeof needed === 'string' ? [needed] : needed
  if (anyOf.some((duty) => caller.duties.has(duty))) return null
  return refuse('DUTY_MISSING', { duties: [...anyOf] })
}

/** Whoever works with products, customers, groups and the company's settings may read them. */
export const setUpReaders: readonly Duty[] = [
  'maintainSalesOrders',
  'maintainSalesPackingSlips',
  'maintainSalesInvoices',
  'inquireIntoSerialNumbers',
  'maintainProductsAndCustomers',
  'maintainTrackingDimensionGroups',
  'administerUsers',
  'operatePointOfSale',
]

const corrections: readonly Duty[] = ['maintainSerialNumberCorrections', 'maintainNotReadableRegistrations']

/** D74: the roles that a new company begins with; all can be edited. */
export const defaultRoles: Readonly<Record<string, readonly Duty[]>> = {
  salesClerk: [
    ...corrections,
    'maintainSalesOrders',
    'maintainSalesPackingSlips',
    'correctPackingSlips',
    'maintainSalesInvoices',
    'inquireIntoSerialNumbers',
  ],
  customerServiceRepresentative: [
    ...corrections,
    'maintainSalesOrders',
    'maintainSalesPackingSlips',
    'maintainReturnOrders',
    'inquireIntoSerialNumbers',
  ],
  shippingClerk: [...corrections, 'maintainSalesPackingSlips', 'correctPackingSlips', 'inquireIntoSerialNumbers'],
  accountsReceivableClerk: [...corrections, 'maintainSalesInvoices', 'inquireIntoSerialNumbers'],
  storeCashier: ['operatePointOfSale', 'inquireIntoSerialNumbers'],
  storeManager: [
    ...corrections,
    'operatePointOfSale',
    'changePointOfSalePrices',
    'maintainReturnOrders',
    'inquireIntoSerialNumbers',
  ],
  salesManager: ['inquireIntoSerialNumbers'],
  serviceTechnician: ['inquireIntoSerialNumbers', 'maintainReturnOrders'],
  administrator: [...duties],
  auditor: ['inquireIntoSerialNumbers'],
}
