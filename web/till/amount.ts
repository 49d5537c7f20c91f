/** The amount of money that somebody typed, with a comma or a point, as decimal text; null for what is none. */
export function amountOf(text: string): string | null {
  const typed = text.trim().replace(/^€\s*/, '').replace(',', '.')
  return /^\d{1,9}(\.\d{1,2})?$/.test(typed) ? typed : null
}

/** A number that somebody typed, e.g. a quantity or a percentage; null for what is none. */
export function numberOf(text: string): number | null {
  const typed = text.trim().replace(',', '.')
  return /^\d{1,9}(\.\d{1,6})?$/.test(typed) ? Number(typed) : null
}

/** Decimal text as it is typed in a language. */
export function typedIn(language: 'nl' | 'en', decimal: string): string {
  return language === 'nl' ? decimal.replace('.', ',') : decimal
}
