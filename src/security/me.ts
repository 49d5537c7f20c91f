import type { FastifyInstance, FastifyRequest } from 'fastify'
import { sql } from 'kysely'
import type { Context } from '#db/context.ts'
import type { Connections } from '#db/database.ts'
import type { Caller } from '#domain/duty.ts'
import { Refused, refuse } from '#domain/refusal.ts'
import { MeChange, MeView } from './views.ts'

/** Who one is, one's own language and theme: for everybody who signed in, whatever their duties. */
export function mountMe(
  app: FastifyInstance,
  { forCompany }: Connections,
  authenticate: (request: FastifyRequest) => Promise<Caller | null>,
): void {
  const contextOf = async (request: FastifyRequest): Promise<Context> => {
    const caller = await authenticate(request)
    if (!caller) throw new Refused([refuse('SIGN_IN_NEEDED')])
    return { db: forCompany(caller.companyId), caller }
  }
  const description = 'For everybody; no duty is asked for.'
  const schema = { description, tags: ['Signing in'], response: { 200: MeView } }
  app.get('/api/v1/me', { schema: { ...schema, summary: 'Read who you are' } }, async (request) =>
    readMe(await contextOf(request)),
  )
  app.patch<{ Body: MeChange }>(
    '/api/v1/me',
    { schema: { ...schema, summary: 'Change your language or theme', body: MeChange } },
    async (request) => changeMe(await contextOf(request), request.body),
  )
}

/** An API key belongs to one company; a user may choose one by the header Pakbon-Company. */
async function readMe({ db, caller }: Context): Promise<MeView> {
  const { rows } = await sql<Pick<MeView, 'company' | 'email' | 'theme' | 'roles'>>`
    select json_build_object('id', c.id, 'code', c.code, 'name', c.name, 'currency', c.currency) as company,
      u.email, coalesce(u.theme, 'system') as theme, array(select r.name from user_role m
        join role r on r.company_id = m.company_id and r.id = m.role_id
        where m.company_id = c.id and m.user_id = u.id order by r.name) as roles
    from company c left join auth_user u on u.id = ${caller.actorId} where c.id = ${caller.companyId}`.execute(db)
  const { rows: companies } = await sql<MeView['companies'][number]>`
    select c.id, c.code, c.name from company c where c.id = ${caller.companyId} union
    select company_id, code, name from companies_of_user(${caller.actorId})
    where ${caller.tillId}::uuid is null order by code`.execute(db)
  const own = rows[0]
  if (!own) throw new Error('a caller of no company')
  return {
    id: caller.actorId,
    kind: own.email === null ? 'apiKey' : 'user',
    name: caller.name,
    language: caller.language,
    companyId: caller.companyId,
    tillId: caller.tillId,
    ...own,
    companies,
    duties: [...caller.duties].sort(),
  }
}

async function changeMe({ db, caller }: Context, asked: MeChange): Promise<MeView> {
  const { numUpdatedRows } = await db
    .updateTable('auth_user')
    .set({ ...asked, updated_at: new Date() })
    .where('id', '=', caller.actorId)
    .executeTakeFirst()
  if (!numUpdatedRows) throw new Refused([refuse('USER_NEEDED')])
  return readMe({ db, caller: { ...caller, language: asked.language ?? caller.language } })
}
