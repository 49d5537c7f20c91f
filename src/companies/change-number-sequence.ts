import type { Context } from '#db/context.ts'
import { type NumberedDocument, reviewNextNumber, reviewNumberFormat } from '#domain/number-sequence.ts'
import { Refused, refuse, throwIfRefused } from '#domain/refusal.ts'
import { recordEvent } from '#events/record.ts'
import { numberSequenceView, readNumberSequences, readTakenNumber } from './store.ts'
import type { NumberSequenceChange, NumberSequenceView } from './views.ts'

/** D6: changes the format of a series from its next number on, and where it begins. */
export async function changeNumberSequence(
  context: Context,
  documentType: NumberedDocument,
  asked: NumberSequenceChange,
): Promise<NumberSequenceView> {
  const [before] = await readNumberSequences(context, documentType)
  if (!before) throw new Refused([refuse('NOT_FOUND', { what: `number sequence ${documentType}` })])
  const after = { ...before, ...asked }
  const change = { ...before, present: before.nextNumber, asked: after.nextNumber }
  const refusals = [reviewNumberFormat(after.format), reviewNextNumber(change)].filter((refusal) => refusal !== null)
  throwIfRefused(refusals)
  const number = await readTakenNumber(context, after)
  if (number !== null) throw new Refused([refuse('NUMBER_FORMAT_TAKEN', { format: after.format, number })])
  await context.db
    .updateTable('number_sequence')
    .set({ format: after.format, next_number: after.nextNumber })
    .where('company_id', '=', context.caller.companyId)
    .where('document_type', '=', documentType)
    .execute()
  const { companyId } = context.caller
  const { format, nextNumber } = after
  await recordEvent(context, {
    kind: 'numberSequenceChanged',
    subjectId: companyId,
    data: { documentType, format, nextNumber },
  })
  return numberSequenceView(after)
}
