import type { publicCoverageEn } from './public-coverage.en.ts'
import type { SameShape } from './same-shape.ts'

/** Wat kopers lezen op de pagina waar zij navragen hoelang een exemplaar gedekt is. */
export const publicCoverageNl: SameShape<typeof publicCoverageEn> = {
  title: 'Garantie nakijken',
  intro: 'Vul het serienummer van uw product in, en het factuurnummer of de postcode van uw aankoop.',
  companyCode: 'Code van de winkel',
  companyCodeHint: 'Die staat in het webadres op uw factuur of pakbon, achter ‘coverage/’.',
  serialNumber: 'Serienummer',
  serialNumberHint: 'Op het etiket van het product.',
  proof: 'Factuurnummer of postcode',
  proofHint: 'De postcode van het factuuradres of het afleveradres.',
  ask: 'Nakijken',
  asking: 'Een ogenblik …',
  needed: 'Vul dit in.',
  connectionLost: 'Er is geen verbinding. Probeer het opnieuw.',
  privacy: 'U ziet alleen het product en de looptijd, nooit namen of adressen.',
  otherLanguage: 'English',
  answer: 'Antwoord',
  warranty: 'Garantie',
  service: 'Service',
  state: { valid: 'Geldig', notBegun: 'Nog niet ingegaan', expired: 'Verlopen', none: 'Geen' },
  days: {
    valid: 'tot en met {{until}}',
    notBegun: '– geldt van {{from}} tot en met {{until}}',
    expired: '– gold tot en met {{until}}',
  },
  howToClaim: 'Zo maakt u er aanspraak op',
  howToClaimUnknown: 'Neem contact op met {{company}} en houd het serienummer en uw factuur bij de hand.',
  on: '{{company}}, stand op {{day}}',
  again: 'Nog een product nakijken',
}
