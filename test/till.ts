import { newId } from '#db/id.ts'
import type { Answer, Client, World, WorldCompany } from './world.ts'

/** A device in a test: what a browser keeps of the till, and of whoever signed in there. */
export interface TestTill {
  readonly till: { readonly id: string; readonly code: string }
  readonly user: { readonly id: string; readonly email: string; readonly password: string }
  readonly pin: string
  /** The cookie that makes the device the till. */
  readonly device: string
  /** Who signed in with the PIN, at the device. */
  readonly client: Client
  /** Signs somebody in at the device; the cookie of the session, and a client that has both. */
  signIn(asked: object): Promise<{ readonly answer: Answer; readonly session: string; readonly client: Client }>
}

export interface TillOptions {
  readonly code?: string
  readonly role?: string
  readonly pin?: string
}

const password = 'vier woorden op een rij'

/** A till with its walk-in customer, a cashier who has a PIN, a registered device, and the cashier signed in there. */
export async function openTill(
  world: World,
  { code = 'T1', role = 'storeCashier', pin = '2580' }: TillOptions = {},
  company: WorldCompany = world,
): Promise<TestTill> {
  const administrator = company.as('administrator')
  const till = (await made(administrator.post('/tills', { code, name: code, customerId: await walkIn(company) }))).body
  const user = await makeCashier(company, role, pin)
  const device = await registerDevice(world, company, till.id)
  const signIn = async (asked: object) => {
    const url = '/api/auth/till/sign-in'
    const answer = await world.request({ method: 'POST', url, payload: asked, headers: { cookie: device } })
    const session = cookiesOf(answer)[0] ?? ''
    return { answer, session, client: clientWith(world, `${device}; ${session}`) }
  }
  const { client } = await signIn({ userId: user.id, pin })
  return { till, user, pin, device, client, signIn }
}

/** A user who may work at tills with this PIN. */
export async function makeCashier(company: WorldCompany, role: string, pin: string) {
  const administrator = company.as('administrator')
  const email = `kassa-${newId()}@voorbeeld.example`
  const body = { email, name: `Kassa ${role}`, password, roles: [role] }
  const user = (await made(administrator.post('/users', body))).body
  await made(administrator.put(`/cashiers/${user.id}`, { pin }))
  return { id: user.id as string, email, password }
}

/** Makes a device the till; the cookie that it keeps. An administrator with a password does so. */
export async function registerDevice(world: World, company: WorldCompany, tillId: string, name = 'Tablet') {
  const session = await administratorSession(world, company)
  const url = '/api/auth/till/device'
  const answer = await made(
    world.request({ method: 'POST', url, payload: { tillId, name }, headers: { cookie: session } }),
  )
  return cookiesOf(answer)[0] ?? ''
}

/** The cookie of an administrator who signed in with a password, the same one each time. */
export function administratorSession(world: World, company: WorldCompany = world): Promise<string> {
  const known = administrators.get(company) ?? beginAdministratorSession(world, company)
  administrators.set(company, known)
  return known
}

const administrators = new WeakMap<WorldCompany, Promise<string>>()

async function beginAdministratorSession(world: World, company: WorldCompany): Promise<string> {
  const email = `beheer-${newId()}@voorbeeld.example`
  const body = { email, name: 'Beheer', password, roles: ['administrator'] }
  await made(company.as('administrator').post('/users', body))
  const url = '/api/auth/sign-in/email'
  return cookiesOf(await made(world.request({ method: 'POST', url, payload: { email, password } })))[0] ?? ''
}

/** Names and values of the cookies that an answer sets, as a browser sends them back. */
export function cookiesOf({ headers }: Answer): readonly string[] {
  return [headers['set-cookie'] ?? []].flat().map((cookie) => String(cookie).split(';')[0] ?? '')
}

/** Sends requests with these cookies. */
export function clientWith(world: World, cookie: string): Client {
  const send = (method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE', url: string, body?: unknown, headers = {}) =>
    world.request({
      method,
      url: `/api/v1${url}`,
      headers: { cookie, ...headers },
      ...(body === undefined ? {} : { payload: body as object }),
    })
  return {
    get: (url, headers) => send('GET', url, undefined, headers),
    post: (url, body, headers) => send('POST', url, body, headers),
    put: (url, body, headers) => send('PUT', url, body, headers),
    patch: (url, body, headers) => send('PATCH', url, body, headers),
    delete: (url, headers) => send('DELETE', url, undefined, headers),
  }
}

async function walkIn(company: WorldCompany): Promise<string> {
  const administrator = company.as('administrator')
  const { body } = await administrator.get('/customers?text=WALK-IN')
  return (
    body.items[0]?.id ?? (await made(administrator.post('/customers', { number: 'WALK-IN', name: 'Walk-in' }))).body.id
  )
}

async function made(answer: Promise<Answer>): Promise<Answer> {
  const found = await answer
  if (found.status >= 300) throw new Error(JSON.stringify(found.body))
  return found
}
