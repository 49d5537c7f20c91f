import i18next from 'i18next'
import { initReactI18next, useTranslation } from 'react-i18next'
import type { en } from '#terms/web/en.ts'
import { speaker } from '#web/api/client.ts'

export type Language = 'nl' | 'en'
export type Terms = typeof en

/** The name of a term, e.g. `packingSlips.post`; one with `_one` and `_other` is named without. */
export type TermName = Names<Terms>
type Names<T, Path extends string = ''> = {
  [Key in keyof T & string]: T[Key] extends string ? `${Path}${Plain<Key>}` : Names<T[Key], `${Path}${Key}.`>
}[keyof T & string]
type Plain<Key extends string> = Key extends `${infer Base}_one` | `${infer Base}_other` ? Base : Key

const loaders = {
  en: async () => (await import('#terms/web/en.ts')).en,
  nl: async () => (await import('#terms/web/nl.ts')).nl,
}

/** The language to begin with, before anybody signed in: the last one used here, else the browser's. */
export function firstLanguage(): Language {
  const kept = localStorage.getItem('pakbon.language')
  if (kept === 'nl' || kept === 'en') return kept
  return navigator.languages.find((one) => /^(nl|en)\b/.test(one))?.startsWith('nl') ? 'nl' : 'en'
}

/** Loads a language's terms, and speaks it from now on, to the user and to the server. */
export async function speak(language: Language): Promise<void> {
  const terms = await loaders[language]()
  if (!i18next.isInitialized) {
    await i18next.use(initReactI18next).init({ lng: language, interpolation: { escapeValue: false }, resources: {} })
  }
  i18next.addResourceBundle(language, 'translation', terms)
  await i18next.changeLanguage(language)
  speaker.language = language
  speaker.connectionLost = i18next.t('common.connectionLost')
  document.documentElement.lang = language
  localStorage.setItem('pakbon.language', language)
}

/** The terms of the present language: `t('packingSlips.post')`, with what stands between {{…}} in the details. */
export function useText() {
  const { t, i18n } = useTranslation()
  return { t: t as Translate, language: i18n.language as Language }
}

export type Translate = (name: TermName, details?: Readonly<Record<string, unknown>>) => string
