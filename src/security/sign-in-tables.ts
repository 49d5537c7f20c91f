import { kyselyAdapter } from '@better-auth/kysely-adapter'
import type { BetterAuthOptions } from 'better-auth/minimal'
import type { KyselyPlugin } from 'kysely'
import type { Database } from '#db/database.ts'
import { hashOfToken } from './session-token.ts'

type SignInTables = ReturnType<ReturnType<typeof kyselyAdapter>>
type Statements = Omit<SignInTables, 'transaction'>
type Where = Parameters<Statements['findOne']>[0]['where']
type Row = Record<string, unknown>

/** The tables of better-auth in our database, with each session's token kept as its hash alone. */
export function signInTables(db: Database): (options: BetterAuthOptions) => SignInTables {
  const tables = kyselyAdapter(db.withPlugin(momentsAsDates), { type: 'postgres', transaction: true })
  return (options) => {
    const plain = tables(options)
    return {
      ...withHashedTokens(plain),
      transaction: (work) => plain.transaction((inner) => work(withHashedTokens(inner))),
    }
  }
}

/** better-auth compares moments as dates; everywhere else they are ISO text. */
const momentsAsDates: KyselyPlugin = {
  transformQuery: ({ node }) => node,
  transformResult: async ({ result }) => ({ ...result, rows: result.rows.map(withDates) }),
}

function withDates(row: Row): Row {
  return Object.fromEntries(
    Object.entries(row).map(([name, value]) => [
      name,
      name.endsWith('_at') && typeof value === 'string' ? new Date(value) : value,
    ]),
  )
}

/** better-auth sees the token that it gave or asked for; the database sees its hash. */
function withHashedTokens(tables: Statements): Statements {
  return {
    ...tables,
    async create<T extends Row, R = T>(asked: { model: string; data: Omit<T, 'id'> }): Promise<R> {
      const { token } = asked.data as unknown as { token: string }
      if (asked.model !== 'session') return tables.create<T, R>(asked)
      const made = await tables.create<Row, R>({ ...asked, data: { ...asked.data, token: hashOfToken(token) } })
      return { ...made, token }
    },
    async findOne<T>(asked: Parameters<Statements['findOne']>[0]): Promise<T | null> {
      const found = await tables.findOne<T>({ ...asked, where: hashed(asked.model, asked.where) })
      return found && withTokenAsked(found, asked)
    },
    async findMany<T>(asked: Parameters<Statements['findMany']>[0]): Promise<T[]> {
      const found = await tables.findMany<T>({ ...asked, where: hashed(asked.model, asked.where ?? []) })
      return found.map((row) => withTokenAsked(row, asked))
    },
    update: (asked) => tables.update({ ...asked, where: hashed(asked.model, asked.where) }),
    delete: (asked) => tables.delete({ ...asked, where: hashed(asked.model, asked.where) }),
    deleteMany: (asked) => tables.deleteMany({ ...asked, where: hashed(asked.model, asked.where) }),
  }
}

function hashed(model: string, where: Where): Where {
  if (model !== 'session') return where
  return where.map((condition) =>
    condition.field === 'token' ? { ...condition, value: hashOfToken(String(condition.value)) } : condition,
  )
}

function withTokenAsked<T>(row: T, { model, where = [] }: { model: string; where?: Where | undefined }): T {
  const asked = model === 'session' && where.find(({ field }) => field === 'token')
  return asked ? { ...row, token: asked.value } : row
}
