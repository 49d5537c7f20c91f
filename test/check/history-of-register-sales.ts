import { randomBytes } from 'node:crypto'
import { settleConflict } from '#conflicts/settle-conflict.ts'
import type { Context } from '#db/context.ts'
import { newId } from '#db/id.ts'
import { giveUpTicket } from '#register-sales/give-up-ticket.ts'
import { keepTicket } from '#register-sales/keep-ticket.ts'
import { postSale } from '#register-sales/post-sale.ts'
import { paid, ticketLine } from '#test/tills.ts'
import { openShift } from '#tills/open-shift.ts'
import { registerDevice } from '#tills/register-device.ts'
import { done, type Writer } from './history.ts'

type Act<T> = (context: Context) => Promise<T>

/** A till sells, takes back for a voucher, is paid with it, sells without connection, gives up, parks and strands. */
export async function writeRegisterSales({ client, context, ids }: Writer): Promise<void> {
  const customer = await done(client.post('/customers', { number: 'C9', name: 'Kassaverkoop' }))
  const till = await done(client.post('/tills', { code: 'K', name: 'Kassa', customerId: customer.id }))
  const caller = { ...context.caller, tillId: till.id as string }
  const act = <T>(work: Act<T>) => context.db.transaction().execute((db) => work({ db, caller }))
  await act((at) => registerDevice(at, { tillId: till.id, name: 'Tablet' }, randomBytes(32)))
  await act((at) => openShift(at, { openingFloat: '100' }))
  const line = (product: string, quantity: number, ...serials: string[]) =>
    ticketLine(ids.get(product) ?? '', quantity, serials)
  const post = (name: string, sale: object) => {
    const id = newId()
    ids.set(name, id)
    const asked = { lines: [], payments: [], soldAt: '2026-11-28T12:00:00.000Z', ...sale }
    return act((at) => postSale(at, id, asked))
  }
  await post('K1', { lines: [line('CONTROL', 1, 'K-1')], payments: [paid('20')] })
  const back = { id: newId(), serialNumber: 'K-1' }
  const { vouchers } = await post('K2', { returns: [back], payments: [paid('-15.13', 'VOUCHER')] })
  const voucherCode = vouchers[0]?.code
  const byVoucher = [paid('5', 'VOUCHER', { voucherCode }), paid('10.13', 'CARD')]
  await post('K3', { lines: [line('PLAIN', 1)], payments: byVoucher })
  await post('K4', { lines: [line('CONTROL', 1, 'K-2')], payments: [paid('15.13', 'CARD')] })
  const twice = { lines: [line('CONTROL', 1, 'K-2')], payments: [paid('15.13', 'CARD')], offlineNumber: 1 }
  const { lines } = await post('K5', twice)
  const accepted = { how: 'accepted', reason: 'Numbered twice by the maker', serialNumber: null } as const
  await act((at) => settleConflict(at, lines[0]?.units[0]?.registrationId ?? '', accepted))
  for (const [name, serial] of [
    ['K6', 'K-6'],
    ['K7', 'K-7'],
  ] as const) {
    ids.set(name, newId())
    await act((at) => keepTicket(at, ids.get(name) ?? '', { state: 'parked', lines: [line('CONTROL', 1, serial)] }))
  }
  await act((at) => giveUpTicket(at, ids.get('K6') ?? ''))
  await post('K8', { lines: [line('CONTROL', 1)], payments: [paid('15.13', 'CARD')], offlineNumber: 2 })
}
