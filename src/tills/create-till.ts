import { readCustomer } from '#customers/store.ts'
import type { Context } from '#db/context.ts'
import { newId } from '#db/id.ts'
import { recordEvent } from '#events/record.ts'
import { readTill } from './store.ts'
import type { TillToCreate, TillView } from './views.ts'

/** D60: makes a till with the series that number its receipts and its closings (D6). */
export async function createTill(context: Context, asked: TillToCreate): Promise<TillView> {
  const { db, caller } = context
  const id = (asked.id ?? newId()).toLowerCase()
  await readCustomer(context, asked.customerId)
  await db
    .insertInto('till')
    .values({
      company_id: caller.companyId,
      id,
      code: asked.code,
      name: asked.name,
      customer_id: asked.customerId,
      opening_float: asked.openingFloat ?? '0',
      receipt_footer: asked.receiptFooter ?? '',
      receipt_width: asked.receiptWidth ?? 42,
      lock_after: asked.lockAfter ?? 5,
      device_hash: null,
      device_name: null,
      device_registered_at: null,
      device_registered_by: null,
    })
    .execute()
  await insertSeries(context, id, asked.code)
  await recordEvent(context, { kind: 'tillCreated', subjectId: id, data: { code: asked.code, name: asked.name } })
  return readTill(context, id)
}

/** Its receipts while it is connected, and its closings; those of a device without connection come with the device. */
async function insertSeries({ db, caller }: Context, id: string, code: string): Promise<void> {
  const none = { last_posted_at: null, last_hash: null }
  await db
    .insertInto('number_sequence')
    .values([
      { company_id: caller.companyId, document_type: `receipt ${id}`, format: `${code}-######`, ...none },
      { company_id: caller.companyId, document_type: `closing ${id}`, format: `${code}-Z######`, ...none },
    ])
    .execute()
}
