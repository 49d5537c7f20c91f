import { createHash } from 'node:crypto'
import { newId } from '#db/id.ts'
import { hashOfToken, newSessionToken } from '#security/session-token.ts'
import { call, type HttpClient, openClient } from './http-client.ts'
import type { Stage } from './stage.ts'

/** A till with an open shift, and a connection of whoever signed in there. */
export interface BenchTill {
  readonly id: string
  readonly shiftId: string
  readonly client: HttpClient
}

/** Opens so many tills. Signing in is not what is measured: devices, shifts and sessions are written by hand. */
export async function openTills(stage: Stage, count: number): Promise<readonly BenchTill[]> {
  const tills: BenchTill[] = []
  for (let index = 0; index < count; index++) tills.push(await openTill(stage, `B${Date.now() % 1e6}${index}`))
  return tills
}

async function openTill(stage: Stage, code: string): Promise<BenchTill> {
  const [client] = stage.clients
  const [raw] = stage.raw
  if (!client || !raw) throw new Error('no client')
  const { companyId, customerId } = stage
  const { id } = await call<{ id: string }>(client, 'POST', '/tills', { code, name: code, customerId })
  const [userId, shiftId, token, secret] = [newId(), newId(), newSessionToken(), newSessionToken()]
  const hash = createHash('sha256').update(secret).digest()
  await raw.query('insert into auth_user (id, name, email) values ($1, $2, $3)', [userId, code, `${code}@x.example`])
  await raw.query("insert into actor (company_id, id, kind, name) values ($1, $2, 'user', $3) on conflict do nothing", [
    companyId,
    userId,
    code,
  ])
  await raw.query(
    `insert into user_role (company_id, user_id, role_id)
      select $1, $2, id from role where company_id = $1 and code = 'storeCashier'`,
    [companyId, userId],
  )
  await raw.query(
    `update till set device_hash = $3, device_name = 'bench', device_registered_at = now(), device_registered_by = $4
      where company_id = $1 and id = $2`,
    [companyId, id, hash, userId],
  )
  await raw.query('insert into shift (company_id, id, till_id, opening_float, opened_by) values ($1, $2, $3, 0, $4)', [
    companyId,
    shiftId,
    id,
    userId,
  ])
  await raw.query(
    `insert into auth_session (id, token, user_id, expires_at, till_id, company_id)
      values ($1, $2, $3, now() + interval '1 hour', $4, $5)`,
    [newId(), hashOfToken(token), userId, id, companyId],
  )
  const port = Number(new URL(stage.url).port)
  const cookie = `cookie: pakbon.session=${token}; pakbon-till=${secret}`
  return { id, shiftId, client: openClient(port, cookie) }
}
