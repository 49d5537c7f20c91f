import { existsSync } from 'node:fs'
import { readdir, readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import type { RefusalCode } from '#domain/refusal.ts'
import { refusalRules } from '#domain/refusal-rules.ts'
import { statusOf } from '#http/problem.ts'

const root = new URL('../../', import.meta.url)

async function readText(path: string): Promise<string> {
  return readFile(new URL(path, root), 'utf8')
}

test('docs/errors.md has every refusal code once, in the order of the catalogue', async () => {
  const rows = [...(await readText('docs/errors.md')).matchAll(/^\| `([A-Z0-9_]+)` \| D\d+ \| .+ \| .+ \|$/gm)]
  expect(rows.map(([, code]) => code)).toEqual(Object.keys(refusalRules))
})

test('docs/errors.md names each status that is not 409, with its codes', async () => {
  const rows = [...(await readText('docs/errors.md')).matchAll(/^\| (\d{3}) \| ([^|]+) \|/gm)]
  const documented = rows.flatMap(([, status, codes = '']) =>
    [...codes.matchAll(/`([A-Z_]+)`/g)].map(([, code]) => `${code} ${status}`),
  )
  const codes = (Object.keys(refusalRules) as RefusalCode[]).filter((code) => statusOf(code) !== 409)
  expect(documented.sort()).toEqual(codes.map((code) => `${code} ${statusOf(code)}`).sort())
})

test('the guide answers the same questions in both languages', async () => {
  const questions = async (path: string) => [...(await readText(path)).matchAll(/^## .+\?/gm)].length
  expect(await questions('docs/guide/en/serial-numbers.md')).toBeGreaterThanOrEqual(13)
  expect(await questions('docs/guide/nl/serienummers.md')).toBe(await questions('docs/guide/en/serial-numbers.md'))
  expect(await questions('docs/guide/nl/servicebalie.md')).toBe(await questions('docs/guide/en/service-desk.md'))
  expect(await questions('docs/guide/nl/kassa.md')).toBe(await questions('docs/guide/en/point-of-sale.md'))
})

test('links from one document to another lead somewhere', async () => {
  const names = (await readdir(new URL('docs/', root), { recursive: true })).map((name) => `docs/${name}`)
  const pages = [...names, ...(await readdir(root))].filter((name) => name.endsWith('.md'))
  expect(pages).toContain('README.md')
  const broken = await Promise.all(
    pages.map(async (page) => {
      const links = [...(await readText(page)).matchAll(/\]\(([^)#\s]+)(?:#[^)]*)?\)/g)].map(([, link = '']) => link)
      const files = links.filter((link) => !/^https?:/.test(link))
      return files.filter((link) => !existsSync(new URL(link, new URL(page, root)))).map((link) => `${page}: ${link}`)
    }),
  )
  expect(broken.flat()).toEqual([])
})
