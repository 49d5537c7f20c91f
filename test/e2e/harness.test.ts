import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, vi } from 'vitest'
import { expectAccessible } from './accessible.ts'
import { test } from './fixtures.ts'
import { guardOf } from './guard.ts'
import { goOffline, goOnline, slowDown, withoutServer } from './network.ts'
import { signIn } from './pakbon.ts'
import { connectScanner, type ScannerSettings } from './scanner.ts'
import { takeScreenshots } from './screenshots.ts'

let folder = ''

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'pakbon-harness-'))
})

afterAll(() => rm(folder, { recursive: true }))

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

/** Whether the page reaches its server. */
const reaches = (page: Page) =>
  page.evaluate(() =>
    fetch('/healthz').then(
      () => true,
      () => false,
    ),
  )

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

describe('the guard', () => {
  test.for([
    ['error: Error: planted', 'void setTimeout(() => { throw new Error("planted") })'],
    ['error: Error: planted', 'void Promise.reject(new Error("planted"))'],
    ['console: planted', 'console.error("planted")'],
    ['dialog: alert planted', 'alert("planted")'],
    ['policy: script-src-elem forbids inline', 'void document.body.append(add("script", { textContent: "1" }))'],
    ['policy: style-src-elem forbids inline', 'void document.body.append(add("style", { textContent: "a {}" }))'],
    ['policy: img-src forbids http://127.0.0.1:1/', 'void add("img", { src: "http://127.0.0.1:1/" })'],
    ['console: Failed to load resource: the server responded with a status of 404', 'fetch("/none.js").then(() => {})'],
  ] as const)('tells %s of %s', async ([expected, planted], { visit }) => {
    const page = await visit(null, '/healthz')
    await page.evaluate('add = (name, more) => Object.assign(document.createElement(name), more)')
    await page.evaluate(planted)
    const guard = guardOf(page)
    await expect.poll(async () => (await guard.take()).join('\n')).toContain(expected)
    guard.allow(/./)
  })

  test('lets refusals pass, and what is allowed', async ({ visit }) => {
    const page = await visit(null, '/healthz')
    guardOf(page).allow(/planted/)
    const status = await page.evaluate(async () => {
      console.error('planted')
      return (await fetch('/api/v1/me')).status
    })
    expect(status).toBe(401)
  })

  test.fails('fails a test for trouble on its page', async ({ open, onTestFinished }) => {
    vi.stubEnv('TMPDIR', folder)
    vi.spyOn(console, 'error').mockImplementation(() => {})
    onTestFinished(() => {
      vi.unstubAllEnvs()
      vi.restoreAllMocks()
    })
    const page = await open()
    await page.evaluate(() => console.error('planted'))
  })

  test('and leaves a picture of it', async () => {
    const [pictures = ''] = (await readdir(folder)).filter((name) => name.startsWith('pakbon-e2e-'))
    expect(await readdir(join(folder, pictures))).toEqual(['page-1.png'])
  })
})

describe('accessibility', () => {
  test('what is wrong is told with its place', async ({ open }) => {
    const page = await open()
    await page.setContent(`<html lang="en"><title>Planted</title><main><img src="data:,"><p>Text</p>
      <p style="color: #999">Pale</p><button style="width: 9px; height: 9px; padding: 0" aria-label="a"></button
      ><button style="width: 9px; height: 9px; padding: 0" aria-label="b"></button></main>`)
    const error: Error = await expectAccessible(page).then(
      () => expect.unreachable(),
      (error) => error,
    )
    expect(error.message).toMatch(/image-alt \(critical\).*\n {2}img/)
    expect(error.message).toMatch(/color-contrast \(serious\)/)
    expect(error.message).toMatch(/target-size \(serious\)/)
    await expectAccessible(page, { within: 'p:nth-child(2)' })
  })
})

describe('the network', () => {
  test('is taken away and given back, and what was open ends', async ({ visit }) => {
    const page = await visit(null, '/healthz')
    expect(await reaches(page)).toBe(true)
    await goOffline(page)
    expect([await reaches(page), await page.evaluate(() => navigator.onLine)]).toEqual([false, false])
    await goOnline(page)
    expect([await reaches(page), await page.evaluate(() => navigator.onLine)]).toEqual([true, true])
  })

  test('the server goes and comes back on its port', async ({ visit, pakbon }) => {
    const page = await visit(null, '/healthz')
    expect(await withoutServer(pakbon, [page], () => reaches(page))).toBe(false)
    expect(await reaches(page)).toBe(true)
  })

  test('is slow where asked', async ({ visit }) => {
    const page = await visit(null, '/healthz')
    await slowDown(page, { latency: 300 })
    const began = performance.now()
    expect(await reaches(page)).toBe(true)
    expect(performance.now() - began).toBeGreaterThan(290)
  })

  test('is loopback alone', async ({ open }) => {
    const page = await open()
    await expect(page.goto('http://127.0.0.2/')).rejects.toThrow('ERR_NAME_NOT_RESOLVED')
    await expect(page.goto('http://pakbon.example/')).rejects.toThrow('ERR_NAME_NOT_RESOLVED')
    guardOf(page).allow(/ERR_NAME_NOT_RESOLVED/)
  })
})

describe('a visit', () => {
  test.for([
    ['shippingClerk', 'nl', true],
    ['auditor', 'en', false],
    ['nobody', 'en', false],
  ] as const)('%s is signed in, in %s', async ([role, language, ships], { visit }) => {
    const page = await visit(role, '/healthz', { language, theme: 'dark' })
    const me = await page.evaluate(async () => (await fetch('/api/v1/me')).json())
    expect(me).toMatchObject({ name: role, language, theme: 'dark' })
    expect(me.duties.includes('maintainSalesPackingSlips')).toBe(ships)
    expect(await page.evaluate(() => matchMedia('(prefers-color-scheme: dark)').matches)).toBe(true)
  })

  test('or signs in by the page that asks for it', async ({ visit, pakbon }) => {
    const page = await visit(null, '/', { language: 'nl', device: 'phone' })
    await signIn(page, await pakbon.accountOf({ role: 'salesManager', language: 'nl' }))
    const cookies = await page.context().cookies()
    expect(cookies).toMatchObject([{ name: 'pakbon.session', httpOnly: true, sameSite: 'Lax' }])
  })

  test('two people of one role are two', async ({ visit }) => {
    const names = ['Anna', 'Bram'].map(async (name) => {
      const page = await visit('shippingClerk', '/healthz', { name })
      return page.evaluate(async () => (await (await fetch('/api/v1/me')).json()).name)
    })
    expect(await Promise.all(names)).toEqual(['Anna', 'Bram'])
  })

  test('pictures of it in each variant asked for, which are no trouble', async ({ visit }) => {
    const ready = (page: Page) => page.locator('input[type=email]').waitFor()
    const shots = [{ name: 'sign-in', role: null, path: '/', ready }]
    const of = [
      { theme: 'light', language: 'nl', device: 'phone' },
      { theme: 'dark', language: 'en', device: 'desktop' },
    ] as const
    const files = await takeScreenshots(visit, shots, { folder: join(folder, 'shots'), of })
    expect(files.map((file) => file.slice(folder.length))).toEqual([
      '/shots/sign-in-light-nl-phone.png',
      '/shots/sign-in-dark-en-desktop.png',
    ])
    const widths = await Promise.all(files.map(async (file) => (await readFile(file)).readUInt32BE(16)))
    expect(widths).toEqual([390, 1280])
  })
})
