import type { FastifyRequest } from 'fastify'
import type pg from 'pg'
import { coalesce } from '#db/coalesce.ts'
import type { Connections } from '#db/database.ts'
import type { Caller, Duty } from '#domain/duty.ts'
import { type ApiKeyParts, partsOfApiKey } from './api-key-text.ts'
import { hashOfToken, idleSeconds, longestSeconds, sessionCookieName, tokenOfCookies } from './session-token.ts'
import { deviceOfCookies } from './till-device.ts'

interface CallerRow {
  readonly actor_id: string | null
  readonly name: string
  readonly company_id: string
  readonly duties: Duty[] | null
  readonly language: 'nl' | 'en'
  readonly till_id?: string | null
}

/**
 * Who sends a request, by API key or by session: what was revoked, ended or taken away counts from the next request
 * on. Requests that arrive together are looked up together. The queries ask for no company's rows, so they run on any
 * connection, whatever it serves now.
 */
export function authenticator({ pool }: Pick<Connections, 'pool'>, { publicUrl }: { readonly publicUrl: string }) {
  const cookieName = sessionCookieName(publicUrl)
  const callerOfApiKey = coalesce((keys: readonly ApiKeyParts[]) => callersOfApiKeys(pool, keys))
  const callerOfSession = coalesce((sessions: readonly SessionToken[]) => callersOfSessions(pool, sessions))
  return async (
    { headers }: Pick<FastifyRequest, 'headers'>,
    { keepsSession }: { readonly keepsSession: boolean } = { keepsSession: true },
  ): Promise<Caller | null> => {
    if (headers.authorization !== undefined) {
      const key = partsOfApiKey(headers.authorization.replace(/^bearer /i, ''))
      return key ? callerOfApiKey(key) : null
    }
    const token = tokenOfCookies(headers.cookie, cookieName)
    const company = headers['pakbon-company']
    return token
      ? callerOfSession({
          hash: hashOfToken(token),
          company: typeof company === 'string' ? company : null,
          device: deviceOfCookies(headers.cookie, publicUrl),
          keepsSession,
        })
      : null
  }
}

interface SessionToken {
  readonly hash: string
  readonly company: string | null
  /** What makes the device a till: a session of a till counts there alone (D61). */
  readonly device: Buffer | null
  /** What only looks on does not keep the session alive. */
  readonly keepsSession: boolean
}

async function callersOfApiKeys(pool: pg.Pool, keys: readonly ApiKeyParts[]) {
  const { rows } = await pool.query<CallerRow>({
    name: 'authenticate_api_keys',
    text: `select a.* from unnest($1::uuid[], $2::bytea[]) with ordinality as k(company_id, hash, position)
      cross join lateral authenticate_api_key(k.company_id, k.hash) a order by k.position`,
    values: [keys.map((key) => key.companyId), keys.map((key) => key.hash)],
  })
  return rows.map((row) => ({ value: callerOf(row) }))
}

async function callersOfSessions(pool: pg.Pool, sessions: readonly SessionToken[]) {
  const { rows } = await pool.query<CallerRow & { readonly idle: boolean }>({
    name: 'authenticate_sessions',
    text: `select a.* from unnest($1::text[], $2::text[], $3::bytea[])
        with ordinality as s(hash, company, device, position)
      cross join lateral authenticate_session(s.hash, s.company, s.device) a order by s.position`,
    values: [
      sessions.map((session) => session.hash),
      sessions.map((session) => session.company),
      sessions.map((session) => session.device),
    ],
  })
  const idle = sessions.filter(({ keepsSession }, index) => keepsSession && rows[index]?.idle)
  if (idle.length > 0)
    await moveEndOn(
      pool,
      idle.map((session) => session.hash),
    )
  return rows.map((row) => ({ value: callerOf(row) }))
}

/** At most once a minute: a session lives on while it is used, but not for ever. */
async function moveEndOn(pool: pg.Pool, hashes: readonly string[]): Promise<void> {
  await pool.query({
    name: 'move_session_end_on',
    text: `update auth_session set updated_at = now(),
        expires_at = least(now() + make_interval(secs => coalesce(idle_seconds, $2)), created_at + make_interval(secs => $3))
      where token = any($1::text[]) and expires_at > now() and updated_at < now() - interval '1 minute'`,
    values: [hashes, idleSeconds, longestSeconds],
  })
}

function callerOf(row: CallerRow | undefined): Caller | null {
  if (!row?.actor_id) return null
  return {
    companyId: row.company_id,
    actorId: row.actor_id,
    name: row.name,
    duties: new Set(row.duties),
    language: row.language,
    tillId: row.till_id ?? null,
  }
}
