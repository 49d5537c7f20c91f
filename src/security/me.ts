import type { FastifyInstance, FastifyRequest } from 'fastify'
import { sql } from 'kysely'
import type { Static } from 'typebox'
import type { Context } from '#db/context.ts'
import type { Connections } from '#db/database.ts'
import type { Caller } from '#domain/duty.ts'
import { Refused, refuse } from '#domain/refusal.ts'
import { MeChange, MeView } from './views.ts'

/** Who one is and one's own language: for everybody who signed in, whatever their duties. */
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
  app.patch<{ Body: Static<typeof MeChange> }>(
    '/api/v1/me',
    { schema: { ...schema, summary: 'Change your language', body: MeChange } },
    async (request) => changeLanguage(await contextOf(request), request.body.language),
  )
}

/** An API key belongs to one company; a user may choose one by the header Pakbon-Company. */
async function readMe({ db, caller }: Context): Promise<Static<typeof MeView>> {
  const user = await db.selectFrom('auth_user').select('email').where('id', '=', caller.actorId).executeTakeFirst()
  const { rows: companies } = await sql<{ id: string; code: string; name: string }>`
    select c.id, c.code, c.name from company c where c.id = ${caller.companyId} union
    select company_id, code, name from companies_of_user(${caller.actorId}) order by code`.execute(db)
  return {
    id: caller.actorId,
    kind: user ? 'user' : 'apiKey',
    name: caller.name,
    email: user?.email ?? null,
    language: caller.language,
    companyId: caller.companyId,
    companies,
    duties: [...caller.duties].sort(),
  }
}

async function changeLanguage({ db, caller }: Context, language: 'nl' | 'en'): Promise<Static<typeof MeView>> {
  const { numUpdatedRows } = await db
    .updateTable('auth_user')
    .set({ language, updated_at: new Date() })
    .where('id', '=', caller.actorId)
    .executeTakeFirst()
  if (!numUpdatedRows) throw new Refused([refuse('USER_NEEDED')])
  return readMe({ db, caller: { ...caller, language } })
}
