import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  applySettings,
  type GroupToReview,
  type GroupUse,
  groupSettings,
  nothingSelected,
  reviewGroupChange,
  reviewGroupDeletion,
  type Setting,
  type Settings,
} from '#domain/tracking-dimension-group.ts'

const selected = (...names: Setting[]): Settings => ({
  ...nothingSelected,
  ...Object.fromEntries(names.map((name) => [name, true])),
})
const namesOf = (settings: Settings) => groupSettings.filter((setting) => settings[setting])

describe('D2 settings', () => {
  const cases: [string, Setting[], Partial<Settings>, Setting[] | string, Setting[]][] = [
    // title, selected before, asked, selected after or the refused ones, cleared
    [
      'selecting selects control',
      [],
      { activeInSalesProcess: true },
      ['activeInSalesProcess', 'serialNumberControl'],
      [],
    ],
    [
      'selecting clears the others and says which',
      ['active', 'primaryStocking', 'blankReceiptAllowed', 'serialNumberControl', 'forSalesPrices'],
      { activeInSalesProcess: true },
      ['activeInSalesProcess', 'serialNumberControl'],
      ['active', 'primaryStocking', 'blankReceiptAllowed', 'forSalesPrices'],
    ],
    [
      'blank issue allowed keeps its value',
      ['blankIssueAllowed', 'physicalInventory'],
      { activeInSalesProcess: true },
      ['activeInSalesProcess', 'serialNumberControl', 'blankIssueAllowed'],
      ['physicalInventory'],
    ],
    [
      'blank issue allowed is selected along with it',
      [],
      { activeInSalesProcess: true, blankIssueAllowed: true },
      ['activeInSalesProcess', 'serialNumberControl', 'blankIssueAllowed'],
      [],
    ],
    [
      'a setting sent as it is counts as not asked',
      ['active', 'financialInventory'],
      { activeInSalesProcess: true, active: true, financialInventory: true, serialNumberControl: false },
      ['activeInSalesProcess', 'serialNumberControl'],
      ['active', 'financialInventory'],
    ],
    [
      'a cleared setting cannot be selected along with it',
      [],
      { activeInSalesProcess: true, active: true, forPurchasePrices: true },
      'active,forPurchasePrices',
      [],
    ],
    [
      'while selected, control stays',
      ['activeInSalesProcess', 'serialNumberControl'],
      { serialNumberControl: false },
      'serialNumberControl',
      [],
    ],
    [
      'control is not taken off while selecting',
      ['serialNumberControl'],
      { activeInSalesProcess: true, serialNumberControl: false },
      'serialNumberControl',
      [],
    ],
    [
      'while selected, the cleared ones stay clear',
      ['activeInSalesProcess', 'serialNumberControl'],
      { physicalInventory: true, coveragePlanByDimension: true },
      'physicalInventory,coveragePlanByDimension',
      [],
    ],
    [
      'while selected, blank issue allowed can be switched on',
      ['activeInSalesProcess', 'serialNumberControl'],
      { blankIssueAllowed: true },
      ['activeInSalesProcess', 'serialNumberControl', 'blankIssueAllowed'],
      [],
    ],
    [
      'while selected, blank issue allowed can be switched off',
      ['activeInSalesProcess', 'serialNumberControl', 'blankIssueAllowed'],
      { blankIssueAllowed: false },
      ['activeInSalesProcess', 'serialNumberControl'],
      [],
    ],
    [
      'clearing restores nothing',
      ['activeInSalesProcess', 'serialNumberControl', 'blankIssueAllowed'],
      { activeInSalesProcess: false },
      ['serialNumberControl', 'blankIssueAllowed'],
      [],
    ],
    [
      'clearing frees the others at once',
      ['activeInSalesProcess', 'serialNumberControl'],
      { activeInSalesProcess: false, serialNumberControl: false, physicalInventory: true },
      ['physicalInventory'],
      [],
    ],
    [
      'without it everything is free',
      [],
      { active: true, blankReceiptAllowed: true },
      ['active', 'blankReceiptAllowed'],
      [],
    ],
  ]
  test.each(cases)('D2 %s', (_title, before, asked, after, cleared) => {
    const applied = applySettings(selected(...before), asked)
    if (typeof after === 'string') {
      expect(applied).toEqual({
        code: 'SETTING_FIXED_IN_SALES_PROCESS',
        rule: 'D2',
        details: { settings: after.split(',') },
      })
      return
    }
    expect(applied).toEqual({ settings: selected(...after), cleared })
  })

  const anySettings = fc.record(
    Object.fromEntries(groupSettings.map((name) => [name, fc.boolean()])),
  ) as fc.Arbitrary<Settings>
  const anyAsked = fc.record(Object.fromEntries(groupSettings.map((name) => [name, fc.boolean()])), {
    requiredKeys: [],
  }) as fc.Arbitrary<Partial<Settings>>

  test('D2 whatever is asked of whatever group, what comes of it may be stored (I09)', () => {
    fc.assert(
      fc.property(anySettings, anyAsked, (present, asked) => {
        const applied = applySettings(present, asked)
        if ('code' in applied) return
        const {
          activeInSalesProcess,
          serialNumberControl,
          blankIssueAllowed: _blankIssueAllowed,
          ...others
        } = applied.settings
        if (!activeInSalesProcess) return
        expect(serialNumberControl).toBe(true)
        expect(Object.values(others)).not.toContain(true)
      }),
    )
  })

  test('D2 the answer names exactly what was selected and is no more', () => {
    fc.assert(
      fc.property(anySettings, (present) => {
        const applied = applySettings(present, { activeInSalesProcess: true })
        if ('code' in applied) throw new Error(applied.code)
        const kept = namesOf(applied.settings)
        expect(applied.cleared).toEqual(namesOf(present).filter((name) => !kept.includes(name)))
        expect(applied.settings.blankIssueAllowed).toBe(present.blankIssueAllowed)
      }),
    )
  })
})

describe('D2 a group in use', () => {
  const group: GroupToReview = {
    code: 'SERIAL',
    activeInSalesProcess: false,
    duplicatePolicy: 'block',
    caseSensitive: false,
  }
  const unused: GroupUse = { catchWeight: [], used: [], openlyRegistered: [] }
  const cases: [string, Partial<GroupToReview>, Partial<GroupToReview>, Partial<GroupUse>, string[]][] = [
    // title, before, after, use, refusals
    ['D2 activates while unused', {}, { activeInSalesProcess: true }, {}, []],
    ['D2 activates not while used', {}, { activeInSalesProcess: true }, { used: ['P1'] }, ['GROUP_IN_USE']],
    ['D2 deactivates not while used', { activeInSalesProcess: true }, {}, { used: ['P1'] }, ['GROUP_IN_USE']],
    ['D2 changes its name while used', {}, { code: 'SERIALS' }, { used: ['P1'], openlyRegistered: ['P1'] }, []],
    [
      'D3 S31 activates not with a catch-weight product',
      {},
      { activeInSalesProcess: true },
      { catchWeight: ['CHEESE'] },
      ['CATCH_WEIGHT_IN_SALES_PROCESS'],
    ],
    [
      'D2 tells all that stands in the way',
      {},
      { activeInSalesProcess: true, caseSensitive: true },
      { used: ['P1'], catchWeight: ['CHEESE'], openlyRegistered: ['P1'] },
      ['GROUP_IN_USE', 'CATCH_WEIGHT_IN_SALES_PROCESS', 'GROUP_HAS_OPEN_REGISTRATIONS'],
    ],
    ['D3 stays inactive with a catch-weight product', {}, { code: 'X' }, { catchWeight: ['CHEESE'] }, []],
    [
      'D14 keeps its duplicate policy while serial numbers are in use',
      {},
      { duplicatePolicy: 'lineOnly' },
      { openlyRegistered: ['P1'] },
      ['GROUP_HAS_OPEN_REGISTRATIONS'],
    ],
    [
      'D14 keeps its case sensitivity while serial numbers are in use',
      {},
      { caseSensitive: true },
      { openlyRegistered: ['P1'] },
      ['GROUP_HAS_OPEN_REGISTRATIONS'],
    ],
    [
      'D14 changes both when none is in use',
      {},
      { caseSensitive: true, duplicatePolicy: 'warn' },
      { used: ['P1'] },
      [],
    ],
  ]
  test.each(cases)('%s', (_title, before, after, use, codes) => {
    const refusals = reviewGroupChange({ ...group, ...before }, { ...group, ...after }, { ...unused, ...use })
    expect(refusals.map((refusal) => refusal.code)).toEqual(codes)
  })

  test('D2 a refusal names the group and its products', () => {
    expect(
      reviewGroupChange(group, { ...group, activeInSalesProcess: true }, { ...unused, used: ['P1', 'P2'] }),
    ).toEqual([{ code: 'GROUP_IN_USE', rule: 'D2', details: { group: 'SERIAL', products: ['P1', 'P2'] } }])
  })

  test('D2 a group is deleted only when no product has it', () => {
    expect(reviewGroupDeletion('SERIAL', [])).toEqual([])
    expect(reviewGroupDeletion('SERIAL', ['P1'])).toEqual([
      { code: 'GROUP_HAS_PRODUCTS', rule: 'D2', details: { group: 'SERIAL', products: ['P1'] } },
    ])
  })
})
