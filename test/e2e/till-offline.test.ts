import { describe, expect } from 'vitest'
import { tillEn } from '#terms/web/till.en.ts'
import { test } from './fixtures.ts'
import { goOffline, goOnline, goSilent, loseAnswers } from './network.ts'
import { enter, openSale, openTickets, payByKeys, receiptsOf, signInWithPin, type TillOnPage } from './till.ts'

const camera = '9520000002008'

/** Nothing waits any more. */
async function isSent({ page }: TillOnPage, timeout = 120_000): Promise<void> {
  await page.locator('[data-connected=true][data-unsent="0"]').waitFor({ timeout })
}

describe('D62 the connection is lost', () => {
  test.for([
    ['before the sale is sent', goOffline, true],
    ['on its way there', goSilent, false],
    ['after it is posted, before its answer', loseAnswers, false],
  ] as const)(
    '%s: one receipt, whatever the till was told',
    { timeout: 180_000 },
    async ([when, cut, hasNumber], { visit, pakbon, cast: _ }) => {
      const till = await openSale(visit, pakbon)
      const { page } = till
      await enter(till, camera, `CUT-${when.length}`)
      await expect.poll(() => openTickets(till)).toBe(1)
      await cut(page)
      const told = await payByKeys(till)
      await page.locator('.done[data-outcome=waits]').waitFor()
      expect(told !== '').toBe(hasNumber)
      await page.getByText(tillEn.done.waits).waitFor()
      await page.keyboard.press('Enter')
      await enter(till, 'CABLE')
      const next = await payByKeys(till)
      await goOnline(page)
      await isSent(till)
      const receipts = await receiptsOf(till)
      expect(receipts).toHaveLength(2)
      expect(receipts.map(({ number }) => number)).toContain(next)
      expect(receipts.filter(({ grossAmount }) => grossAmount === '121.00')).toHaveLength(1)
    },
  )

  test('200 sales without a connection: over a reload, in order, each once', { timeout: 1_800_000 }, async ({
    visit,
    pakbon,
    cast: _,
  }) => {
    const till = await openSale(visit, pakbon)
    const { page } = till
    await page.evaluate(() => navigator.serviceWorker.ready)
    await goOffline(page)
    const sell = async (count: number) => {
      for (let n = 0; n < count; n++) {
        await enter(till, 'CABLE')
        await payByKeys(till)
        await page.keyboard.press('Enter')
      }
    }
    await sell(100)
    await page.locator('[data-unsent="100"]').waitFor()
    await page.reload()
    await signInWithPin(till)
    await page.locator('[data-unsent="100"]').waitFor()
    await sell(100)
    await page.locator('[data-unsent="200"]').waitFor()
    await goOnline(page)
    await isSent(till, 900_000)
    const numbers = (await receiptsOf(till)).map(({ number }) => number)
    const expected = Array.from(
      { length: 200 },
      (_unused, n) => `${till.till.code}.1-${String(n + 1).padStart(6, '0')}`,
    )
    expect(numbers).toEqual(expected)
  })
})
