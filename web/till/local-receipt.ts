import { negated, sumMoney } from '#domain/payment.ts'
import type { Catalogue } from './catalogue.ts'
import type { OutgoingSale } from './outgoing-sale.ts'
import { settled } from './pay.ts'
import { grossOf, totalsOf } from './ticket.ts'
import type { Receipt, Register } from './wire.ts'

type Line = Receipt['lines'][number]

/** A receipt as far as it is shown and printed here: the server's, or the device's own before that. */
export interface ShownReceipt extends Pick<Receipt, 'id' | 'number' | 'soldAt' | 'cashier' | 'tillName' | 'note'> {
  /** Of the customer that was chosen, or the till's own; null where the device does not know it. */
  readonly customerId: string | null
  readonly lines: readonly (Pick<Line, 'id' | 'description' | 'quantity' | 'grossAmount'> & {
    readonly units: readonly Pick<Line['units'][number], 'registrationId' | 'serialNumber'>[]
  })[]
  readonly returns: readonly Pick<Receipt['returns'][number], 'description' | 'serialNumber' | 'grossAmount'>[]
  readonly totals: Pick<Receipt['totals'], 'gross' | 'rounding' | 'toPay'> & {
    readonly perRate: readonly Pick<Receipt['totals']['perRate'][number], 'percentage' | 'tax'>[]
  }
  readonly payments: readonly Pick<Receipt['payments'][number], 'name' | 'amount' | 'isChange'>[]
  readonly vouchers: readonly Pick<Receipt['vouchers'][number], 'code' | 'amount'>[]
}

/** The number of a sale that this device numbered itself, as the server will write it; null while it has none. */
export function numberOf(
  sale: Pick<OutgoingSale, 'offlineNumber' | 'numberedBy'>,
  { numbers }: Register,
): string | null {
  if (sale.offlineNumber === null) return null
  const { format } = sale.numberedBy ?? numbers.offline
  return format.replace(/#+/, (places) => String(sale.offlineNumber).padStart(places.length, '0'))
}

/** The receipt of a sale that the server does not have yet, as the device can write it. */
export function receiptOf(sale: OutgoingSale, register: Register, { products }: Catalogue): ShownReceipt {
  const { ticket } = sale
  const { payments, rounding } = settled({ due: sale.gross, given: sale.payments }, register)
  const nameOf = (code: string) => register.tenderTypes.find((tender) => tender.code === code)?.name ?? code
  return {
    id: sale.id,
    number: numberOf(sale, register) ?? '',
    soldAt: sale.soldAt,
    cashier: sale.cashier,
    tillName: register.till.name,
    note: ticket.note,
    customerId: ticket.customerId,
    lines: ticket.lines.map((line) => {
      const product = products.get(line.productId)
      return {
        ...{ id: line.id, quantity: line.quantity },
        ...{ description: product?.name ?? '', grossAmount: grossOf(line, product) },
        units: line.units.map(({ id, serialNumber }) => ({ registrationId: id, serialNumber })),
      }
    }),
    returns: ticket.returns.map(({ told: { description, serialNumber, amount } }) => ({
      ...{ description, serialNumber, grossAmount: amount ?? '0.00' },
    })),
    totals: {
      ...{ perRate: totalsOf(ticket, products).perRate, gross: sale.gross },
      ...{ rounding, toPay: sumMoney(sale.gross, rounding) },
    },
    payments: payments.map((payment) => ({ ...payment, name: nameOf(payment.tender) })),
    vouchers: [],
  }
}

/** What was given back in cash, positive; null where nothing was. */
export function changeOn({ payments }: Pick<ShownReceipt, 'payments'>): string | null {
  const change = payments.find(({ isChange }) => isChange)
  return change ? negated(change.amount) : null
}
