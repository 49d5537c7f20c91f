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

/**
 * Entries that were not yet answered, on this device: they outlive a lost connection, a reload and a crash (D25). A
 * device that has no room, or may keep nothing, works on without; then `keep` answers null.
 */
export interface KeptEntries {
  /** Answers once it is on the disk, with its place in the order. */
  keep(entry: Entry): Promise<number | null>
  drop(place: number): Promise<void>
  read(): Promise<readonly { readonly place: number; readonly entry: Entry }[]>
  keepLine(lineId: string | null): Promise<void>
  readLine(): Promise<string | null>
}

let opened: Promise<IDBPDatabase<Outbox>> | null = null

/** The kept entries of one user for one document; `document` names both and the company. */
export function keptEntries(document: string): KeptEntries {
  return {
    keep: (entry) => onDisk<number | null>((disk) => disk.add('entry', { document, entry }), null),
    drop: (place) => onDisk((disk) => disk.delete('entry', place), undefined),
    read: () => onDisk((disk) => readEntries(disk, document), []),
    keepLine: (lineId) => onDisk(async (disk) => void (await disk.put('lineInHand', lineId, document)), undefined),
    readLine: () => onDisk(async (disk) => (await disk.get('lineInHand', document)) ?? null, null),
  }
}

async function readEntries(disk: IDBPDatabase<Outbox>, document: string) {
  const kept: { place: number; entry: Entry }[] = []
  for await (const cursor of disk.transaction('entry').store.index('document').iterate(document)) {
    kept.push({ place: cursor.primaryKey, entry: cursor.value.entry })
  }
  return kept
}

/** The documents of `owner`, a user in a company, for which entries are kept here. */
export async function documentsWithEntries(owner: string): Promise<readonly string[]> {
  return onDisk(async (disk) => {
    const index = disk.transaction('entry').store.index('document')
    const documents: string[] = []
    for await (const cursor of index.iterate(IDBKeyRange.bound(owner, `${owner}\uffff`), 'nextunique')) {
      documents.push(cursor.key)
    }
    return documents
  }, [])
}

/** What the disk answers, or the other where it fails: scanning goes on without it, and the page says so. */
async function onDisk<Answer>(act: (disk: IDBPDatabase<Outbox>) => Promise<Answer>, otherwise: Answer) {
  try {
    return await act(await database())
  } catch {
    opened = null
    return otherwise
  }
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
