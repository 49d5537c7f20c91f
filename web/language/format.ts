import { type Language, useText } from './language.ts'

const places = { nl: 'nl-NL', en: 'en-GB' } as const

/** Figures, days and amounts as the user's language writes them. */
export function formats(language: Language) {
  const place = places[language]
  const quantity = new Intl.NumberFormat(place, { maximumFractionDigits: 6 })
  const dayFormat = new Intl.DateTimeFormat(place, { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' })
  const momentFormat = new Intl.DateTimeFormat(place, { dateStyle: 'medium', timeStyle: 'short' })
  return {
    quantity: (value: number) => quantity.format(value),
    /** A day such as 2026-11-23. */
    day: (day: string | null) => (day ? dayFormat.format(new Date(`${day}T00:00:00Z`)) : ''),
    moment: (moment: string | null) => (moment ? momentFormat.format(new Date(moment)) : ''),
    /** An amount as text, with its currency. */
    money: (amount: string | null, currency: string) =>
      amount === null ? '' : new Intl.NumberFormat(place, { style: 'currency', currency }).format(Number(amount)),
  }
}

/** Those of the present user. */
export function useFormats() {
  const { language } = useText()
  return formats(language)
}
