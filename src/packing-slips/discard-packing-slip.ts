import { sql } from 'kysely'
import type { Context } from '#db/context.ts'
import { recordEvent } from '#events/record.ts'
import { lockDocumentLines } from '#serial-numbers/document-lines.ts'
import { lockOrderOfDocument } from '#serial-numbers/lock-document.ts'
import { removeAllRegistrations } from '#serial-numbers/remove-registrations.ts'
import { readHead, refuseUnlessOpen } from './store.ts'

/** Discards a preparation: it stays readable, takes nothing any more, and its serial numbers are free at once (I36). */
export async function discardPackingSlip(
  context: Context,
  packingSlipId: string,
  ifMatch: number | null,
): Promise<void> {
  const { db, caller } = context
  const reference = { kind: 'packingSlip', id: packingSlipId } as const
  await lockOrderOfDocument(context, reference)
  await lockDocumentLines(context, reference)
  refuseUnlessOpen(await readHead(context, packingSlipId), ifMatch)
  await removeAllRegistrations(context, reference)
  await sql`
    with line as (
      update packing_slip_line set quantity_registrable = 0
      where company_id = ${caller.companyId} and packing_slip_id = ${packingSlipId})
    update packing_slip set discarded_at = now(), discarded_by = ${caller.actorId}, edition = edition + 1
    where company_id = ${caller.companyId} and id = ${packingSlipId}`.execute(db)
  await recordEvent(context, { kind: 'packingSlipDiscarded', subjectId: packingSlipId })
}
