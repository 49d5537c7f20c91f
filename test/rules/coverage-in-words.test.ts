import { describe, expect, test } from 'vitest'
import type { CoverageStep } from '#domain/coverage-facts.ts'
import { type CoverageVerdict, verdictCodes } from '#domain/coverage-verdict.ts'
import { type Place, places } from '#domain/whereabouts.ts'
import { stepText, verdictText, whereText } from '#terms/coverage.ts'

describe('D53 each step of a term in words', () => {
  test.each<[CoverageStep, nl: string, en: string]>([
    [
      { code: 'started', rule: 'delivery', day: '2024-01-31', document: 'PS-1' },
      'Begint op 31 januari 2024, de leveringsdatum (PS-1).',
      'Begins on 31 January 2024, the day of delivery (PS-1).',
    ],
    [
      { code: 'started', rule: 'invoice', day: '2024-01-31', document: 'INV-1' },
      'Begint op 31 januari 2024, de factuurdatum (INV-1).',
      'Begins on 31 January 2024, the invoice date (INV-1).',
    ],
    [
      { code: 'started', rule: 'sale', day: '2024-01-31', document: 'INV-2' },
      'Begint op 31 januari 2024, de datum van de factuur waarmee de dekking is verkocht (INV-2).',
      'Begins on 31 January 2024, the date of the invoice that sold it (INV-2).',
    ],
    [
      { code: 'started', rule: 'day', day: '2024-01-31', document: null },
      'Begint op 31 januari 2024, zoals afgesproken.',
      'Begins on 31 January 2024, as agreed.',
    ],
    [
      { code: 'runs', length: 2, unit: 'years', until: '2026-01-30' },
      'Loopt 2 jaar: tot en met 30 januari 2026.',
      'Runs for 2 years: until 30 January 2026.',
    ],
    [
      { code: 'runs', length: 1, unit: 'months', until: '2024-02-28' },
      'Loopt 1 maand: tot en met 28 februari 2024.',
      'Runs for 1 month: until 28 February 2024.',
    ],
    [
      { code: 'inherited', serialNumber: 'SN-1', until: '2026-01-30' },
      'Neemt de termijn over van het vervangen exemplaar SN-1: tot en met 30 januari 2026.',
      'Takes over the term of the replaced unit SN-1: until 30 January 2026.',
    ],
    [
      { code: 'inherited', serialNumber: null, until: '2026-01-30' },
      'Neemt de termijn over van het vervangen exemplaar zonder leesbaar serienummer: tot en met 30 januari 2026.',
      'Takes over the term of the replaced unit without a readable serial number: until 30 January 2026.',
    ],
    [
      { code: 'minimum', days: 90, until: '2026-01-30' },
      'Een vervangend exemplaar is minstens 90 dagen gedekt: tot en met 30 januari 2026.',
      'A replacement is covered for at least 90 days: until 30 January 2026.',
    ],
    [
      { code: 'repair', days: 1, document: 'RR-1', isStillHere: false, until: '2026-01-31' },
      'Verlengd met 1 dag reparatie (RR-1): tot en met 31 januari 2026.',
      'Extended by 1 day in repair (RR-1): until 31 January 2026.',
    ],
    [
      { code: 'repair', days: 5, document: 'RR-1', isStillHere: true, until: '2026-02-04' },
      'Verlengd met 5 dagen reparatie tot nu toe (RR-1): tot en met 4 februari 2026.',
      'Extended by 5 days in repair so far (RR-1): until 4 February 2026.',
    ],
    [
      { code: 'ended', day: '2024-06-01', document: 'RR-1' },
      'Geëindigd op 1 juni 2024, toen het exemplaar definitief terugkwam (RR-1).',
      'Ended on 1 June 2024, when the unit came back for good (RR-1).',
    ],
    [
      { code: 'notDelivered' },
      'Begint bij levering; het exemplaar is nog niet geleverd.',
      'Begins with the delivery; the unit is not delivered yet.',
    ],
    [
      { code: 'deliveryReversed', document: 'PS-1' },
      'Geldt niet: de levering is teruggeboekt (PS-1).',
      'Does not hold: the delivery was reversed (PS-1).',
    ],
    [
      { code: 'notInvoiced' },
      'Begint bij facturering; het exemplaar is nog niet gefactureerd.',
      'Begins with the invoice; the unit is not invoiced yet.',
    ],
    [
      { code: 'notSold', order: 'SO-1', line: 2 },
      'Begint zodra regel 2 van verkooporder SO-1, waarmee de dekking is verkocht, is gefactureerd.',
      'Begins when line 2 of sales order SO-1, which sells it, is invoiced.',
    ],
    [
      { code: 'saleCredited', order: 'SO-1', line: 2 },
      'Geldt niet: regel 2 van verkooporder SO-1, waarmee de dekking is verkocht, is gecrediteerd.',
      'Does not hold: line 2 of sales order SO-1, which sold it, was credited.',
    ],
    [
      { code: 'withdrawn', day: '2024-06-01', reason: 'Typo' },
      'Ingetrokken op 1 juni 2024: Typo',
      'Withdrawn on 1 June 2024: Typo',
    ],
  ])('%j', (step, nl, en) => {
    expect([stepText(step, 'nl'), stepText(step, 'en')]).toEqual([nl, en])
  })
})

describe('D50 the verdict in words', () => {
  const inWords: readonly [CoverageVerdict['code'], nl: string, en: string][] = [
    ['valid', 'Garantie geldig tot en met 30 januari 2026', 'Warranty valid until 30 January 2026'],
    ['noTerm', 'Garantie: geen', 'Warranty: none'],
    ['notBegun', 'Garantie begint op 31 januari 2024', 'Warranty begins on 31 January 2024'],
    ['expired', 'Garantie verlopen op 30 januari 2026', 'Warranty expired on 30 January 2026'],
    [
      'ended',
      'Garantie geëindigd op 30 januari 2026, toen het exemplaar terugkwam',
      'Warranty ended on 30 January 2026, when the unit came back',
    ],
    ['notDelivered', 'Garantie begint bij levering', 'Warranty begins with the delivery'],
    ['deliveryReversed', 'Garantie: geen, de levering is teruggeboekt', 'Warranty: none, the delivery was reversed'],
    ['notInvoiced', 'Garantie begint bij facturering', 'Warranty begins with the invoice'],
    ['notSold', 'Garantie begint na facturering', 'Warranty begins when it is invoiced'],
    ['saleCredited', 'Garantie: geen, de verkoop ervan is gecrediteerd', 'Warranty: none, its sale was credited'],
  ]

  test.each(inWords)('%s', (code, nl, en) => {
    const verdict: CoverageVerdict = { valid: code === 'valid', code, from: '2024-01-31', until: '2026-01-30' }
    expect([verdictText('warranty', verdict, 'nl'), verdictText('warranty', verdict, 'en')]).toEqual([nl, en])
  })

  test('every one of them', () => {
    expect(inWords.map(([code]) => code)).toEqual(verdictCodes)
  })
})

describe('D50 where a unit is, in words', () => {
  const inWords: readonly [Place, nl: string, en: string][] = [
    ['inPreparation', 'in voorbereiding, nog niet geleverd', 'in preparation, not delivered yet'],
    ['withCustomer', 'bij de klant', 'with the customer'],
    ['inRepair', 'hier, in reparatie', 'here, in repair'],
    ['returned', 'teruggestuurd door de klant', 'returned by the customer'],
    ['replaced', 'teruggestuurd en vervangen', 'returned and replaced'],
    ['scrapped', 'teruggestuurd en afgedankt', 'returned and scrapped'],
    ['reversed', 'niet verkocht: de levering is teruggeboekt', 'not sold: the delivery was reversed'],
    ['removed', 'niet verkocht: van het document gehaald', 'not sold: taken off the document'],
  ]

  test.each(inWords)('%s', (place, nl, en) => {
    const where = { place, since: null, document: null }
    expect([whereText(where, 'nl'), whereText(where, 'en')]).toEqual([nl, en])
  })

  test('since a day, by a document', () => {
    const document = { kind: 'packingSlip', id: '', number: 'PS-1' } as const
    const where = { place: 'withCustomer', since: '2024-01-31', document } as const
    expect(whereText(where, 'nl')).toBe('bij de klant sinds 31 januari 2024 (PS-1)')
    expect(whereText(where, 'en')).toBe('with the customer since 31 January 2024 (PS-1)')
  })

  test('every place', () => {
    expect(inWords.map(([place]) => place)).toEqual(places)
  })
})
