import { createContext, useContext } from 'react'
import { publicCoverageEn } from '#terms/web/public-coverage.en.ts'
import { publicCoverageNl } from '#terms/web/public-coverage.nl.ts'

export type Language = 'nl' | 'en'

/** How the page speaks: its terms, a term with its details filled in, and days as the language writes them. */
export interface Speech {
  readonly language: Language
  readonly terms: typeof publicCoverageEn
  readonly say: (term: string, details: Readonly<Record<string, string>>) => string
  readonly day: (day: string | null) => string
}

/** How a language speaks. */
export function speechOf(language: Language): Speech {
  const place = language === 'nl' ? 'nl-NL' : 'en-GB'
  const days = new Intl.DateTimeFormat(place, { dateStyle: 'long', timeZone: 'UTC' })
  return {
    language,
    terms: language === 'nl' ? (publicCoverageNl as typeof publicCoverageEn) : publicCoverageEn,
    say: (term, details) => term.replace(/\{\{(\w+)\}\}/g, (_, name: string) => details[name] ?? ''),
    day: (day) => (day ? days.format(new Date(`${day}T00:00:00Z`)) : ''),
  }
}

/** The language that the browser asks for first, of the two that there are. */
export function browserLanguage(): Language {
  return navigator.languages.find((one) => /^(nl|en)\b/.test(one))?.startsWith('nl') ? 'nl' : 'en'
}

export const SpeechContext = createContext<Speech>(speechOf('en'))

/** How the page speaks now. */
export function useSpeech(): Speech {
  return useContext(SpeechContext)
}
