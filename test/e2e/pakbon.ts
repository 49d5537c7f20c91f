import type { AddressInfo } from 'node:net'
import type { FastifyInstance } from 'fastify'
import { pino } from 'pino'
import type { Page } from 'playwright-core'
import { defaultRoles } from '#domain/duty.ts'
import { buildPakbon } from '#main.ts'
import { buildWebApplication } from '#test/database.ts'
import { type CastName, openWorld, type World } from '#test/world.ts'

export type Language = 'nl' | 'en'
export type Theme = 'system' | 'light' | 'dark' | 'highContrast'

/** Somebody who works in the browser: who has a role of the cast, alone or with others of that role. */
export interface Person {
  readonly role: CastName
  /** Tells two people of one role apart. */
  readonly name?: string
  readonly language?: Language
  readonly theme?: Theme
}

export interface Account {
  readonly id: string
  readonly email: string
  readonly password: string
  /** A session that is open, as a browser keeps it. */
  readonly cookie: { readonly name: string; readonly value: string }
}

/** The real server on a loopback port with its web application, and the world behind it. */
export interface Pakbon {
  readonly world: World
  readonly url: string
  /** The account of a person, made when first asked for. */
  accountOf(person: Person): Promise<Account>
  /** Ends the server at once, with every connection to it. */
  stop(): Promise<void>
  /** Starts it again on the same port. */
  start(): Promise<void>
  close(): Promise<void>
}

/** Opens a world of its own; its server limits requests as it does for everybody. */
export async function openPakbon({ canMail = false } = {}): Promise<Pakbon> {
  await buildWebApplication()
  const world = await openWorld()
  const serve = async (port: number) => {
    const { connections } = world
    const app = await buildPakbon({
      connections,
      logger: pino({ level: 'silent' }),
      publicUrl: 'http://127.0.0.1:4400',
      canMail,
    })
    await app.listen({ host: '127.0.0.1', port })
    return app
  }
  let app: FastifyInstance | null = await serve(0)
  const { port } = app.server.address() as AddressInfo
  const accounts = new Map<string, Promise<Account>>()
  const stop = async () => {
    const ended = app?.close()
    app?.server.closeAllConnections()
    app = null
    await ended
  }
  return {
    world,
    url: `http://127.0.0.1:${port}`,
    accountOf(person) {
      const key = JSON.stringify([person.role, person.name, person.language, person.theme])
      const account = accounts.get(key) ?? makeAccount(world, person, accounts.size)
      accounts.set(key, account)
      return account
    },
    stop,
    async start() {
      app ??= await serve(port)
    },
    async close() {
      await stop()
      await world.close()
    },
  }
}

/** Signs in by the page that asks for it, in whatever language. */
export async function signIn(page: Page, { email, password }: Pick<Account, 'email' | 'password'>): Promise<void> {
  await page.locator('input[type=email]').fill(email)
  await page.locator('input[type=password]').fill(password)
  await page.locator('button[type=submit]').click()
  await page.locator('input[type=password]').waitFor({ state: 'detached' })
}

const password = 'vier woorden op een rij'

async function makeAccount(world: World, { role, name, language, theme }: Person, n: number): Promise<Account> {
  if (!Object.hasOwn(defaultRoles, role)) {
    await world.as('administrator').post('/roles', { code: role, name: role, duties: [] })
  }
  const email = `${role}-${n}@voorbeeld.example`.toLowerCase()
  const user = { email, name: name ?? role, language: language ?? 'en', password, roles: [role] }
  const made = await world.as('administrator').post('/users', user)
  if (made.status !== 201) throw new Error(JSON.stringify(made.body))
  const answer = await world.request({ method: 'POST', url: '/api/auth/sign-in/email', payload: { email, password } })
  const [pair = ''] = [answer.headers['set-cookie'] ?? []].flat().map((header) => String(header).split(';')[0])
  if (theme) {
    await world.request({ method: 'PATCH', url: '/api/v1/me', headers: { cookie: pair }, payload: { theme } })
  }
  const [cookieName = '', value = ''] = pair.split(/=(.*)/s)
  return { id: made.body.id, email, password, cookie: { name: cookieName, value } }
}
