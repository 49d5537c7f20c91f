import type { SerialNumberPolicy } from '#domain/serial-number.ts'

/** What the server says of this device before anybody signs in. */
export interface DeviceAnswer {
  readonly till: { readonly id: string; readonly code: string; readonly name: string }
  readonly company: { readonly id: string; readonly code: string; readonly name: string }
  readonly language: 'nl' | 'en'
  readonly cashiers: readonly Cashier[]
}

export interface Cashier {
  readonly id: string
  readonly name: string
}

export interface TenderType {
  readonly code: string
  readonly name: string
  readonly kind: 'cash' | 'card' | 'voucher'
  readonly forRefunds: boolean
}

export interface Shift {
  readonly id: string
  readonly openingFloat: string
  readonly openedAt: string
  readonly openedBy: string
  readonly number: string | null
  readonly closedAt: string | null
  readonly closedBy: string | null
  readonly note: string
}

export interface NumberSeries {
  readonly format: string
  readonly nextNumber: number
}

/** All that the till works with, as it was told after signing in. */
export interface Register {
  readonly till: DeviceAnswer['till'] & {
    readonly customer: { readonly id: string; readonly number: string; readonly name: string }
    readonly openingFloat: string
    readonly receiptFooter: string
    readonly receiptWidth: number
    readonly lockAfter: number
  }
  readonly device: { readonly name: string; readonly ordinal: number }
  readonly company: {
    readonly id: string
    readonly code: string
    readonly name: string
    readonly language: 'nl' | 'en'
    readonly currency: string
    readonly cashRounding: boolean
  }
  readonly user: Cashier & { readonly language: 'nl' | 'en'; readonly duties: readonly string[] }
  readonly cashiers: readonly Cashier[]
  readonly tenderTypes: readonly TenderType[]
  readonly shift: Shift | null
  readonly numbers: { readonly online: NumberSeries; readonly offline: NumberSeries }
  readonly returnReasons: readonly { readonly code: string; readonly name: string }[]
  readonly printedUrl: string | null
}

export interface Product {
  readonly id: string
  readonly number: string
  readonly name: string
  readonly kind: 'stocked' | 'service'
  readonly salesUnit: string
  readonly inventoryUnit: string
  readonly salesUnitFactor: number
  readonly salesPrice: string
  readonly taxPercentage: string
  readonly serialised: boolean
  readonly blankIssueAllowed: boolean
  readonly serialNumbers: SerialNumberPolicy | null
  readonly barcodes: readonly { readonly barcode: string; readonly kind: 'gtin' | 'free' }[]
}

export interface Customer {
  readonly id: string
  readonly number: string
  readonly name: string
  readonly language: 'nl' | 'en'
  readonly email: string | null
  readonly city: string | null
}

export interface OpenConflict {
  readonly productId: string
  readonly serialNumber: string
  readonly serialKey: string
}

export interface CatalogueAnswer {
  readonly token: string
  readonly parts: readonly {
    readonly part: number
    readonly products: readonly Product[]
    readonly customers: readonly Customer[]
  }[]
  readonly conflicts: readonly OpenConflict[]
}
