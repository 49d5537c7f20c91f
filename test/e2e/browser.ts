import { type Browser, chromium } from 'playwright-core'
import { findChromium } from '#test/database.ts'

/** Nothing but loopback can be reached, whatever a page or the browser itself may ask for. */
const quietly = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
]

/**
 * A headless Chromium in an empty profile of its own, which goes when it is closed, or when the process ends. It runs
 * in its sandbox, but for root, who can have none.
 */
export async function openBrowser(more: readonly string[] = []): Promise<Browser> {
  return chromium.launch({
    executablePath: await findChromium(),
    headless: true,
    chromiumSandbox: process.getuid?.() !== 0,
    args: [...quietly, ...more],
  })
}
