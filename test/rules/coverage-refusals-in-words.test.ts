import { describe, expect, test } from 'vitest'
import { type Details, type RefusalCode, refuse } from '#domain/refusal.ts'
import { refusalText } from '#terms/text.ts'

describe('D53 refusals in words', () => {
  test.each<[RefusalCode, Details, nl: string, en: string]>([
    [
      'UNIT_NOT_DELIVERED',
      {},
      'Een stuk krijgt pas een eigen dekking als het is geleverd. Boek eerst de pakbon of de factuur.',
      'A unit gets coverage of its own once it is delivered. Post its packing slip or invoice first.',
    ],
    [
      'COVERAGE_LINE_CANCELLED',
      { line: 2, order: 'SO-1' },
      'Regel 2 van verkooporder SO-1 is geannuleerd of gecrediteerd. Kies de regel waarmee de dekking is verkocht.',
      'Line 2 of sales order SO-1 is cancelled or credited. Choose the line that sold the coverage.',
    ],
    [
      'COVERAGE_LINE_USED_UP',
      { line: 2, order: 'SO-1', quantity: 1, units: 1, serialNumbers: ['A1'] },
      'Met regel 2 van verkooporder SO-1 is dekking voor 1 verkocht, en 1 hebben die al: A1. Trek daarvan een in, of kies een andere regel.',
      'Line 2 of sales order SO-1 sold coverage for 1, and 1 have it: A1. Withdraw one of those, or choose another line.',
    ],
    [
      'COVERAGE_LINE_WITHOUT_TERMS',
      { product: 'P', line: 2, order: 'SO-1' },
      'Artikel P van regel 2 van verkooporder SO-1 heeft geen dekkingsvoorwaarden. Geef soort, lengte en eenheid op, of voeg voorwaarden toe aan het artikel.',
      'Product P of line 2 of sales order SO-1 has no coverage terms. Give kind, length and unit, or add terms to the product.',
    ],
    [
      'COVERAGE_TERM_WITHDRAWN',
      { day: '2024-06-01', reason: 'Typo' },
      'De dekking is op 1 juni 2024 ingetrokken: Typo',
      'It was withdrawn on 1 June 2024: Typo',
    ],
    [
      'COVERAGE_BASIS_OF_KIND',
      { kind: 'service', basis: 'goodwill' },
      'Een voorwaarde van soort service kan niet berusten op coulance: service berust op een servicecontract, garantie op iets anders.',
      'A term of kind service cannot rest on goodwill: service rests on a service contract, warranty on anything else.',
    ],
  ])('%s', (code, details, nl, en) => {
    const refusal = refuse(code, details)
    expect([refusalText(refusal, 'nl'), refusalText(refusal, 'en')]).toEqual([nl, en])
  })
})
