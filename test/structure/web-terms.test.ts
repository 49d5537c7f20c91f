import { readdir, readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { en } from '#terms/web/en.ts'
import { nl } from '#terms/web/nl.ts'
import { publicCoverageEn } from '#terms/web/public-coverage.en.ts'
import { publicCoverageNl } from '#terms/web/public-coverage.nl.ts'
import { tillEn } from '#terms/web/till.en.ts'
import { tillNl } from '#terms/web/till.nl.ts'

const web = new URL('../../web/', import.meta.url)

async function readPages(): Promise<string> {
  const names = (await readdir(web, { recursive: true })).map(String).filter((name) => /\.tsx?$/.test(name))
  return (await Promise.all(names.map((name) => readFile(new URL(name, web), 'utf8')))).join('\n')
}

function namesOf(terms: object, path = ''): readonly string[] {
  return Object.entries(terms).flatMap(([name, value]) =>
    typeof value === 'string' ? [`${path}${name}`] : namesOf(value as object, `${path}${name}.`),
  )
}

function textOf(terms: object, name: string): string {
  return name.split('.').reduce<unknown>((part, key) => (part as Record<string, unknown>)[key], terms) as string
}

test.each([
  ['the web application', en],
  ['the till', tillEn],
])('every term of %s is used by it', async (_, terms) => {
  const pages = await readPages()
  const unused = namesOf(terms).filter((name) => {
    const asked = name.replace(/_(one|other)$/, '')
    const group = asked.split('.').slice(0, -1).join('.')
    return !pages.includes(`'${asked}'`) && !pages.includes(`\`${group}.\${`)
  })
  expect(unused).toEqual([])
})

test('every term of the page for buyers is used by it', async () => {
  const pages = await readPages()
  const unused = Object.keys(publicCoverageEn).filter(
    (name) => !pages.includes(`terms.${name}`) && !pages.includes(`field('${name}'`),
  )
  expect(unused).toEqual([])
})

test.each([
  ['the application', en, nl],
  ['the page for buyers', publicCoverageEn, publicCoverageNl],
  ['the till', tillEn, tillNl],
])('each Dutch term of %s has the details of its English one', (_, english, dutch) => {
  const detailsOf = (text: string) => [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name).sort()
  const differ = namesOf(english).filter(
    (name) => JSON.stringify(detailsOf(textOf(english, name))) !== JSON.stringify(detailsOf(textOf(dutch, name))),
  )
  expect(differ).toEqual([])
})
