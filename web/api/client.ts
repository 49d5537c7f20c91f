import { Problem, type ToldRefusal } from './problem.ts'

/** Values of a query string; null and undefined are left out. */
export type Query = Readonly<Record<string, string | number | boolean | null | undefined>>

/** One request to `/api/v1`, or with `url` beginning with `/api` to elsewhere on the server. */
export interface Request {
  readonly method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  readonly url: string
  readonly query?: Query | undefined
  readonly body?: unknown
  /** The edition that the change was made on. */
  readonly ifMatch?: number | undefined
  /** Makes a repeat of the same command harmless (D25). */
  readonly idempotencyKey?: string | undefined
  readonly signal?: AbortSignal | undefined
  /** Milliseconds after which an answer counts as lost; half a minute by itself. */
  readonly patience?: number
}

/** What the client says of the user with every request, and what it does when the session has ended. */
export const speaker = {
  language: 'en' as 'nl' | 'en',
  companyCode: null as string | null,
  connectionLost: 'No connection.',
  onSignedOut: () => {},
}

/** Sends a request and answers its JSON. Throws Problem for every "no", also where no answer came (status 0). */
export async function send<Answer>(request: Request): Promise<Answer> {
  const response = await reach(request)
  const text = await response.text().catch(() => lost())
  const body: unknown = isJson(response) ? parse(text) : null
  if (response.ok) return body as Answer
  const problem = problemOf(response, body)
  if (response.status === 401 && problem.has('SIGN_IN_NEEDED')) speaker.onSignedOut()
  throw problem
}

/** The address of a request below the server's own. */
export function addressOf({ url, query = {} }: Pick<Request, 'url' | 'query'>): string {
  const words = new URLSearchParams()
  for (const [name, value] of Object.entries(query)) {
    if (value !== null && value !== undefined && value !== '') words.set(name, String(value))
  }
  const path = url.startsWith('/api/') ? url : `/api/v1${url}`
  return words.size > 0 ? `${path}?${words}` : path
}

/** The headers that say who speaks, in which company and language. */
export function headersOf(request: Pick<Request, 'body' | 'ifMatch' | 'idempotencyKey'> = {}): Record<string, string> {
  return {
    accept: 'application/json',
    'accept-language': speaker.language,
    ...(speaker.companyCode ? { 'pakbon-company': speaker.companyCode } : {}),
    ...(request.body === undefined ? {} : { 'content-type': 'application/json' }),
    ...(request.ifMatch === undefined ? {} : { 'if-match': `"${request.ifMatch}"` }),
    ...(request.idempotencyKey ? { 'idempotency-key': request.idempotencyKey } : {}),
  }
}

/** Downloads a file and gives it to the browser to keep. */
export async function download(request: Request, fileName: string): Promise<void> {
  keepFile(await readFile(request), fileName)
}

/** Reads a file, whole. */
export async function readFile(request: Request): Promise<Blob> {
  const response = await reach(request)
  if (!response.ok) throw problemOf(response, parse(await response.text().catch(() => lost())))
  return response.blob().catch(() => lost())
}

/** Gives what the page made to the browser to keep as a file. */
export function keepFile(content: Blob, fileName: string): void {
  const address = URL.createObjectURL(content)
  const link = Object.assign(document.createElement('a'), { href: address, download: fileName })
  link.click()
  setTimeout(() => URL.revokeObjectURL(address), 10_000)
}

async function reach(request: Request): Promise<Response> {
  const { method = 'GET', body, signal, patience = 30_000 } = request
  const limit = AbortSignal.timeout(patience)
  try {
    return await fetch(addressOf(request), {
      method,
      headers: headersOf(request),
      credentials: 'same-origin',
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      signal: signal ? AbortSignal.any([signal, limit]) : limit,
    })
  } catch (error) {
    if (signal?.aborted) throw error
    return lost()
  }
}

function lost(): never {
  throw new Problem(0, [{ code: 'CONNECTION_LOST', rule: 'D25', details: {}, text: speaker.connectionLost }])
}

function isJson(response: Response): boolean {
  return /json/.test(response.headers.get('content-type') ?? '')
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

function problemOf(response: Response, body: unknown): Problem {
  const { refusals, requestId } = (body ?? {}) as { refusals?: readonly ToldRefusal[]; requestId?: string }
  if (refusals) return new Problem(response.status, refusals, requestId ?? null)
  const text = `HTTP ${response.status}`
  return new Problem(response.status, [{ code: 'INTERNAL', rule: 'D25', details: {}, text }])
}
