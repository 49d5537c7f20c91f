import { type Request, send } from '#web/api/client.ts'
import { Problem } from '#web/api/problem.ts'
import { createStore } from './store.ts'

/** Whether the server answers, as far as is known: the last request tells. */
export const connection = createStore({ isConnected: navigator.onLine })

const firstPause = 1000
const longestPause = 15_000
const calmPause = 20_000
let pause = firstPause
let timer: number | undefined

/** Sends a request and learns from it whether there is a connection. Throws Problem. */
export async function ask<Answer>(request: Request): Promise<Answer> {
  try {
    const answer = await send<Answer>({ patience: 10_000, ...request })
    note(true)
    return answer
  } catch (error) {
    if (error instanceof Problem) note(!error.isPassing || error.status === 429)
    throw error
  }
}

/** Watches the connection from now on: looks now and then, and often while there is none. */
export function watchConnection(): void {
  window.addEventListener('online', look)
  window.addEventListener('offline', () => note(false))
  look()
}

/** Looks at once. */
export function look(): void {
  window.clearTimeout(timer)
  fetch('/healthz', { cache: 'no-store', signal: AbortSignal.timeout(5000) }).then(
    ({ status }) => note(status < 500),
    () => note(false),
  )
}

function note(isConnected: boolean): void {
  window.clearTimeout(timer)
  pause = isConnected ? firstPause : Math.min(pause * 1.5, longestPause)
  timer = window.setTimeout(look, isConnected ? calmPause : pause)
  if (connection.get().isConnected !== isConnected) connection.set({ isConnected })
}
