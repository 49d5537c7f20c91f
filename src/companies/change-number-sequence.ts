import type { Context } from '#db/context.ts'
import { type NumberedDocument, reviewNextNumber, reviewNumberFormat } from '#domain/number-sequence.ts'
import { Refused, refuse, throwIfRefused } from '#domain/refusal.ts'
import { recordEvent } from '#events/record.ts'
import { type NumberSequence, numberSequenceView, readNumberSequences, readTakenNumber } from './store.ts'
import type { NumberSequenceChange, NumberSequenceView } from './views.ts'

/** D6: changes the format of a series from its next number on, and where it begins. */
export async function changeNumberSequence(
  context: Context,
  documentType: NumberedDocument,
  asked: NumberSequenceChange,
): Promise<NumberSequenceView> {
  const [before] = await readNumberSequences(context, documentType)
  const after = await decide(context, before, asked)
  const { format, nextNumber } = after
  const { db, caller } = context
  await db
    .updateTable('number_sequence')
    .set({ format, next_number: nextNumber })
    .where('company_id', '=', caller.companyId)
    .where('document_type', '=', documentType)
    .execute()
  const data = { documentType, format, nextNumber }
  await recordEvent(context, { kind: 'numberSequenceChanged', subjectId: caller.companyId, data })
  return numberSequenceView(after)
}

/** D6: what a change would make of a series, or why it cannot be; nothing is changed. */
export async function previewNumberSequence(
  context: Context,
  documentType: NumberedDocument,
  asked: NumberSequenceChange,
): Promise<NumberSequenceView> {
  const sequences = await readNumberSequences(context)
  const before = sequences.find((sequence) => sequence.documentType === documentType)
  return numberSequenceView(await decide(context, before, asked))
}

async function decide(
  context: Context,
  before: NumberSequence | undefined,
  asked: NumberSequenceChange,
): Promise<NumberSequence> {
  if (!before) throw new Refused([refuse('NOT_FOUND', { what: 'number sequence' })])
  const after = { ...before, ...asked }
  const change = { ...before, present: before.nextNumber, asked: after.nextNumber }
  const refusals = [reviewNumberFormat(after.format), reviewNextNumber(change)].filter((refusal) => refusal !== null)
  throwIfRefused(refusals)
  const number = await readTakenNumber(context, after)
  if (number !== null) throw new Refused([refuse('NUMBER_FORMAT_TAKEN', { format: after.format, number })])
  return after
}
