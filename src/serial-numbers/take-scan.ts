import { v5, validate } from 'uuid'
import { coalesce } from '#db/coalesce.ts'
import type { Context } from '#db/context.ts'
import type { Database } from '#db/database.ts'
import { newId } from '#db/id.ts'
import { runCommand } from '#db/run-command.ts'
import { barcodeKey } from '#domain/barcode.ts'
import { Refused, refuse } from '#domain/refusal.ts'
import { type Gs1Reading, type ScanMeaning, scanReader } from '#domain/scan.ts'
import { cleanSerialNumber } from '#domain/serial-number.ts'
import { readGs1 } from '#gs1/read-gs1.ts'
import type { DocumentKind, DocumentReference } from './document.ts'
import { type DocumentLine, type LineChoice, readLines } from './document-lines.ts'
import { findOnOtherLines } from './other-lines.ts'
import { explainScan, registerScans, type ScanCount, type Scanned } from './register-scan.ts'
import { registerSerialNumbers } from './register-serial-numbers.ts'
import { removeSerialNumbers } from './remove-registrations.ts'
import { lineCountView, type ScanAnswer } from './views.ts'

/** One entry of the scan field (D20-D23). */
export interface Scan {
  readonly text: string
  readonly mode: 'add' | 'remove'
  readonly lineId: string | null
  readonly id: string | null
  readonly idempotencyKey: string | null
  readonly overrideReason: string | null
}

/** Takes one scan: registers or removes a unit, or says which line or command was scanned. Refuses with the reason. */
export async function takeScan(context: Context, reference: DocumentReference, scan: Scan): Promise<ScanAnswer> {
  const gs1 = readGs1(scan.text)
  const lines = await linesOf(context, reference, { lineId: scan.lineId, barcodeKeys: keysOf(scan.text, gs1) })
  if (lines.length === 0) throw new Refused([refuse('NOT_FOUND', { what: `document ${reference.id}` })])
  const meaning = meaningOf(scan, lines, gs1)
  if (meaning.kind === 'command') return { kind: 'command', command: meaning.command }
  if (meaning.kind === 'line') return { kind: 'line', lineId: meaning.lineId }
  const line = lines.find((one) => one.id === meaning.lineId)
  if (!line) throw new Refused([refuse('NO_LINE_IN_HAND')])
  const namesProduct = gs1?.gtin !== undefined
  if (scan.mode === 'remove') return removeOne(context, reference, { ...scan, namesProduct }, meaning.text, line)
  if (line.posted || scan.overrideReason !== null) return registerAsList(context, reference, scan, meaning.text, line)
  return registerOne(context, reference, { ...scan, namesProduct }, meaning.text, line)
}

/** Scans that arrive while others are under way share their queries, per company and kind of document. */
interface ScanRuns {
  readonly lines: (choice: LineChoice & { readonly documentId: string }) => Promise<readonly DocumentLine[]>
  readonly register: (scanned: Scanned) => Promise<ScanCount | null>
}

const runs = new WeakMap<Database, Record<DocumentKind, ScanRuns>>()

function runsOf({ db, caller: { companyId } }: Context, kind: DocumentKind): ScanRuns {
  const known = runs.get(db) ?? {
    packingSlip: startRuns(db, companyId, 'packingSlip'),
    invoice: startRuns(db, companyId, 'invoice'),
  }
  runs.set(db, known)
  return known[kind]
}

function startRuns(db: Database, companyId: string, kind: DocumentKind): ScanRuns {
  return {
    lines: coalesce(async (choices) => {
      const lines = await readLines(db, companyId, kind, choices)
      return choices.map(({ documentId }) => ({ value: lines.filter((line) => line.documentId === documentId) }))
    }),
    register: coalesce(async (scans) => {
      const counts = await registerScans(db, companyId, kind, scans)
      return scans.map(({ id }) => ({ value: counts.get(id) ?? null }))
    }),
  }
}

function linesOf(context: Context, { kind, id }: DocumentReference, choice: LineChoice) {
  return runsOf(context, kind).lines({ ...choice, documentId: id })
}

function keysOf(text: string, gs1: Gs1Reading | null): readonly string[] {
  const plain = text.length <= 80 ? [barcodeKey(text.trim())] : []
  return gs1?.gtin ? [gs1.gtin, ...plain] : plain
}

function meaningOf({ text, lineId }: Scan, lines: readonly DocumentLine[], gs1: Gs1Reading | null) {
  const serialised = lines.filter((line) => line.serialised)
  const inHand = lineId ?? (serialised.length === 1 ? (serialised[0]?.id ?? null) : null)
  const read = scanReader({ lines: lines.map((line) => ({ ...line, lineId: line.id })), lineInHand: inHand })
  const meaning: ScanMeaning = read(text, gs1)
  if (meaning.kind === 'refused') throw new Refused([meaning.refusal])
  return meaning
}

type ReadScan = Scan & Pick<Scanned, 'namesProduct'>

async function registerOne(
  context: Context,
  reference: DocumentReference,
  scan: ReadScan,
  text: string,
  line: DocumentLine,
): Promise<ScanAnswer> {
  if (!line.serialised) throw new Refused([refuse('PRODUCT_NOT_SERIALISED', { product: line.product })])
  const clean = cleanSerialNumber(text, line.policy)
  if (!clean.ok) throw new Refused([clean.refusal])
  const { serialNumber, serialKey } = clean
  const { companyId, actorId } = context.caller
  const { namesProduct } = scan
  const id = idOf(scan, companyId)
  const scanned: Scanned = { id, reference, line, serialNumber, serialKey, namesProduct, actorId }
  const count = await registerOrExplain(context, scanned)
  return {
    kind: 'registered',
    registrationId: id,
    serialNumber,
    lineId: line.id,
    line: lineCountView({ ...line, ...count }),
  }
}

const tries = 3

/** Scans that are refused may have had the places of others under way with them: those are tried again. */
async function registerOrExplain(context: Context, scanned: Scanned): Promise<ScanCount> {
  const { register } = runsOf(context, scanned.reference.kind)
  for (let attempt = 0; attempt < tries; attempt++) {
    const count = (await register(scanned)) ?? (await explainScan(context, scanned))
    if (count) return count
  }
  throw new Refused([refuse('BUSY')])
}

/** The unit's key: the caller's own, else made of the idempotency key, so that a repeat finds what the first made. */
function idOf({ id, idempotencyKey }: Scan, companyId: string): string {
  if (id !== null) return id
  if (idempotencyKey === null) return newId()
  return validate(idempotencyKey) ? idempotencyKey.toLowerCase() : v5(idempotencyKey, companyId)
}

/** Late registration (D38) and an override (D14) take the way of lists, with its locks. */
async function registerAsList(
  { db, caller }: Context,
  reference: DocumentReference,
  scan: Scan,
  text: string,
  line: DocumentLine,
): Promise<ScanAnswer> {
  const { idempotencyKey, overrideReason } = scan
  const answer = await runCommand(db, { caller, idempotencyKey, request: [reference, scan] }, async (transaction) => {
    const list = { entries: [text], lineId: line.id, allOrNothing: true, overrideReason }
    const registered = await registerSerialNumbers({ db: transaction, caller }, reference, list)
    const body: ScanAnswer = {
      kind: 'registered',
      registrationId: registered.registrationIds[0] ?? '',
      serialNumber: text,
      lineId: line.id,
      line: lineCountView(registered.lines.find((one) => one.id === line.id) ?? line),
    }
    return { status: 200, body }
  })
  return answer.body as ScanAnswer
}

/** Takes the serial number off, also from a line that is not in hand, where one other line alone has it (D22). */
async function removeOne(
  { db, caller }: Context,
  reference: DocumentReference,
  scan: ReadScan,
  text: string,
  inHand: DocumentLine,
): Promise<ScanAnswer> {
  const { idempotencyKey } = scan
  const answer = await runCommand(db, { caller, idempotencyKey, request: [reference, scan] }, async (transaction) => {
    const context = { db: transaction, caller }
    const lineId = scan.namesProduct ? inHand.id : await lineToRemoveFrom(context, reference, text, inHand)
    const removed = await removeSerialNumbers(context, reference, { entries: [text], lineId, allOrNothing: true })
    const line = removed.lines.find((one) => one.id === lineId) ?? inHand
    return { status: 200, body: { kind: 'removed', serialNumber: text, lineId, line: lineCountView(line) } }
  })
  return answer.body as ScanAnswer
}

async function lineToRemoveFrom(
  context: Context,
  reference: DocumentReference,
  text: string,
  inHand: DocumentLine,
): Promise<string> {
  const clean = cleanSerialNumber(text, inHand.policy)
  if (!clean.ok) return inHand.id
  const having = await findOnOtherLines(context, reference, clean.serialKey, null)
  const [only] = having
  const isInHand = having.some(({ lineId }) => lineId === inHand.id)
  return !only || isInHand || having.length > 1 ? inHand.id : only.lineId
}
