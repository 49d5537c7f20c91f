import type { Context } from '#db/context.ts'
import { reviewDuty } from '#domain/duty.ts'
import { Refused, refuse, throwIfRefused } from '#domain/refusal.ts'
import { recordEvent } from '#events/record.ts'
import type { DocumentReference } from './document.ts'
import { type DocumentLine, lockDocumentLines, readDocumentLines } from './document-lines.ts'
import { insertUnits } from './insert-units.ts'
import { lockOrderOfDocument } from './lock-document.ts'
import { lineInHand, refuseClosedDocument } from './register-serial-numbers.ts'

/** Registers units whose serial number cannot be read (D15): each counts as one, needs the duty of D71. */
export async function registerNotReadable(
  context: Context,
  reference: DocumentReference,
  asked: { readonly lineId: string | null; readonly quantity: number },
): Promise<{ registrationIds: readonly string[]; lines: readonly DocumentLine[] }> {
  const duty = reviewDuty(context.caller, 'maintainNotReadableRegistrations')
  throwIfRefused(duty ? [duty] : [])
  await lockOrderOfDocument(context, reference)
  const lines = await lockDocumentLines(context, reference)
  refuseClosedDocument(lines, reference)
  const line = lineOf(lines, asked.lineId)
  const units = Array.from({ length: asked.quantity }, () => ({ lineId: line.id, serialNumber: null, serialKey: null }))
  const inserted = await insertUnits(context, reference.kind, units, true)
  const data = { lineId: line.id, quantity: asked.quantity }
  await recordEvent(context, { kind: 'notReadableRegistered', subjectId: reference.id, data })
  return { registrationIds: inserted.map((unit) => unit.id), lines: await readDocumentLines(context, reference) }

  function lineOf(all: readonly DocumentLine[], lineId: string | null): DocumentLine {
    const id = lineInHand(all, lineId)
    const found = all.find((one) => one.id === id)
    if (!found) throw new Refused([refuse('NO_LINE_IN_HAND')])
    if (found.posted) throw new Refused([refuse('DOCUMENT_POSTED', { document: reference.kind })])
    if (!found.serialised) throw new Refused([refuse('PRODUCT_NOT_SERIALISED', { product: found.product })])
    if (found.registered + found.notReadable + asked.quantity > found.quantity) {
      throw new Refused([refuse('LINE_COMPLETE', { line: found.lineNumber, quantity: found.quantity })])
    }
    return found
  }
}
