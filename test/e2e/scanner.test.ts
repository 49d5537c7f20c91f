import { describe, expect } from 'vitest'
import { test } from './fixtures.ts'
import { connectScanner, type ScannerSettings } from './scanner.ts'

/** A field that keeps what is entered, and when each of its keys came. */
const field = `<title>Field</title><input autofocus><button>Next</button><script>
  const entries = [], keys = [], times = []
  const input = document.querySelector('input')
  addEventListener('keydown', ({ key, ctrlKey, timeStamp }) => {
    if (key === 'Shift' || key === 'Control') return
    keys.push((ctrlKey ? 'Control+' : '') + key)
    times.push(timeStamp)
    if (key === 'Enter') { entries.push(input.value); input.value = '' }
  })
  input.focus()
</script>`

describe('the scanner', () => {
  test('500 scans at 2 ms a key, with no pause, arrive in order', async ({ open }) => {
    const page = await open()
    await page.setContent(field)
    const codes = Array.from({ length: 500 }, (_, n) => `SN-${String(n).padStart(4, '0')}-abcDE`)
    const { keys, took } = await (await connectScanner(page)).scan(codes)
    expect(await page.evaluate('entries')).toEqual(codes)
    const times = (await page.evaluate('times')) as number[]
    const gaps = times.slice(1).map((time, index) => time - (times[index] ?? 0))
    expect([keys, gaps.length]).toEqual([7000, 6999])
    expect(Math.min(...gaps)).toBeGreaterThan(1.7)
    expect(Math.max(...gaps)).toBeLessThan(2.3)
    expect(took).toBeGreaterThan(13_990)
  })

  test('its rate and the pauses between scans are as set', async ({ open }) => {
    const page = await open()
    await page.setContent(field)
    await (await connectScanner(page, { msPerKey: 20 })).scan(['12', '34'], { pause: 100 })
    const times = (await page.evaluate('times')) as number[]
    expect(times.map((time) => Math.round((time - (times[0] ?? 0)) / 5) * 5)).toEqual([0, 20, 40, 160, 180, 200])
  })

  test.for<[string, ScannerSettings, string]>([
    ['aB9', {}, 'a B 9 Enter'],
    ['aB9', { suffix: 'Tab' }, 'a B 9 Tab'],
    ['-_/?', { suffix: 'none' }, '- _ / ?'],
    ['01\x1d2', {}, '0 1 Control+] 2 Enter'],
    ['01\x1d2', { separator: 'character', aim: ']d2' }, '] d 2 0 1 \x1d 2 Enter'],
    ['é中😀', {}, 'é 中 😀 Enter'],
  ])('%j with %j is %j, wherever the focus is', async ([code, settings, expected], { open }) => {
    const page = await open()
    await page.setContent(field)
    await page.locator('button').focus()
    await (await connectScanner(page)).scan(code, settings)
    expect(((await page.evaluate('keys')) as string[]).join(' ')).toBe(expected)
  })

  test('what it types stands in the field, and Tab leaves it', async ({ open }) => {
    const page = await open()
    await page.setContent(field)
    await (await connectScanner(page)).scan("Aé:'|~中 9", { suffix: 'Tab' })
    expect(await page.locator('input').inputValue()).toBe("Aé:'|~中 9")
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('BUTTON')
  })
})
