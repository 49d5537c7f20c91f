import { describe, expect } from 'vitest'
import { test } from './fixtures.ts'
import { listenToTones, openScanPage, prepareSlip } from './scan-page.ts'

describe('D21: Add and Remove', () => {
  test('are told apart by word, shape and tone; F2, F3 and command barcodes switch', async ({
    visit,
    pakbon,
    cast: _,
  }) => {
    const slip = await prepareSlip(pakbon, ['CAMERA', 3])
    const { page, field, scanner, registered, told } = await openScanPage(visit, pakbon, slip)
    const tones = await listenToTones(page)
    const add = page.getByRole('button', { name: /^ADD/ })
    const remove = page.getByRole('button', { name: /^REMOVE/ })
    expect(await add.getAttribute('aria-pressed')).toBe('true')
    await scanner.scan('mode-1')
    await told('registered')
    await page.keyboard.press('F3')
    expect(await remove.getAttribute('aria-pressed')).toBe('true')
    expect(await field.getAttribute('aria-label')).toContain('remove')
    expect(await field.evaluate((one) => getComputedStyle(one).borderTopStyle)).toBe('dashed')
    await scanner.scan('mode-1')
    await told('removed')
    expect(await registered()).toEqual([])
    await scanner.scan('%PAKBON:ADD%')
    expect(await add.getAttribute('aria-pressed')).toBe('true')
    await scanner.scan(['%PAKBON:REMOVE%', '%PAKBON:ADD%', 'mode-2'], { aim: ']C0' })
    await told('registered')
    expect(await registered()).toEqual(['mode-2'])
    expect((await tones()).slice(0, 4)).toEqual(['accepted', 'changed', 'removed', 'changed'])
  })

  test('Add again after the page was left', async ({ visit, pakbon, cast: _ }) => {
    const slip = await prepareSlip(pakbon, ['CAMERA', 1])
    const { page, field } = await openScanPage(visit, pakbon, slip)
    await page.keyboard.press('F3')
    await page.getByRole('link', { name: 'To the document' }).click()
    await field.waitFor({ state: 'detached' })
    await page.goBack()
    await field.waitFor()
    expect(await page.getByRole('button', { name: /^ADD/ }).getAttribute('aria-pressed')).toBe('true')
  })

  test('D22: Remove of an unknown one is refused; a not readable row goes by its button', async ({
    visit,
    pakbon,
    cast: _,
  }) => {
    const slip = await prepareSlip(pakbon, ['CAMERA', 2])
    const { page, scanner, registered, told } = await openScanPage(visit, pakbon, slip)
    await page.keyboard.press('F4')
    await told('notReadable')
    await page.keyboard.press('F3')
    await scanner.scan('unknown')
    await told('refused')
    await page.locator('[data-code="SERIAL_NOT_ON_DOCUMENT"]').waitFor()
    expect(await registered()).toEqual([null])
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: 'Remove Not readable' }).click()
    await told('removed')
    expect(await registered()).toEqual([])
  })
})

describe('keys', () => {
  test('D15: F4 registers one not readable, with its duty', async ({ visit, pakbon, cast: _ }) => {
    const slip = await prepareSlip(pakbon, ['CAMERA', 2])
    const { page, registered, told } = await openScanPage(visit, pakbon, slip)
    await page.keyboard.press('F4')
    await told('notReadable')
    expect(await registered()).toEqual([null])
  })

  test('D75: without the duty the button is off and says which one it needs; F4 is refused by the server', async ({
    visit,
    pakbon,
    cast: _,
  }) => {
    const administrator = pakbon.world.as('administrator')
    const role = { code: 'packerOnly', name: 'Packer only', duties: ['maintainSalesPackingSlips'] }
    await administrator.post('/roles', role)
    const { id } = await pakbon.accountOf({ role: 'shippingClerk', name: 'Packer' })
    await administrator.patch(`/users/${id}`, { roles: ['packerOnly'] })
    const slip = await prepareSlip(pakbon, ['CAMERA', 2])
    const { page, registered, told } = await openScanPage(visit, pakbon, slip, { name: 'Packer' })
    const button = page.getByRole('button', { name: /Not readable/ })
    expect(await button.getAttribute('aria-disabled')).toBe('true')
    await button.hover()
    await page.getByText('For this you need the duty “Maintain registration of non-readable serial numbers”.').waitFor()
    await page.keyboard.press('F4')
    await told('refused')
    await page.locator('[data-code="DUTY_MISSING"]').waitFor()
    expect(await registered()).toEqual([])
  })

  test('Ctrl+Z takes back the last ten, one by one, and no more', async ({ visit, pakbon, cast: _ }) => {
    const slip = await prepareSlip(pakbon, ['CAMERA', 12])
    const { page, scanner, registered, told } = await openScanPage(visit, pakbon, slip)
    const codes = Array.from({ length: 12 }, (_, index) => `undo-${index}`)
    await scanner.scan(codes)
    await page.locator('[data-completed="document"]').waitFor()
    for (let times = 0; times < 11; times++) await page.keyboard.press('Control+z')
    await told('nothing')
    expect(await registered()).toEqual(['undo-0', 'undo-1'])
  })

  test('Ctrl+Z undoes a removal as well', async ({ visit, pakbon, cast: _ }) => {
    const slip = await prepareSlip(pakbon, ['CAMERA', 2])
    const { page, scanner, registered, told } = await openScanPage(visit, pakbon, slip)
    await scanner.scan('undo-removal')
    await told('registered')
    await page.keyboard.press('F3')
    await scanner.scan('undo-removal')
    await told('removed')
    await page.keyboard.press('Control+z')
    await told('undone')
    expect(await registered()).toEqual(['undo-removal'])
  })

  test('F9 goes to the next line that misses something; F1 shows the keys', async ({ visit, pakbon, cast: _ }) => {
    const slip = await prepareSlip(pakbon, ['CAMERA', 1], ['CABLE', 4], ['BOXED', 1])
    const { page, told } = await openScanPage(visit, pakbon, slip)
    await page.keyboard.press('F9')
    await told('line')
    expect(await page.locator('[aria-current="true"][data-line]').getAttribute('data-line')).toBe('3')
    await page.keyboard.press('F1')
    const dialog = page.getByRole('dialog')
    for (const key of ['F2', 'F3', 'F4', 'F8', 'F9', 'Ctrl+Z', 'Ctrl+Enter']) {
      await dialog.getByText(key, { exact: true }).waitFor()
    }
  })

  test('no single letter does anything', async ({ visit, pakbon, cast: _ }) => {
    const { page, registered } = await openScanPage(visit, pakbon, await prepareSlip(pakbon, ['CAMERA', 1]))
    await page.getByRole('button', { name: /Keys/ }).focus()
    for (const letter of 'abcdefghijklmnopqrstuvwxyz0123456789/?.') {
      await page.keyboard.press(letter, { delay: 60 })
    }
    expect(await page.getByRole('dialog').count()).toBe(0)
    expect(await registered()).toEqual([])
  })

  test('D31, D33: Ctrl+Enter says what is missing, and posts when nothing is', async ({ visit, pakbon, cast: _ }) => {
    const slip = await prepareSlip(pakbon, ['CAMERA', 1], ['BOXED', 1])
    const { page, scanner } = await openScanPage(visit, pakbon, slip)
    await page.keyboard.press('Control+Enter')
    const dialog = page.getByRole('dialog')
    expect(await dialog.innerText()).toContain('Line 2, BOXED: 10 missing of 10')
    await page.keyboard.press('Escape')
    await dialog.waitFor({ state: 'detached' })
    await scanner.scan(['post-1', ...Array.from({ length: 10 }, (_, index) => `box-${index}`)])
    await scanner.scan('%PAKBON:POST%')
    await page.waitForURL(`**/packing-slips/${slip.id}`)
    const { body } = await pakbon.world.as('shippingClerk').get(`/packing-slips/${slip.id}`)
    expect(body).toMatchObject({ state: 'posted', number: expect.stringMatching(/^PS-/) })
  })
})

describe('D26: counters, and lines that open by themselves', () => {
  test('a complete line gives way to the next, a product barcode and GS1 find theirs', async ({
    visit,
    pakbon,
    cast: _,
  }) => {
    const slip = await prepareSlip(pakbon, ['BOXED', 0.2], ['CAMERA', 2], ['SENSOR', 2])
    const { page, scanner, told } = await openScanPage(visit, pakbon, slip)
    const tones = await listenToTones(page)
    const inHand = () => page.locator('[aria-current="true"][data-line]').getAttribute('data-line')
    await scanner.scan(['c-1', 'c-2'])
    await page.locator('[data-completed="line"]').waitFor()
    expect(await inHand()).toBe('2')
    await scanner.scan('9520000007003')
    await told('line')
    expect(await inHand()).toBe('3')
    await scanner.scan('010952000000200821gs-1\x1d10LOT', { aim: ']d2' })
    await told('registered')
    expect(await inHand()).toBe('2')
    expect(await page.locator('[data-line="2"]').getAttribute('data-missing')).toBe('1')
    await scanner.scan(['c-3', 's-1', 's-2'])
    await page.locator('[data-completed="document"]').waitFor()
    expect(await tones()).toEqual([
      'accepted',
      'lineComplete',
      'changed',
      'accepted',
      'lineComplete',
      'accepted',
      'documentComplete',
    ])
  })
})

describe('D22: verdicts', () => {
  test('accepted: green, a tick, role=status; refused: red, a cross, role=alert, with the holder; until acknowledged', async ({
    visit,
    pakbon,
    cast: _,
  }) => {
    const other = await prepareSlip(pakbon, ['CAMERA', 1])
    const shipping = pakbon.world.as('shippingClerk')
    await shipping.post(`/packing-slips/${other.id}/scans`, { text: 'held-1' })
    const { number } = (await shipping.post(`/packing-slips/${other.id}/posting`)).body
    const slip = await prepareSlip(pakbon, ['CAMERA', 3])
    const { page, scanner, registered, told } = await openScanPage(visit, pakbon, slip)
    const tones = await listenToTones(page)
    await page.evaluate(() => {
      navigator.vibrate = (pattern) => document.body.setAttribute('data-vibrated', String(pattern)) ?? true
    })
    await scanner.scan('mine-1')
    await told('registered')
    expect(await page.getByRole('status').filter({ hasText: 'mine-1' }).locator('svg').count()).toBe(1)
    expect(await page.locator('[data-vibrated]').count()).toBe(0)
    await scanner.scan('held-1')
    await told('refused')
    await page.locator('[data-vibrated]').waitFor()
    const alert = page.getByRole('alert').filter({ hasText: 'held-1' })
    expect(await alert.innerText()).toMatch(/Jansen/)
    expect(await alert.getByRole('link', { name: number }).getAttribute('href')).toBe(`/packing-slips/${other.id}`)
    expect(await alert.locator('svg').count()).toBeGreaterThan(0)
    await scanner.scan(['mine-2', 'mine-3'])
    await page.locator('[data-ignored="2"]').waitFor()
    expect(await registered()).toEqual(['mine-1'])
    expect(await tones()).toEqual(['accepted', 'refused', 'refused', 'refused'])
    await page.keyboard.press('Escape')
    await alert.waitFor({ state: 'detached' })
    await scanner.scan('mine-2')
    await told('registered')
    await scanner.scan(['held-1'])
    await told('refused')
    await scanner.scan(['%PAKBON:OK%', 'mine-3'])
    await told('registered')
    expect(await registered()).toEqual(['mine-1', 'mine-2', 'mine-3'])
  })

  test('readable from two metres: the verdict is at least 22 pixels high', async ({ visit, pakbon, cast: _ }) => {
    const slip = await prepareSlip(pakbon, ['CAMERA', 1])
    const { page, scanner, told } = await openScanPage(visit, pakbon, slip, { device: 'phone' })
    await scanner.scan('big-1')
    await told('registered')
    const size = await page
      .locator('[data-verdict] bdi')
      .evaluate((one) => Number.parseFloat(getComputedStyle(one).fontSize))
    expect(size).toBeGreaterThanOrEqual(22)
  })

  test('green and red are so for the eye as well', async ({ visit, pakbon, cast: _ }) => {
    const slip = await prepareSlip(pakbon, ['CAMERA', 3])
    const { page, scanner, told } = await openScanPage(visit, pakbon, slip, { theme: 'light' })
    const colour = (selector: string) =>
      page
        .locator(selector)
        .first()
        .evaluate((one) => {
          const [red = 0, green = 0] = /\d+, \d+/.exec(getComputedStyle(one).color)?.[0].split(', ').map(Number) ?? []
          return red > green ? 'red' : 'green'
        })
    await scanner.scan('colour-1')
    await told('registered')
    expect(await colour('[data-verdict="registered"] > div')).toBe('green')
    await scanner.scan('colour-1')
    await told('refused')
    expect(await colour('[data-refused]')).toBe('red')
    await page.keyboard.press('Escape')
    await page.keyboard.press('F3')
    expect(await colour('[data-mode="remove"] button[aria-pressed="true"]')).toBe('green')
  })

  test('hostile serial numbers are text', async ({ visit, pakbon, cast: _ }) => {
    const slip = await prepareSlip(pakbon, ['CAMERA', 3])
    const hostile = ['<img src=x onerror=alert(1)>', '"><script>alert(2)</script>', 'W'.repeat(50)]
    await pakbon.world.as('shippingClerk').post(`/packing-slips/${slip.id}/registrations`, { entries: hostile })
    const { page, scanner } = await openScanPage(visit, pakbon, slip, { device: 'phone' })
    for (const serial of hostile) await page.getByText(serial, { exact: true }).waitFor()
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
    await scanner.scan('\u202eABC\u200f')
    const refused = page.locator('[data-code="SERIAL_NUMBER_CHARACTER"]')
    expect(await refused.innerText(), 'what cannot be seen is named').toContain('U+202E')
    expect(await page.locator('[data-refused] bdi').first().textContent()).toBe('\u202eABC\u200f')
  })
})
