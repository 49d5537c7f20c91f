import { sql } from 'kysely'
import { v5 } from 'uuid'
import type { Connections } from '#db/database.ts'
import { type Caller, type Duty, duties } from '#domain/duty.ts'
import { refusedError } from './failure.ts'

/** A company that the command line can work in. */
export interface Company {
  readonly id: string
  readonly code: string
}

/** The companies of a database, by code; read with the rights of its owner, since one connection sees one company. */
export async function readCompanies({ withoutCompany }: Connections): Promise<readonly Company[]> {
  return withoutCompany.transaction().execute(async (transaction) => {
    await sql`set local role none`.execute(transaction)
    return transaction.selectFrom('company').select(['id', 'code']).orderBy('code').execute()
  })
}

/** The company with this code, or the first. */
export async function chooseCompany(connections: Connections, code: string | undefined): Promise<Company> {
  const companies = await readCompanies(connections)
  const [first] = companies
  if (!first) throw refusedError('There is no company yet. Make one: pakbon company create, or pakbon start')
  const chosen = code === undefined ? first : companies.find((company) => company.code === code)
  if (chosen) return chosen
  throw refusedError(`There is no company ${code}. There is: ${companies.map((company) => company.code).join(', ')}`)
}

/** The command line itself, with every duty: whoever runs it has the database in hand (D75). */
export function commandLineOf(companyId: string, language: 'nl' | 'en'): Caller {
  return {
    companyId,
    actorId: v5('command line', companyId),
    name: 'command line',
    duties: new Set(duties),
    language,
    tillId: null,
  }
}

/** Who acts in a company: the command line, known there by name, or a user with that one's duties alone. */
export async function operatorOf(
  connections: Connections,
  company: Company,
  { as, language }: { readonly as: string | undefined; readonly language: 'nl' | 'en' },
): Promise<Caller> {
  if (as !== undefined) return userOf(connections, company, as, language)
  const operator = commandLineOf(company.id, language)
  await connections
    .forCompany(company.id)
    .insertInto('actor')
    .values({ company_id: company.id, id: operator.actorId, kind: 'commandLine', name: operator.name })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  return operator
}

async function userOf(
  connections: Connections,
  { id: companyId, code }: Company,
  email: string,
  language: 'nl' | 'en',
): Promise<Caller> {
  const { rows } = await sql<{ id: string; name: string; duties: Duty[] }>`
    select u.id, u.name, array_remove(array_agg(distinct d.duty), null) as duties
    from auth_user u
    join user_role m on m.user_id = u.id and m.company_id = ${companyId}
    left join role_duty d on d.company_id = m.company_id and d.role_id = m.role_id
    where u.email = ${email.toLowerCase()} group by u.id`.execute(connections.forCompany(companyId))
  const user = rows[0]
  if (!user) throw refusedError(`There is no user ${email} in company ${code}.`)
  return { companyId, actorId: user.id, name: user.name, duties: new Set(user.duties), language, tillId: null }
}
