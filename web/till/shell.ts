import { createStore } from './store.ts'

/** Whether a newer version of the till waits to take over. */
export const shell = createStore<{ hasNewer: boolean }>({ hasNewer: false })

const hour = 3_600_000
let waiting: ServiceWorker | null = null

/** Has the browser keep the till's page and files, so that it starts without a connection. */
export function keepShell(): void {
  const workers = navigator.serviceWorker
  if (!workers) return
  let isReloading = !workers.controller
  workers.addEventListener('controllerchange', () => {
    if (isReloading) isReloading = false
    else window.location.reload()
  })
  workers.register('/till-worker.js', { scope: '/till' }).then(
    (registration) => {
      const look = () => note(registration.waiting)
      look()
      registration.addEventListener('updatefound', () => {
        registration.installing?.addEventListener('statechange', look)
      })
      window.setInterval(() => registration.update().catch(() => {}), hour)
    },
    () => {}, // a page without https starts only with a connection, as app.insecure says
  )
}

/** Lets the newer version take over; the page begins again. To be called while nobody is in the middle of something. */
export function takeOver(): void {
  waiting?.postMessage('takeOver')
}

function note(worker: ServiceWorker | null): void {
  waiting = navigator.serviceWorker.controller ? worker : null
  shell.set({ hasNewer: waiting !== null })
}
