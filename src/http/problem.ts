import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify'
import pg from 'pg'
import { isWithoutConnection } from '#db/transaction.ts'
import { type Details, type Refusal, type RefusalCode, Refused, refuse } from '#domain/refusal.ts'
import { refusalText, titleText } from '#terms/text.ts'
import { languageOf } from './language.ts'

/** Refusals that are not 409, "a rule says no". */
const statuses: Partial<Record<RefusalCode, number>> = {
  REQUEST_SHAPE: 400,
  SIGN_IN_NEEDED: 401,
  SIGN_IN_FAILED: 401,
  PIN_WRONG: 401,
  BADGE_UNKNOWN: 401,
  DUTY_MISSING: 403,
  REQUEST_ORIGIN: 403,
  NOT_FOUND: 404,
  COVERAGE_NOT_FOUND: 404,
  DEVICE_NOT_REGISTERED: 404,
  NOT_ACCEPTABLE: 406,
  EDITION_CHANGED: 412,
  REQUEST_TOO_LARGE: 413,
  REQUEST_MEDIA_TYPE: 415,
  IDEMPOTENCY_KEY_REUSED: 422,
  REQUEST_TOO_MANY: 429,
  SIGN_IN_BLOCKED: 429,
  COVERAGE_ASKED_TOO_OFTEN: 429,
  INTERNAL: 500,
  BUSY: 503,
}

/** Constraints that decide a race, and what to say to the one that lost it (I01-I06). */
const constraintRefusals: Readonly<Record<string, RefusalCode>> = {
  serial_active: 'SERIAL_ALREADY_ACTIVE',
  serial_active_on_line: 'SERIAL_ALREADY_ACTIVE',
  registered_le_registrable: 'LINE_COMPLETE',
  invoice_registered_le_registrable: 'LINE_COMPLETE',
  registered_le_shipped: 'REGISTERED_MORE_THAN_SHIPPED',
  invoice_registered_le_quantity: 'REGISTERED_MORE_THAN_SHIPPED',
  control_complete: 'SERIAL_NUMBER_MISSING',
  invoice_control_complete: 'SERIAL_NUMBER_MISSING',
  no_control_no_serials: 'PRODUCT_NOT_SERIALISED',
  invoice_no_control_no_serials: 'PRODUCT_NOT_SERIALISED',
  delivered_le_ordered: 'DELIVERED_MORE_THAN_ORDERED',
  credited_le_invoiced: 'CREDITED_MORE_THAN_INVOICED',
  one_packing_slip_in_part: 'ONE_PACKING_SLIP_IN_PART',
  no_catch_weight_in_sales_process: 'CATCH_WEIGHT_IN_SALES_PROCESS',
  posted_row_changed: 'DOCUMENT_POSTED',
  cashier_of_badge: 'BADGE_TAKEN',
  shift_open: 'SHIFT_OPEN_ALREADY',
  return_unit_once: 'UNIT_RETURNED_ALREADY',
  return_unit_unknown_once: 'UNIT_RETURNED_ALREADY',
  return_registered_le_registrable: 'LINE_COMPLETE',
  return_control_complete: 'SERIAL_NUMBER_MISSING',
  received_le_expected: 'RECEIVED_MORE_THAN_EXPECTED',
  returned_le_invoiced: 'RETURNED_MORE_THAN_INVOICED',
  free_of_charge_is_not_invoiced: 'FREE_OF_CHARGE_LINE',
}

/** Answers every error as application/problem+json with all refusals, in the caller's language; never with a stack. */
export function answerProblem(error: FastifyError | Refused, request: FastifyRequest, reply: FastifyReply): void {
  const refusals = refusalsOf(error)
  const code = refusals[0]?.code ?? 'INTERNAL'
  const status = statusOf(code)
  if (status >= 500) request.log.error({ err: error }, 'request failed')
  const wait = status === 503 ? 1 : refusals[0]?.details.seconds
  if (wait !== undefined && (status === 503 || status === 429)) reply.header('retry-after', String(wait))
  if (status === 401) reply.header('www-authenticate', 'Bearer')
  const language = languageOf(request)
  reply
    .code(status)
    .header('content-type', 'application/problem+json')
    .header('content-language', language)
    .send(
      JSON.stringify({
        type: `https://pakbon.dev/errors#${code}`,
        title: titleText(code, language),
        status,
        code,
        requestId: request.id,
        refusals: refusals.map((refusal) => ({ ...refusal, text: refusalText(refusal, language) })),
      }),
    )
}

/** The HTTP status of a refusal: 409, a rule says no, unless it is about the request itself. */
export function statusOf(code: RefusalCode): number {
  return statuses[code] ?? 409
}

function refusalsOf(error: FastifyError | Refused): readonly Refusal[] {
  if (error instanceof Refused) return error.refusals
  if (error instanceof pg.DatabaseError) return [refusalOfDatabase(error)]
  return [refusalOfRequest(error)]
}

/** NUL, half a surrogate pair, text too long to index or that is no id or moment (in a cursor), a number out of range. */
const unstorable = new Set(['22021', '22P05', '54000', '22P02', '22007', '22008', '22003'])

/** Recognised by SQLSTATE and constraint name; nothing of the database's own text is passed on. */
export function refusalOfDatabase(error: pg.DatabaseError): Refusal {
  const named = error.constraint && constraintRefusals[error.constraint]
  if (named) return refuse(named)
  if (error.code === '23505') return refuse('ALREADY_EXISTS')
  if (unstorable.has(error.code ?? '')) {
    return refuse('REQUEST_SHAPE', { path: '', problem: 'text or a number that cannot be stored' })
  }
  const busy = ['55P03', '57014', '40001', '40P01', '53300', '57P01', '57P03', '53100', '25P03']
  return refuse(busy.includes(error.code ?? '') ? 'BUSY' : 'INTERNAL')
}

function refusalOfRequest(error: FastifyError): Refusal {
  if (error.validation) {
    const first = error.validation[0]
    return refuse(
      'REQUEST_SHAPE',
      shapeDetails(error.validationContext, first?.instancePath, first?.message, first?.params),
    )
  }
  if (error.statusCode === 413) return refuse('REQUEST_TOO_LARGE')
  if (error.statusCode === 415) return refuse('REQUEST_MEDIA_TYPE')
  if (error.statusCode === 429) return refuse('REQUEST_TOO_MANY')
  if (error.statusCode === 400) return refuse('REQUEST_SHAPE', { path: '', problem: error.message })
  if (error.statusCode === 503 || isWithoutConnection(error)) return refuse('BUSY')
  return refuse('INTERNAL')
}

function shapeDetails(context = '', path = '', problem = '', params: unknown = {}): Details {
  const extra = (params as { additionalProperties?: unknown }).additionalProperties
  return { path: `${context}${path}`, problem, ...(extra === undefined ? {} : { field: String(extra) }) }
}
