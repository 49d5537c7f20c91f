import { createContext, useContext } from 'react'
import type { tillEn } from '#terms/web/till.en.ts'
import { speaker } from '#web/api/client.ts'
import { createStore } from './store.ts'

export type Language = 'nl' | 'en'
type Terms = typeof tillEn

/** The name of a term, e.g. `sale.pay`; one with `_one` and `_other` is named without. */
export type TermName = Names<Terms>
type Names<T, Path extends string = ''> = {
  [Key in keyof T & string]: T[Key] extends string ? `${Path}${Plain<Key>}` : Names<T[Key], `${Path}${Key}.`>
}[keyof T & string]
type Plain<Key extends string> = Key extends `${infer Base}_one` | `${infer Base}_other` ? Base : Key

type Details = Readonly<Record<string, string | number>>

/** How the till speaks: its terms with what stands between {{…}} filled in, and amounts, figures and moments. */
export interface Speech {
  readonly language: Language
  readonly t: (name: TermName, details?: Details) => string
  /** The term of a name that may be none. */
  readonly find: (name: string, details?: Details) => string | null
  readonly money: (amount: string) => string
  readonly quantity: (quantity: number | string) => string
  readonly moment: (moment: string) => string
  readonly time: (moment: string) => string
  readonly day: (day: string) => string
}

const loaders = {
  en: async () => (await import('#terms/web/till.en.ts')).tillEn as object,
  nl: async () => (await import('#terms/web/till.nl.ts')).tillNl as object,
}
const languageKey = 'pakbon.till.language'

/** How the till speaks now; null until its first terms are there. */
export const speechStore = createStore<{ speech: Speech | null; currency: string }>({ speech: null, currency: 'EUR' })

/** The language that somebody chose on this device; null where nobody did. */
export function chosenLanguage(): Language | null {
  const kept = localStorage.getItem(languageKey)
  return kept === 'nl' || kept === 'en' ? kept : null
}

/** Speaks another language, and does so again when nobody is signed in. */
export function chooseLanguage(language: Language): void {
  localStorage.setItem(languageKey, language)
  void speak(language)
}

/** The language to begin with: that of this device, else the browser's. */
export function firstLanguage(): Language {
  const chosen = chosenLanguage()
  if (chosen) return chosen
  return navigator.languages.find((one) => /^(nl|en)\b/.test(one))?.startsWith('nl') ? 'nl' : 'en'
}

/** Speaks a language from now on, to whoever looks and to the server. */
export async function speak(language: Language, currency = speechStore.get().currency): Promise<void> {
  const terms = await loaders[language]()
  const speech = speechOf(language, terms, currency)
  speaker.language = language
  speaker.connectionLost = speech.t('connection.lost')
  document.documentElement.lang = language
  document.title = speech.t('app.title')
  speechStore.set({ speech, currency })
}

export const SpeechContext = createContext<Speech | null>(null)

/** How the till speaks now. */
export function useSpeech(): Speech {
  const speech = useContext(SpeechContext)
  if (!speech) throw new Error('Nobody speaks around this component.')
  return speech
}

function speechOf(language: Language, terms: object, currency: string): Speech {
  const place = language === 'nl' ? 'nl-NL' : 'en-GB'
  const plurals = new Intl.PluralRules(place)
  const moneys = new Intl.NumberFormat(place, { style: 'currency', currency })
  const quantities = new Intl.NumberFormat(place, { maximumFractionDigits: 6 })
  const moments = new Intl.DateTimeFormat(place, { dateStyle: 'medium', timeStyle: 'short' })
  const times = new Intl.DateTimeFormat(place, { timeStyle: 'short' })
  const days = new Intl.DateTimeFormat(place, { dateStyle: 'medium', timeZone: 'UTC' })
  const find = (name: string, details: Details = {}) => {
    const text = termOf(terms, name) ?? termOf(terms, `${name}_${plurals.select(Number(details.count ?? 0))}`)
    return text === null ? null : text.replace(/\{\{(\w+)\}\}/g, (_, detail: string) => String(details[detail] ?? ''))
  }
  return {
    language,
    t: (name, details) => find(name, details) ?? name,
    find,
    money: (amount) => moneys.format(Number(amount)),
    quantity: (quantity) => quantities.format(Number(quantity)),
    moment: (moment) => moments.format(new Date(moment)),
    time: (moment) => times.format(new Date(moment)),
    day: (day) => days.format(new Date(`${day.slice(0, 10)}T00:00:00Z`)),
  }
}

function termOf(terms: object, name: string): string | null {
  const found = name
    .split('.')
    .reduce<unknown>((part, key) => (part as Record<string, unknown> | undefined)?.[key], terms)
  return typeof found === 'string' ? found : null
}
