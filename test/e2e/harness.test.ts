import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, vi } from 'vitest'
import { expectAccessible } from './accessible.ts'
import { test } from './fixtures.ts'
import { guardOf } from './guard.ts'
import { signIn } from './pakbon.ts'
import { takeScreenshots } from './screenshots.ts'

let folder = ''

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'pakbon-harness-'))
})

afterAll(() => rm(folder, { recursive: true }))

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
    const page = await visit(null, '/')
    await page.evaluate('add = (name, more) => Object.assign(document.createElement(name), more)')
    await page.evaluate(planted)
    const guard = guardOf(page)
    await expect.poll(async () => (await guard.take()).join('\n')).toContain(expected)
    guard.allow(/./)
  })

  test('lets refusals pass, and what is allowed', async ({ visit }) => {
    const page = await visit(null, '/')
    guardOf(page).allow(/planted/)
    const status = await page.evaluate(async () => {
      console.error('planted')
      return (await fetch('/api/v1/me')).status
    })
    expect(status).toBe(401)
  })

  test.fails('fails a test for trouble on its page', { retry: 0 }, async ({ open, onTestFinished }) => {
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

describe('a visit', () => {
  test.for([
    ['shippingClerk', 'nl', true],
    ['auditor', 'en', false],
    ['nobody', 'en', false],
  ] as const)('%s is signed in, in %s', async ([role, language, ships], { visit }) => {
    const page = await visit(role, '/', { language, theme: 'dark' })
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
      const page = await visit('shippingClerk', '/', { name })
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
