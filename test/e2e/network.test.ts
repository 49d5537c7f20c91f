import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Page } from 'playwright-core'
import { describe, expect } from 'vitest'
import { test as base } from './fixtures.ts'
import { guardOf } from './guard.ts'
import { keepLine, openLine } from './line.ts'
import { goOffline, goOnline, goSilent, loseAnswers, slowDown, withoutServer } from './network.ts'

/** A page behind a line, with a stream that is open, and how many commands its server got. */
const test = base.extend('there', async ({ open }, { onCleanup }) => {
  let commands = 0
  const server = createServer(({ url, method }, response) => {
    if (method === 'POST') commands++
    const isStream = url === '/events'
    response.setHeader('content-type', isStream ? 'text/event-stream' : 'text/html')
    if (isStream) response.write('retry: 50\n\n')
    else response.end('<link rel="icon" href="data:,">')
  })
  onCleanup(() => {
    server.close()
    server.closeAllConnections()
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const line = await openLine(`http://127.0.0.1:${(server.address() as AddressInfo).port}`)
  const page = await open()
  keepLine(page, line)
  await page.goto(line.url)
  await page.evaluate('void (source = new EventSource("/events"))')
  await expect.poll(() => streamOf(page)).toBe('open')
  return { page, commands: () => commands }
})

const streamOf = (page: Page) => page.evaluate('["lost", "open", "closed"][source.readyState]')
const isOnLine = (page: Page) => page.evaluate(() => navigator.onLine)

/** Sends a command; answers whether an answer came, or `null` while none has after a while. */
function command(page: Page): Promise<boolean | null> {
  return page.evaluate(() => {
    const answered = fetch('/', { method: 'POST' }).then(
      () => true,
      () => false,
    )
    return Promise.race([answered, new Promise<null>((resolve) => setTimeout(resolve, 500, null))])
  })
}

describe('the network', () => {
  test('is taken away, also from what was open, and given back', async ({ there: { page, commands } }) => {
    await goOffline(page)
    await expect.poll(() => streamOf(page)).toBe('lost')
    expect([await command(page), await isOnLine(page), commands()]).toEqual([false, false, 0])
    await goOnline(page)
    await expect.poll(() => streamOf(page)).toBe('open')
    expect([await command(page), await isOnLine(page), commands()]).toEqual([true, true, 1])
  })

  test('falls silent: what was sent arrives when it is back', async ({ there: { page, commands } }) => {
    await goSilent(page)
    expect([await command(page), await streamOf(page), await isOnLine(page)]).toEqual([null, 'open', true])
    expect(commands()).toBe(0)
    await goOnline(page)
    await expect.poll(commands).toBe(1)
    expect(await command(page)).toBe(true)
  })

  test('loses answers: what was sent has arrived', async ({ there: { page, commands } }) => {
    await loseAnswers(page)
    expect(await command(page)).toBe(false)
    expect(commands()).toBeGreaterThan(0)
    await goOnline(page)
    expect(await command(page)).toBe(true)
  })

  test('is slow where asked', async ({ there: { page } }) => {
    await slowDown(page, { latency: 300 })
    const began = performance.now()
    await page.evaluate(() => fetch('/', { method: 'POST' }))
    expect(performance.now() - began).toBeGreaterThan(290)
  })

  test('is there while the server is not, which comes back on its port', async ({ visit, pakbon }) => {
    const page = await visit('shippingClerk', '/')
    const status = () =>
      page.evaluate(() =>
        fetch('/api/v1/me').then(
          ({ status }) => status,
          () => null,
        ),
      )
    expect(await withoutServer(pakbon, [page], status)).toBe(null)
    expect(await status()).toBe(200)
  })

  test('is loopback alone', async ({ open }) => {
    const page = await open()
    guardOf(page).allow(/ERR_NAME_NOT_RESOLVED/)
    await expect(page.goto('http://127.0.0.2/')).rejects.toThrow('ERR_NAME_NOT_RESOLVED')
    await expect(page.goto('http://pakbon.example/')).rejects.toThrow('ERR_NAME_NOT_RESOLVED')
  })
})
