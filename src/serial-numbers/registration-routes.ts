import { Type } from 'typebox'
import type { DutyNeeded } from '#domain/duty.ts'
import { refuse, throwIfRefused } from '#domain/refusal.ts'
import { expandRange } from '#domain/serial-range.ts'
import { command, type Route } from '#http/route.ts'
import { Id, idParameter, Nullable } from '#http/schemas.ts'
import { despatchAdviceRoute } from './despatch-advice-routes.ts'
import type { DocumentKind } from './document.ts'
import { listAnswer } from './list-answer.ts'
import { documentIdOf, progressRoutes, tag } from './progress-routes.ts'
import { registeringOn } from './register-on-document.ts'
import type { Registering } from './registering.ts'
import { LineCountView, ListAnswer, lineCountView, OverrideReason, ScanAnswer } from './views.ts'

const ScanBody = Type.Object(
  {
    text: Type.String({ maxLength: 512, description: 'As the scanner sent it' }),
    mode: Type.Optional(Type.Union([Type.Literal('add'), Type.Literal('remove')], { default: 'add' })),
    lineId: Type.Optional(Nullable(Id)),
    id: Type.Optional(Id),
    overrideReason: OverrideReason,
  },
  { additionalProperties: false },
)

const Range = Type.Object(
  {
    prefix: Type.Optional(Type.String({ maxLength: 80 })),
    first: Type.String({ maxLength: 80 }),
    last: Type.String({ maxLength: 80 }),
  },
  { additionalProperties: false },
)

const ListBody = Type.Object(
  {
    entries: Type.Optional(Type.Array(Type.String({ maxLength: 512 }), { minItems: 1, maxItems: 10_000 })),
    range: Type.Optional(Range),
    lineId: Type.Optional(Nullable(Id)),
    mode: Type.Optional(Type.Union([Type.Literal('add'), Type.Literal('remove')], { default: 'add' })),
    allOrNothing: Type.Optional(Type.Boolean({ default: false })),
    overrideReason: OverrideReason,
    preview: Type.Optional(Type.Boolean({ default: false, description: 'Only say what would become of it' })),
  },
  { additionalProperties: false },
)

const NotReadableBody = Type.Object(
  { lineId: Type.Optional(Nullable(Id)), quantity: Type.Optional(Type.Integer({ minimum: 1, maximum: 10_000 })) },
  { additionalProperties: false },
)

/** The routes that register units on packing slips or invoices, e.g. below `/packing-slips/:packingSlipId` (D20-D26). */
export function registrationRoutes(kind: DocumentKind, base: string, duty: DutyNeeded): readonly Route[] {
  return [...registeringRoutes(registeringOn[kind], base, duty), despatchAdviceRoute(kind, base, duty)]
}

/** The routes that register units on one kind of document, whichever it is (D20-D26). */
export function registeringRoutes(registering: Registering, base: string, duty: DutyNeeded): readonly Route[] {
  const { parameter } = registering
  const params = idParameter(parameter)
  const idOf = (request: { readonly params: unknown }) => documentIdOf(request, registering)
  return [
    command({
      method: 'POST',
      url: `${base}/scans`,
      duty,
      tag,
      summary: 'Take one scan: a serial number, a barcode of a line, GS1, or a command',
      description:
        'Registers, or in mode remove takes off, one unit (D20-D23). Send `id` or an `Idempotency-Key`: a repeated scan is answered as the first was.',
      schema: { params, body: ScanBody, response: ScanAnswer },
      transaction: 'own',
      handle: (context, request) => {
        const { text, mode = 'add', lineId = null, id = null, overrideReason = null } = request.body
        const { idempotencyKey } = request
        return registering.takeScan(context, idOf(request), { text, mode, lineId, id, overrideReason, idempotencyKey })
      },
    }),
    command({
      method: 'POST',
      url: `${base}/registrations`,
      duty,
      tag,
      summary: 'Register or remove a list or a range of serial numbers',
      description:
        'Each entry is judged alone; with `allOrNothing` one refusal refuses all (D24). At most 10,000. With `preview` the answer is the same, also names the entries accepted, and nothing is kept.',
      previews: true,
      bodyLimit: 6 * 1024 * 1024,
      schema: { params, body: ListBody, response: ListAnswer },
      handle: async (context, request) => {
        const { mode = 'add', lineId = null, allOrNothing = false, overrideReason = null, preview } = request.body
        const list = { entries: entriesOf(request.body), lineId, allOrNothing, overrideReason }
        const change = mode === 'remove' ? registering.remove : registering.register
        const changed = await change(context, idOf(request), list)
        return listAnswer(changed, preview, context.caller.language)
      },
    }),
    command({
      method: 'POST',
      url: `${base}/not-readable`,
      duty,
      tag,
      summary: 'Register units whose serial number cannot be read',
      description:
        'Each counts as one unit and can be completed later (D15, D40). Needs maintainNotReadableRegistrations as well.',
      schema: {
        params,
        body: NotReadableBody,
        response: Type.Object({ registrationIds: Type.Array(Id), lines: Type.Array(LineCountView) }),
      },
      handle: async (context, request) => {
        const { lineId = null, quantity = 1 } = request.body
        const asked = { lineId, quantity }
        const { registrationIds, lines } = await registering.registerNotReadable(context, idOf(request), asked)
        return { registrationIds, lines: lines.map(lineCountView) }
      },
    }),
    command({
      method: 'DELETE',
      url: `${base}/registrations/:registrationId`,
      duty,
      tag,
      summary: 'Take one unit off a preparation',
      schema: {
        params: Type.Object({ [parameter]: Id, registrationId: Id }),
        response: Type.Object({ lines: Type.Array(LineCountView) }),
      },
      handle: async (context, request) => {
        const { registrationId = '' } = request.params as Record<string, string>
        const { lines } = await registering.removeUnit(context, idOf(request), registrationId)
        return { lines: lines.map(lineCountView) }
      },
    }),
    ...progressRoutes(registering, base, duty),
  ]
}

function entriesOf({
  entries,
  range,
}: {
  entries?: string[]
  range?: { prefix?: string; first: string; last: string }
}) {
  const both = 'either entries or range'
  if ((entries === undefined) === (range === undefined))
    throwIfRefused([refuse('REQUEST_SHAPE', { path: 'body', problem: both })])
  if (entries !== undefined) return entries
  const expanded = range ? expandRange({ prefix: '', ...range }) : []
  if ('code' in expanded) throwIfRefused([expanded])
  return expanded as readonly string[]
}
