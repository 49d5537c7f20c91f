import type { PostalAddress } from '#sales-documents/sales-document.ts'

/** Who reads an address: in which language, and where, so that the country is told where it is another. */
interface Reader {
  readonly language: 'nl' | 'en'
  readonly country: string
}

/** The lines of an address as it is written on an envelope. */
export function addressLines(address: PostalAddress, reader: Reader): readonly string[] {
  const { name, street, postalCode, city, country } = address
  const place = [postalCode, city].filter(Boolean).join('  ')
  return [name, street, place, country === reader.country ? '' : countryName(country, reader.language)].filter(isGiven)
}

function isGiven(text: string | undefined): text is string {
  return text !== undefined && text !== ''
}

/** The post of the sender's country reads it. */
function countryName(country: PostalAddress['country'], language: 'nl' | 'en'): string {
  if (!country || !/^[A-Z]{2}$/.test(country)) return country ?? ''
  return (new Intl.DisplayNames(language, { type: 'region' }).of(country) ?? country).toUpperCase()
}
