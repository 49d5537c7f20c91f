import { type RawBuilder, sql } from 'kysely'
import type { Context } from '#db/context.ts'
import { Refused, refuse } from '#domain/refusal.ts'
import { recordEvent } from '#events/record.ts'
import { type DocumentReference, documentTables } from './document.ts'
import { type DocumentLine, lockDocumentLines, readDocumentLines } from './document-lines.ts'
import { acceptedOf, type Candidate, judgeEntries, type RefusedEntry } from './judge-entries.ts'
import { lockOrderOfDocument } from './lock-document.ts'
import { lineInHand } from './register-serial-numbers.ts'
import type { AcceptedEntry } from './views.ts'

export interface RemovedList {
  readonly accepted: readonly AcceptedEntry[]
  readonly refused: readonly RefusedEntry[]
  readonly lines: readonly DocumentLine[]
}

/** Takes serial numbers off a preparation (D22): unknown ones are refused and the list stays as it is. */
export async function removeSerialNumbers(
  context: Context,
  reference: DocumentReference,
  list: { readonly entries: readonly string[]; readonly lineId: string | null; readonly allOrNothing: boolean },
): Promise<RemovedList> {
  const lines = await openLines(context, reference)
  const { candidates, refused } = judgeEntries(list.entries, lines, lineInHand(lines, list.lineId))
  const removed = await closeUnits(context, reference, bySerial(candidates))
  const gone = new Set(removed.map((unit) => `${unit.lineId} ${unit.serialKey}`))
  const unknown = candidates.filter(({ line, serialKey }) => !gone.has(`${line.id} ${serialKey}`)).map(refusedAsUnknown)
  const allRefused = [...refused, ...unknown].sort((a, b) => a.position - b.position)
  if (list.allOrNothing && allRefused.length > 0) throw new Refused(allRefused.flatMap((one) => one.refusals))
  const accepted = acceptedOf(candidates, allRefused)
  return { accepted, refused: allRefused, lines: await readDocumentLines(context, reference) }
}

/** Takes one unit off a preparation by its key: the way for not readable ones (D22). */
export async function removeRegistration(
  context: Context,
  reference: DocumentReference,
  registrationId: string,
): Promise<Pick<RemovedList, 'lines'>> {
  await openLines(context, reference)
  const removed = await closeUnits(context, reference, sql`r.id = ${registrationId}`)
  if (removed.length === 0) throw new Refused([refuse('NOT_FOUND', { what: `registration ${registrationId}` })])
  return { lines: await readDocumentLines(context, reference) }
}

/** Takes every unit off a preparation that is discarded; the serial numbers are free at once (I36). */
export async function removeAllRegistrations(context: Context, reference: DocumentReference): Promise<number> {
  return (await closeUnits(context, reference, sql`true`)).length
}

/** Takes units off a preparation by their keys; its order and lines are locked, and it is open. */
export async function removeUnits(
  context: Context,
  reference: DocumentReference,
  registrationIds: readonly string[],
): Promise<void> {
  if (registrationIds.length === 0) return
  await closeUnits(context, reference, sql`r.id = any(${registrationIds}::uuid[])`)
}

async function openLines(context: Context, reference: DocumentReference): Promise<readonly DocumentLine[]> {
  await lockOrderOfDocument(context, reference)
  const lines = await lockDocumentLines(context, reference)
  if (lines.some((line) => line.posted)) throw new Refused([refuse('DOCUMENT_POSTED', { document: reference.kind })])
  if (lines.some((line) => line.discarded)) throw new Refused([refuse('DOCUMENT_DISCARDED')])
  return lines
}

function bySerial(candidates: readonly Candidate[]): RawBuilder<unknown> {
  return sql`(l.id, r.serial_key) in (select * from unnest(${candidates.map(({ line }) => line.id)}::uuid[],
    ${candidates.map(({ serialKey }) => serialKey)}::text[]))`
}

/** Closes units of the document's lines in one statement and counts them off. */
async function closeUnits(
  context: Context,
  { kind, id }: DocumentReference,
  which: RawBuilder<unknown>,
): Promise<readonly { lineId: string; serialKey: string | null }[]> {
  const { db, caller } = context
  const { line, lineOfUnit, documentOfLine } = documentTables[kind]
  const direct = kind === 'invoice' ? sql`and l.section = 'direct'` : sql``
  const { rows } = await sql<{ lineId: string; serialKey: string | null }>`
    with unit as (
      update registration r
      set open = false, closed_as = 'removed', closed_at = clock_timestamp(), closed_by = ${caller.actorId}
      from ${sql.table(line)} l
      where r.company_id = ${caller.companyId} and l.company_id = r.company_id and l.id = r.${sql.ref(lineOfUnit)}
        and l.${sql.ref(documentOfLine)} = ${id} ${direct} and r.open and ${which}
      returning l.id as line_id, r.serial_key),
    counted as (
      update ${sql.table(line)} l
      set quantity_registered = l.quantity_registered - u.readable,
        quantity_not_readable = l.quantity_not_readable - u.not_readable,
        quantity_registrable = greatest(l.quantity,
          l.quantity_registered + l.quantity_not_readable - u.readable - u.not_readable)
      from (select line_id, count(serial_key) as readable, count(*) - count(serial_key) as not_readable
        from unit group by line_id) u
      where l.company_id = ${caller.companyId} and l.id = u.line_id)
    select line_id as "lineId", serial_key as "serialKey" from unit`.execute(db)
  if (rows.length > 0) {
    await recordEvent(context, { kind: 'serialNumbersRemoved', subjectId: id, data: { removed: rows.length } })
  }
  return rows
}

function refusedAsUnknown({ position, entry, serialNumber }: Candidate): RefusedEntry {
  return { position, entry, refusals: [refuse('SERIAL_NOT_ON_DOCUMENT', { serialNumber })] }
}
