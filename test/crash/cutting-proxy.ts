import { type AddressInfo, createServer, connect as dial, type Socket } from 'node:net'

/** Stands between the application and PostgreSQL, and cuts the connection at the n-th statement that it is armed for. */
export interface CuttingProxy {
  /** The address of the database by way of this. */
  readonly url: string
  /** `before`: the statement never arrives. `after`: it does, and its answer does not. */
  arm(statement: number, when: 'before' | 'after'): void
  /** How many statements have passed since it was armed. */
  passed(): number
  close(): Promise<void>
}

/** Opens one on a free port. */
export async function openCuttingProxy(databaseUrl: string): Promise<CuttingProxy> {
  const target = new URL(databaseUrl)
  let [cutAt, when, passed] = [0, 'before' as 'before' | 'after', 0]
  const sockets = new Set<Socket>()
  const server = createServer((application) => {
    const database = dial(Number(target.port), target.hostname)
    for (const socket of [application, database]) {
      sockets.add(socket)
      socket.on('error', () => {})
      socket.on('close', () => {
        application.destroy()
        database.destroy()
      })
    }
    const countStatements = statementCounter()
    let answering = true
    database.on('data', (data) => answering && application.write(data))
    application.on('data', (data) => {
      const before = passed
      passed += countStatements(data)
      const cut = before < cutAt && cutAt <= passed
      if (!cut) return void database.write(data)
      answering = false
      if (when === 'before') return void database.destroy()
      // It arrives and is answered to nobody; what it began the database has to find out by itself.
      database.end(data)
      application.destroy()
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const url = new URL(databaseUrl)
  url.hostname = '127.0.0.1'
  url.port = String((server.address() as AddressInfo).port)
  return {
    url: url.href,
    arm(statement, whenToCut) {
      ;[cutAt, when, passed] = [statement, whenToCut, 0]
    },
    passed: () => passed,
    async close() {
      for (const socket of sockets) socket.destroy()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

/** Counts the statements in what a client sends: simple queries, and syncs of the extended protocol. */
function statementCounter(): (data: Buffer) => number {
  let rest = Buffer.alloc(0)
  let started = false
  return (data) => {
    rest = Buffer.concat([rest, data])
    let statements = 0
    for (;;) {
      const typed = started ? 1 : 0 // the first message has no type
      if (rest.length < typed + 4) return statements
      const length = typed + rest.readInt32BE(typed)
      if (rest.length < length) return statements
      const type = started ? String.fromCharCode(rest[0] ?? 0) : ''
      if (type === 'Q' || type === 'S') statements++
      started = true
      rest = rest.subarray(length)
    }
  }
}
