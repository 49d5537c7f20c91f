import { type DBSchema, type IDBPDatabase, openDB } from 'idb'
import type { Entry } from './entry.ts'

interface Outbox extends DBSchema {
  entry: {
    key: number
    value: { readonly document: string; readonly entry: Entry }
    indexes: { document: string }
  }
  lineInHand: { key: string; value: string | null }
}

/** Entries that were not yet answered, on this device: they outlive a lost connection, a reload and a crash (D25). */
export interface KeptEntries {
  /** Answers once it is on the disk, with its place in the order. */
  keep(entry: Entry): Promise<number>
  drop(place: number): Promise<void>
  read(): Promise<readonly { readonly place: number; readonly entry: Entry }[]>
  keepLine(lineId: string | null): Promise<void>
  readLine(): Promise<string | null>
}

let opened: Promise<IDBPDatabase<Outbox>> | null = null

/** The kept entries of one user for one document; `document` names both and the company. */
export function keptEntries(document: string): KeptEntries {
  return {
    keep: async (entry) => (await database()).add('entry', { document, entry }),
    drop: async (place) => (await database()).delete('entry', place),
    read: async () => {
      const index = (await database()).transaction('entry').store.index('document')
      const kept: { place: number; entry: Entry }[] = []
      for await (const cursor of index.iterate(document)) {
        kept.push({ place: cursor.primaryKey, entry: cursor.value.entry })
      }
      return kept
    },
    keepLine: async (lineId) => {
      await (await database()).put('lineInHand', lineId, document)
    },
    readLine: async () => (await (await database()).get('lineInHand', document)) ?? null,
  }
}

/** The documents of `owner`, a user in a company, for which entries are kept here. */
export async function documentsWithEntries(owner: string): Promise<readonly string[]> {
  const index = (await database()).transaction('entry').store.index('document')
  const documents: string[] = []
  for await (const cursor of index.iterate(IDBKeyRange.bound(owner, `${owner}\uffff`), 'nextunique')) {
    documents.push(cursor.key)
  }
  return documents
}

function database(): Promise<IDBPDatabase<Outbox>> {
  opened ??= openDB<Outbox>('pakbon', 1, {
    upgrade(made) {
      made.createObjectStore('entry', { autoIncrement: true }).createIndex('document', 'document')
      made.createObjectStore('lineInHand')
    },
  })
  return opened
}
