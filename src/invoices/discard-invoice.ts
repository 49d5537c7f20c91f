import { sql } from 'kysely'
import type { Context } from '#db/context.ts'
import { recordEvent } from '#events/record.ts'
import { leaveAllUnits } from '#serial-numbers/choose-units.ts'
import { lockDocumentLines } from '#serial-numbers/document-lines.ts'
import { lockOrderOfDocument } from '#serial-numbers/lock-document.ts'
import { removeAllRegistrations } from '#serial-numbers/remove-registrations.ts'
import { readHead, refuseUnlessOpen } from './store.ts'

/** Discards a preparation: shipped units can be invoiced by another, units of its own free their serial numbers. */
export async function discardInvoice(context: Context, invoiceId: string, ifMatch: number | null): Promise<void> {
  const { db, caller } = context
  const reference = { kind: 'invoice', id: invoiceId } as const
  await lockOrderOfDocument(context, reference)
  await lockDocumentLines(context, reference)
  refuseUnlessOpen(await readHead(context, invoiceId), ifMatch)
  await removeAllRegistrations(context, reference)
  await leaveAllUnits(context, invoiceId)
  await sql`
    with line as (
      update invoice_line set quantity_registrable = 0
      where company_id = ${caller.companyId} and invoice_id = ${invoiceId} returning id),
    share as (
      update invoice_line_share s set quantity_taken = 0, quantity_units = 0, in_part = false
      from line where s.company_id = ${caller.companyId} and s.invoice_line_id = line.id)
    update invoice set discarded_at = now(), discarded_by = ${caller.actorId}, edition = edition + 1
    where company_id = ${caller.companyId} and id = ${invoiceId}`.execute(db)
  await recordEvent(context, { kind: 'invoiceDiscarded', subjectId: invoiceId })
}
