/** A source file by its path below src/, with its text. */
export interface SourceFile {
  readonly path: string
  readonly text: string
}

/** What a file does that the architecture forbids. */
export interface Violation {
  readonly path: string
  readonly law: string
  readonly found: string
}

/** The paper trail: a document folder imports only folders to its left. */
const paperTrail = [
  'security',
  'companies',
  'list-views',
  'customers',
  'tracking-dimension-groups',
  'products',
  'exchange',
  'sales-orders',
  'serial-numbers',
  'packing-slips',
  'invoices',
  'coverage',
  'sold-units',
  'returns',
  'sales-documents',
  'e-documents',
  'printing',
  'deliveries',
  'work',
  'search',
  'public-coverage',
  'tills',
  'register-sales',
  'conflicts',
]

/** What each other folder may import, besides itself and (where it says so) the paper trail. */
const foundations: Readonly<Record<string, readonly string[]>> = {
  domain: [],
  gs1: ['domain'],
  terms: ['domain'],
  db: ['domain'],
  events: ['domain', 'db'],
  http: ['domain', 'terms', 'db'],
  // The auditor recomputes what is shown of coverage, and asks for that what everybody asks.
  check: ['domain', 'db', 'serial-numbers', 'coverage'],
}
const everybodyMayUse = ['domain', 'gs1', 'terms', 'db', 'events', 'http']
const composing = ['cli', 'bench', 'sample', 'main.ts', 'config.ts']

/** Laws that a file's own text can break; each is a function in a visible list. */
export function reviewFile(file: SourceFile): readonly Violation[] {
  return laws.flatMap(([law, found]) => found(file).map((what) => ({ path: file.path, law, found: what })))
}

const laws: readonly (readonly [string, (file: SourceFile) => readonly string[]])[] = [
  ['imports follow the paper trail', importsAgainstTheTrail],
  ['no ../ imports', ({ text }) => importsOf(text).filter((target) => target.startsWith('../'))],
  ['domain is pure', impureDomain],
  ['use cases do not know fastify', fastifyOutsideHttp],
  ['a file has at most 200 lines', tooLong],
  ['no default export', ({ text }) => matches(text, /^export default/gm)],
  ['exported functions are documented', undocumentedExports],
  ['one writing folder for each table', writesOfOthers],
]

function importsOf(text: string): readonly string[] {
  return matches(text, /(?:from|import)\s*\(?\s*'([^']+)'/g)
}

function folderOf(path: string): string {
  return path.split('/')[0] ?? path
}

function importsAgainstTheTrail({ path, text }: SourceFile): readonly string[] {
  const folder = folderOf(path)
  if (composing.includes(folder)) return []
  const own = paperTrail.indexOf(folder)
  const allowed = own >= 0 ? [...everybodyMayUse, ...paperTrail.slice(0, own)] : (foundations[folder] ?? [])
  return importsOf(text).filter((target) => {
    if (!target.startsWith('#')) return false
    const imported = target.slice(1).split('/')[0] ?? ''
    return imported !== folder && !allowed.includes(imported)
  })
}

function impureDomain({ path, text }: SourceFile): readonly string[] {
  if (folderOf(path) !== 'domain') return []
  const packages = importsOf(text).filter((target) => !target.startsWith('./') && !target.startsWith('#domain/'))
  return [...packages, ...matches(text, /\b(Date\.now\(|new Date\(\)|Math\.random\(|process\.|crypto\.)/g)]
}

function fastifyOutsideHttp({ path, text }: SourceFile): readonly string[] {
  const mayKnow = ['http', 'security', ...composing].includes(folderOf(path)) || path === 'tills/mount-till-sign-in.ts'
  return mayKnow ? [] : importsOf(text).filter((target) => /^@?fastify/.test(target))
}

/** Catalogues of text are as long as the language needs. */
function tooLong({ path, text }: SourceFile): readonly string[] {
  const lines = text.split('\n').length - 1
  return folderOf(path) !== 'terms' && lines > 200 ? [`${lines} lines`] : []
}

function undocumentedExports({ text }: SourceFile): readonly string[] {
  return matches(text, /(?<!\*\/\n)^export (?:async )?function (\w+)/gm)
}

/** The writers of each table; columns of counts have a writer of their own (docs/ARCHITECTURE.md, law 2). */
const writers: Readonly<Record<string, readonly string[]>> = {
  registration: ['serial-numbers'],
  registration_change: ['serial-numbers'],
  reversed_units_forgotten: ['sales-orders'],
  sales_order: ['sales-orders'],
  sales_order_line: ['sales-orders'],
  packing_slip: ['packing-slips', 'serial-numbers'],
  packing_slip_line: ['packing-slips', 'serial-numbers'],
  packing_slip_reversal: ['packing-slips'],
  packing_slip_line_reversal: ['packing-slips'],
  invoice: ['invoices', 'serial-numbers'],
  invoice_line: ['invoices', 'serial-numbers'],
  invoice_line_share: ['invoices'],
  sold_unit_import: ['sold-units'],
  sold_unit_import_row: ['sold-units'],
  number_sequence: ['db', 'companies', 'tills'],
  event: ['db', 'events'],
  idempotency: ['db'],
  product: ['products'],
  barcode: ['products'],
  coverage_term: ['products'],
  unit_coverage_term: ['coverage'],
  customer: ['customers'],
  company: ['companies'],
  tax_code: ['companies'],
  list_view: ['list-views'],
  return_reason: ['returns', 'companies'],
  return_order: ['returns'],
  return_order_line: ['returns'],
  return_receipt: ['returns'],
  return_receipt_line: ['returns'],
  return_unit: ['returns'],
  repair_return: ['returns'],
  tracking_dimension_group: ['tracking-dimension-groups'],
  role: ['security', 'companies'],
  role_duty: ['security', 'companies'],
  user_role: ['security', 'companies'],
  api_key: ['security'],
  tender_type: ['tills', 'companies'],
  till: ['tills'],
  cashier: ['tills'],
  shift: ['tills'],
  shift_count: ['tills'],
  cash_movement: ['tills'],
  register_sale: ['register-sales'],
  payment: ['register-sales'],
  voucher: ['register-sales'],
  invoice_buyer: ['register-sales'],
  conflict_settlement: ['conflicts'],
  public_coverage_try: ['public-coverage'],
  public_coverage_challenge: ['public-coverage'],
}

function writesOfOthers({ path, text }: SourceFile): readonly string[] {
  const folder = folderOf(path)
  if (['bench', 'check'].includes(folder)) return []
  const written = [
    ...matches(text, /\b(?:insert into|update|delete from)\s+([a-z_]+)\b(?!\s+of\b)/g),
    ...matches(text, /\.(?:insertInto|updateTable|deleteFrom)\('([a-z_]+)'/g),
  ]
  return [...new Set(written)].filter((table) => writers[table] && !writers[table]?.includes(folder))
}

function matches(text: string, pattern: RegExp): readonly string[] {
  return [...text.matchAll(pattern)].map((match) => match[1] ?? match[0])
}
