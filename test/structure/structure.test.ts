import { readdir, readFile } from 'node:fs/promises'
import { describe, expect, test } from 'vitest'
import { duties } from '#domain/duty.ts'
import { refusalRules } from '#domain/refusal-rules.ts'
import { publicRoutes, routes } from '#main.ts'
import { reviewFile, type SourceFile } from './laws.ts'
import { reviewWebFile } from './web-laws.ts'

const root = new URL('../../', import.meta.url)

async function filesBelow(folder: string): Promise<readonly SourceFile[]> {
  const names = await readdir(new URL(folder, root), { recursive: true })
  const sources = names.map(String).filter((name) => /\.tsx?$/.test(name))
  return Promise.all(sources.map(async (path) => ({ path, text: await readText(`${folder}${path}`) })))
}

function readText(path: string): Promise<string> {
  return readFile(new URL(path, root), 'utf8')
}

test('the source keeps the laws of docs/ARCHITECTURE.md', async () => {
  const violations = (await filesBelow('src/')).flatMap(reviewFile)
  expect(violations).toEqual([])
})

describe('each law refuses a planted violation', () => {
  test.each([
    ['imports follow the paper trail', 'packing-slips/x.ts', "import { a } from '#invoices/store.ts'\n"],
    ['imports follow the paper trail', 'http/x.ts', "import { a } from '#invoices/store.ts'\n"],
    ['no ../ imports', 'invoices/x.ts', "import { a } from '../db/database.ts'\n"],
    ['domain is pure', 'domain/x.ts', "import { v7 } from 'uuid'\n"],
    ['domain is pure', 'domain/x.ts', 'const now = Date.now()\n'],
    ['use cases do not know fastify', 'invoices/x.ts', "import { fastify } from 'fastify'\n"],
    ['a file has at most 200 lines', 'db/x.ts', '\n'.repeat(201)],
    ['no default export', 'db/x.ts', 'export default 1\n'],
    ['exported functions are documented', 'db/x.ts', 'export function a() {}\n'],
    ['one writing folder for each table', 'invoices/x.ts', 'sql`update registration set open = false`\n'],
    ['one writing folder for each table', 'invoices/x.ts', "db.insertInto('packing_slip')\n"],
  ])('%s: %s', (law, path, text) => {
    expect(reviewFile({ path, text }).map((violation) => violation.law)).toContain(law)
  })
})

test('the web application keeps its laws', async () => {
  const files = (await filesBelow('web/')).filter(({ path }) => !path.endsWith('.d.ts'))
  expect(files.flatMap(reviewWebFile)).toEqual([])
})

describe('each law of the web application refuses a planted violation', () => {
  test.each([
    ['a page folder never imports another', 'invoices/x.tsx', "import { a } from '#web/packing-slips/a.ts'\n"],
    ['a page folder never imports another', 'ui/x.tsx', "import { a } from '#web/home/a.ts'\n"],
    [
      'of the server only domain, terms and the types of views',
      'home/x.ts',
      "import { a } from '#invoices/views.ts'\n",
    ],
    ['of the server only domain, terms and the types of views', 'home/x.ts', "import type { A } from '#db/id.ts'\n"],
    ['no ../ imports', 'home/x.ts', "import { a } from '../ui/page.tsx'\n"],
    ['a file has at most 200 lines', 'ui/x.ts', '\n'.repeat(201)],
    ['no default export', 'ui/x.ts', 'export default 1\n'],
    ['exported functions are documented', 'ui/x.ts', 'export function a() {}\n'],
    ['no text but terms', 'ui/x.tsx', '<Button aria-label="Save">x</Button>\n'],
    ['no text but terms', 'ui/x.tsx', '<p>Nothing was found</p>\n'],
    ['nothing inline', 'ui/x.tsx', '<p dangerouslySetInnerHTML={x} />\n'],
  ])('%s: %s', (law, path, text) => {
    expect(reviewWebFile({ path, text }).map((violation) => violation.law)).toContain(law)
  })
})

test('D75: every route names known duties, and docs/duties.md lists each of them', async () => {
  const documented = await readText('docs/duties.md')
  for (const route of routes) {
    const needed = typeof route.duty === 'string' ? [route.duty] : route.duty
    expect(needed.length, route.url).toBeGreaterThan(0)
    for (const duty of needed) expect(duties, route.url).toContain(duty)
  }
  for (const duty of duties) expect(documented).toContain(duty)
})

test('D75: what nobody signs in to is this, and no more', () => {
  expect(publicRoutes.map(({ method, url }) => `${method} ${url}`)).toEqual([
    'POST /api/v1/public/coverage',
    'GET /api/v1/public/coverage/challenge',
    'GET /01/*',
  ])
})

describe('every refusal code', async () => {
  const errors = await readText('docs/errors.md')
  const tests = (await filesBelow('test/')).filter(({ path }) => !path.startsWith('structure/'))
  const source = await filesBelow('src/')
  test.each(Object.entries(refusalRules))('%s (%s) is documented, raised and tested', (code, rule) => {
    expect(errors).toMatch(new RegExp(`^\\| \`${code}\` \\| ${rule} \\|`, 'm'))
    expect(source.some(({ path, text }) => !/^(terms|domain\/refusal)/.test(path) && text.includes(`'${code}'`))).toBe(
      true,
    )
    expect(tests.filter(({ text }) => text.includes(code)).length, 'tests that raise it').toBeGreaterThan(0)
  })
})
