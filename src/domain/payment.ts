import { decimalOf, divideRounded, powerOfTen, textOfDecimal } from './decimal.ts'
import { type Refusal, refuse } from './refusal.ts'

export const tenderKinds = ['cash', 'card', 'voucher'] as const
export type TenderKind = (typeof tenderKinds)[number]

/** A way to pay, as far as a payment has to ask. */
export interface TenderType {
  readonly code: string
  readonly kind: TenderKind
  readonly forRefunds: boolean
  readonly blocked: boolean
}

/** What somebody pays with; negative where money is given back. Of cash: what was handed over. */
export interface OfferedPayment {
  readonly tender: string
  readonly amount: string
  readonly reference: string
  readonly voucherCode: string | null
}

/** A payment as it is kept; change is one of its own, and negative. */
export interface Payment extends OfferedPayment {
  readonly kind: TenderKind
  readonly isChange: boolean
}

/** What is to be paid, and how the company lets it be paid. */
export interface Due {
  /** Negative where the customer gets money. */
  readonly amount: string
  readonly cashRounding: boolean
  readonly tenders: readonly TenderType[]
  /** What vouchers are still worth, by code; those that there are. */
  readonly balances: ReadonlyMap<string, string>
}

/** The payments of a receipt: they come to what is due and the rounding together. */
export interface Settlement {
  readonly refusals: readonly Refusal[]
  readonly payments: readonly Payment[]
  readonly rounding: string
}

/**
 * D60: how payments settle what is due. Cash is rounded to five cents where the company does so: what is left after all
 * other payments. Change is given in cash, and on cash alone.
 */
export function settle(due: Due, offered: readonly OfferedPayment[]): Settlement {
  const known = offered.flatMap((payment) => {
    const tender = due.tenders.find(({ code, blocked }) => code === payment.tender && !blocked)
    return tender ? [{ ...payment, kind: tender.kind, forRefunds: tender.forRefunds }] : []
  })
  const wrong = [...reviewTenders(due, offered), ...reviewVouchers(due, known), ...reviewDirection(due, known)]
  if (wrong.length > 0) return { refusals: wrong, payments: [], rounding: text(0n) }
  const cash = known.filter(({ kind }) => kind === 'cash')
  const total = cents(due.amount)
  const otherwise = sum(known.filter(({ kind }) => kind !== 'cash'))
  const rest = total - otherwise
  const dueInCash = cash.length > 0 && due.cashRounding ? fiveCents(rest) : rest
  const paid = sum(cash)
  const refusals = reviewSum({ total, rest, dueInCash, paid, cash: cash.length > 0 })
  const change = paid - dueInCash
  return {
    refusals,
    payments: [...known.flatMap(kept), ...(change > 0n ? [changeOf(cash[0]?.tender ?? '', change)] : [])],
    rounding: text(dueInCash - rest),
  }
}

/** What is due where it is paid in cash alone. */
export function dueInCash(amount: string, cashRounding: boolean): string {
  return text(cashRounding ? fiveCents(cents(amount)) : cents(amount))
}

/** The sum of amounts of money. */
export function sumMoney(...amounts: readonly string[]): string {
  return text(amounts.reduce((all, amount) => all + cents(amount), 0n))
}

/** An amount of money with its sign turned. */
export function negated(amount: string): string {
  return text(-cents(amount))
}

type Known = OfferedPayment & { readonly kind: TenderKind; readonly forRefunds: boolean }

function reviewTenders({ amount, tenders, cashRounding }: Due, offered: readonly OfferedPayment[]): Refusal[] {
  return offered.flatMap((payment) => {
    const { tender } = payment
    const found = tenders.find(({ code, blocked }) => code === tender && !blocked)
    if (!found) return [refuse('TENDER_UNKNOWN', { tender })]
    if (cents(amount) < 0n && !found.forRefunds) return [refuse('TENDER_NOT_FOR_REFUNDS', { tender })]
    const uneven = found.kind === 'cash' && cashRounding && cents(payment.amount) % 5n !== 0n
    return uneven ? [refuse('PAYMENT_NOT_EVEN', { amount: payment.amount })] : []
  })
}

/** A voucher pays no more than it is worth, however often it is named; one that is given has no code yet. */
function reviewVouchers({ balances }: Due, payments: readonly Known[]): Refusal[] {
  const taken = payments.filter(({ kind, amount }) => kind === 'voucher' && cents(amount) > 0n)
  const unnamed = taken.filter(({ voucherCode }) => voucherCode === null)
  const codes = [...new Set(taken.flatMap(({ voucherCode }) => voucherCode ?? []))]
  return [
    ...unnamed.map(({ tender }) => refuse('VOUCHER_NEEDED', { tender })),
    ...codes.flatMap((voucher) => {
      const balance = balances.get(voucher)
      if (balance === undefined) return [refuse('VOUCHER_UNKNOWN', { voucher })]
      const asked = sum(taken.filter(({ voucherCode }) => voucherCode === voucher))
      return asked > cents(balance) ? [refuse('VOUCHER_SPENT', { voucher, balance })] : []
    }),
  ]
}

/** Who owes pays; who is owed is paid. */
function reviewDirection({ amount }: Due, payments: readonly Known[]): Refusal[] {
  const wrong = payments.filter((payment) => cents(payment.amount) * cents(amount) < 0n)
  return wrong.map(({ tender, amount: offered }) => refuse('PAYMENT_DIRECTION', { tender, amount: offered }))
}

interface Sums {
  readonly total: bigint
  readonly rest: bigint
  readonly dueInCash: bigint
  readonly paid: bigint
  readonly cash: boolean
}

function reviewSum({ total, rest, dueInCash: due, paid, cash }: Sums): Refusal[] {
  const owes = total < 0n ? -1n : 1n
  const all = { due: text(total), paid: text(total - rest + paid) }
  const short = owes * (due - paid)
  if (short > 0n) return [refuse('PAYMENT_TOO_LITTLE', { ...all, missing: text(short) })]
  // Change goes back on cash that came in; what is given back has none.
  const beyond = owes * rest < 0n || (short < 0n && (!cash || total <= 0n))
  return beyond ? [refuse('PAYMENT_TOO_MUCH', all)] : []
}

function kept({ forRefunds: _, ...payment }: Known): Payment[] {
  const amount = cents(payment.amount)
  return amount === 0n ? [] : [{ ...payment, amount: text(amount), isChange: false }]
}

function changeOf(tender: string, change: bigint): Payment {
  return { tender, kind: 'cash', amount: text(-change), reference: '', voucherCode: null, isChange: true }
}

function sum(payments: readonly { readonly amount: string }[]): bigint {
  return payments.reduce((all, { amount }) => all + cents(amount), 0n)
}

function fiveCents(amount: bigint): bigint {
  return divideRounded(amount, 5n) * 5n
}

const digits = 2

function cents(amount: string): bigint {
  const { units, scale } = decimalOf(amount)
  return divideRounded(units * powerOfTen(digits), powerOfTen(scale))
}

function text(units: bigint): string {
  return textOfDecimal({ units, scale: digits })
}
