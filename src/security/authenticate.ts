import type { FastifyRequest } from 'fastify'
import type pg from 'pg'
import type { Connections } from '#db/database.ts'
import type { Caller, Duty } from '#domain/duty.ts'
import { partsOfApiKey } from './api-key-text.ts'
import { hashOfToken, idleSeconds, longestSeconds, sessionCookieName, tokenOfCookies } from './session-token.ts'

interface CallerRow {
  readonly actor_id: string | null
  readonly name: string
  readonly company_id: string
  readonly duties: Duty[] | null
  readonly language: 'nl' | 'en'
}

/**
 * Who sends a request, by API key or by session, in one query each: what was revoked, ended or taken away counts from
 * the next request on. The query asks for no company's rows, so it runs on any connection, whatever it serves now.
 */
export function authenticator({ pool }: Pick<Connections, 'pool'>, { publicUrl }: { readonly publicUrl: string }) {
  const cookieName = sessionCookieName(publicUrl)
  return async ({ headers }: Pick<FastifyRequest, 'headers'>): Promise<Caller | null> => {
    if (headers.authorization !== undefined) return callerOfApiKey(pool, headers.authorization)
    const token = tokenOfCookies(headers.cookie, cookieName)
    const company = headers['pakbon-company']
    return token ? callerOfSession(pool, hashOfToken(token), typeof company === 'string' ? company : null) : null
  }
}

async function callerOfApiKey(pool: pg.Pool, authorization: string): Promise<Caller | null> {
  const key = partsOfApiKey(authorization.replace(/^bearer /i, ''))
  if (!key) return null
  const { rows } = await pool.query<CallerRow>({
    name: 'authenticate_api_key',
    text: 'select * from authenticate_api_key($1, $2)',
    values: [key.companyId, key.hash],
  })
  return callerOf(rows[0])
}

async function callerOfSession(pool: pg.Pool, hash: string, companyCode: string | null): Promise<Caller | null> {
  const { rows } = await pool.query<CallerRow & { readonly idle: boolean }>({
    name: 'authenticate_session',
    text: 'select * from authenticate_session($1, $2)',
    values: [hash, companyCode],
  })
  if (rows[0]?.idle) await moveEndOn(pool, hash)
  return callerOf(rows[0])
}

/** At most once a minute: a session lives on while it is used, but not for ever. */
async function moveEndOn(pool: pg.Pool, hash: string): Promise<void> {
  await pool.query({
    name: 'move_session_end_on',
    text: `update auth_session set updated_at = now(),
        expires_at = least(now() + make_interval(secs => $2), created_at + make_interval(secs => $3))
      where token = $1 and expires_at > now() and updated_at < now() - interval '1 minute'`,
    values: [hash, idleSeconds, longestSeconds],
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
  }
}
