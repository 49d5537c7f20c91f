import type { Context } from '#db/context.ts'
import { recordEvent } from '#events/record.ts'
import { lockReturnOrder, touchReturnOrder } from './store.ts'

/** Changes what a return order says for people. */
export async function changeReturnOrder(
  context: Context,
  returnOrderId: string,
  asked: { readonly customerReference?: string | null; readonly note?: string },
  ifMatch: number | null,
): Promise<void> {
  const { db, caller } = context
  await lockReturnOrder(context, returnOrderId, ifMatch)
  const { customerReference, note } = asked
  await db
    .updateTable('return_order')
    .set({
      ...(customerReference === undefined ? {} : { customer_reference: customerReference }),
      ...(note === undefined ? {} : { note }),
    })
    .where('company_id', '=', caller.companyId)
    .where('id', '=', returnOrderId)
    .execute()
  await touchReturnOrder(context, returnOrderId)
  await recordEvent(context, { kind: 'returnOrderChanged', subjectId: returnOrderId, data: { ...asked } })
}
