import type { Buyer, Seller } from '#sales-documents/sales-document.ts'

/** An identifier in its scheme (EAS, ISO 6523). */
export interface PartyId {
  readonly scheme: string
  readonly id: string
}

/** VAT numbers as electronic addresses, by their country (EAS). */
const vatSchemes: Readonly<Record<string, string>> = {
  AT: '9914',
  BE: '9925',
  DE: '9930',
  ES: '9920',
  FR: '9957',
  GB: '9932',
  IE: '9935',
  LU: '9938',
  NL: '9944',
  PL: '9945',
  PT: '9946',
}

type Party = Pick<Seller | Buyer, 'electronicAddress' | 'registrationNumber' | 'vatNumber'>

/** Where a party gets its electronic documents: as it says, else by its registration, else by its VAT number. */
export function endpointOf(party: Party, country: string): PartyId | null {
  const [scheme, id] = party.electronicAddress?.split(':') ?? []
  if (scheme && id) return { scheme, id }
  const legal = legalIdOf(party, country)
  if (legal) return legal
  const vatNumber = vatNumberOf(party)
  const vatScheme = vatSchemes[vatNumber?.slice(0, 2) ?? '']
  return vatNumber && vatScheme ? { scheme: vatScheme, id: vatNumber } : null
}

/** In the register of the Netherlands: a KVK number (0106) or an OIN (0190). */
export function legalIdOf({ registrationNumber }: Pick<Party, 'registrationNumber'>, country: string): PartyId | null {
  const id = registrationNumber?.replaceAll(/[\s.]/g, '') ?? ''
  if (country !== 'NL') return null
  if (/^\d{8}$/.test(id)) return { scheme: '0106', id }
  return /^\d{20}$/.test(id) ? { scheme: '0190', id } : null
}

/** A VAT number without spaces, points and dashes; without its country (BR-CO-09) it is none. */
export function vatNumberOf({ vatNumber }: Pick<Party, 'vatNumber'>): string | null {
  const number = vatNumber?.replaceAll(/[\s.-]/g, '').toUpperCase() ?? ''
  return /^[A-Z]{2}[0-9A-Z+*]+$/.test(number) ? number : null
}
