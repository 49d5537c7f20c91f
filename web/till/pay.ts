import { dueInCash, negated, type OfferedPayment, settle, sumMoney } from '#domain/payment.ts'
import type { GivenPayment } from './outgoing-sale.ts'
import type { Register, TenderType } from './wire.ts'

/** How a sale is being paid. */
export interface Paying {
  /** Negative where the customer gets money. */
  readonly due: string
  readonly given: readonly GivenPayment[]
}

type Terms = Pick<Register, 'company' | 'tenderTypes'>

/** What the payments so far come to, by the rule that the server asks (D60). */
export function settled({ due, given }: Paying, { company, tenderTypes }: Terms) {
  const claimed = new Map<string, string>()
  for (const { voucherCode, amount } of given) {
    if (voucherCode) claimed.set(voucherCode, sumMoney(claimed.get(voucherCode) ?? '0', amount))
  }
  return settle(
    {
      amount: due,
      cashRounding: company.cashRounding,
      tenders: tenderTypes.map((tender) => ({ ...tender, blocked: false })),
      // What a voucher is worth the server alone knows.
      balances: claimed,
    },
    given.map(offered),
  )
}

/** What is still to be paid, or to be given back; in cash by five cents where the company rounds. */
export function restOf({ due, given }: Paying, tender: TenderType | undefined, { company }: Terms): string {
  const rest = sumMoney(due, ...given.map(({ amount }) => negated(amount)))
  return tender?.kind === 'cash' ? dueInCash(rest, company.cashRounding) : rest
}

/** Amounts that people hand over for what is due: exactly, and the notes above it. */
export function quickAmounts(due: string): readonly string[] {
  const exact = Number(due)
  const notes = [5, 10, 20, 50, 100, 200]
  const rounded = notes.map((note) => Math.ceil(exact / note) * note).filter((amount) => amount > exact)
  const amounts = [...new Set(rounded)].sort((one, other) => one - other).slice(0, 4)
  return [due, ...amounts.map((amount) => amount.toFixed(2))]
}

/** The change of a sale, positive; null where there is none. */
export function changeOf(paying: Paying, terms: Terms): string | null {
  const change = settled(paying, terms).payments.find(({ isChange }) => isChange)
  return change ? negated(change.amount) : null
}

function offered({ tender, amount, reference, voucherCode }: GivenPayment): OfferedPayment {
  return { tender, amount, reference: reference ?? '', voucherCode: voucherCode ?? null }
}
