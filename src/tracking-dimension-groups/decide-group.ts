import type { Refusal } from '#domain/refusal.ts'
import { reviewSerialFormat } from '#domain/serial-format.ts'
import { applySettings, groupSettings, type Setting, type Settings } from '#domain/tracking-dimension-group.ts'
import type { GroupChange, GroupView } from './views.ts'

export interface DecidedGroup {
  readonly group: GroupView
  readonly cleared: Setting[]
  readonly refusals: readonly Refusal[]
}

/** The group as it is asked to become, as far as its own settings can tell (D2). */
export function decideGroup(before: GroupView, asked: GroupChange): DecidedGroup {
  const applied = applySettings(before, settingsOf(asked))
  const possible = 'code' in applied ? null : applied
  const group = { ...before, ...asked, ...settingsOf(possible?.settings ?? before) }
  const format = group.serialFormat && reviewSerialFormat(group.serialFormat)
  const refusals = [...('code' in applied ? [applied] : []), ...(format ? [format] : [])]
  return { group, cleared: [...(possible?.cleared ?? [])], refusals }
}

function settingsOf(asked: Partial<Settings>): Partial<Settings> {
  return Object.fromEntries(
    groupSettings.flatMap((setting) => (asked[setting] === undefined ? [] : [[setting, asked[setting]]])),
  )
}
