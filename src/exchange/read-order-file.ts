import { readCsvOrders } from './csv-orders.ts'
import { type CsvTable, readCsvTable } from './csv-table.ts'
import { decodeText } from './decode-text.ts'
import { addFault, addNote, createFindings, type Findings, type ImportFault, shown } from './findings.ts'
import { type ImportedOrder, orderFingerprint } from './imported-order.ts'
import { readUblOrder } from './ubl-order.ts'

/** A file as it came. */
export interface OrderFile {
  readonly name: string
  readonly content: Uint8Array
}

/** What files of orders hold. One fault refuses them all, so that `orders` is empty then; notes refuse nothing. */
export interface ReadOrders {
  readonly orders: readonly ImportedOrder[]
  readonly faults: readonly ImportFault[]
  readonly notes: readonly ImportFault[]
}

/** The orders of one file. */
export function readOrderFile(name: string, content: Uint8Array): ReadOrders {
  return readOrderFiles([{ name, content }])
}

/**
 * The orders of files that belong together, UBL 2 orders and CSV recognised by what they hold; headers and lines of
 * Dynamics 365 in separate files are joined. Changes nothing; every fault names its file and line.
 */
export function readOrderFiles(files: readonly OrderFile[]): ReadOrders {
  const findings = createFindings()
  const contents = files.map(({ name, content }) => readContent(name, content, findings))
  const tables = contents.flatMap(({ table }) => table ?? [])
  const complete = contents.every(({ table }) => table !== null)
  const orders = [...contents.flatMap(({ order }) => order ?? []), ...readCsvOrders(tables, complete, findings)]
  const names = files.map(({ name }) => name)
  const faults = inOrder(findings.faults, names)
  const last = faults.at(-1)
  const more = last && findings.unlisted > 0 ? [moreFaults(last, findings.unlisted)] : []
  const read = faults.length > 0 ? [] : withoutRepeats(orders, findings)
  return { orders: read, faults: [...faults, ...more], notes: inOrder(findings.notes, names) }
}

/** `table` is null where a file that may have been one could not be read. */
interface Content {
  readonly order?: ImportedOrder | null
  readonly table?: CsvTable | null
}

function readContent(file: string, content: Uint8Array, findings: Findings): Content {
  const text = decodeText(file, content, findings)
  if (text === null) return { table: null }
  const start = text.trimStart()
  if (start.startsWith('<')) return { order: readUblOrder(file, text, findings) }
  if (start !== '') return { table: readCsvTable(file, text, findings) }
  addFault(findings, { file, line: 1 }, 'IMPORT_EMPTY')
  return { table: null }
}

/** The same order twice is one order: a file was named twice, or sent again. */
function withoutRepeats(orders: readonly ImportedOrder[], findings: Findings): readonly ImportedOrder[] {
  const seen = new Set<string>()
  return orders.filter((order) => {
    const fingerprint = orderFingerprint(order)
    if (seen.has(fingerprint)) addNote(findings, order.source, 'IMPORT_LEFT_OUT', { what: shown(order.number) })
    return seen.size < seen.add(fingerprint).size
  })
}

function inOrder(found: readonly ImportFault[], names: readonly string[]): readonly ImportFault[] {
  const position = new Map(names.map((name, index) => [name, index]))
  const at = ({ file }: ImportFault) => position.get(file) ?? names.length
  return [...found].sort((one, other) => at(one) - at(other) || one.line - other.line)
}

function moreFaults({ file, line }: ImportFault, count: number): ImportFault {
  return { file, line, code: 'IMPORT_MORE_FAULTS', details: { count } }
}
