/** The sample company: a Dutch distributor of electronics. */
export const sampleCompany = {
  code: 'VOLT',
  name: 'Voltmeer Elektronica B.V.',
  currency: 'EUR',
  language: 'nl',
  country: 'NL',
  address: { street: 'Ampèrestraat 12', postalCode: '3846 AN', city: 'Harderwijk', country: 'NL' },
  vatNumber: 'NL861234567B01',
  registrationNumber: '80123456',
} as const

/** What its documents say of it. */
export const sampleDocuments = {
  iban: 'NL91ABNA0417164300',
  bic: 'ABNANL2A',
  email: 'verkoop@voltmeer.example',
  phone: '+31 341 000 000',
  website: 'https://voltmeer.example',
  documentColour: '#0f6c5c',
  documentTexts: {
    packingSlip: {
      nl: 'Controleer de serienummers bij ontvangst; meld verschillen binnen vijf werkdagen.',
      en: 'Compare the serial numbers on receipt; tell us of differences within five working days.',
    },
    invoice: {
      nl: 'Op al onze leveringen zijn de algemene voorwaarden van Voltmeer Elektronica B.V. van toepassing.',
      en: 'The general terms of Voltmeer Elektronica B.V. apply to all our deliveries.',
    },
  },
} as const
