import { describe, expect } from 'vitest'
import { test } from './fixtures.ts'
import { goOffline, goOnline, goSilent, loseAnswers, withoutServer } from './network.ts'
import { signIn } from './pakbon.ts'
import { openScanPage, prepareSlip, registeredOn } from './scan-page.ts'
import { connectScanner } from './scanner.ts'

describe('D30: two people on one preparation', () => {
  test('see each other’s scans within a second, whatever they do', async ({ visit, pakbon, cast: _ }) => {
    const slip = await prepareSlip(pakbon, ['CAMERA', 4])
    const anna = await openScanPage(visit, pakbon, slip, { name: 'Anna' })
    const bram = await openScanPage(visit, pakbon, slip, { name: 'Bram' })
    const total = (page: typeof anna) => page.page.locator('[data-total]').getAttribute('data-total')
    const atOnce = { timeout: 1000, interval: 20 }
    await anna.scanner.scan('anna-1')
    await anna.told('registered')
    await expect.poll(() => bram.page.getByText('anna-1').count(), atOnce).toBe(1)
    expect(await total(bram)).toBe('1')
    await bram.scanner.scan('bram-1')
    await bram.told('registered')
    await expect.poll(() => anna.page.getByText('bram-1').count(), atOnce).toBe(2 - 1)
    await bram.page.keyboard.press('F4')
    await bram.told('notReadable')
    await expect.poll(() => total(anna), atOnce).toBe('3')
    await anna.page.keyboard.press('F3')
    await anna.scanner.scan('bram-1')
    await anna.told('removed')
    await expect.poll(() => bram.page.locator('[data-registration]').count(), atOnce).toBe(2)
  })

  test('a line that a colleague completes gives way to the next', async ({ visit, pakbon, cast: _ }) => {
    const slip = await prepareSlip(pakbon, ['CAMERA', 1], ['BOXED', 0.2])
    const { page, scanner, registered } = await openScanPage(visit, pakbon, slip)
    await pakbon.world.as('shippingClerk').post(`/packing-slips/${slip.id}/scans`, {
      text: 'colleague-1',
      lineId: slip.lines[0]?.id,
    })
    const inHand = () => page.locator('[aria-current="true"][data-line]').getAttribute('data-line')
    await expect.poll(inHand).toBe('2')
    await scanner.scan(['mine-1', 'mine-2'])
    await page.locator('[data-completed="document"]').waitFor()
    expect(await registered()).toEqual(['colleague-1', 'mine-1', 'mine-2'])
  })

  test('both scan at once: everything is there once, on both pages', async ({ visit, pakbon, cast: _ }) => {
    const slip = await prepareSlip(pakbon, ['CAMERA', 60])
    const pages = await Promise.all(['Anna', 'Bram'].map((name) => openScanPage(visit, pakbon, slip, { name })))
    const codes = (who: number) => Array.from({ length: 30 }, (_, index) => `both-${who}-${index}`)
    await Promise.all(pages.map(({ scanner }, who) => scanner.scan(codes(who), { msPerKey: 4 })))
    for (const { page } of pages) {
      await expect.poll(() => page.locator('[data-total]').getAttribute('data-total')).toBe('60')
    }
    const all = await pages[0]?.registered()
    expect([...(all ?? [])].sort()).toEqual([...codes(0), ...codes(1)].sort())
  })
})

describe('D25: the connection is lost', () => {
  test('entries wait on the device, amber and counted, and go out once, in order', async ({
    visit,
    pakbon,
    cast: _,
  }) => {
    const slip = await prepareSlip(pakbon, ['CAMERA', 5])
    const { page, scanner, registered, told } = await openScanPage(visit, pakbon, slip)
    await scanner.scan('before')
    await told('registered')
    await goOffline(page)
    await scanner.scan(['off-1', 'off-2', 'off-3'])
    await page.locator('[data-waiting="3"]').waitFor()
    expect(await registered()).toEqual(['before'])
    await goOnline(page)
    await expect.poll(registered).toEqual(['before', 'off-1', 'off-2', 'off-3'])
    await page.locator('[data-waiting]').waitFor({ state: 'detached' })
  })

  test('also after a reload', async ({ visit, pakbon, cast: _ }) => {
    const slip = await prepareSlip(pakbon, ['CAMERA', 3], ['SENSOR', 3])
    const { page, scanner, registered, field } = await openScanPage(visit, pakbon, slip)
    await withoutServer(pakbon, [page], async () => {
      await page.keyboard.press('F9')
      await scanner.scan(['kept-1', 'kept-2'])
      await page.locator('[data-waiting]').waitFor()
    })
    await page.reload()
    await field.waitFor()
    await expect.poll(registered).toEqual(['kept-1', 'kept-2'])
    const { body } = await pakbon.world.as('shippingClerk').get(`/packing-slips/${slip.id}`)
    expect(body.lines[1], 'they stay on the line of then').toMatchObject({ registered: 2 })
  })

  test('also from another page, which tells of them', async ({ visit, pakbon, cast: _ }) => {
    const slip = await prepareSlip(pakbon, ['CAMERA', 2])
    const { page, scanner, registered } = await openScanPage(visit, pakbon, slip)
    const fetched = () =>
      page.evaluate(() =>
        performance.getEntriesByType('resource').some(({ name }) => name.includes('command-barcodes-page')),
      )
    await expect.poll(fetched, { message: 'the pages fetched ahead, this one last' }).toBe(true)
    await goOffline(page)
    await scanner.scan('elsewhere-1')
    await page.locator('[data-waiting="1"]').waitFor()
    await page.getByRole('link', { name: 'Scanner test' }).click()
    await page.getByText('1 entry of this device waits').waitFor()
    await goOnline(page)
    await expect.poll(registered).toEqual(['elsewhere-1'])
    await page.getByText('1 entry of this device waits').waitFor({ state: 'detached' })
  })

  test('an answer that is lost makes nothing twice', async ({ visit, pakbon, cast: _ }) => {
    const slip = await prepareSlip(pakbon, ['CAMERA', 4])
    const { page, scanner, registered } = await openScanPage(visit, pakbon, slip)
    await loseAnswers(page)
    await scanner.scan(['lost-1', 'lost-2'])
    await expect.poll(registered, { timeout: 20_000 }).toEqual(['lost-1'])
    await goOnline(page)
    await expect.poll(registered, { timeout: 20_000 }).toEqual(['lost-1', 'lost-2'])
    await expect.poll(() => page.locator('[data-registration]').count()).toBe(2)
  })

  test('a silence is a lost connection', async ({ visit, pakbon, cast: _ }) => {
    const slip = await prepareSlip(pakbon, ['CAMERA', 1])
    const { page, scanner, registered } = await openScanPage(visit, pakbon, slip)
    await goSilent(page)
    await scanner.scan('silent-1')
    await page.locator('[data-waiting="1"]').waitFor({ timeout: 12_000 })
    await goOnline(page)
    await expect.poll(registered).toEqual(['silent-1'])
  })

  test('a session that ended: what was scanned waits for its own user, and for nobody else', async ({
    visit,
    pakbon,
    cast: _,
  }) => {
    const slip = await prepareSlip(pakbon, ['CAMERA', 2])
    const mine = { role: 'shippingClerk', name: 'Mine' } as const
    const { page, scanner, registered, field } = await openScanPage(visit, pakbon, slip, mine)
    await page.context().clearCookies()
    await scanner.scan('ended-1')
    await signIn(page, await pakbon.accountOf({ role: 'shippingClerk', name: 'Another' }))
    await field.waitFor()
    await page.waitForTimeout(2000)
    expect(await registered()).toEqual([])
    await page.context().clearCookies()
    await page.reload()
    await signIn(page, await pakbon.accountOf(mine))
    await expect.poll(registered).toEqual(['ended-1'])
    const { body } = await pakbon.world.as('shippingClerk').get(`/packing-slips/${slip.id}/registrations`)
    const { body: card } = await pakbon.world.as('shippingClerk').get(`/registrations/${body.items[0].id}`)
    expect(card.life[0]).toMatchObject({ act: 'registered', by: 'Mine' })
  })

  test('a session that ended goes on after its user signed in again', async ({ visit, pakbon, cast: _ }) => {
    const slip = await prepareSlip(pakbon, ['CAMERA', 2])
    const again = { role: 'shippingClerk', name: 'Again' } as const
    const { page, scanner, registered, field } = await openScanPage(visit, pakbon, slip, again)
    await page.context().clearCookies()
    await scanner.scan('again-1')
    await signIn(page, await pakbon.accountOf(again))
    await field.waitFor()
    await scanner.scan('again-2')
    await expect.poll(registered).toEqual(['again-1', 'again-2'])
  })

  test('a device that keeps nothing works on, and says so while something waits', async ({
    visit,
    pakbon,
    cast: _,
  }) => {
    const slip = await prepareSlip(pakbon, ['CAMERA', 4])
    const page = await visit('shippingClerk', '/')
    await page.addInitScript(() => {
      IDBFactory.prototype.open = () => {
        throw new DOMException('no room', 'QuotaExceededError')
      }
    })
    await page.goto(`/packing-slips/${slip.id}/serial-numbers`)
    await page.locator('#scan-field').waitFor()
    const scanner = await connectScanner(page)
    await scanner.scan(['room-1', 'room-2'])
    await expect.poll(() => registeredOn(pakbon, slip.id)).toEqual(['room-1', 'room-2'])
    await goOffline(page)
    await scanner.scan('room-3')
    await page.getByText('This device cannot keep them').waitFor()
    await goOnline(page)
    await expect.poll(() => registeredOn(pakbon, slip.id)).toEqual(['room-1', 'room-2', 'room-3'])
  })

  test('undo takes back what has not gone out', async ({ visit, pakbon, cast: _ }) => {
    const slip = await prepareSlip(pakbon, ['CAMERA', 3])
    const { page, scanner, registered } = await openScanPage(visit, pakbon, slip)
    await goOffline(page)
    await scanner.scan(['u-1', 'u-2'])
    await page.locator('[data-waiting="2"]').waitFor()
    await page.keyboard.press('Control+z')
    await page.locator('[data-waiting="1"]').waitFor()
    await goOnline(page)
    await expect.poll(registered).toEqual(['u-1'])
  })
})
