import { type Refusal, refuse } from './refusal.ts'

/** The settings of the serial number dimension (D2). */
export const groupSettings = [
  'active',
  'activeInSalesProcess',
  'serialNumberControl',
  'primaryStocking',
  'blankReceiptAllowed',
  'blankIssueAllowed',
  'physicalInventory',
  'financialInventory',
  'coveragePlanByDimension',
  'forPurchasePrices',
  'forSalesPrices',
] as const

export type Setting = (typeof groupSettings)[number]
export type Settings = Readonly<Record<Setting, boolean>>

export const duplicatePolicies = ['block', 'warn', 'lineOnly'] as const
export const returnPolicies = ['warn', 'block', 'off'] as const

/** What a group has before anything is selected. */
export const nothingSelected = Object.fromEntries(groupSettings.map((setting) => [setting, false])) as Settings

export interface SettingsApplied {
  readonly settings: Settings
  /** The settings that were selected and are no more, because activeInSalesProcess was selected. */
  readonly cleared: readonly Setting[]
}

/**
 * D2 [S4-S7]: the settings after a change. Only a setting asked otherwise than it is counts as asked. Selecting
 * `activeInSalesProcess` selects `serialNumberControl` and clears the others but `blankIssueAllowed`; while it is
 * selected the others stay so; clearing it restores nothing.
 */
export function applySettings(present: Settings, asked: Partial<Settings>): SettingsApplied | Refusal {
  const wanted: Settings = { ...present, ...asked }
  if (!wanted.activeInSalesProcess) return { settings: wanted, cleared: [] }
  const settings = inSalesProcess(wanted)
  const refused = groupSettings.filter(
    (setting) => wanted[setting] !== present[setting] && wanted[setting] !== settings[setting],
  )
  if (refused.length > 0) return refuse('SETTING_FIXED_IN_SALES_PROCESS', { settings: refused })
  return { settings, cleared: groupSettings.filter((setting) => wanted[setting] && !settings[setting]) }
}

function inSalesProcess({ blankIssueAllowed }: Settings): Settings {
  return { ...nothingSelected, activeInSalesProcess: true, serialNumberControl: true, blankIssueAllowed }
}

/** What the rules of a change look at. */
export interface GroupToReview {
  readonly code: string
  readonly activeInSalesProcess: boolean
  readonly duplicatePolicy: (typeof duplicatePolicies)[number]
  readonly caseSensitive: boolean
}

/** Numbers of products of the group. */
export interface GroupUse {
  readonly catchWeight: readonly string[]
  /** With a registration or a posted line. */
  readonly used: readonly string[]
  /** With an open registration (D14). */
  readonly openlyRegistered: readonly string[]
}

/** D2: why a group cannot change so; an empty list means that it can. */
export function reviewGroupChange(before: GroupToReview, after: GroupToReview, use: GroupUse): Refusal[] {
  return groupRules.map((rule) => rule(before, after, use)).filter((refusal) => refusal !== null)
}

const groupRules = [switchedWhileUnused, noCatchWeight, uniquenessStaysDecidable]

function switchedWhileUnused(before: GroupToReview, after: GroupToReview, { used }: GroupUse) {
  if (before.activeInSalesProcess === after.activeInSalesProcess || used.length === 0) return null
  return refuse('GROUP_IN_USE', { group: before.code, products: used })
}

/** [S30, S31] */
function noCatchWeight(_before: GroupToReview, after: GroupToReview, { catchWeight }: GroupUse) {
  if (!after.activeInSalesProcess || catchWeight.length === 0) return null
  return refuse('CATCH_WEIGHT_IN_SALES_PROCESS', { products: catchWeight, group: after.code })
}

/** D14: two open registrations that were different must not become the same, nor the other way round. */
function uniquenessStaysDecidable(before: GroupToReview, after: GroupToReview, { openlyRegistered }: GroupUse) {
  const settings = (['duplicatePolicy', 'caseSensitive'] as const).filter((name) => before[name] !== after[name])
  if (settings.length === 0 || openlyRegistered.length === 0) return null
  return refuse('GROUP_HAS_OPEN_REGISTRATIONS', { group: before.code, settings, products: openlyRegistered })
}

/** D2: a group that a product has is not deleted. */
export function reviewGroupDeletion(code: string, products: readonly string[]): Refusal[] {
  return products.length > 0 ? [refuse('GROUP_HAS_PRODUCTS', { group: code, products })] : []
}
