import type { RefusalCode } from '#domain/refusal.ts'
import { refusalRules } from '#domain/refusal-rules.ts'
import { statusOf } from './problem.ts'
import { Problem } from './schemas.ts'

/** What each group of routes is about, in the order of the reference page. */
export const tags = [
  { name: 'Sales orders', description: 'Taking orders in, changing them, crediting and cancelling lines' },
  { name: 'Packing slips', description: 'Preparing, posting, cancelling and correcting deliveries (D30 to D33, D45)' },
  { name: 'Invoices', description: 'Preparing from packing slips or directly, choosing units, posting (D34 to D37)' },
  { name: 'Units sold before', description: 'Import of units that were sold before Pakbon, with their invoices (D53)' },
  {
    name: 'Returns',
    description: 'Return orders and their receipts, and what becomes of what comes back (D50 to D52)',
  },
  {
    name: 'Printing',
    description: 'Documents as PDF and as electronic documents, labels, and every print that was made (D41, D80)',
  },
  { name: 'Deliveries', description: 'Documents by e-mail: what was sent, what waits, what was given up' },
  {
    name: 'Registering serial numbers',
    description: 'Scans, lists, ranges and not readable units, on a packing slip or an invoice in preparation (D20)',
  },
  { name: 'Serial numbers', description: 'Units: changing, tracing and listing them (D40, D81 to D83)' },
  { name: 'Coverage', description: 'What holds for which unit: many at once, what ends, terms of one unit (D50, D53)' },
  { name: 'Products', description: 'Products with barcodes and coverage terms (D3, D4)' },
  { name: 'Customers', description: 'Customers with addresses, language and what their documents print (D5)' },
  { name: 'Register sales', description: 'Tickets and their posting at a till, connected or not (D60 to D62)' },
  {
    name: 'Receipts',
    description: 'What tills have sold: lists, lookup by number or serial number, invoices on demand (D61)',
  },
  { name: 'Conflicts', description: 'Serial numbers that were sold twice, and how each is settled (D14, D62)' },
  { name: 'Tills', description: 'Tills, those who work at them, how customers pay, and shifts (D60, D61)' },
  { name: 'Tracking dimension groups', description: 'Which products have serial numbers, and how (D2)' },
  { name: 'Company', description: 'The company, its tax codes and number sequences (D1, D6)' },
  { name: 'Users and roles', description: 'Who may do what (D73, D74)' },
  { name: 'API keys', description: 'Keys for other software, with duties of their own (D75)' },
  { name: 'Work', description: 'What there is to do, and finding anything by what it is called' },
  { name: 'List views', description: 'Lists as somebody wants to see them: columns, sort and filters under a name' },
  {
    name: 'For buyers',
    description: 'How long a unit is covered, asked by whoever bought it, without signing in (D53)',
  },
  { name: 'Signing in', description: 'Sessions of browsers, and who one is' },
]

/** Headers that routes take, by their place in the document. */
export const parameters = {
  IdempotencyKey: {
    name: 'Idempotency-Key',
    in: 'header',
    description:
      'Chosen by the caller for each new request, 1 to 200 visible ASCII characters. The same request sent again with ' +
      'the same key is answered as the first was, for 30 days (D25).',
    schema: { type: 'string', pattern: '^[\\x21-\\x7e]{1,200}$' },
    example: 'b0a7c1d2-order-4711',
  },
  IfMatch: {
    name: 'If-Match',
    in: 'header',
    description: 'The ETag of what was read: refused where it has changed since',
    schema: { type: 'string', pattern: '^(W/)?"\\d{1,9}"$|^\\*$' },
    example: '"3"',
  },
  Company: {
    name: 'Pakbon-Company',
    in: 'header',
    description: 'The code of the company to work in, of a user with several. An API key belongs to one.',
    schema: { type: 'string' },
    example: 'VOLT',
  },
} as const

/** Headers of answers. */
export const headers = {
  ETag: { description: 'The edition, for If-Match', schema: { type: 'string' }, example: '"3"' },
  RetryAfter: { description: 'Seconds to wait', schema: { type: 'integer' }, example: 1 },
}

const words: Readonly<Record<number, readonly [name: string, description: string]>> = {
  400: ['BadRequest', 'The request has the wrong shape'],
  401: ['Unauthorized', 'Nobody, or nobody known'],
  403: ['Forbidden', 'A duty is missing, or the request comes from another site'],
  404: ['NotFound', 'It does not exist, in this company'],
  409: ['Refused', 'A rule says no; all refusals at once'],
  412: ['EditionChanged', 'It was changed since it was read'],
  413: ['TooLarge', 'The body is too large'],
  415: ['NotJson', 'The body is not JSON'],
  422: ['KeyReused', 'The idempotency key came with another request before'],
  429: ['TooMany', 'Too many requests'],
  500: ['Fault', 'A fault of Pakbon; nothing was changed'],
  503: ['Busy', 'Busy or out of reach; nothing was changed, send it again'],
}

/** The refusal responses of the document, by their name. */
export const responses = Object.fromEntries(
  Object.entries(words).map(([status, [name, description]]) => [name, problemResponse(Number(status), description)]),
)

/** Refers to the responses of these statuses. */
export function problemResponses(statuses: readonly number[]) {
  return Object.fromEntries(
    statuses.map((status) => [status, { $ref: `#/components/responses/${words[status]?.[0]}` }]),
  )
}

function problemResponse(status: number, description: string) {
  const codes = (Object.keys(refusalRules) as RefusalCode[]).filter((code) => statusOf(code) === status)
  const named = status === 409 ? 'docs/errors.md has the codes' : codes.join(', ')
  return {
    description: `${description}: ${named}.`,
    ...(status === 429 || status === 503 ? { headers: { 'Retry-After': reference('headers', 'RetryAfter') } } : {}),
    content: { 'application/problem+json': { schema: Problem } },
  }
}

/** Refers to a component. */
export function reference(kind: 'schemas' | 'headers' | 'parameters', name: string) {
  return { $ref: `#/components/${kind}/${name}` }
}
