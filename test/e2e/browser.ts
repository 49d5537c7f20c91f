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
 * A headless Chromium in an empty profile of its own, which goes when it is closed, or when the process ends. It runs in
 * its sandbox where it can have one, which root never can; all that it opens is ours.
 */
export async function openBrowser(switches: readonly string[] = []): Promise<Browser> {
  const executablePath = await findChromium()
  const launch = (chromiumSandbox: boolean) =>
    chromium.launch({ executablePath, headless: true, chromiumSandbox, args: [...quietly, ...switches] })
  return launch(process.getuid?.() !== 0).catch((error: Error) => {
    if (/sandbox/i.test(error.message)) return launch(false)
    throw error
  })
}
