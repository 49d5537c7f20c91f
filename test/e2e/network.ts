import type { Page } from 'playwright-core'
import { guardOf } from './guard.ts'
import { type LineState, lineOf } from './line.ts'
import type { Pakbon } from './pakbon.ts'

/** Takes the connection from a page of the application; the browser tells the page. What fails by it is no trouble. */
export async function goOffline(page: Page): Promise<void> {
  setLine(page, 'cut')
  await page.context().setOffline(true)
}

/** Nothing passes between a page and the server any more, and neither is told: as where a wireless network ends. */
export async function goSilent(page: Page): Promise<void> {
  setLine(page, 'silent')
}

/** What a page sends arrives at the server, and its answers are lost. Chromium may send again by itself. */
export async function loseAnswers(page: Page): Promise<void> {
  setLine(page, 'deaf')
}

/** Makes the connection of a page whole again. */
export async function goOnline(page: Page): Promise<void> {
  lineOf(page).set('whole')
  await page.context().setOffline(false)
}

/** Makes each answer to a page take longer: milliseconds until it begins, and kilobytes a second from then on. */
export async function slowDown(
  page: Page,
  { latency, kilobytesPerSecond = -1 }: { readonly latency: number; readonly kilobytesPerSecond?: number },
): Promise<void> {
  guardOf(page).allow(/net::ERR_/)
  const session = await page.context().newCDPSession(page)
  const throughput = kilobytesPerSecond < 0 ? -1 : kilobytesPerSecond * 1024
  await session.send('Network.enable')
  await session.send('Network.emulateNetworkConditions', {
    offline: false,
    latency,
    downloadThroughput: throughput,
    uploadThroughput: throughput,
  })
}

/** Does something while the server is gone, which then is back on the same port; the pages may say that they miss it. */
export async function withoutServer<T>(pakbon: Pakbon, pages: readonly Page[], work: () => Promise<T>): Promise<T> {
  for (const page of pages) guardOf(page).allow(/net::ERR_/)
  await pakbon.stop()
  try {
    return await work()
  } finally {
    await pakbon.start()
  }
}

function setLine(page: Page, state: LineState): void {
  guardOf(page).allow(/net::ERR_/)
  lineOf(page).set(state)
}
