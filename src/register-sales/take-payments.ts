import { randomInt } from 'node:crypto'
import { sql } from 'kysely'
import type { Context } from '#db/context.ts'
import { newIds } from '#db/id.ts'
import { type Due, negated, type OfferedPayment, type Payment, type Settlement, settle } from '#domain/payment.ts'

/** What is due, with the tender types and vouchers that may pay it. The vouchers are locked. */
export async function settleDue(
  context: Context,
  due: Pick<Due, 'amount' | 'cashRounding'>,
  offered: readonly OfferedPayment[],
): Promise<Settlement> {
  const codes = [...new Set(offered.flatMap(({ voucherCode }) => voucherCode ?? []))].sort()
  return settle({ ...due, tenders: await readTenders(context), balances: await lockVouchers(context, codes) }, offered)
}

async function readTenders({ db, caller }: Context): Promise<Due['tenders']> {
  const { rows } = await sql<Due['tenders'][number]>`
    select code, kind, for_refunds as "forRefunds", blocked from tender_type
    where company_id = ${caller.companyId}`.execute(db)
  return rows
}

async function lockVouchers({ db, caller }: Context, codes: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (codes.length === 0) return new Map()
  const { rows } = await sql<{ code: string; balance: string }>`
    select code, balance::text as balance from voucher
    where company_id = ${caller.companyId} and code = any(${codes}::text[]) order by code for update`.execute(db)
  return new Map(rows.map(({ code, balance }) => [code, balance]))
}

/** Writes the payments of a receipt: what vouchers paid is off them, and what is owed by voucher makes new ones. */
export async function writePayments(context: Context, receiptId: string, payments: readonly Payment[]): Promise<void> {
  if (payments.length === 0) return
  const given = payments.map((payment) => (isGiven(payment) ? newVoucherCode() : null))
  await issueVouchers(
    context,
    receiptId,
    payments.flatMap(({ amount }, index) => (given[index] ? [{ code: given[index], amount: negated(amount) }] : [])),
  )
  await redeemVouchers(context, payments)
  await insertPayments(
    context,
    receiptId,
    payments.map((payment, index) => ({ ...payment, voucherCode: given[index] ?? payment.voucherCode })),
  )
}

function isGiven({ kind, amount }: Payment): boolean {
  return kind === 'voucher' && amount.startsWith('-')
}

/** Nobody guesses it, and nobody reads 0 for O. */
function newVoucherCode(): string {
  const letters = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ'
  const group = () => Array.from({ length: 4 }, () => letters[randomInt(letters.length)]).join('')
  return `${group()}-${group()}-${group()}`
}

async function issueVouchers(
  { db, caller }: Context,
  receiptId: string,
  vouchers: readonly { readonly code: string; readonly amount: string }[],
): Promise<void> {
  if (vouchers.length === 0) return
  await sql`
    insert into voucher (company_id, id, code, amount, balance, receipt_id)
    select ${caller.companyId}, n.id, n.code, n.amount, n.amount, ${receiptId}
    from unnest(${newIds(vouchers.length)}::uuid[], ${vouchers.map(({ code }) => code)}::text[],
      ${vouchers.map(({ amount }) => amount)}::numeric[]) as n(id, code, amount)`.execute(db)
}

async function redeemVouchers({ db, caller }: Context, payments: readonly Payment[]): Promise<void> {
  const paid = payments.filter((payment) => payment.kind === 'voucher' && !isGiven(payment))
  if (paid.length === 0) return
  await sql`
    update voucher v set balance = v.balance - n.amount
    from (select code, sum(amount) as amount from unnest(${paid.map(({ voucherCode }) => voucherCode)}::text[],
        ${paid.map(({ amount }) => amount)}::numeric[]) as u(code, amount) group by code) n
    where v.company_id = ${caller.companyId} and v.code = n.code`.execute(db)
}

async function insertPayments({ db, caller }: Context, receiptId: string, payments: readonly Payment[]): Promise<void> {
  const column = <Key extends keyof Payment>(key: Key) => payments.map((payment) => payment[key])
  await sql`
    insert into payment (company_id, id, receipt_id, position, tender_code, amount, is_change, reference, voucher_id)
    select ${caller.companyId}, n.id, ${receiptId}, n.position, n.tender, n.amount, n.is_change, n.reference, v.id
    from unnest(${newIds(payments.length)}::uuid[], ${column('tender')}::text[], ${column('amount')}::numeric[],
      ${column('isChange')}::bool[], ${column('reference')}::text[], ${column('voucherCode')}::text[])
      with ordinality as n(id, tender, amount, is_change, reference, voucher, position)
    left join voucher v on v.company_id = ${caller.companyId} and v.code = n.voucher`.execute(db)
}
