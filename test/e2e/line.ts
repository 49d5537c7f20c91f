import { once } from 'node:events'
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'
import type { BrowserContext, Page } from 'playwright-core'

/**
 * `whole`: everything passes. `cut`: connections end and no new one is made. `silent`: nothing passes, and nobody is
 * told; what was sent comes later. `deaf`: what the browser sends arrives, and its connection ends before the answer.
 */
export type LineState = 'whole' | 'cut' | 'silent' | 'deaf'

/** The connection of one browser context to the server. */
export interface Line {
  /** The server's address by way of this line. */
  readonly url: string
  set(state: LineState): void
  close(): void
}

const lines = new WeakMap<BrowserContext, Line>()

/** The line of a page of the application. */
export function lineOf(page: Page): Line {
  const line = lines.get(page.context())
  if (!line) throw new Error('this page is not one of a visit')
  return line
}

/** Gives a page its line; it goes with the page's context. */
export function keepLine(page: Page, line: Line): void {
  lines.set(page.context(), line)
  page.context().once('close', () => line.close())
}

/** Opens a line to a server on loopback. */
export async function openLine(serverUrl: string): Promise<Line> {
  const { hostname, port } = new URL(serverUrl)
  const sockets = new Set<Socket>()
  let state: LineState = 'whole'
  const exchange = createServer((browser) => {
    if (state === 'cut') return void browser.destroy()
    const server = connect(Number(port), hostname)
    browser.on('data', (data) => server.write(data))
    server.on('data', (data) => (state === 'deaf' ? browser.destroy() : browser.write(data)))
    for (const socket of [browser, server]) {
      sockets.add(socket)
      if (state === 'silent') socket.pause()
      socket.on('error', () => {}) // its end follows
      socket.on('close', () => {
        sockets.delete(socket)
        browser.destroy()
        server.destroy()
      })
    }
  })
  exchange.listen(0, '127.0.0.1')
  await once(exchange, 'listening')
  const set = (next: LineState) => {
    state = next
    for (const socket of sockets) {
      if (next === 'cut') socket.destroy()
      else if (next === 'silent') socket.pause()
      else socket.resume()
    }
  }
  return {
    url: `http://127.0.0.1:${(exchange.address() as AddressInfo).port}`,
    set,
    close() {
      set('cut')
      exchange.close()
    },
  }
}
