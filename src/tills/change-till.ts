import { readCustomer } from '#customers/store.ts'
import type { Context } from '#db/context.ts'
import { changesBetween } from '#domain/changes.ts'
import { reviewEdition } from '#domain/edition.ts'
import { refuse, throwIfRefused } from '#domain/refusal.ts'
import { recordEvent } from '#events/record.ts'
import { lockTill, readTill } from './store.ts'
import type { TillChange, TillView } from './views.ts'

/** D60: changes a till. One that is blocked opens for nobody; its shift is closed before. */
export async function changeTill(
  context: Context,
  id: string,
  { customerId, ...asked }: TillChange,
  seenEdition: number | null,
): Promise<TillView> {
  await lockTill(context, id)
  const before = await readTill(context, id)
  const customer = customerId === undefined ? before.customer : await nameCustomer(context, customerId)
  const after = { ...before, ...asked, customer, edition: before.edition + 1 }
  throwIfRefused([
    ...reviewEdition(before.edition, seenEdition),
    ...(after.blocked && before.openShift ? [refuse('TILL_SHIFT_OPEN', { till: before.code })] : []),
  ])
  await updateTill(context, after)
  const data = { code: after.code, changes: changesBetween(before, after) }
  await recordEvent(context, { kind: 'tillChanged', subjectId: id, data })
  return readTill(context, id)
}

async function nameCustomer(context: Context, id: string): Promise<TillView['customer']> {
  const { number, name } = await readCustomer(context, id)
  return { id, number, name }
}

async function updateTill({ db, caller }: Context, till: TillView): Promise<void> {
  await db
    .updateTable('till')
    .set({
      name: till.name,
      customer_id: till.customer.id,
      opening_float: till.openingFloat,
      receipt_footer: till.receiptFooter,
      receipt_width: till.receiptWidth,
      lock_after: till.lockAfter,
      blocked: till.blocked,
      version: till.edition,
    })
    .where('company_id', '=', caller.companyId)
    .where('id', '=', till.id)
    .execute()
}
