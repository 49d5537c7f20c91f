import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { BrowserContext, BrowserContextOptions, Page } from 'playwright-core'
import { test as base, beforeAll } from 'vitest'
import { makeCast } from '#test/cast.ts'
import { buildWebApplication, findChromium } from '#test/database.ts'
import { openBrowser } from './browser.ts'
import { guardOf, setGuard } from './guard.ts'
import { keepLine, openLine } from './line.ts'
import { openPakbon, type Pakbon, type Person } from './pakbon.ts'
import { pictureOf } from './screenshots.ts'

export interface Visit extends Partial<Omit<Person, 'role'>> {
  /** `phone` is 390 px wide and is touched; `desktop` by itself. */
  readonly device?: 'desktop' | 'phone'
}

/** Opens an empty page in a browser context of its own. */
export type Opener = (options?: BrowserContextOptions) => Promise<Page>

/** Opens a page of the application, in a browser context of its own, until it shows: for a person, or null for nobody. */
export type Visitor = (role: Person['role'] | null, path: string, visit?: Visit) => Promise<Page>

/** What is not there yet may take minutes: the first file waits. Why it cannot be had, each test tells. */
beforeAll(() => Promise.allSettled([findChromium(), buildWebApplication()]), 30 * 60_000)

/**
 * A test in a browser. For its file there is one browser, one Pakbon and one cast, each made when first asked for; a
 * file may extend `switches`, further ones of Chromium's command line, and `canMail`, whether the server sends e-mail.
 * Any trouble on a page (see guard.ts) fails the test; a failed test leaves pictures of its pages, and says where.
 */
export const test = base
  .extend('switches', { scope: 'file' }, (): readonly string[] => [])
  .extend('canMail', { scope: 'file' }, (): boolean => false)
  .extend('browser', { scope: 'file' }, async ({ switches }, { onCleanup }) => {
    const browser = await openBrowser(switches)
    onCleanup(() => browser.close())
    return browser
  })
  .extend('pakbon', { scope: 'file' }, async ({ canMail }, { onCleanup }) => {
    const pakbon = await openPakbon({ canMail })
    onCleanup(() => pakbon.close())
    return pakbon
  })
  .extend('cast', { scope: 'file' }, ({ pakbon }) => makeCast(pakbon.world))
  .extend('open', async ({ browser, task }, { onCleanup }): Promise<Opener> => {
    const contexts: BrowserContext[] = []
    onCleanup(() => closeAll(contexts, () => task.result?.state === 'fail'))
    return async (options = {}) => {
      const context = await browser.newContext({ ...desktop, ...options })
      contexts.push(context)
      context.setDefaultTimeout(30_000)
      await setGuard(context)
      return context.newPage()
    }
  })
  .extend('visit', ({ open, pakbon }) => visitor(open, pakbon))

function visitor(open: Opener, pakbon: Pakbon): Visitor {
  return async (role, path, { device = 'desktop', ...about } = {}) => {
    const { language = 'en', theme } = about
    const line = await openLine(pakbon.url)
    const page = await open({
      ...(device === 'phone' ? phone : desktop),
      baseURL: line.url,
      locale: language === 'nl' ? 'nl-NL' : 'en-GB',
      colorScheme: theme === 'dark' ? 'dark' : 'light',
    })
    keepLine(page, line)
    if (role) {
      const { cookie } = await pakbon.accountOf({ role, ...about })
      await page.context().addCookies([{ ...cookie, url: line.url, httpOnly: true, sameSite: 'Lax' }])
    }
    await page.goto(path)
    await page.locator('main').first().waitFor()
    return page
  }
}

const desktop = {
  viewport: { width: 1280, height: 800 },
  timezoneId: 'Europe/Amsterdam',
  reducedMotion: 'reduce',
} as const
const phone = { ...desktop, viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true }

async function closeAll(contexts: readonly BrowserContext[], hasFailed: () => boolean): Promise<void> {
  const pages = contexts.flatMap((context) => context.pages())
  const troubles = (await Promise.all(pages.map((page) => guardOf(page).take()))).flat()
  if (troubles.length > 0 || hasFailed()) await takePictures(pages)
  for (const context of contexts) await context.close()
  if (troubles.length > 0) throw new Error(`There was trouble on the page.\n${troubles.join('\n')}`)
}

async function takePictures(pages: readonly Page[]): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'pakbon-e2e-'))
  for (const [index, page] of pages.entries()) {
    const path = join(folder, `page-${index + 1}.png`)
    const told = await pictureOf(page, path, { timeout: 5000 }).catch((error: Error) => `no picture: ${error.message}`)
    console.error(`${page.url()}: ${told}`)
  }
}
