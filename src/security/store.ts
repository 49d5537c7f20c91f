import { sql } from 'kysely'
import type { Context } from '#db/context.ts'
import { keyOfCursor, type Page, pageOf } from '#db/page.ts'
import { Refused, refuse } from '#domain/refusal.ts'
import type { ApiKeyView, RoleView, UserView } from './views.ts'

export interface PageAsked {
  readonly limit?: number
  readonly cursor?: string
}

/** The users of the company, by e-mail address. */
export async function listUsers(context: Context, { limit = 50, cursor }: PageAsked): Promise<Page<UserView>> {
  const after = keyOfCursor(cursor, 1)
  const users = await selectUsers(context, after ? sql`u.email > ${after[0]}` : sql`true`, limit + 1)
  return pageOf(
    users,
    limit,
    (user) => [user.email],
    (user) => user,
  )
}

/** One user of the company. */
export async function readUser(context: Context, id: string): Promise<UserView> {
  const users = await selectUsers(context, sql`u.id = ${id}`, 1)
  if (!users[0]) throw new Refused([refuse('NOT_FOUND', { what: `user ${id}` })])
  return users[0]
}

async function selectUsers({ db, caller }: Context, condition: ReturnType<typeof sql>, limit: number) {
  const { rows } = await sql<UserView>`
    select u.id, u.email, u.name, u.language, array_agg(r.code order by r.code) as roles
    from user_role m
    join role r on r.company_id = m.company_id and r.id = m.role_id
    join auth_user u on u.id = m.user_id
    where m.company_id = ${caller.companyId} and ${condition}
    group by u.id order by u.email limit ${limit}`.execute(db)
  return rows
}

/** The roles of the company, by code. */
export async function listRoles(context: Context, { limit = 50, cursor }: PageAsked): Promise<Page<RoleView>> {
  const after = keyOfCursor(cursor, 1)
  const roles = await selectRoles(context, after ? sql`r.code > ${after[0]}` : sql`true`, limit + 1)
  return pageOf(
    roles,
    limit,
    (role) => [role.code],
    (role) => role,
  )
}

/** One role of the company. */
export async function readRole(context: Context, id: string): Promise<RoleView> {
  const roles = await selectRoles(context, sql`r.id = ${id}`, 1)
  if (!roles[0]) throw new Refused([refuse('NOT_FOUND', { what: `role ${id}` })])
  return roles[0]
}

async function selectRoles({ db, caller }: Context, condition: ReturnType<typeof sql>, limit: number) {
  const { rows } = await sql<RoleView>`
    select r.id, r.code, r.name, r.version as edition,
      array(select d.duty from role_duty d where d.company_id = r.company_id and d.role_id = r.id order by d.duty)
        as duties
    from role r where r.company_id = ${caller.companyId} and ${condition}
    order by r.code limit ${limit}`.execute(db)
  return rows
}

/** The API keys of the company, revoked ones too, in the order of their ids. */
export async function listApiKeys(context: Context, { limit = 50, cursor }: PageAsked): Promise<Page<ApiKeyView>> {
  const after = keyOfCursor(cursor, 1)
  const keys = await selectApiKeys(context, after ? sql`id::text > ${after[0]}` : sql`true`, limit + 1)
  return pageOf(
    keys,
    limit,
    (key) => [key.id],
    (key) => key,
  )
}

/** One API key of the company. */
export async function readApiKey(context: Context, id: string): Promise<ApiKeyView> {
  const keys = await selectApiKeys(context, sql`id = ${id}`, 1)
  if (!keys[0]) throw new Refused([refuse('NOT_FOUND', { what: `API key ${id}` })])
  return keys[0]
}

async function selectApiKeys({ db, caller }: Context, condition: ReturnType<typeof sql>, limit: number) {
  const { rows } = await sql<ApiKeyView>`
    select id, name, duties, created_at as "createdAt", expires_at as "expiresAt", revoked_at as "revokedAt"
    from api_key where company_id = ${caller.companyId} and ${condition} order by id limit ${limit}`.execute(db)
  return rows
}

/** Everybody who acts has a name in the company's history, the present one. */
export async function nameActor({ db, caller }: Context, kind: 'user' | 'apiKey', id: string, name: string) {
  await db
    .insertInto('actor')
    .values({ company_id: caller.companyId, id, kind, name })
    .onConflict((conflict) => conflict.columns(['company_id', 'id']).doUpdateSet({ name }))
    .execute()
}
