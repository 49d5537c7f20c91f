import { createHash } from 'node:crypto'
import { newId } from '#db/id.ts'
import { hashOfToken, newSessionToken } from '#security/session-token.ts'
import type { Answer, CastName, World, WorldCompany } from './world.ts'

/** A till with its device and somebody who signed in at it, and an open shift. */
export interface Till {
  readonly id: string
  readonly code: string
  readonly userId: string
  readonly shiftId: string
  send(
    method: 'GET' | 'POST' | 'PUT' | 'DELETE',
    url: string,
    body?: unknown,
    headers?: Record<string, string>,
  ): Promise<Answer>
  get(url: string): Promise<Answer>
  post(url: string, body?: unknown): Promise<Answer>
  put(url: string, body?: unknown): Promise<Answer>
  delete(url: string): Promise<Answer>
}

/** Opens a till of a company, with a member of the cast at it. */
export async function openTill(
  world: World & Pick<WorldCompany, 'company'>,
  code: string,
  customerId: string,
  { as = 'storeCashier', shift = true }: { readonly as?: CastName; readonly shift?: boolean } = {},
): Promise<Till> {
  const { pool } = world.connections
  const [id, userId, shiftId, company] = [newId(), newId(), newId(), world.company.id]
  const secret = newSessionToken()
  const token = newSessionToken()
  const owner = async (text: string, values: unknown[]) => {
    const client = await pool.connect()
    try {
      await client.query('reset role')
      await client.query(text, values)
    } finally {
      await client.query('set role pakbon_app')
      client.release()
    }
  }
  await owner(
    `insert into tender_type (company_id, code, name, kind, position) values ($1, 'CASH', 'Contant', 'cash', 1),
      ($1, 'CARD', 'Pin', 'card', 2), ($1, 'VOUCHER', 'Tegoedbon', 'voucher', 3) on conflict do nothing`,
    [company],
  )
  await owner(`insert into auth_user (id, name, email) values ($1, $2, $3)`, [
    userId,
    `${as} ${code}`,
    `${userId}@x.example`,
  ])
  await owner(`insert into actor (company_id, id, kind, name) values ($1, $2, 'user', $3) on conflict do nothing`, [
    company,
    userId,
    `${as} ${code}`,
  ])
  await owner(
    `insert into user_role (company_id, user_id, role_id) select $1, $2, id from role where company_id = $1 and code = $3`,
    [company, userId, as],
  )
  await owner(
    `insert into till (company_id, id, code, name, customer_id, device_hash, device_name, device_registered_at,
        device_registered_by, device_ordinal)
      values ($1, $2, $3, 'Kassa ' || $3::text, $4, $5, 'tablet', now(), $6, 1)`,
    [company, id, code, customerId, createHash('sha256').update(secret).digest(), userId],
  )
  await owner(
    `insert into number_sequence (company_id, document_type, format) values ($1, 'receipt ' || $2::text, $3::text || '-######'),
      ($1, 'receipt ' || $2::text || ' 1', $3::text || '.1-######'), ($1, 'closing ' || $2::text, $3::text || '-Z######')`,
    [company, id, code],
  )
  if (shift) {
    await owner(`insert into shift (company_id, id, till_id, opening_float, opened_by) values ($1, $2, $3, 100, $4)`, [
      company,
      shiftId,
      id,
      userId,
    ])
  }
  await owner(
    `insert into auth_session (id, token, user_id, expires_at, till_id, company_id)
      values ($1, $2, $3, now() + interval '1 hour', $4, $5)`,
    [newId(), hashOfToken(token), userId, id, company],
  )
  const send: Till['send'] = (method, url, body, headers = {}) =>
    world.request({
      method,
      url: `/api/v1${url}`,
      headers: { cookie: `pakbon.session=${token}; pakbon-till=${secret}`, 'accept-language': 'en', ...headers },
      ...(body === undefined ? {} : { payload: body as object }),
    })
  return {
    id,
    code,
    userId,
    shiftId,
    send,
    get: (url) => send('GET', url),
    post: (url, body = {}) => send('POST', url, body),
    put: (url, body = {}) => send('PUT', url, body),
    delete: (url) => send('DELETE', url),
  }
}

/** A line of a ticket. */
export const ticketLine = (
  productId: string,
  quantity: number,
  serialNumbers: readonly (string | null)[] = [],
  more: object = {},
) => ({
  id: newId(),
  productId,
  quantity,
  units: serialNumbers.map((serialNumber) => ({ serialNumber })),
  ...more,
})

/** A payment in cash, or by another tender. */
export const paid = (amount: string, tender = 'CASH', more: object = {}) => ({ tender, amount, ...more })
