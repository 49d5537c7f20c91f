import { kyselyAdapter } from '@better-auth/kysely-adapter'
import type { BetterAuthOptions } from 'better-auth/minimal'
import type { KyselyPlugin } from 'kysely'
import type { Database } from '#db/database.ts'
import { hashOfToken } from './session-token.ts'

type TablesOf = (options: BetterAuthOptions) => ReturnType<ReturnType<typeof kyselyAdapter>>
type SignInTables = ReturnType<TablesOf>
type Where = Parameters<SignInTables['findOne']>[0]['where']

/** The tables of better-auth in our database, with each session's token kept as its hash alone. */
export function signInTables(db: Database): TablesOf {
  const tables = kyselyAdapter(db.withPlugin(momentsAsDates), { type: 'postgres', transaction: true })
  return (options) => withHashedTokens(tables(options))
}

/** better-auth compares moments as dates; everywhere else they are ISO text. */
const momentsAsDates: KyselyPlugin = {
  transformQuery: ({ node }) => node,
  transformResult: async ({ result }) => ({ ...result, rows: result.rows.map(withDates) }),
}

function withDates(row: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(row).map(([name, value]) => [
      name,
      name.endsWith('_at') && typeof value === 'string' ? new Date(value) : value,
    ]),
  )
}

/** better-auth sees the token that it gave or asked for; the database sees its hash. */
function withHashedTokens<T extends Omit<SignInTables, 'transaction'>>(tables: T): T {
  return {
    ...tables,
    create: async (asked: Parameters<T['create']>[0]) => {
      if (asked.model !== 'session') return tables.create(asked)
      const { token } = asked.data as { token: string }
      const made = await tables.create<Record<string, unknown>>({
        ...asked,
        data: { ...asked.data, token: hashOfToken(token) },
      })
      return { ...made, token }
    },
    findOne: async (asked: Parameters<T['findOne']>[0]) => {
      const found = await tables.findOne<object>({ ...asked, where: hashed(asked) })
      const token = asked.model === 'session' && asked.where.find(({ field }) => field === 'token')?.value
      return found && token ? { ...found, token } : found
    },
    update: (asked: Parameters<T['update']>[0]) => tables.update({ ...asked, where: hashed(asked) }),
    delete: (asked: Parameters<T['delete']>[0]) => tables.delete({ ...asked, where: hashed(asked) }),
    deleteMany: (asked: Parameters<T['deleteMany']>[0]) => tables.deleteMany({ ...asked, where: hashed(asked) }),
    ...('transaction' in tables && {
      transaction: (work: Parameters<SignInTables['transaction']>[0]) =>
        (tables as unknown as SignInTables).transaction((inner) => work(withHashedTokens(inner))),
    }),
  }
}

function hashed({ model, where }: { readonly model: string; readonly where: Where }): Where {
  if (model !== 'session') return where
  return where.map((condition) =>
    condition.field === 'token' ? { ...condition, value: hashOfToken(String(condition.value)) } : condition,
  )
}
