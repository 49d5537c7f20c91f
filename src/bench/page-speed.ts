import type { BrowserContext, Page } from 'playwright-core'
import { fillPackingSlip, newSerials, preparePackingSlip, registerList } from './documents.ts'
import { median } from './measure.ts'
import { atMost, type Result, time } from './result.ts'
import type { Stage } from './stage.ts'

const scans = 40
const opens = 5

/**
 * How fast the Serial numbers page is in Chromium: a scan with so many rows on the page, from Enter to the verdict, and
 * what of it is the page's own work; and opening a packing slip of 10,000 units. Needs Playwright and a Chromium
 * (PAKBON_CHROMIUM); without them it says so and measures nothing.
 */
export async function benchPages(stage: Stage, progress: (text: string) => void): Promise<readonly Result[]> {
  const playwright = await import('playwright-core').catch(() => null)
  const executablePath = process.env.PAKBON_CHROMIUM
  if (!playwright || !executablePath) {
    progress('no Chromium: the pages are not measured')
    return []
  }
  const args = ['--disable-gpu', '--disable-background-networking', '--disable-component-update', '--disable-sync']
  const chromiumSandbox = process.getuid?.() !== 0
  const browser = await playwright.chromium.launch({ executablePath, chromiumSandbox, args })
  try {
    const context = await browser.newContext({
      baseURL: stage.url,
      locale: 'en-GB',
      extraHTTPHeaders: { authorization: `Bearer ${stage.key}` },
    })
    return [...(await benchPageScans(context, stage)), ...(await benchOpening(context, stage))]
  } finally {
    await browser.close()
  }
}

async function benchPageScans(context: BrowserContext, stage: Stage): Promise<readonly Result[]> {
  const empty = await measureScans(context, stage, 0)
  const many = await measureScans(context, stage, 1000)
  const most = await measureScans(context, stage, 4000)
  return [
    atMost('a scan on the page, 0 rows: from Enter to the verdict', empty.verdict, 50, ' ms'),
    atMost('a scan on the page, 1,000 rows', many.verdict, 50, ' ms'),
    atMost('a scan on the page, 4,000 rows', most.verdict, 50, ' ms'),
    time('the page’s own work for a scan, 4,000 rows; 0 rows', most.work, empty.work, 2),
  ]
}

/** Medians in milliseconds: until the verdict, and of the page's main thread. */
async function measureScans(context: BrowserContext, stage: Stage, rows: number) {
  const client = stage.clients[0]
  if (!client) throw new Error('no client')
  const slip = await preparePackingSlip(client, stage, rows + scans + 1)
  const page = await openScanPage(context, slip.id)
  if (rows > 0) {
    await registerList(client, slip, newSerials(rows))
    await page.reload()
    await showAllRows(page, rows)
  }
  const session = await context.newCDPSession(page)
  await session.send('Performance.enable')
  const worked = async () => {
    const { metrics } = await session.send('Performance.getMetrics')
    return (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0) * 1000
  }
  await page.evaluate(scanOnPage, newSerials(1)[0] ?? '')
  const before = await worked()
  const figures: number[] = []
  for (const serial of newSerials(scans)) figures.push(await page.evaluate(scanOnPage, serial))
  const work = ((await worked()) - before) / scans
  await page.close()
  return { verdict: median(figures), work }
}

async function benchOpening(context: BrowserContext, stage: Stage): Promise<readonly Result[]> {
  const client = stage.clients[0]
  if (!client) throw new Error('no client')
  const [few, many] = [await fillPackingSlip(client, stage, 10), await fillPackingSlip(client, stage, 10_000)]
  await measureOpening(context, few.id)
  const figures = { few: [] as number[], many: [] as number[] }
  for (let round = 0; round < opens; round++) {
    figures.few.push(await measureOpening(context, few.id))
    figures.many.push(await measureOpening(context, many.id))
  }
  return [time('opening a packing slip of 10,000 units; of 10', median(figures.many), median(figures.few), 2)]
}

async function measureOpening(context: BrowserContext, id: string): Promise<number> {
  const began = performance.now()
  const page = await openScanPage(context, id)
  await page.locator('[data-registration]').first().waitFor()
  const took = performance.now() - began
  await page.close()
  return took
}

async function openScanPage(context: BrowserContext, id: string): Promise<Page> {
  const page = await context.newPage()
  await page.goto(`/packing-slips/${id}/serial-numbers`)
  await page.locator('#scan-field').waitFor()
  return page
}

/** Rows come as they are scrolled to. */
async function showAllRows(page: Page, rows: number): Promise<void> {
  await page.locator('[data-registration]').first().waitFor()
  const scroller = `document.querySelector('[data-registration]').closest('[role=region]')`
  for (let known = 0; known < rows; known = Math.round(Number(await page.evaluate(`${scroller}.scrollHeight`)) / 44)) {
    await page.evaluate(`${scroller}.scrollTop = 1e9`)
    await page.waitForTimeout(20)
  }
  await page.evaluate(`${scroller}.scrollTop = 0`)
}

/** Runs in the page, as text: the server's code knows no page. Milliseconds from Enter to the next verdict. */
const scanOnPage = new Function(
  'serial',
  `return new Promise((resolve) => {
    const field = document.querySelector('#scan-field')
    const status = document.querySelector('[data-verdict]')
    const began = performance.now()
    const observer = new MutationObserver(() => {
      if (!status.textContent.includes(serial)) return
      observer.disconnect()
      resolve(performance.now() - began)
    })
    observer.observe(status, { subtree: true, childList: true, characterData: true, attributes: true })
    field.value = serial
    field.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true }))
  })`,
) as (serial: string) => Promise<number>
