import { describe, expect } from 'vitest'
import { tillEn } from '#terms/web/till.en.ts'
import { registerDevice } from '#test/till.ts'
import { expectAccessible } from './accessible.ts'
import { test } from './fixtures.ts'
import { goOffline, goOnline } from './network.ts'
import { enter, keepCookie, openSale, payByKeys, receiptsOf, signInWithPin, type TillOnPage } from './till.ts'

const camera = '9520000002008'

/** Nothing waits any more. */
async function isSent({ page }: TillOnPage): Promise<void> {
  await page.locator('[data-connected=true][data-unsent="0"]').waitFor({ timeout: 120_000 })
}

describe('D62 what two devices sold', () => {
  test('a serial number that was sold elsewhere meanwhile: both sales stand, and are on the work list', {
    timeout: 180_000,
  }, async ({ visit, pakbon, cast: _ }) => {
    const [away, here] = [await openSale(visit, pakbon), await openSale(visit, pakbon)]
    await goOffline(away.page)
    await enter(away, camera, 'TWICE-1')
    const numberAway = await payByKeys(away)
    await enter(here, camera, 'TWICE-1')
    const numberHere = await payByKeys(here)
    await goOnline(away.page)
    await isSent(away)
    const [receipt] = await receiptsOf(away)
    const { body } = await away.client.get(`/receipts/${receipt?.id}`)
    expect(body).toMatchObject({ state: 'posted', number: numberAway, offline: true })
    expect(body.lines[0].units[0]).toMatchObject({ serialNumber: 'TWICE-1', conflict: true })
    expect(await receiptsOf(here)).toMatchObject([{ number: numberHere }])
    const office = await visit('administrator', '/conflicts')
    const conflict = office.locator('[data-conflict]', { hasText: 'TWICE-1' })
    for (const number of [numberAway, numberHere]) await conflict.getByText(number).waitFor()
    await expectAccessible(office)
  })

  test('a till that another device became while this one was away: what it sold is kept, and sent once it is the till again', {
    timeout: 240_000,
  }, async ({ visit, pakbon, cast: _ }) => {
    const till = await openSale(visit, pakbon)
    const { page } = till
    await enter(till, camera, 'MOVED-0')
    await payByKeys(till)
    await page.keyboard.press('Enter')
    await goOffline(page)
    const numbers: string[] = []
    for (const serial of ['MOVED-1', 'MOVED-2']) {
      await enter(till, camera, serial)
      numbers.push(await payByKeys(till))
      await page.keyboard.press('Enter')
    }
    await registerDevice(pakbon.world, pakbon.world, till.till.id, 'Another tablet')
    await goOnline(page)
    const left = page.locator('[data-left-behind="2"]')
    await left.getByText(`2 sales of till ${till.till.code} wait on this device`).waitFor()
    await page.reload()
    await left.waitFor()
    await page.getByText(tillEn.register.title).waitFor()
    await expectAccessible(page)
    await keepCookie(page, await registerDevice(pakbon.world, pakbon.world, till.till.id, 'The same tablet'))
    await page.reload()
    await signInWithPin(till)
    await isSent(till)
    const { body } = await pakbon.world.as('administrator').get(`/receipts?tillId=${till.till.id}&sort=postedAt`)
    expect(body.items.map(({ number }: { number: string }) => number)).toEqual([`${till.till.code}-000001`, ...numbers])
  })
})
