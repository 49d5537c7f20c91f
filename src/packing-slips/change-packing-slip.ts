import { sql } from 'kysely'
import type { Context } from '#db/context.ts'
import { reviewDelivery } from '#domain/packing-slip.ts'
import { refuse, throwIfRefused } from '#domain/refusal.ts'
import { recordEvent } from '#events/record.ts'
import { lockDocumentLines } from '#serial-numbers/document-lines.ts'
import { lockOrderOfDocument } from '#serial-numbers/lock-document.ts'
import { readHead, readOrderLinesToDeliver, refuseUnlessOpen } from './store.ts'

/** D30: changes the quantities of a preparation; below what is registered it cannot be posted until units come off. */
export async function changePackingSlip(
  context: Context,
  packingSlipId: string,
  quantities: readonly { readonly lineId: string; readonly quantity: number }[],
  ifMatch: number | null,
): Promise<void> {
  const reference = { kind: 'packingSlip', id: packingSlipId } as const
  const salesOrderId = await lockOrderOfDocument(context, reference)
  const lines = await lockDocumentLines(context, reference)
  refuseUnlessOpen(await readHead(context, packingSlipId), ifMatch)
  const orderLines = new Map((await readOrderLinesToDeliver(context, salesOrderId)).map((line) => [line.id, line]))
  throwIfRefused(
    quantities.flatMap(({ lineId, quantity }) => {
      const line = lines.find((one) => one.id === lineId)
      const orderLine = line && orderLines.get(line.salesOrderLineId)
      return orderLine ? reviewDelivery({ ...orderLine, quantity }) : [refuse('NOT_FOUND', { what: `line ${lineId}` })]
    }),
  )
  await writeQuantities(context, packingSlipId, quantities)
  await recordEvent(context, { kind: 'packingSlipChanged', subjectId: packingSlipId, data: { quantities } })
}

async function writeQuantities(
  { db, caller }: Context,
  packingSlipId: string,
  quantities: readonly { readonly lineId: string; readonly quantity: number }[],
): Promise<void> {
  await sql`
    with line as (
      update packing_slip_line l set quantity = n.quantity,
        quantity_registrable = case when l.serialised
          then greatest(n.quantity, l.quantity_registered + l.quantity_not_readable) else 0 end
      from unnest(${quantities.map((line) => line.lineId)}::uuid[], ${quantities.map((line) => line.quantity)}::numeric[])
        as n(id, quantity)
      where l.company_id = ${caller.companyId} and l.id = n.id)
    update packing_slip set edition = edition + 1
    where company_id = ${caller.companyId} and id = ${packingSlipId}`.execute(db)
}
