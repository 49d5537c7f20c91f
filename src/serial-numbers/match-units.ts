import { sql } from 'kysely'
import type { Context } from '#db/context.ts'
import { reviewDuty } from '#domain/duty.ts'
import { refuse } from '#domain/refusal.ts'
import { scanReader } from '#domain/scan.ts'
import { readGs1 } from '#gs1/read-gs1.ts'
import { type DocumentReference, documentTables } from './document.ts'
import { type DocumentLine, lockDocumentLines } from './document-lines.ts'
import { insertUnits } from './insert-units.ts'
import { type Candidate, judgeEach, type RefusedEntry, serialNumberJudge, type Verdict } from './judge-entries.ts'
import { type DuplicateTerms, registerFree } from './register-candidates.ts'
import { removeUnits } from './remove-registrations.ts'

/** A unit that a document line shall have; null: its serial number cannot be read (D15). */
export interface WantedUnit {
  readonly salesOrderLineId: string
  readonly serialNumber: string | null
}

interface PresentUnit {
  readonly id: string
  readonly lineId: string
  readonly serialKey: string | null
}

/**
 * Makes the units of a preparation equal to a list, in a fixed number of statements whatever their number: those that
 * are not on it are taken off, the others are registered as anywhere. Answers what was refused, by its place on the
 * list; the rest is kept (D24). The order is locked.
 */
export async function matchUnits(
  context: Context,
  reference: DocumentReference,
  wanted: readonly WantedUnit[],
  terms: DuplicateTerms,
): Promise<readonly RefusedEntry[]> {
  const lines = await lockDocumentLines(context, reference)
  const present = await readPresent(context, reference)
  const { candidates, refused } = judgeWanted(lines, wanted)
  const unreadable = judgeNotReadable(context, lines, wanted, present, terms)
  const fitting = withinQuantities(lines, wanted, [...candidates, ...unreadable.candidates])
  const { added, gone } = differences(present, fitting.candidates)
  await removeUnits(context, reference, gone)
  const { refused: held } = await registerFree(context, reference, added.filter(isReadable), terms)
  const blank = added.filter((one) => !isReadable(one))
  await insertUnits(
    context,
    reference.kind,
    blank.map(({ line }) => ({ lineId: line.id, serialNumber: null, serialKey: null })),
    true,
  )
  return [...refused, ...unreadable.refused, ...fitting.refused, ...held].sort((a, b) => a.position - b.position)
}

/** A unit that is not readable is one without a key. */
type Placed = Pick<Candidate, 'position' | 'entry' | 'line'> & { readonly serialKey: string | null }

const isReadable = (one: Placed): one is Candidate => one.serialKey !== null

async function readPresent({ db, caller }: Context, { kind, id }: DocumentReference): Promise<readonly PresentUnit[]> {
  const { line, lineOfUnit, documentOfLine } = documentTables[kind]
  const { rows } = await sql<PresentUnit>`
    select r.id, l.id as "lineId", r.serial_key as "serialKey" from ${sql.table(line)} l
    join registration r on r.company_id = l.company_id and r.${sql.ref(lineOfUnit)} = l.id and r.open
    where l.company_id = ${caller.companyId} and l.${sql.ref(documentOfLine)} = ${id}
    order by r.registered_at, r.position, r.id`.execute(db)
  return rows
}

/** Each serial number as if it were scanned with its line in hand (D22, D23); GS1 may name the product. */
function judgeWanted(lines: readonly DocumentLine[], wanted: readonly WantedUnit[]) {
  const lineOf = new Map(lines.map((line) => [line.salesOrderLineId, line]))
  const judgeSerialNumber = serialNumberJudge()
  const readerOf = readers()
  const readable = wanted.flatMap((unit, position) =>
    unit.serialNumber === null ? [] : [{ ...unit, serialNumber: unit.serialNumber, position }],
  )
  const judged = judgeEach(
    readable.map(({ serialNumber }) => serialNumber),
    (entry, index): Verdict => {
      const line = lineOf.get(readable[index]?.salesOrderLineId ?? '')
      if (!line) return refuse('NO_LINE_IN_HAND')
      const meaning = readerOf(line)(entry, readGs1(entry))
      if (meaning.kind === 'refused') return meaning.refusal
      if (meaning.kind !== 'serialNumber') return refuse('BARCODE_AS_SERIAL_NUMBER', { barcode: entry })
      return judgeSerialNumber(meaning.text, line)
    },
  )
  const placed = <One extends { readonly position: number }>(one: One): One => ({
    ...one,
    position: readable[one.position]?.position ?? 0,
  })
  return { candidates: judged.candidates.map(placed), refused: judged.refused.map(placed) }
}

/** How entries are read with a line in hand, made once for each line. */
function readers(): (line: DocumentLine) => ReturnType<typeof scanReader> {
  const made = new Map<string, ReturnType<typeof scanReader>>()
  return (line) => {
    const read = made.get(line.id) ?? scanReader({ lines: [{ ...line, lineId: line.id }], lineInHand: line.id })
    made.set(line.id, read)
    return read
  }
}

/** D15, D71: more units that are not readable than there are need the duty; sold without connection they are sold. */
function judgeNotReadable(
  { caller }: Context,
  lines: readonly DocumentLine[],
  wanted: readonly WantedUnit[],
  present: readonly PresentUnit[],
  { soldReason }: DuplicateTerms,
): { readonly candidates: readonly Placed[]; readonly refused: readonly RefusedEntry[] } {
  const duty = soldReason === null ? reviewDuty(caller, 'maintainNotReadableRegistrations') : null
  const candidates: Placed[] = []
  const refused: RefusedEntry[] = []
  wanted.forEach(({ serialNumber, salesOrderLineId }, position) => {
    if (serialNumber !== null) return
    const line = lines.find((one) => one.salesOrderLineId === salesOrderLineId)
    const before = candidates.filter((one) => one.line.id === line?.id).length
    const there = present.filter((unit) => unit.lineId === line?.id && unit.serialKey === null).length
    const product = line?.product ?? ''
    const refusal = !line?.serialised ? refuse('PRODUCT_NOT_SERIALISED', { product }) : before < there ? null : duty
    if (refusal || !line) refused.push({ position, entry: '', refusals: refusal ? [refusal] : [] })
    else candidates.push({ position, entry: '', line, serialKey: null })
  })
  return { candidates, refused }
}

/** D22: a line takes as many units as its quantity, the first ones on the list. */
function withinQuantities(lines: readonly DocumentLine[], wanted: readonly WantedUnit[], all: readonly Placed[]) {
  const places = new Map(lines.map((line) => [line.id, line.quantity]))
  const candidates: Placed[] = []
  const refused: RefusedEntry[] = []
  for (const one of [...all].sort((a, b) => a.position - b.position)) {
    const { line, position } = one
    const left = places.get(line.id) ?? 0
    places.set(line.id, left - 1)
    const complete = refuse('LINE_COMPLETE', { line: line.lineNumber, quantity: line.quantity })
    if (left >= 1) candidates.push(one)
    else refused.push({ position, entry: wanted[position]?.serialNumber ?? '', refusals: [complete] })
  }
  return { candidates, refused }
}

/** What is to be added, and the keys of units that are not wanted any more. */
function differences(present: readonly PresentUnit[], wanted: readonly Placed[]) {
  const left = new Map<string, PresentUnit[]>()
  const keyOf = (lineId: string, serialKey: string | null) => `${lineId} ${serialKey ?? ''}`
  for (const unit of present) {
    const key = keyOf(unit.lineId, unit.serialKey)
    left.set(key, [...(left.get(key) ?? []), unit])
  }
  const added = wanted.filter(({ line, serialKey }) => !left.get(keyOf(line.id, serialKey))?.shift())
  return { added, gone: [...left.values()].flat().map(({ id }) => id) }
}
