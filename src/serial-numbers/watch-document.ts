import type { Context } from '#db/context.ts'
import type { Database } from '#db/database.ts'
import type { DocumentMoment, Known, News } from './read-document-change.ts'

/** A document that can be looked at, whichever kind it is. */
export interface Watched {
  /** Its kind and id. */
  readonly key: string
  readonly readMoment: (context: Context) => Promise<DocumentMoment>
  readonly readNews: (context: Context, known: Known, now: DocumentMoment) => Promise<News>
}

/** Who looks at a document. */
export interface Onlooker {
  readonly changed: (change: News['change']) => void
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
  const { change, told } = await watched.readNews(context, { moment: now, told: new Map() }, now)
  return (onlooker) => {
    onlooker.changed(change)
    if (now.state === 'inPreparation') return join(context, watched, { moment: now, told }, onlooker)
    onlooker.ended()
    return () => {}
  }
}

/** Everybody who looks at one document, and what they know of it. */
interface Crowd {
  readonly onlookers: Set<Onlooker>
  known: Known
}

const crowds = new WeakMap<Database, Map<string, Crowd>>()

function join(context: Context, watched: Watched, known: Known, onlooker: Onlooker): () => void {
  const ofCompany = crowds.get(context.db) ?? new Map<string, Crowd>()
  crowds.set(context.db, ofCompany)
  const { key } = watched
  const present = ofCompany.get(key)
  const crowd = present ?? { onlookers: new Set(), known }
  // Whoever knows least decides what is told next; it does no harm to be told twice.
  if (known.moment.at < crowd.known.moment.at) crowd.known = known
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
  const moment = await watched.readMoment(context)
  let { told } = known
  if (moment.fingerprint !== known.moment.fingerprint) {
    const news = await watched.readNews(context, known, moment)
    told = news.told
    for (const { changed } of onlookers) changed(news.change)
  }
  // Somebody who knows less may have come meanwhile.
  if (crowd.known === known) crowd.known = { moment, told }
  return moment.state === 'inPreparation'
}
