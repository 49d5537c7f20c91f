import { sql } from 'kysely'
import type { Context } from '#db/context.ts'
import { barcodeKey } from '#domain/barcode.ts'
import { type DespatchLine, linesToFill } from '#domain/despatch-line.ts'
import { Refused, refuse } from '#domain/refusal.ts'
import { readDespatchAdvice } from '#exchange/despatch-advice.ts'
import { importRefusal } from '#exchange/findings.ts'
import { type DocumentReference, documentTables } from './document.ts'
import type { DocumentLine } from './document-lines.ts'
import { type Judgement, judgeEach, serialNumberJudge } from './judge-entries.ts'
import { type ListTerms, type RegisteredList, registerJudged } from './register-serial-numbers.ts'

interface DespatchAdvice extends ListTerms {
  /** What faults call the file. */
  readonly name: string
  readonly content: Uint8Array
}

interface RegisteredAdvice extends RegisteredList {
  /** The number of the despatch advice. */
  readonly number: string
}

/**
 * Registers the serial numbers of a despatch advice, a supplier's or our own, on the lines of a document that sell
 * its items (D24): each judged alone, or all or nothing. Refuses a file that is none, naming the line of each fault.
 */
export async function registerDespatchAdvice(
  context: Context,
  reference: DocumentReference,
  { name, content, ...terms }: DespatchAdvice,
): Promise<RegisteredAdvice> {
  const { number, lines: sent, faults } = readDespatchAdvice(name, content)
  if (faults.length > 0) throw new Refused(faults.map(importRefusal))
  const order = await readOrder(context, reference)
  const registered = await registerJudged(context, reference, terms, (lines, places) =>
    judgeDespatchLines(sent, withOrderLines(lines, order), order.numbers, places),
  )
  return { ...registered, number }
}

interface OrderOfDocument {
  readonly numbers: readonly string[]
  readonly lineNumbers: ReadonlyMap<string, number>
}

/** The order's numbers and its lines' numbers, which never change. */
async function readOrder({ db, caller }: Context, { kind, id }: DocumentReference): Promise<OrderOfDocument> {
  const { rows } = await sql<{ id: string; lineNumber: number; numbers: readonly string[] }>`
    select l.id, l.line_number as "lineNumber",
      array_remove(array[o.number, o.customer_order_number, o.customer_reference], null) as numbers
    from sales_order_line l
    join sales_order o on o.company_id = l.company_id and o.id = l.sales_order_id
    where l.company_id = ${caller.companyId} and o.id = (
      select sales_order_id from ${sql.table(documentTables[kind].document)}
      where company_id = ${caller.companyId} and id = ${id})`.execute(db)
  return {
    numbers: rows[0]?.numbers ?? [],
    lineNumbers: new Map(rows.map((line) => [line.id, line.lineNumber])),
  }
}

type FillableLine = DocumentLine & { readonly salesOrderLineNumber: number }

function withOrderLines(lines: readonly DocumentLine[], { lineNumbers }: OrderOfDocument): readonly FillableLine[] {
  return lines.map((line) => ({ ...line, salesOrderLineNumber: lineNumbers.get(line.salesOrderLineId) ?? 0 }))
}

function judgeDespatchLines(
  sent: readonly DespatchLine[],
  lines: readonly FillableLine[],
  orderNumbers: readonly string[],
  places: ReadonlyMap<string, number>,
): Judgement {
  const judgeSerialNumber = serialNumberJudge()
  const chooseLine = lineChooser(places)
  const units = sent.flatMap((from) => {
    const fillable = linesToFill(from, lines, orderNumbers)
    return from.serialNumbers.map((serialNumber) => ({ serialNumber, from, fillable }))
  })
  return judgeEach(
    units.map(({ serialNumber }) => serialNumber),
    (serialNumber, position) => {
      const { from, fillable = [] } = units[position] ?? {}
      const line = chooseLine(fillable)
      if (!line) return notOnDocument(from)
      if (line.barcodes.includes(barcodeKey(serialNumber))) {
        return refuse('BARCODE_AS_SERIAL_NUMBER', { barcode: serialNumber })
      }
      return judgeSerialNumber(serialNumber, line)
    },
  )
}

/** Of several lines of one product the first that has a place left; where none has, the last, which then says so. */
function lineChooser(places: ReadonlyMap<string, number>): (fillable: readonly FillableLine[]) => FillableLine | null {
  const left = new Map(places)
  return (fillable) => {
    const line = fillable.find(({ id }) => (left.get(id) ?? 0) > 0) ?? fillable.at(-1) ?? null
    if (line) left.set(line.id, (left.get(line.id) ?? 0) - 1)
    return line
  }
}

function notOnDocument(from: DespatchLine | undefined) {
  const { number = '', place = 0, gtin, itemNumbers = [] } = from ?? {}
  const item = [...itemNumbers, ...(gtin ? [gtin] : [])].join(' · ').slice(0, 200) || '?'
  return refuse('DESPATCH_LINE_NOT_ON_DOCUMENT', { despatchLine: number.slice(0, 60), place, item })
}
