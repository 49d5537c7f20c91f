import { sql } from 'kysely'
import type { Context } from '#db/context.ts'
import { type List, type Page, type PageAsked, readPage, sortBy } from '#db/page.ts'
import { containing } from '#db/search.ts'
import { Refused, refuse } from '#domain/refusal.ts'
import type { ApiKeyView, RoleView, UserView } from './views.ts'

export interface UserFilter {
  /** A part of the name or the e-mail address. */
  readonly text?: string | undefined
  readonly search?: string | undefined
}

export const userSorts = {
  email: sortBy('text', sql`u.email`),
  name: sortBy('text', sql`u.name`),
}

const users: List<UserView, UserView> = {
  columns: sql`u.id, u.email, u.name, u.language, u.roles`,
  id: sql`u.id`,
  sorts: userSorts,
  sort: 'email',
  viewOf: (user) => user,
}

/** The users of the company, by e-mail address where no other sort is asked for. */
export function listUsers({ db, caller }: Context, asked: UserFilter & PageAsked): Promise<Page<UserView>> {
  const source = sql`from ${usersOf(caller.companyId)} u where true
    ${containing(asked.text ?? asked.search, sql`u.name`, sql`u.email`)}`
  return readPage(db, users, source, asked)
}

/** One user of the company. */
export async function readUser({ db, caller }: Context, id: string): Promise<UserView> {
  const { rows } = await sql<UserView>`
    select ${users.columns} from ${usersOf(caller.companyId)} u where u.id = ${id}`.execute(db)
  if (!rows[0]) throw new Refused([refuse('NOT_FOUND', { what: `user ${id}` })])
  return rows[0]
}

function usersOf(companyId: string) {
  return sql`(
    select a.id, a.email, a.name, a.language, array_agg(r.code order by r.code) as roles
    from user_role m
    join role r on r.company_id = m.company_id and r.id = m.role_id
    join auth_user a on a.id = m.user_id
    where m.company_id = ${companyId}
    group by a.id)`
}

const roles: List<RoleView, RoleView> = {
  columns: sql`r.id, r.code, r.name, r.version as edition,
    array(select d.duty from role_duty d where d.company_id = r.company_id and d.role_id = r.id order by d.duty)
      as duties`,
  id: sql`r.id`,
  sorts: { code: sortBy('text', sql`r.code`) },
  sort: 'code',
  viewOf: (role) => role,
}

/** The roles of the company, by code. */
export function listRoles({ db, caller }: Context, asked: PageAsked): Promise<Page<RoleView>> {
  return readPage(db, roles, sql`from role r where r.company_id = ${caller.companyId}`, asked)
}

/** One role of the company. */
export async function readRole({ db, caller }: Context, id: string): Promise<RoleView> {
  const { rows } = await sql<RoleView>`
    select ${roles.columns} from role r where r.company_id = ${caller.companyId} and r.id = ${id}`.execute(db)
  if (!rows[0]) throw new Refused([refuse('NOT_FOUND', { what: `role ${id}` })])
  return rows[0]
}

const keys: List<ApiKeyView, ApiKeyView> = {
  columns: sql`k.id, k.name, k.duties, k.created_at as "createdAt", k.expires_at as "expiresAt",
    k.revoked_at as "revokedAt"`,
  id: sql`k.id`,
  sorts: { createdAt: sortBy('timestamptz', sql`k.created_at`) },
  sort: 'createdAt',
  viewOf: (key) => key,
}

/** The API keys of the company, revoked ones too, oldest first. */
export function listApiKeys({ db, caller }: Context, asked: PageAsked): Promise<Page<ApiKeyView>> {
  return readPage(db, keys, sql`from api_key k where k.company_id = ${caller.companyId}`, asked)
}

/** One API key of the company. */
export async function readApiKey({ db, caller }: Context, id: string): Promise<ApiKeyView> {
  const { rows } = await sql<ApiKeyView>`
    select ${keys.columns} from api_key k where k.company_id = ${caller.companyId} and k.id = ${id}`.execute(db)
  if (!rows[0]) throw new Refused([refuse('NOT_FOUND', { what: `API key ${id}` })])
  return rows[0]
}

/** Everybody who acts has a name in the company's history, the present one. */
export async function nameActor({ db, caller }: Context, kind: 'user' | 'apiKey', id: string, name: string) {
  await db
    .insertInto('actor')
    .values({ company_id: caller.companyId, id, kind, name })
    .onConflict((conflict) => conflict.columns(['company_id', 'id']).doUpdateSet({ name }))
    .execute()
}
