import type { Locator, Page } from 'playwright-core'
import { expect } from 'vitest'
import { makeOrder, preparePackingSlip } from '#test/cast.ts'
import type { Visit, Visitor } from './fixtures.ts'
import type { Pakbon } from './pakbon.ts'
import { connectScanner, type Scanner } from './scanner.ts'

/** The Serial numbers page of a preparation, as a test sees it. */
export interface ScanPage {
  readonly page: Page
  readonly slip: PreparedSlip
  readonly field: Locator
  readonly scanner: Scanner
  /** Serial numbers of the preparation on the server, in the order in which they were registered; null: not readable. */
  readonly registered: () => Promise<readonly (string | null)[]>
  /** Waits until the page has said this about the last entry. */
  readonly told: (verdict: string) => Promise<void>
}

export interface PreparedSlip {
  readonly id: string
  readonly lines: readonly { readonly id: string; readonly lineNumber: number }[]
}

/** A packing slip in preparation of these products and quantities. */
export async function prepareSlip(
  { world }: Pick<Pakbon, 'world'>,
  ...lines: readonly (readonly [string, number])[]
): Promise<PreparedSlip> {
  return preparePackingSlip(world, await makeOrder(world, ...lines))
}

/** Opens the page for a shipping clerk, ready to scan. */
export async function openScanPage(
  visit: Visitor,
  pakbon: Pakbon,
  slip: PreparedSlip,
  about: Visit = {},
): Promise<ScanPage> {
  const page = await visit('shippingClerk', `/packing-slips/${slip.id}/serial-numbers`, about)
  const field = page.locator('#scan-field')
  await field.waitFor()
  await expect.poll(() => isFocused(field)).toBe(true)
  return {
    page,
    slip,
    field,
    scanner: await connectScanner(page),
    registered: () => registeredOn(pakbon, slip.id),
    told: (verdict) => page.locator(`[data-verdict="${verdict}"]`).waitFor({ state: 'attached' }),
  }
}

/** Whether the element has the focus. */
export function isFocused(element: Locator): Promise<boolean> {
  return element.evaluate((one) => one === document.activeElement)
}

/** The tones that the page plays from now on. */
export async function listenToTones(page: Page): Promise<() => Promise<readonly string[]>> {
  await page.evaluate(() => {
    const heard: string[] = []
    Object.assign(window, { heard })
    addEventListener('pakbon:tone', (event) => heard.push((event as CustomEvent<string>).detail))
  })
  return () => page.evaluate(() => (window as unknown as { heard: string[] }).heard)
}

/** The serial numbers of a preparation, as the server has them. */
export async function registeredOn({ world }: Pick<Pakbon, 'world'>, id: string): Promise<readonly (string | null)[]> {
  const found: (string | null)[] = []
  let cursor: string | null = ''
  do {
    const query: string = cursor ? `?limit=200&cursor=${encodeURIComponent(cursor)}` : '?limit=200'
    const { body } = await world.as('shippingClerk').get(`/packing-slips/${id}/registrations${query}`)
    found.push(...body.items.map((unit: { serialNumber: string | null }) => unit.serialNumber))
    cursor = body.next
  } while (cursor)
  return found
}
