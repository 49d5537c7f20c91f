import { type DBSchema, type IDBPDatabase, openDB } from 'idb'
import type { OutgoingSale } from './outgoing-sale.ts'
import type { KeptPin } from './pin.ts'
import type { Ticket } from './ticket.ts'
import type { CatalogueAnswer } from './wire.ts'

/** What the till keeps on its device, so that it sells without a connection and loses nothing with the power. */
export interface TillDisk extends DBSchema {
  /** Single things by their name. */
  kept: { key: string; value: unknown }
  part: { key: number; value: CatalogueAnswer['parts'][number] }
  ticket: { key: string; value: Ticket }
  /** Paid sales in their order, until the server has them. */
  outgoing: { key: number; value: OutgoingSale; indexes: { id: string } }
  receipt: { key: string; value: { readonly id: string; readonly at: string; readonly receipt: unknown } }
  pin: { key: string; value: KeptPin }
}

export type Disk = IDBPDatabase<TillDisk>

const namedBy = 'pakbon-till '

/** Opens what is kept for one till; each has its own, so that nothing of one ever goes out in the name of another. */
export function openDisk(tillId: string): Promise<Disk> {
  void navigator.storage?.persist?.().catch(() => false)
  return openDB<TillDisk>(`${namedBy}${tillId}`, 1, {
    upgrade(made) {
      made.createObjectStore('kept')
      made.createObjectStore('part', { keyPath: 'part' })
      made.createObjectStore('ticket', { keyPath: 'id' })
      made.createObjectStore('outgoing', { autoIncrement: true }).createIndex('id', 'id')
      made.createObjectStore('receipt', { keyPath: 'id' })
      made.createObjectStore('pin', { keyPath: 'userId' })
    },
  })
}

/** The tills for which this device keeps something, by their ids. */
export async function keptTills(): Promise<readonly string[]> {
  const kept = (await indexedDB.databases?.()) ?? []
  return kept.flatMap(({ name }) => (name?.startsWith(namedBy) ? [name.slice(namedBy.length)] : []))
}
