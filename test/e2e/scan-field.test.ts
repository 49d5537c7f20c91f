import { describe, expect } from 'vitest'
import { test } from './fixtures.ts'
import { isFocused, openScanPage, prepareSlip } from './scan-page.ts'

describe('D20: the scan field', () => {
  test('has the focus when the page opens and after every action', async ({ visit, pakbon, cast: _ }) => {
    const slip = await prepareSlip(pakbon, ['CAMERA', 5], ['SENSOR', 2])
    const { page, field, scanner, told } = await openScanPage(visit, pakbon, slip)
    const actions: readonly (readonly [string, () => Promise<unknown>])[] = [
      ['a scan', () => scanner.scan('focus-1')],
      ['Remove by mouse', () => page.getByRole('button', { name: /REMOVE/ }).click()],
      ['Add by key', () => page.keyboard.press('F2')],
      [
        'not readable',
        () =>
          page
            .getByRole('button', { name: /Not readable/ })
            .first()
            .click(),
      ],
      ['undo', () => page.getByRole('button', { name: /Undo/ }).click()],
      ['another line', () => page.locator('[data-line="2"]').click()],
      ['the sound', () => page.getByRole('button', { name: 'Sound off' }).click()],
      ['the choice of what is shown', () => page.getByRole('checkbox', { name: 'Only the line in hand' }).click()],
      ['all shown again', () => page.getByRole('checkbox', { name: 'Only the line in hand' }).click()],
      [
        'the keys, closed',
        async () => {
          await page.keyboard.press('F1')
          await page.getByRole('dialog').waitFor()
          await page.keyboard.press('Escape')
        },
      ],
      ['removing a row', () => page.getByRole('button', { name: 'Remove focus-1' }).click()],
    ]
    for (const [action, act] of actions) {
      await act()
      await expect.poll(() => isFocused(field), { message: `the focus after ${action}` }).toBe(true)
    }
    await told('removed')
  })

  test('is no trap: an empty Tab moves on, and Shift+Tab back', async ({ visit, pakbon, cast: _ }) => {
    const { page, field } = await openScanPage(visit, pakbon, await prepareSlip(pakbon, ['CAMERA', 2]))
    await page.keyboard.press('Tab')
    expect(await isFocused(field)).toBe(false)
    await page.keyboard.press('Shift+Tab')
    expect(await isFocused(field)).toBe(true)
    await page.keyboard.press('Shift+Tab')
    expect(await isFocused(field)).toBe(false)
  })

  test.for(['Enter', 'Tab'] as const)(
    '%s on a filled field ends the entry',
    async (suffix, { visit, pakbon, cast: _ }) => {
      const slip = await prepareSlip(pakbon, ['CAMERA', 2])
      const { field, scanner, registered, told } = await openScanPage(visit, pakbon, slip)
      await scanner.scan(`end-${suffix}`, { suffix })
      await told('registered')
      expect(await registered()).toEqual([`end-${suffix}`])
      expect(await field.inputValue()).toBe('')
      expect(await isFocused(field)).toBe(true)
    },
  )

  test('an empty or blank entry is not one', async ({ visit, pakbon, cast: _ }) => {
    const { page, registered } = await openScanPage(visit, pakbon, await prepareSlip(pakbon, ['CAMERA', 1]))
    await page.keyboard.press('Enter')
    await page.keyboard.type('   ')
    await page.keyboard.press('Enter')
    expect(await page.locator('[data-verdict="none"]').count()).toBe(1)
    expect(await registered()).toEqual([])
  })

  test('500 scans at 2 ms a key without a pause: all registered, in order, none doubled', { timeout: 240_000 }, async ({
    visit,
    pakbon,
    cast: _,
  }) => {
    const slip = await prepareSlip(pakbon, ['CAMERA', 500])
    const { page, scanner, registered } = await openScanPage(visit, pakbon, slip)
    const codes = Array.from({ length: 500 }, (_, index) => `SN-5H-${String(index).padStart(7, '0')}`)
    await scanner.scan(codes)
    await page.locator('[data-completed="document"]').waitFor({ timeout: 180_000 })
    expect(await registered()).toEqual(codes)
    expect(await page.locator('[data-total]').getAttribute('data-total')).toBe('500')
  })
})

describe('D20: a scan that starts elsewhere on the page', () => {
  test('is caught, sent to the field, and its Enter presses no button', async ({ visit, pakbon, cast: _ }) => {
    const slip = await prepareSlip(pakbon, ['CAMERA', 3])
    const { page, field, scanner, registered, told } = await openScanPage(visit, pakbon, slip)
    await page.getByRole('button', { name: /^Post/ }).focus()
    await scanner.scan('else where 1')
    await told('registered')
    expect(await registered()).toEqual(['else where 1'])
    expect(await page.getByRole('dialog').count(), 'the button was not pressed').toBe(0)
    expect(await isFocused(field)).toBe(true)
    await page.locator('[data-line="1"]').focus()
    await scanner.scan('ELSE-2', { suffix: 'Tab' })
    await expect.poll(registered).toEqual(['else where 1', 'ELSE-2'])
  })

  test('stays whole when the field gets the focus in the middle of it', async ({ visit, pakbon, cast: _ }) => {
    const slip = await prepareSlip(pakbon, ['CAMERA', 1])
    const { page, scanner, registered, told } = await openScanPage(visit, pakbon, slip)
    await page.getByRole('button', { name: /Keys/ }).focus()
    await page.evaluate(() => {
      let keys = 0
      addEventListener('keyup', () => ++keys === 5 && document.getElementById('scan-field')?.focus(), true)
    })
    await scanner.scan('middle-of-it-1')
    await told('registered')
    expect(await registered()).toEqual(['middle-of-it-1'])
  })

  test('without an ending key it waits in the field', async ({ visit, pakbon, cast: _ }) => {
    const { page, field, scanner } = await openScanPage(visit, pakbon, await prepareSlip(pakbon, ['CAMERA', 1]))
    await page.getByRole('button', { name: /Keys/ }).focus()
    await scanner.scan('NO-END', { suffix: 'none' })
    await expect.poll(() => field.inputValue()).toBe('NO-END')
    expect(await isFocused(field)).toBe(true)
  })

  test('a hand is slower, and presses what it wants', async ({ visit, pakbon, cast: _ }) => {
    const { page, scanner, registered } = await openScanPage(visit, pakbon, await prepareSlip(pakbon, ['CAMERA', 1]))
    await page.getByRole('button', { name: /Keys/ }).focus()
    await scanner.scan('abcde', { msPerKey: 90 })
    await page.getByRole('dialog').waitFor()
    expect(await registered()).toEqual([])
  })

  test('fewer than four characters are no scan', async ({ visit, pakbon, cast: _ }) => {
    const { page, scanner, registered } = await openScanPage(visit, pakbon, await prepareSlip(pakbon, ['CAMERA', 1]))
    await page.getByRole('button', { name: /Keys/ }).focus()
    await scanner.scan('abc')
    await page.getByRole('dialog').waitFor()
    expect(await registered()).toEqual([])
  })

  test('while a dialog is open it goes nowhere and presses nothing', async ({ visit, pakbon, cast: _ }) => {
    const { page, scanner, registered } = await openScanPage(visit, pakbon, await prepareSlip(pakbon, ['CAMERA', 1]))
    await page.keyboard.press('F1')
    await page.getByRole('button', { name: 'Close' }).focus()
    await scanner.scan('IN-DIALOG')
    expect(await page.getByRole('dialog').count()).toBe(1)
    expect(await registered()).toEqual([])
  })
})
