import type { Logger } from 'pino'
import type { Connections } from '#db/database.ts'
import { forgetOldKeys } from '#db/idempotency.ts'
import { forgetOldTries } from '#public-coverage/tries.ts'
import { forgetOldImports } from '#sold-units/forget-imports.ts'
import { readCompanies } from './operator.ts'

const hour = 3_600_000

/** Does now and then what no request waits for: forgets old keys, imports that nobody posted, who asked. Answers how to end it. */
export function keepHouse(connections: Connections, logger: Logger): () => void {
  const timer = setInterval(() => {
    const done = Promise.all([forgetOfCompanies(connections), forgetOldTries(connections.withoutCompany)])
    done.catch((error) => logger.error({ err: error }, 'housekeeping failed'))
  }, hour)
  timer.unref()
  return () => clearInterval(timer)
}

async function forgetOfCompanies(connections: Connections): Promise<void> {
  for (const { id } of await readCompanies(connections)) {
    await connections.forCompany(id).transaction().execute(forgetOldKeys)
    await connections.forCompany(id).transaction().execute(forgetOldImports)
  }
}
