import type { Context } from '#db/context.ts'
import { Refused, refuse } from '#domain/refusal.ts'
import { recordEvent } from '#events/record.ts'
import { lockTill, readTill } from './store.ts'
import type { DeviceToRegister, RegisteredDevice, TillView } from './views.ts'

/**
 * D61: makes a device the till, instead of the one that it had. Its ordinal counts on, and so a device that comes back
 * never gives out the numbers of another (D62): each has a series of its own for what it sells without connection.
 */
export async function registerDevice(
  context: Context,
  { tillId, name }: DeviceToRegister,
  hash: Buffer,
): Promise<RegisteredDevice> {
  const { db, caller } = context
  await lockTill(context, tillId)
  const till = await readTill(context, tillId)
  if (till.blocked) throw new Refused([refuse('TILL_BLOCKED', { till: till.code })])
  const { device_ordinal: ordinal } = await db
    .updateTable('till')
    .set((column) => ({
      device_hash: hash,
      device_name: name,
      device_ordinal: column('device_ordinal', '+', 1),
      device_registered_at: new Date(),
      device_registered_by: caller.actorId,
    }))
    .where('company_id', '=', caller.companyId)
    .where('id', '=', tillId)
    .returning('device_ordinal')
    .executeTakeFirstOrThrow()
  await insertSeries(context, till, ordinal)
  const data = { code: till.code, name, ordinal }
  await recordEvent(context, { kind: 'tillDeviceRegistered', subjectId: till.id, data })
  return { till: { id: till.id, code: till.code, name: till.name }, device: { name, ordinal } }
}

/** D62: the numbers that the device gives out while it has no connection. */
async function insertSeries({ db, caller }: Context, { id, code }: TillView, ordinal: number): Promise<void> {
  await db
    .insertInto('number_sequence')
    .values({
      company_id: caller.companyId,
      document_type: `receipt ${id} ${ordinal}`,
      format: `${code}.${ordinal}-######`,
      last_posted_at: null,
      last_hash: null,
    })
    .execute()
}

/** D61: the till has no device any more: whoever is signed in there is so no longer. */
export async function freeDevice(context: Context, tillId: string): Promise<TillView> {
  const { db, caller } = context
  await lockTill(context, tillId)
  const till = await readTill(context, tillId)
  if (!till.device) return till
  await db
    .updateTable('till')
    .set({ device_hash: null, device_name: null, device_registered_at: null, device_registered_by: null })
    .where('company_id', '=', caller.companyId)
    .where('id', '=', tillId)
    .execute()
  const data = { code: till.code, name: till.device.name, ordinal: till.device.ordinal }
  await recordEvent(context, { kind: 'tillDeviceFreed', subjectId: tillId, data })
  return { ...till, device: null }
}

/** The till of the company that a device is; null where it is none. */
export async function findTillOfDevice({ db, caller }: Context, hash: Buffer): Promise<string | null> {
  const till = await db
    .selectFrom('till')
    .select('id')
    .where('company_id', '=', caller.companyId)
    .where('device_hash', '=', hash)
    .executeTakeFirst()
  return till?.id ?? null
}
