import { documentsEn } from '#terms/documents-en.ts'
import { documentsNl } from '#terms/documents-nl.ts'

/** How a document speaks: its terms, and numbers, amounts and days as its language writes them. */
export interface Words {
  readonly terms: typeof documentsEn
  readonly language: 'nl' | 'en'
  /** A term with its details filled in: `{{count}}`, or by number as `{{count|piece|pieces}}`. */
  readonly say: (term: string, details: Readonly<Record<string, string | number>>) => string
  readonly amount: (decimal: string) => string
  /** With as many decimals as it has, and at least those of money. */
  readonly unitPrice: (decimal: string) => string
  readonly quantity: (quantity: number) => string
  /** Of an ISO day or moment; a moment in the time zone of the company. */
  readonly day: (iso: string) => string
}

interface Speaker {
  readonly language: 'nl' | 'en'
  readonly currency: string
  readonly timeZone: string
}

/** The words of a document. */
export function wordsOf({ language, currency, timeZone }: Speaker): Words {
  const locale = language === 'nl' ? 'nl-NL' : 'en-GB'
  const money = new Intl.NumberFormat(locale, { style: 'currency', currency, currencyDisplay: 'narrowSymbol' })
  const exact = new Intl.NumberFormat(locale, {
    style: 'currency',
    currency,
    currencyDisplay: 'narrowSymbol',
    maximumFractionDigits: 6,
  })
  const number = new Intl.NumberFormat(locale, { maximumFractionDigits: 6 })
  const dayOf = (zone: string) =>
    new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'long', year: 'numeric', timeZone: zone })
  const [days, moments] = [dayOf('UTC'), dayOf(timeZone)]
  return {
    terms: language === 'nl' ? documentsNl : documentsEn,
    language,
    say,
    // A decimal text is exact also where a number is not.
    amount: (decimal) => money.format(decimal as unknown as number),
    unitPrice: (decimal) => exact.format(decimal as unknown as number),
    quantity: (quantity) => number.format(quantity),
    day: (iso) => (iso.length === 10 ? days : moments).format(new Date(iso)),
  }
}

function say(term: string, details: Readonly<Record<string, string | number>>): string {
  return term.replace(/\{\{(\w+)(?:\|([^|}]*)\|([^|}]*))?\}\}/g, (_, name: string, one?: string, many?: string) => {
    const detail = String(details[name] ?? '')
    return one === undefined || many === undefined ? detail : `${detail} ${detail === '1' ? one : many}`
  })
}
