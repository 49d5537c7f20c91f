/** What the till needs to start without a connection; the build fills it in. */
declare const SHELL_OF_TILL: { readonly version: string; readonly files: readonly string[] }

interface LifeEvent extends Event {
  waitUntil(work: Promise<unknown>): void
}

interface RequestEvent extends Event {
  readonly request: Request
  respondWith(answer: Promise<Response>): void
}

interface ServiceWorkerSelf {
  readonly clients: { claim(): Promise<void> }
  readonly location: Location
  skipWaiting(): Promise<void>
  addEventListener(kind: 'install' | 'activate', act: (event: LifeEvent) => void): void
  addEventListener(kind: 'fetch', act: (event: RequestEvent) => void): void
  addEventListener(kind: 'message', act: (event: MessageEvent) => void): void
}

const worker = self as unknown as ServiceWorkerSelf
const { version, files } = SHELL_OF_TILL
const prefix = 'pakbon-till-'
const ours = `${prefix}${version}`

// Whole or not at all: a shell with a file missing would not start.
worker.addEventListener('install', (event) => {
  const requests = files.map((file) => new Request(file, { cache: 'no-cache', headers: { accept: 'text/html, */*' } }))
  event.waitUntil(caches.open(ours).then((cache) => cache.addAll(requests)))
})

worker.addEventListener('activate', (event) => event.waitUntil(forgetOlder()))

// A new version takes over when the page says that nobody is in the middle of something.
worker.addEventListener('message', ({ data }) => {
  if (data === 'takeOver') void worker.skipWaiting()
})

worker.addEventListener('fetch', (event) => {
  const kept = fileOf(event.request)
  if (kept) event.respondWith(answer(kept, event.request))
})

async function forgetOlder(): Promise<void> {
  const names = await caches.keys()
  await Promise.all(names.filter((name) => name.startsWith(prefix) && name !== ours).map((name) => caches.delete(name)))
  await worker.clients.claim()
}

/** The file of the shell that a request is for; null for all that is not the till's. */
function fileOf(request: Request): string | null {
  const { origin, pathname } = new URL(request.url)
  if (request.method !== 'GET' || origin !== worker.location.origin) return null
  if (request.mode === 'navigate') return /^\/till\/?$/.test(pathname) ? '/till' : null
  return files.includes(pathname) ? pathname : null
}

async function answer(file: string, request: Request): Promise<Response> {
  const cache = await caches.open(ours)
  return (await cache.match(file)) ?? fetch(request)
}
