import { sql } from 'kysely'
import type { Context } from '#db/context.ts'
import { refuse, throwIfRefused } from '#domain/refusal.ts'
import { recordEvent } from '#events/record.ts'
import { readExpectedLines, reviewLineToReceive } from './prepare-return-receipt.ts'
import { lockReceiptLines } from './receipt-lines.ts'
import { lockOrderOfReceipt, readReceiptHead, refuseUnlessOpen } from './store.ts'

/** D51: changes the quantities of a receipt in preparation; below what is registered it cannot be posted. */
export async function changeReturnReceipt(
  context: Context,
  returnReceiptId: string,
  quantities: readonly { readonly lineId: string; readonly quantity: number }[],
  ifMatch: number | null,
): Promise<void> {
  const order = await lockOrderOfReceipt(context, returnReceiptId)
  const lines = await lockReceiptLines(context, returnReceiptId)
  refuseUnlessOpen(await readReceiptHead(context, returnReceiptId), ifMatch)
  const expected = new Map((await readExpectedLines(context, order.id)).map((line) => [line.id, line]))
  throwIfRefused(
    quantities.flatMap(({ lineId, quantity }) => {
      const line = lines.find(({ id }) => id === lineId.toLowerCase())
      const ofOrder = line && expected.get(line.returnOrderLineId)
      return ofOrder ? reviewLineToReceive({ ...ofOrder, quantity }) : [refuse('NOT_FOUND', { what: `line ${lineId}` })]
    }),
  )
  await writeQuantities(context, returnReceiptId, quantities)
  await recordEvent(context, { kind: 'returnReceiptChanged', subjectId: returnReceiptId, data: { quantities } })
}

async function writeQuantities(
  { db, caller }: Context,
  returnReceiptId: string,
  quantities: readonly { readonly lineId: string; readonly quantity: number }[],
): Promise<void> {
  await sql`
    with line as (
      update return_receipt_line l set quantity = n.quantity,
        quantity_registrable = case when l.serialised
          then greatest(n.quantity, l.quantity_registered + l.quantity_not_readable) else 0 end
      from unnest(${quantities.map((line) => line.lineId)}::uuid[], ${quantities.map((line) => line.quantity)}::numeric[])
        as n(id, quantity)
      where l.company_id = ${caller.companyId} and l.id = n.id)
    update return_receipt set edition = edition + 1
    where company_id = ${caller.companyId} and id = ${returnReceiptId}`.execute(db)
}
