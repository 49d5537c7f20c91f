import type { ReceiptView } from '#register-sales/receipt-views.ts'
import type { RegisterSaleHead, RegisterSaleView, TicketReturnView } from '#register-sales/views.ts'
import type { TraceAnswer } from '#serial-numbers/views.ts'
import type { CatalogueView } from '#tills/catalogue-views.ts'
import type { RegisterView } from '#tills/register-views.ts'
import type { ShiftReport, ShiftView } from '#tills/shift-views.ts'
import type { CashierName, TenderTypeView, TillOfDevice } from '#tills/views.ts'

export type DeviceAnswer = TillOfDevice
export type Cashier = CashierName
export type TenderType = TenderTypeView
export type Shift = ShiftView
export type Register = RegisterView
export type { ShiftReport }

export type CatalogueAnswer = CatalogueView
export type Product = CatalogueView['parts'][number]['products'][number]
export type Customer = CatalogueView['parts'][number]['customers'][number]

export type RegisterSale = RegisterSaleView
export type Receipt = ReceiptView
export type { RegisterSaleHead, TicketReturnView }

/** What was sold, by the number of its receipt or by a serial number. */
export interface LookedUp {
  readonly receipts: readonly Receipt[]
  readonly trace: TraceAnswer | null
  readonly returns: readonly TicketReturnView[]
}
