import { sql } from 'kysely'
import type { Context } from '#db/context.ts'
import { reviewEdition } from '#domain/edition.ts'
import { Refused, refuse, throwIfRefused } from '#domain/refusal.ts'

/** A return order's own row, locked. */
export interface ReturnOrderHead {
  readonly id: string
  readonly number: string
  readonly customerId: string
  readonly closed: boolean
}

/** Locks a return order, in a statement of its own, before anything of it is read (law 3); refuses what is not there. */
export async function lockReturnOrder(
  { db, caller }: Context,
  id: string,
  ifMatch: number | null = null,
): Promise<ReturnOrderHead> {
  const { rows } = await sql<ReturnOrderHead & { version: number }>`
    select id, number, customer_id as "customerId", closed_at is not null as closed, version from return_order
    where company_id = ${caller.companyId} and id = ${id} for update`.execute(db)
  const [order] = rows
  if (!order) throw new Refused([refuse('NOT_FOUND', { what: `return order ${id}` })])
  throwIfRefused(reviewEdition(order.version, ifMatch))
  return order
}

/** Locks the return order of a receipt; refuses a receipt that is not there. */
export async function lockOrderOfReceipt({ db, caller }: Context, returnReceiptId: string): Promise<ReturnOrderHead> {
  const { rows } = await sql<ReturnOrderHead>`
    select id, number, customer_id as "customerId", closed_at is not null as closed from return_order
    where company_id = ${caller.companyId} and id = (select return_order_id from return_receipt
      where company_id = ${caller.companyId} and id = ${returnReceiptId})
    for update`.execute(db)
  if (!rows[0]) throw new Refused([refuse('NOT_FOUND', { what: `return receipt ${returnReceiptId}` })])
  return rows[0]
}

/** Refuses what is closed: it expects nothing any more. */
export function refuseClosed({ closed, number }: ReturnOrderHead): void {
  if (closed) throw new Refused([refuse('RETURN_ORDER_CLOSED', { returnOrder: number })])
}

/** Counts a change of the return order, so that who saw it before can be told (If-Match). */
export async function touchReturnOrder({ db, caller }: Context, id: string): Promise<void> {
  await sql`update return_order set version = version + 1
    where company_id = ${caller.companyId} and id = ${id}`.execute(db)
}

/** A receipt's own row, with its return order locked before. */
export interface ReceiptHead {
  readonly id: string
  readonly number: string | null
  readonly edition: number
  readonly posted: boolean
  readonly discarded: boolean
  readonly reversed: boolean
}

/** Reads the row of a receipt; refuses what is not there. */
export async function readReceiptHead({ db, caller }: Context, id: string): Promise<ReceiptHead> {
  const { rows } = await sql<ReceiptHead>`
    select id, number, edition, posted_at is not null as posted, discarded_at is not null as discarded,
      reversed_at is not null as reversed
    from return_receipt where company_id = ${caller.companyId} and id = ${id}`.execute(db)
  if (!rows[0]) throw new Refused([refuse('NOT_FOUND', { what: `return receipt ${id}` })])
  return rows[0]
}

/** Refuses what is no preparation any more, or was changed since the caller saw it. */
export function refuseUnlessOpen(head: ReceiptHead, ifMatch: number | null): void {
  if (head.posted) throw new Refused([refuse('DOCUMENT_POSTED', { document: `return receipt ${head.number}` })])
  if (head.discarded) throw new Refused([refuse('DOCUMENT_DISCARDED')])
  throwIfRefused(reviewEdition(head.edition, ifMatch))
}

/** Refuses a return reason that the company does not have. */
export async function refuseUnknownReasons(
  { db, caller }: Context,
  codes: readonly (string | null | undefined)[],
): Promise<void> {
  const asked = [...new Set(codes.flatMap((code) => code ?? []))]
  if (asked.length === 0) return
  const { rows } = await sql<{ code: string }>`
    select code from return_reason where company_id = ${caller.companyId} and code = any(${asked}::text[])`.execute(db)
  const known = new Set(rows.map(({ code }) => code))
  throwIfRefused(
    asked.filter((code) => !known.has(code)).map((code) => refuse('NOT_FOUND', { what: `return reason ${code}` })),
  )
}

/** When a receipt was last printed. */
export async function noteReturnReceiptPrint({ db, caller }: Context, id: string, printedAt: string): Promise<void> {
  await sql`update return_receipt set printed_at = ${printedAt}
    where company_id = ${caller.companyId} and id = ${id}`.execute(db)
}

/** Refuses a tax code that the company does not have. */
export async function refuseUnknownTaxCodes({ db, caller }: Context, codes: readonly string[]): Promise<void> {
  if (codes.length === 0) return
  const { rows } = await sql<{ code: string }>`
    select code from tax_code where company_id = ${caller.companyId} and code = any(${codes}::text[])`.execute(db)
  const known = new Set(rows.map(({ code }) => code))
  throwIfRefused(
    codes.filter((code) => !known.has(code)).map((code) => refuse('NOT_FOUND', { what: `tax code ${code}` })),
  )
}
