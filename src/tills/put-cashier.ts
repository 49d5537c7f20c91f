import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { Context } from '#db/context.ts'
import { reviewPin } from '#domain/pin.ts'
import { type Refusal, refuse, throwIfRefused } from '#domain/refusal.ts'
import { recordEvent } from '#events/record.ts'
import { hashPin } from '#security/password.ts'
import { forgiveTries } from '#security/sign-in-attempts.ts'
import { readUser } from '#security/store.ts'
import { endTillSessions, readCashier } from './cashiers.ts'
import { mayOperate } from './store.ts'
import { pinSubject } from './tries.ts'
import type { CashierToPut, CashierView } from './views.ts'

/** What the database keeps of a badge; the same badge may be worn in two companies. */
export function hashOfBadge(companyId: string, badge: string): Buffer {
  return createHash('sha256').update(`${companyId}:${badge}`).digest()
}

/** A PIN as it is kept, made before a transaction begins; null where none is given, or one that is refused anyway. */
export async function hashNewPin(pin: string | undefined): Promise<string | null> {
  return pin === undefined || reviewPin(pin) ? null : hashPin(pin)
}

/** D61: makes a user a cashier, with a PIN and a badge where wanted; one that is not named stays what it is. */
export async function putCashier(
  context: Context,
  userId: string,
  { pin, badge }: CashierToPut,
  pinHash: string | null,
): Promise<CashierView> {
  const { name } = await readUser(context, userId)
  const refusals = [pin === undefined ? null : reviewPin(pin), await reviewUser(context, { userId, name, pin })]
  throwIfRefused(refusals.filter((refusal) => refusal !== null))
  await writeCashier(context, userId, pinHash, badge)
  if (pin !== undefined) await forgetTries(context, userId)
  await endTillSessions(context, userId)
  const data = { name, pin: pin !== undefined, badge: badge === undefined ? null : badge !== null }
  await recordEvent(context, { kind: 'cashierPut', subjectId: userId, data })
  return readCashier(context, userId)
}

async function reviewUser(
  { db, caller }: Context,
  { userId, name, pin }: { readonly userId: string; readonly name: string; readonly pin: string | undefined },
): Promise<Refusal | null> {
  const { rows } = await sql<{ may: boolean; known: boolean }>`
    select ${mayOperate} as may, exists (select from cashier c
      where c.company_id = k.company_id and c.user_id = k.user_id) as known
    from (select ${caller.companyId}::uuid as company_id, ${userId}::uuid as user_id) k`.execute(db)
  if (!rows[0]?.may) return refuse('CASHIER_WITHOUT_DUTY', { user: name })
  return rows[0].known || pin !== undefined ? null : refuse('PIN_NEEDED', { user: name })
}

async function writeCashier(
  { db, caller }: Context,
  userId: string,
  pinHash: string | null,
  badge: string | null | undefined,
): Promise<void> {
  const hash = badge == null ? null : hashOfBadge(caller.companyId, badge)
  await sql`
    insert into cashier as known (company_id, user_id, pin_hash, badge_hash, changed_by)
    values (${caller.companyId}, ${userId}, coalesce(${pinHash}, ''), ${hash}, ${caller.actorId})
    on conflict (company_id, user_id) do update set
      pin_hash = coalesce(${pinHash}, known.pin_hash),
      badge_hash = case when ${badge === undefined} then known.badge_hash else excluded.badge_hash end,
      changed_at = clock_timestamp(), changed_by = excluded.changed_by`.execute(db)
}

/** A new PIN may be tried at every till at once. */
async function forgetTries({ db, caller }: Context, userId: string): Promise<void> {
  const tills = await db.selectFrom('till').select('id').where('company_id', '=', caller.companyId).execute()
  await forgiveTries(
    db,
    tills.map(({ id }) => pinSubject(id, userId)),
  )
}
