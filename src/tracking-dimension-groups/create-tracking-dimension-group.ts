import type { Context } from '#db/context.ts'
import { newId } from '#db/id.ts'
import { throwIfRefused } from '#domain/refusal.ts'
import { nothingSelected } from '#domain/tracking-dimension-group.ts'
import { recordEvent } from '#events/record.ts'
import { decideGroup } from './decide-group.ts'
import { insertGroup } from './store.ts'
import type { ChangedGroup, GroupToCreate, GroupView } from './views.ts'

/** D2: makes a group. What its activation in the sales process selects need not be asked for. */
export async function createTrackingDimensionGroup(
  context: Context,
  { id = newId(), ...asked }: GroupToCreate,
): Promise<ChangedGroup> {
  const { group, cleared, refusals } = decideGroup(blankGroup(id), asked)
  throwIfRefused(refusals)
  await insertGroup(context, group)
  const { edition, ...data } = group
  await recordEvent(context, { kind: 'trackingDimensionGroupCreated', subjectId: id, data })
  return { ...group, cleared }
}

function blankGroup(id: string): GroupView {
  return {
    id,
    code: '',
    name: '',
    description: '',
    ...nothingSelected,
    duplicatePolicy: 'block',
    returnPolicy: 'warn',
    caseSensitive: false,
    maximumLength: 50,
    allowOtherLetters: false,
    serialFormat: null,
    edition: 1,
  }
}
