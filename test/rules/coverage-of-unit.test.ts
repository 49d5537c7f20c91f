import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, daysBetween } from '#domain/calendar.ts'
import { type Coverage, coverageOf } from '#domain/coverage.ts'
import { endingOf, startsBefore } from '#domain/coverage-ending.ts'
import { type CoverageFacts, factsOfSale } from '#domain/coverage-facts.ts'
import { type CoverageTerm, reviewBasis, type UnitTerm } from '#domain/coverage-terms.ts'
import { coverageVerdict } from '#domain/coverage-verdict.ts'

const warranty: CoverageTerm = {
  kind: 'warranty',
  basis: 'manufacturerWarranty',
  name: '',
  length: 12,
  unit: 'months',
  startsFrom: 'delivery',
}
const guarantee: CoverageTerm = { ...warranty, basis: 'legalGuarantee', length: 24 }
const contract: UnitTerm = {
  ...warranty,
  kind: 'service',
  basis: 'serviceContract',
  id: 'T1',
  startsFrom: 'day',
  startsOn: '2026-06-01',
  insteadOfProduct: false,
  reason: 'contract 12',
  sale: null,
  withdrawn: null,
}
const sale = { order: 'SO-9', line: 2, invoice: 'IN-9', invoicedOn: '2027-12-01', credited: false }
const extended: UnitTerm = {
  ...contract,
  ...warranty,
  basis: 'extendedWarranty',
  startsFrom: 'invoice',
  startsOn: null,
  sale,
}

const sold = (more: Partial<CoverageFacts> = {}, terms: readonly CoverageTerm[] = [warranty]) =>
  factsOfSale(terms, {
    serialNumber: 'S-1',
    deliveredOn: '2026-01-15',
    deliveredBy: 'PS-1',
    invoicedOn: '2026-02-01',
    invoicedBy: 'IN-1',
    ...more,
  })
const repair = (receivedOn: string, sentBackOn: string | null, document = 'RR-1') => ({
  receivedOn,
  sentBackOn,
  document,
})
const codesOf = (term: Coverage | undefined) => term?.steps.map(({ code }) => code)
const endOf = (facts: CoverageFacts, on = '2026-06-01') => coverageOf(facts, on).map(({ until }) => until)

describe('D53 what a term begins with', () => {
  test.each<[string, CoverageFacts, string | null, string | null, readonly string[]]>([
    // facts, from, until, steps
    ['the delivery', sold(), '2026-01-15', '2027-01-14', ['started', 'runs']],
    ['no delivery yet', sold({ deliveredOn: null }), null, null, ['notDelivered']],
    ['a reversed delivery', sold({ deliveryReversed: true }), null, null, ['deliveryReversed']],
    [
      'the invoice',
      sold({}, [{ ...warranty, startsFrom: 'invoice' }]),
      '2026-02-01',
      '2027-01-31',
      ['started', 'runs'],
    ],
    [
      'no invoice yet',
      sold({ invoicedOn: null }, [{ ...warranty, startsFrom: 'invoice' }]),
      null,
      null,
      ['notInvoiced'],
    ],
    ['a day', sold({ unitTerms: [contract] }, []), '2026-06-01', '2027-05-31', ['started', 'runs']],
    [
      'the invoice of its own line',
      sold({ unitTerms: [extended] }, []),
      '2027-12-01',
      '2028-11-30',
      ['started', 'runs'],
    ],
    [
      'a line not invoiced yet',
      sold({ unitTerms: [{ ...extended, sale: { ...sale, invoicedOn: null } }] }, []),
      null,
      null,
      ['notSold'],
    ],
    [
      'a line credited in full',
      sold({ unitTerms: [{ ...extended, sale: { ...sale, credited: true } }] }, []),
      null,
      null,
      ['saleCredited'],
    ],
    [
      'nothing: it was withdrawn',
      sold({ unitTerms: [{ ...contract, withdrawn: { on: '2026-07-01', reason: 'not paid' } }] }, []),
      null,
      null,
      ['withdrawn'],
    ],
    [
      'nothing: a term of a unit goes with its delivery',
      sold({ unitTerms: [contract], deliveryReversed: true }, []),
      null,
      null,
      ['deliveryReversed'],
    ],
  ])('D53 %s', (_, facts, from, until, steps) => {
    const [term] = coverageOf(facts, '2026-06-01')
    expect([term?.from, term?.until, codesOf(term)]).toEqual([from, until, steps])
  })

  test('D53 a term in place of the product stands so only while it counts, and for its kind alone', () => {
    const own = { ...extended, insteadOfProduct: true }
    const basesOf = (facts: CoverageFacts) => coverageOf(facts, '2026-06-01').map(({ basis }) => basis)
    const service: CoverageTerm = { ...warranty, kind: 'service', basis: 'serviceContract' }
    expect(basesOf(sold({ unitTerms: [own] }, [warranty, service]))).toEqual(['serviceContract', 'extendedWarranty'])
    const unpaid = { ...own, sale: { ...sale, invoicedOn: null } }
    expect(basesOf(sold({ unitTerms: [unpaid] }))).toEqual(['manufacturerWarranty', 'extendedWarranty'])
  })
})

describe('D53 repairs extend by their days', () => {
  test.each<[string, readonly CoverageFacts['repairs'][number][], string, string]>([
    // repairs, the day asked for, until
    ['none', [], '2026-06-01', '2027-01-14'],
    ['ten days', [repair('2026-06-01', '2026-06-11')], '2026-06-01', '2027-01-24'],
    ['back on the same day', [repair('2026-06-01', '2026-06-01')], '2026-06-01', '2027-01-14'],
    ['still here', [repair('2026-06-01', null)], '2026-06-05', '2027-01-18'],
    ['still here, asked of a day before', [repair('2026-06-01', null)], '2026-05-01', '2027-01-14'],
    ['the last day', [repair('2027-01-14', '2027-01-24')], '2026-06-01', '2027-01-24'],
    ['a day too late', [repair('2027-01-15', '2027-01-25')], '2026-06-01', '2027-01-14'],
    ['before the term began', [repair('2026-01-10', '2026-01-20')], '2026-06-01', '2027-01-14'],
    [
      'in the days that another added, in whatever order they are told',
      [repair('2027-01-20', '2027-01-25'), repair('2026-06-01', '2026-06-11')],
      '2026-06-01',
      '2027-01-29',
    ],
  ])('D53 %s', (_, repairs, on, until) => {
    expect(endOf(sold({ repairs }), on)).toEqual([until])
  })
})

describe('D53 a unit that came back for good is covered up to that day', () => {
  const ended = { on: '2026-08-01', document: 'RR-7' }
  test('D53 the term ends, and says by which document', () => {
    const [term] = coverageOf(sold({ ended }), '2026-08-01')
    expect(term).toMatchObject({ until: '2026-08-01', valid: true })
    expect(term?.steps.at(-1)).toEqual({ code: 'ended', day: '2026-08-01', document: 'RR-7' })
  })

  test('D53 what had ended before stays as it was', () => {
    expect(coverageOf(sold({ ended: { ...ended, on: '2027-03-01' } }), '2027-03-02')).toMatchObject([
      { until: '2027-01-14', valid: false },
    ])
  })
})

describe('D53 a replacement takes over', () => {
  const old = sold({ ended: { on: '2026-08-01', document: 'RR-7' } })
  const replacement = (more: Partial<CoverageFacts> = {}) =>
    factsOfSale([guarantee], {
      serialNumber: 'S-2',
      deliveredOn: '2026-08-10',
      deliveredBy: 'PS-2',
      replaces: old,
      ...more,
    })

  test.each<[string, CoverageFacts, string | null, string | null, readonly string[]]>([
    ['the rest, not the terms of its own product', replacement(), '2026-08-10', '2027-01-14', ['started', 'inherited']],
    [
      'the rest, where the minimum is shorter',
      replacement({ replacementMinimumDays: 90 }),
      '2026-08-10',
      '2027-01-14',
      ['started', 'inherited'],
    ],
    [
      'the minimum, where the rest is shorter',
      replacement({ replacementMinimumDays: 365 }),
      '2026-08-10',
      '2027-08-09',
      ['started', 'inherited', 'minimum'],
    ],
    ['nothing before its delivery', replacement({ deliveredOn: null }), null, null, ['notDelivered']],
    [
      'and is extended by its own repairs',
      replacement({ repairs: [repair('2026-09-01', '2026-09-11')] }),
      '2026-08-10',
      '2027-01-24',
      ['started', 'inherited', 'repair'],
    ],
    [
      'with the repairs of the old one',
      replacement({ replaces: { ...old, repairs: [repair('2026-03-01', '2026-03-11')] } }),
      '2026-08-10',
      '2027-01-24',
      ['started', 'inherited'],
    ],
    [
      'nothing of what had expired',
      replacement({ deliveredOn: '2027-02-01' }),
      '2027-02-01',
      '2027-01-14',
      ['started', 'inherited'],
    ],
  ])('D53 %s', (_, facts, from, until, steps) => {
    const [term] = coverageOf(facts, '2026-12-01')
    expect([term?.from, term?.until, codesOf(term)]).toEqual([from, until, steps])
  })

  test('D53 the minimum is one of warranty; a contract has its rest', () => {
    const bought = { ...old, unitTerms: [contract] }
    const terms = coverageOf(replacement({ replaces: bought, replacementMinimumDays: 3660 }), '2026-12-01')
    expect(terms.map(({ kind, until }) => [kind, until])).toEqual([
      ['warranty', '2036-08-16'],
      ['service', '2027-05-31'],
    ])
  })

  test('D53 a chain passes the same term on', () => {
    const second = replacement({ ended: { on: '2026-09-01', document: 'RR-8' } })
    const third = factsOfSale([guarantee], { deliveredOn: '2026-09-10', deliveredBy: 'PS-3', replaces: second })
    expect(coverageOf(third, '2026-12-01')).toMatchObject([
      { from: '2026-09-10', until: '2027-01-14', steps: [{}, { code: 'inherited', serialNumber: 'S-2' }] },
    ])
  })
})

describe('D50 the verdict of a day', () => {
  test.each<[string, CoverageFacts, string, string, string | null]>([
    ['the longest that is valid', sold({}, [warranty, guarantee]), '2026-06-01', 'valid', '2028-01-14'],
    ['no term', sold({}, []), '2026-06-01', 'noTerm', null],
    [
      'only withdrawn ones',
      sold({ unitTerms: [{ ...extended, withdrawn: { on: '2026-01-01', reason: 'x' } }] }, []),
      '2026-06-01',
      'noTerm',
      null,
    ],
    ['not begun', sold({}, [{ ...warranty, startsFrom: 'invoice' }]), '2026-01-20', 'notBegun', '2027-01-31'],
    ['expired', sold(), '2027-01-15', 'expired', '2027-01-14'],
    ['between two', sold({ unitTerms: [extended] }), '2027-06-01', 'notBegun', '2028-11-30'],
    [
      'one after the other without a day between',
      sold({ unitTerms: [{ ...extended, startsFrom: 'day', startsOn: '2027-01-15' }] }),
      '2026-06-01',
      'valid',
      '2028-01-14',
    ],
    ['ended', sold({ ended: { on: '2026-08-01', document: 'RR-7' } }), '2026-08-02', 'ended', '2026-08-01'],
    ['not delivered', sold({ deliveredOn: null }), '2026-06-01', 'notDelivered', null],
    [
      'not sold',
      sold({ unitTerms: [{ ...extended, sale: { ...sale, invoicedOn: null } }] }, []),
      '2026-06-01',
      'notSold',
      null,
    ],
  ])('D50 %s', (_, facts, on, code, until) => {
    expect(coverageVerdict(coverageOf(facts, on), on).warranty).toMatchObject({ code, until, valid: code === 'valid' })
  })
})

describe('D4 what a term rests on', () => {
  test.each<[CoverageTerm['kind'], CoverageTerm['basis'], boolean]>([
    ['warranty', 'legalGuarantee', true],
    ['warranty', 'extendedWarranty', true],
    ['warranty', 'goodwill', true],
    ['warranty', 'serviceContract', false],
    ['service', 'serviceContract', true],
    ['service', 'goodwill', true],
    ['service', 'legalGuarantee', false],
  ])('D4 %s on %s: %s', (kind, basis, fits) => {
    expect(reviewBasis({ kind, basis }).map(({ code }) => code)).toEqual(fits ? [] : ['COVERAGE_BASIS_OF_KIND'])
  })
})

describe('D53 whatever happened to a unit', () => {
  const day = fc.integer({ min: 0, max: 2000 }).map((days) => addDays('2024-01-01', days))
  const optional = fc.option(day, { nil: null })
  const anyRepair = fc.record({ receivedOn: day, length: fc.integer({ min: 0, max: 60 }), isBack: fc.boolean() })
  const anyRepairs = fc
    .array(anyRepair, { maxLength: 4 })
    .map((all) =>
      all.map(({ receivedOn, length, isBack }) => repair(receivedOn, isBack ? addDays(receivedOn, length) : null)),
    )
  const anyFacts = fc.record({
    deliveredOn: optional,
    invoicedOn: optional,
    repairs: anyRepairs,
    ended: fc.option(
      day.map((on) => ({ on, document: 'RR-9' })),
      { nil: null },
    ),
    replacementMinimumDays: fc.integer({ min: 0, max: 400 }),
  })
  const terms = [warranty, { ...guarantee, startsFrom: 'invoice' as const }]
  const factsOf = (more: Partial<CoverageFacts>, old: Partial<CoverageFacts> | null) =>
    sold({ ...more, replaces: old ? sold(old, terms) : null }, terms)
  const anyUnit = fc.tuple(anyFacts, fc.option(anyFacts, { nil: null })).map(([unit, old]) => factsOf(unit, old))

  test('D53 a day is covered if and only if it is one of the days told, and the last step tells the last day', () => {
    fc.assert(
      fc.property(anyUnit, day, (facts, on) => {
        for (const { from, until, valid, steps } of coverageOf(facts, on)) {
          expect(valid).toBe(from !== null && until !== null && from <= on && on <= until)
          expect((from === null) === (until === null)).toBe(true)
          const last = steps.at(-1)
          if (until !== null)
            expect(last && 'until' in last ? last.until : last && 'day' in last && last.day).toBe(until)
        }
      }),
    )
  })

  test('D53 a repair never shortens, and adds no more than its days', () => {
    fc.assert(
      fc.property(anyUnit, day, day, fc.integer({ min: 1, max: 60 }), (facts, on, receivedOn, length) => {
        const without = coverageOf(facts, on)
        const added = repair(receivedOn, addDays(receivedOn, length))
        const more = coverageOf({ ...facts, repairs: [...facts.repairs, added] }, on)
        for (const [index, term] of more.entries()) {
          const before = without[index]?.until ?? null
          if (term.until === null || before === null) continue
          expect(term.until >= before).toBe(true)
        }
      }),
    )
  })

  test('D53 a replacement has the longer of the rest and the minimum', () => {
    fc.assert(
      fc.property(anyFacts, day, fc.integer({ min: 1, max: 400 }), (old, deliveredOn, minimum) => {
        const before = sold({ ...old, ended: null, repairs: [] }, [warranty])
        const unit = factsOfSale([guarantee], { deliveredOn, replaces: before, replacementMinimumDays: minimum })
        const [rest] = coverageOf(before, deliveredOn)
        const [taken] = coverageOf(unit, deliveredOn)
        if (!rest?.until) {
          expect(taken?.until).toBeNull()
          return
        }
        const least = addDays(deliveredOn, minimum - 1)
        expect(taken?.until).toBe(rest.until > least ? rest.until : least)
        expect(daysBetween(deliveredOn, taken?.until ?? '')).toBeGreaterThanOrEqual(minimum - 1)
      }),
    )
  })

  test('D50 the verdict is valid if and only if a term of the kind is', () => {
    fc.assert(
      fc.property(anyUnit, day, (facts, on) => {
        const coverage = coverageOf(facts, on)
        const { warranty: verdict } = coverageVerdict(coverage, on)
        expect(verdict.valid).toBe(coverage.some(({ valid }) => valid))
        // What a replaced unit left may have ended before this one was delivered.
        const hadDays = (verdict.from ?? '') <= (verdict.until ?? '')
        if (verdict.code === 'expired' && hadDays) expect((verdict.until ?? '') < on).toBe(true)
      }),
    )
  })

  test('D53 no term that ends on one of some days began outside of the days that are looked at', () => {
    const unit = fc.constantFrom('days', 'weeks', 'months', 'years')
    fc.assert(
      fc.property(
        day,
        fc.integer({ min: 1, max: 10_000 }),
        unit,
        fc.integer({ min: 0, max: 90 }),
        (from, length, unit, more) => {
          const [term] = coverageOf(sold({ deliveredOn: from }, [{ ...warranty, length, unit }]), from)
          const until = term?.until ?? ''
          const days = { from: addDays(until, -more), to: until }
          const starts = startsBefore({ length, unit }, days)
          if (until < '9999-12-31') expect(starts.from <= from && from <= starts.to).toBe(true)
          expect(endingOf(sold({ deliveredOn: from }, [{ ...warranty, length, unit }]), days)).toEqual(
            from <= days.from ? [{ kind: 'warranty', until }] : [],
          )
        },
      ),
    )
  })
})
