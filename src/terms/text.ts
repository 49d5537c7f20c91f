import i18next from 'i18next'
import type { Refusal, RefusalCode } from '#domain/refusal.ts'
import { coverageEn } from './coverage-en.ts'
import { coverageNl } from './coverage-nl.ts'
import { dayText, isDay } from './days.ts'
import { en } from './en.ts'
import type { ColumnName } from './en-columns.ts'
import { nl } from './nl.ts'

export type Language = 'nl' | 'en'

const terms = i18next.createInstance()
await terms.init({
  resources: { en: { translation: en }, nl: { translation: nl } },
  fallbackLng: 'en',
  interpolation: { escapeValue: false },
  returnObjects: false,
})

/** What a refusal says to a person: what is wrong, about what, and what can be done. */
export function refusalText(refusal: Refusal, language: Language): string {
  const isOnTicket = refusal.code === 'SERIAL_ALREADY_ACTIVE' && typeof refusal.details.till === 'string'
  return terms.t(isOnTicket ? 'serialOnTicket' : `refusal.${refusal.code}.text`, {
    lng: language,
    ...flat(withDays(inWords(refusal.details, language), language)),
  })
}

/** The short name of a refusal. */
export function titleText(code: RefusalCode, language: Language): string {
  return terms.t(`refusal.${code}.title`, { lng: language })
}

/**
 * What a return policy found is told in words, and that a serial number is on the ticket of a till; programs read the
 * codes in the details.
 */
function inWords({ findings, ...details }: Refusal['details'], language: Language): Refusal['details'] {
  if (!Array.isArray(findings)) return withTicket(withBasis(details, language), language)
  const words: Readonly<Record<string, string>> = (language === 'nl' ? nl : en).findings
  return { ...details, findings: findings.map((finding) => words[String(finding)] ?? String(finding)) }
}

/** D4: what a term of coverage is and what it rests on, as they stand within a sentence. */
function withBasis(details: Refusal['details'], language: Language): Refusal['details'] {
  if (details.basis === undefined) return details
  const { kinds, bases } = language === 'nl' ? coverageNl : coverageEn
  const word = (words: Readonly<Record<string, string>>, name: unknown) => words[String(name)]?.toLowerCase() ?? ''
  return { ...details, kind: word(kinds, details.kind), basis: word(bases, details.basis) }
}

/** An invoice in preparation that a till has is called its ticket. */
function withTicket(details: Refusal['details'], language: Language): Refusal['details'] {
  const { till, document } = details
  if (typeof till !== 'string' || document === undefined) return details
  return { ...details, document: (language === 'nl' ? nl : en).ticketOfTill.replace('{{till}}', till) }
}

/** Programs read days as ISO days in the details; people read them as their language writes them. */
function withDays(details: Refusal['details'], language: Language): Refusal['details'] {
  const isDayOf = (name: string, value: unknown) => (name === 'day' || name.endsWith('On')) && isDay(value)
  return Object.fromEntries(
    Object.entries(details).map(([name, value]) => [
      name,
      isDayOf(name, value) ? dayText(String(value), language) : value,
    ]),
  )
}

/** Lists read as `a, b`; long ones are cut, since the details carry them whole. */
function flat(details: Refusal['details']): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(details).map(([name, value]) => [name, Array.isArray(value) ? list(value) : value]),
  )
}

function list(values: readonly unknown[]): string {
  const shown = values.slice(0, 10).map(String).join(', ')
  return values.length > 10 ? `${shown}, …` : shown
}

/** The head of a column of a list. */
export function columnName(name: ColumnName, language: Language): string {
  return (language === 'nl' ? nl : en).columns[name]
}
