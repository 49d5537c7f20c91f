// Kept: making a format costs a thousand times what using it does.
const formatOf = (locale: string) => new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' })
const formats = { nl: formatOf('nl-NL'), en: formatOf('en-GB') }

/** An ISO day as the language writes it: 28 november 2026. */
export function dayText(day: string, language: 'nl' | 'en'): string {
  return formats[language].format(new Date(`${day}T00:00:00Z`))
}

/** Whether a text is an ISO day. */
export function isDay(text: unknown): text is string {
  return typeof text === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(text)
}
