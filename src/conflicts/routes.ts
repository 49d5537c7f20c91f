import { Type } from 'typebox'
import type { Duty } from '#domain/duty.ts'
import { command, inquiry, type Route } from '#http/route.ts'
import { Id, idParameter, Nullable, PageQuery } from '#http/schemas.ts'
import { listConflicts, readConflict } from './read-conflicts.ts'
import { settleConflict } from './settle-conflict.ts'
import { ConflictView, settlements } from './views.ts'

const tag = 'Conflicts'
const params = idParameter('registrationId')
const strict = { additionalProperties: false }
const settlers: readonly Duty[] = [
  'maintainSerialNumberCorrections',
  'maintainReturnOrders',
  'overrideDuplicateSerialNumbers',
]
const readers: readonly Duty[] = [...settlers, 'inquireIntoSerialNumbers']

const list = inquiry({
  method: 'GET',
  url: '/conflicts',
  duty: readers,
  tag,
  summary: 'Serial numbers that were sold twice and are not settled, the oldest first',
  description: 'Each with all of its sales: documents, tills, customers, when and by whom (D14, D62).',
  schema: {
    query: Type.Object(PageQuery, strict),
    response: Type.Object({ items: Type.Array(ConflictView), next: Nullable(Type.String()) }),
  },
  handle: (context, { query }) => listConflicts(context, query),
})

const read = inquiry({
  method: 'GET',
  url: '/conflicts/:registrationId',
  duty: readers,
  tag,
  summary: 'One conflict, settled or not',
  schema: { params, response: ConflictView },
  handle: (context, { params: { registrationId } }) => readConflict(context, registrationId),
})

const settle = command({
  method: 'POST',
  url: '/conflicts/:registrationId/settlement',
  duty: settlers,
  tag,
  summary: 'Settle a serial number that was sold twice',
  description:
    'Once, with a reason: `corrected` needs maintainSerialNumberCorrections and a serial number (an invoiced unit keeps its own, D42), `takenBack` makes a return order and needs maintainReturnOrders, `accepted` needs overrideDuplicateSerialNumbers.',
  schema: {
    params,
    body: Type.Object(
      {
        how: Type.Enum([...settlements]),
        reason: Type.String({ minLength: 1, maxLength: 500 }),
        serialNumber: Type.Optional(Type.String({ minLength: 1, maxLength: 512 })),
      },
      strict,
    ),
    response: Type.Object({ ...ConflictView.properties, returnOrderId: Nullable(Id) }),
  },
  handle: (context, { params: { registrationId }, body: { how, reason, serialNumber = null } }) =>
    settleConflict(context, registrationId, { how, reason, serialNumber }),
})

export const conflictRoutes: readonly Route[] = [list, read, settle]
