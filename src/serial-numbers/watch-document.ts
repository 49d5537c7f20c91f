import type { Context } from '#db/context.ts'
import type { Database } from '#db/database.ts'
import type { DocumentMoment } from './read-document-change.ts'
import type { DocumentChange } from './views.ts'

/** A document that can be looked at, whichever kind it is. */
export interface Watched {
  /** Its kind and id. */
  readonly key: string
  readonly readMoment: (context: Context) => Promise<DocumentMoment>
  readonly readChange: (context: Context, before: DocumentMoment, now: DocumentMoment) => Promise<Change>
}

/** What changed; of each kind of document its own units. */
export type Change = Omit<DocumentChange, 'units'> & { readonly units: readonly unknown[] }

/** Who looks at a document. */
export interface Onlooker {
  readonly changed: (change: Change) => void
  /** It is posted or discarded: nothing more is told. */
  readonly ended: () => void
  readonly failed: (error: unknown) => void
}

/** Begins to look, and answers how to stop. */
export type Watch = (onlooker: Onlooker) => () => void

/** Milliseconds from one look to the next. */
const lookEvery = 300

/**
 * Lets somebody look at a document (D30): what it is now, with the units of a moment ago, which a list that was read
 * before may lack; then what changes, until it is posted or discarded. The database is asked once for each document,
 * however many look, and not at all when nobody does.
 */
export async function openWatch(context: Context, watched: Watched): Promise<Watch> {
  const now = await watched.readMoment(context)
  const first = await watched.readChange(context, now, now)
  return (onlooker) => {
    onlooker.changed(first)
    if (now.state === 'inPreparation') return join(context, watched, now, onlooker)
    onlooker.ended()
    return () => {}
  }
}

/** Everybody who looks at one document, and the moment of which they know. */
interface Crowd {
  readonly onlookers: Set<Onlooker>
  known: DocumentMoment
}

const crowds = new WeakMap<Database, Map<string, Crowd>>()

function join(context: Context, watched: Watched, now: DocumentMoment, onlooker: Onlooker): () => void {
  const ofCompany = crowds.get(context.db) ?? new Map<string, Crowd>()
  crowds.set(context.db, ofCompany)
  const { key } = watched
  const present = ofCompany.get(key)
  const crowd = present ?? { onlookers: new Set(), known: now }
  // Whoever knows least decides what is told next; it does no harm to be told twice.
  if (now.at < crowd.known.at) crowd.known = now
  crowd.onlookers.add(onlooker)
  const dissolve = () => {
    if (ofCompany.get(key) === crowd) ofCompany.delete(key)
  }
  if (!present) {
    ofCompany.set(key, crowd)
    keepLooking(context, watched, crowd, dissolve)
  }
  return () => {
    crowd.onlookers.delete(onlooker)
    if (crowd.onlookers.size === 0) dissolve()
  }
}

/** Looks again and again while there is anybody to tell. */
function keepLooking(context: Context, watched: Watched, crowd: Crowd, dissolve: () => void): void {
  const { onlookers } = crowd
  setTimeout(async () => {
    if (onlookers.size === 0) return
    try {
      const isOpen = await look(context, watched, crowd)
      if (isOpen) return keepLooking(context, watched, crowd, dissolve)
      dissolve()
      for (const { ended } of onlookers) ended()
    } catch (error) {
      dissolve()
      for (const { failed } of onlookers) failed(error)
    }
  }, lookEvery)
}

/** False where nothing changes any more. */
async function look(context: Context, watched: Watched, crowd: Crowd): Promise<boolean> {
  const { known, onlookers } = crowd
  const now = await watched.readMoment(context)
  if (now.fingerprint !== known.fingerprint) {
    const change = await watched.readChange(context, known, now)
    for (const { changed } of onlookers) changed(change)
  }
  // Somebody who knows less may have come meanwhile.
  if (crowd.known === known) crowd.known = now
  return now.state === 'inPreparation'
}
