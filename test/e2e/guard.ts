import type { BrowserContext, ConsoleMessage, Page } from 'playwright-core'

/** Watches all pages of a browser context for what no page may ever do. */
export interface Guard {
  /** What fits is no trouble, from now on. */
  allow(pattern: RegExp): void
  /** The troubles so far, which are then forgotten. */
  take(): Promise<readonly string[]>
}

const guards = new WeakMap<BrowserContext, Guard>()

/** The guard of a page. */
export function guardOf(page: Page): Guard {
  const guard = guards.get(page.context())
  if (!guard) throw new Error('nobody guards this page')
  return guard
}

/**
 * Sets a guard over a browser context: an uncaught error, an error on the console, a breach of the content security
 * policy, a dialog and a crash are troubles, each told in a line that begins with `error:`, `console:`, `policy:`,
 * `dialog:` or `crash:`. That the API refuses something, which Chromium tells on the console too, is not.
 */
export async function setGuard(context: BrowserContext): Promise<Guard> {
  const allowed: RegExp[] = []
  const troubles: string[] = []
  const note = (trouble: string) => {
    if (!allowed.some((pattern) => pattern.test(trouble))) troubles.push(trouble)
  }
  context.on('weberror', (webError) => note(`error: ${tellError(webError.error())}`))
  context.on('console', (message) => {
    if (message.type() === 'error' && !isRefusal(message)) note(`console: ${message.text()} ${message.location().url}`)
  })
  context.on('dialog', (dialog) => {
    note(`dialog: ${dialog.type()} ${dialog.message()}`)
    dialog.accept().catch(() => {}) // its page may be gone
  })
  context.on('page', (page) => page.on('crash', () => note(`crash: ${page.url()}`)))
  await context.exposeBinding('tellBreach', (_, breach: string) => note(`policy: ${breach}`))
  await context.addInitScript(watchPolicy)
  const guard: Guard = {
    allow: (pattern) => void allowed.push(pattern),
    async take() {
      await Promise.all(context.pages().map(settle))
      return troubles.splice(0)
    },
  }
  guards.set(context, guard)
  return guard
}

/** A refusal of the API is an answer like any other; a file that is not there is not. */
function isRefusal(message: ConsoleMessage): boolean {
  return /status of 4\d\d/.test(message.text()) && /^https?:\/\/[^/]+\/api\//.test(message.location().url)
}

function tellError(error: Error): string {
  return error.stack?.includes(error.message) ? error.stack : `${error.message}\n${error.stack ?? ''}`
}

/** Runs in each page before anything else there. */
function watchPolicy(): void {
  const { tellBreach } = globalThis as unknown as { tellBreach(breach: string): void }
  addEventListener('securitypolicyviolation', (event) => {
    const { effectiveDirective, blockedURI, sourceFile, lineNumber, sample } = event
    tellBreach(`${effectiveDirective} forbids ${blockedURI} at ${sourceFile}:${lineNumber} ${sample}`)
  })
}

/** What a page did before is told by the time it answers; one that hangs is not waited for. */
async function settle(page: Page): Promise<void> {
  const answer = page.evaluate(() => new Promise((resolve) => setTimeout(resolve)))
  await Promise.race([answer.catch(() => {}), new Promise((resolve) => setTimeout(resolve, 2000))])
}
