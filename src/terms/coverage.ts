import type { CoverageStep } from '#domain/coverage-facts.ts'
import type { CoverageKind, CoverageLength, CoverageTerm } from '#domain/coverage-terms.ts'
import type { CoverageVerdict } from '#domain/coverage-verdict.ts'
import type { Place, Whereabouts } from '#domain/whereabouts.ts'
import { coverageEn } from './coverage-en.ts'
import { coverageNl } from './coverage-nl.ts'
import { dayText } from './days.ts'

type Language = 'nl' | 'en'
type OtherStep = Exclude<CoverageStep['code'], 'started'>

/** All that explains coverage, in one language; a missing term does not compile. */
export interface CoverageTerms extends Readonly<Record<OtherStep, string>> {
  readonly locale: string
  readonly spans: Readonly<Record<CoverageLength['unit'], readonly [one: string, many: string]>>
  readonly kinds: Readonly<Record<CoverageKind, string>>
  readonly bases: Readonly<Record<CoverageTerm['basis'], string>>
  readonly started: Readonly<Record<Extract<CoverageStep, { readonly code: 'started' }>['rule'], string>>
  readonly stillInRepair: string
  readonly verdicts: Readonly<Record<CoverageVerdict['code'], string>>
  readonly places: Readonly<Record<Place, string>>
  readonly since: string
  readonly notReadable: string
}

/** One step of a term in words, as a sentence. */
export function stepText(step: CoverageStep, language: Language): string {
  const terms = termsOf(language)
  const term = termOf(step, terms)
  const { length, unit, days } = { length: 0, unit: 'days', days: 0, ...step } as const
  const span = spanText(step.code === 'runs' ? { length, unit } : { length: days, unit: 'days' }, language)
  const serialNumber = 'serialNumber' in step ? (step.serialNumber ?? terms.notReadable) : ''
  return filled(term, { ...withDays(step, language), span, serialNumber })
}

/** Whether warranty, or service, holds, in words. */
export function verdictText(kind: CoverageKind, verdict: CoverageVerdict, language: Language): string {
  const terms = termsOf(language)
  return filled(terms.verdicts[verdict.code], { ...withDays(verdict, language), kind: terms.kinds[kind] })
}

/** What a term is called: its own name, or that of what it rests on. */
export function termText({ name, basis }: Pick<CoverageTerm, 'name' | 'basis'>, language: Language): string {
  return name || termsOf(language).bases[basis]
}

/** Where a unit is, in words. */
export function whereText({ place, since, document }: Whereabouts, language: Language): string {
  const terms = termsOf(language)
  if (since === null || !document?.number) return terms.places[place]
  return filled(terms.since, { place: terms.places[place], day: dayText(since, language), document: document.number })
}

/** A length as people say it: 24 months, 1 day. */
export function spanText({ length, unit }: CoverageLength, language: Language): string {
  const [one, many] = termsOf(language).spans[unit]
  return `${length} ${length === 1 ? one : many}`
}

function termsOf(language: Language): CoverageTerms {
  return language === 'nl' ? coverageNl : coverageEn
}

function termOf(step: CoverageStep, terms: CoverageTerms): string {
  if (step.code === 'started') return terms.started[step.rule]
  return step.code === 'repair' && step.isStillHere ? terms.stillInRepair : terms[step.code]
}

const dayNames = new Set(['day', 'from', 'until'])

function withDays(details: object, language: Language): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(details).map(([name, value]) => [
      name,
      dayNames.has(name) && typeof value === 'string' ? dayText(value, language) : value,
    ]),
  )
}

function filled(term: string, details: Readonly<Record<string, unknown>>): string {
  return term.replace(/\{\{(\w+)\}\}/g, (_, name: string) => String(details[name] ?? ''))
}
