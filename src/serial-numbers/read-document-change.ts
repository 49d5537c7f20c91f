import { type RawBuilder, sql } from 'kysely'
import type { Context } from '#db/context.ts'
import { Refused, refuse } from '#domain/refusal.ts'
import { type DocumentKind, type DocumentReference, documentTables } from './document.ts'
import { unitColumns, unitSource } from './find-units.ts'
import { type CountedLine, type DocumentChange, lineCountView, type UnitView } from './views.ts'

/** A document as it is at one moment. */
export interface DocumentMoment extends Pick<DocumentChange, 'state' | 'edition' | 'lines'> {
  readonly at: string
  /** Another one whenever the document, its lines or its units were written: each act on a unit writes its line. */
  readonly fingerprint: string
}

/** What somebody knows of a document: a moment of it, and the units written shortly before, each by its version. */
export interface Known {
  readonly moment: DocumentMoment
  readonly told: ReadonlyMap<string, string>
}

/** What is to be told; and what has been told then. */
export interface News {
  /** Of each kind of document its own units. */
  readonly change: Omit<DocumentChange, 'units'> & { readonly units: readonly unknown[] }
  readonly told: Known['told']
}

/** Transactions that were slow to end are looked for so long after they began. */
const slowest = '10 seconds'
/** More changes than these are read again as a whole. */
const mostUnits = 500

/** Reads a document in one cheap query, whatever its number of units; refuses what is not there. */
export function readDocumentMoment(context: Context, { kind, id }: DocumentReference): Promise<DocumentMoment> {
  return readMoment(context, { ...documentTables[kind], ofLines: ofDirectLines(kind) }, id)
}

/** The tables of a document that units are registered on. */
export interface MomentTables {
  readonly document: string
  readonly line: string
  readonly documentOfLine: string
  /** Which of its lines count units. */
  readonly ofLines: RawBuilder<unknown>
}

/** The same of any document whose lines are counted alike. */
export async function readMoment(
  { db, caller }: Context,
  { document, line, documentOfLine, ofLines }: MomentTables,
  id: string,
): Promise<DocumentMoment> {
  const { rows } = await sql<Omit<DocumentMoment, 'lines'> & { lines: CountedLine[] }>`
    select case when d.posted_at is not null then 'posted' when d.discarded_at is not null then 'discarded'
        else 'inPreparation' end as state,
      d.edition, clock_timestamp() as at,
      d.xmin || coalesce((select string_agg(' ' || l.xmin, '' order by l.line_number, l.id) from ${sql.table(line)} l
        where l.company_id = d.company_id and l.${sql.ref(documentOfLine)} = d.id), '') as fingerprint,
      (select coalesce(json_agg(json_build_object('id', l.id, 'lineNumber', l.line_number, 'serialised', l.serialised,
          'quantity', l.quantity::float8, 'registered', l.quantity_registered, 'notReadable', l.quantity_not_readable)
          order by l.line_number), '[]')
        from ${sql.table(line)} l
        where l.company_id = d.company_id and l.${sql.ref(documentOfLine)} = d.id ${ofLines}) as lines
    from ${sql.table(document)} d where d.company_id = ${caller.companyId} and d.id = ${id}`.execute(db)
  const [row] = rows
  if (!row) throw new Refused([refuse('NOT_FOUND', { what: `${document.replaceAll('_', ' ')} ${id}` })])
  return { ...row, lines: row.lines.map(lineCountView) }
}

function ofDirectLines(kind: DocumentKind) {
  return kind === 'invoice' ? sql`and l.section = 'direct'` : sql``
}

/** What changed on a document since a moment, and a little before it, of what was not told yet. */
export function readDocumentNews(
  context: Context,
  { kind, id }: DocumentReference,
  known: Known,
  now: DocumentMoment,
): Promise<News> {
  const { db, caller } = context
  const { line, lineOfUnit, documentOfLine } = documentTables[kind]
  const { companyId } = caller
  return readNews(known, now, {
    async versionsSince(since) {
      const { rows } = await sql<UnitVersion>`
        select u.id, u.xmin::text as version from registration u
        where u.company_id = ${companyId} and u.${sql.ref(lineOfUnit)} = any(array(select l.id from ${sql.table(line)} l
            where l.company_id = ${companyId} and l.${sql.ref(documentOfLine)} = ${id}))
          and (u.registered_at > ${since} or u.closed_at > ${since} or u.id = any(array(
            select c.registration_id from registration_change c
            where c.company_id = ${companyId} and c.changed_at > ${since})))`.execute(db)
      return rows
    },
    async read(ids) {
      const { rows } = await sql<UnitView>`
        select ${unitColumns} from (select u.* from registration u
          where u.company_id = ${companyId} and u.id = any(${ids}::uuid[])) r
        ${unitSource} order by r.registered_at desc, r.position desc`.execute(db)
      return rows
    },
  })
}

interface UnitVersion {
  readonly id: string
  /** Another one whenever the unit was written. */
  readonly version: string
}

/** The units of a document: which were written since a moment, and what they are now, the newest first. */
export interface UnitReader {
  readonly versionsSince: (since: RawBuilder<unknown>) => Promise<readonly UnitVersion[]>
  readonly read: (ids: readonly string[]) => Promise<readonly { readonly id: string; readonly state: string }[]>
}

/** The news of any document, whichever its units. */
export async function readNews({ moment, told }: Known, now: DocumentMoment, units: UnitReader): Promise<News> {
  const written = await units.versionsSince(sql`${moment.at}::timestamptz - ${slowest}::interval`)
  const untold = written.filter(({ id, version }) => told.get(id) !== version).map(({ id }) => id)
  const tooMany = untold.length > mostUnits
  const read = tooMany || untold.length === 0 ? [] : await units.read(untold)
  const { state, edition, lines } = now
  return {
    change: {
      state,
      edition,
      lines,
      units: read.filter((unit) => unit.state !== 'removed'),
      removedIds: read.filter((unit) => unit.state === 'removed').map(({ id }) => id),
      // Its own fields, or which units an invoice takes: neither is told here.
      reload: tooMany || moment.edition !== edition,
    },
    told: new Map(written.map(({ id, version }) => [id, version])),
  }
}
