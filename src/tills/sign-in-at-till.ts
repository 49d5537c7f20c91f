import { sql } from 'kysely'
import type { Connections, Database } from '#db/database.ts'
import { type Refusal, Refused, refuse } from '#domain/refusal.ts'
import { verifyPassword } from '#security/password.ts'
import { countTry, forgiveTry } from '#security/sign-in-attempts.ts'
import { hashOfBadge } from './put-cashier.ts'
import { listCashierNames, mayOperate } from './store.ts'
import { badgeSubject, pinSubject } from './tries.ts'
import type { CashierName, TillName, TillOfDevice, TillSignIn } from './views.ts'

/** The till that a device is, known before anybody has signed in. */
export interface KnownTill {
  readonly till: TillName
  readonly company: { readonly id: string; readonly name: string }
  readonly language: 'nl' | 'en'
}

/** D61: which till a device is; refused where it is none. */
export async function tillOfDevice({ withoutCompany }: Connections, device: Buffer | null): Promise<KnownTill> {
  const { rows } = await sql<{
    company_id: string
    till_id: string | null
    code: string
    name: string
    language: 'nl' | 'en'
    company_name: string
  }>`select * from till_of_device(${device}::bytea)`.execute(withoutCompany)
  const row = rows[0]
  if (!row?.till_id) throw new Refused([refuse('DEVICE_NOT_REGISTERED')])
  return {
    till: { id: row.till_id, code: row.code, name: row.name },
    company: { id: row.company_id, name: row.company_name },
    language: row.language,
  }
}

/** D61: what a till shows while nobody is signed in there. */
export async function readTillOfDevice(connections: Connections, device: Buffer | null): Promise<TillOfDevice> {
  const known = await tillOfDevice(connections, device)
  const { id } = known.company
  return { ...known, cashiers: [...(await listCashierNames(connections.forCompany(id), id))] }
}

interface CashierRow extends CashierName {
  readonly pinHash: string
  readonly mayOperate: boolean
}

/** D61: who signs in with this PIN or badge. Each try is counted before it is looked at, as those of passwords are. */
export async function findCashier(db: Database, { till, company }: KnownTill, asked: TillSignIn): Promise<CashierName> {
  const subject = 'badge' in asked ? badgeSubject(till.id) : pinSubject(till.id, asked.userId)
  const blocked = await countTry(db, subject, null)
  if (blocked) throw new Refused([blocked])
  const cashier = 'badge' in asked ? await byBadge(db, company.id, asked.badge) : await byPin(db, company.id, asked)
  if ('code' in cashier) throw new Refused([cashier])
  await forgiveTry(db, subject, null)
  if (!cashier.mayOperate) throw new Refused([refuse('DUTY_MISSING', { duties: ['operatePointOfSale'] })])
  return { id: cashier.id, name: cashier.name }
}

/**
 * D61: a session ends on the server a little after its till has locked itself; the till tells of touches once a minute, and
 * the server notes them once a minute.
 */
export async function idleSecondsOf(db: Database, { till, company }: KnownTill): Promise<number> {
  const { lock_after: minutes } = await db
    .selectFrom('till')
    .select('lock_after')
    .where('company_id', '=', company.id)
    .where('id', '=', till.id)
    .executeTakeFirstOrThrow()
  return (minutes + 2) * 60
}

async function byBadge(db: Database, companyId: string, badge: string): Promise<CashierRow | Refusal> {
  const found = await readCashier(db, companyId, sql`k.badge_hash = ${hashOfBadge(companyId, badge)}`)
  return found ?? refuse('BADGE_UNKNOWN')
}

async function byPin(
  db: Database,
  companyId: string,
  { userId, pin }: { readonly userId: string; readonly pin: string },
): Promise<CashierRow | Refusal> {
  const found = await readCashier(db, companyId, sql`k.user_id = ${userId}`)
  const isRight = found !== null && (await verifyPassword({ hash: found.pinHash, password: pin }))
  return isRight ? found : refuse('PIN_WRONG')
}

async function readCashier(db: Database, companyId: string, which: ReturnType<typeof sql>): Promise<CashierRow | null> {
  const { rows } = await sql<CashierRow>`
    select u.id, u.name, k.pin_hash as "pinHash", ${mayOperate} as "mayOperate"
    from cashier k join auth_user u on u.id = k.user_id where k.company_id = ${companyId} and ${which}`.execute(db)
  return rows[0] ?? null
}
