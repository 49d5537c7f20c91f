import { sql } from 'kysely'
import type { Context } from '#db/context.ts'
import { newId, newIds } from '#db/id.ts'

/** What happened to what: a noun and a participle, such as `packingSlipPrepared`. */
export interface Happening {
  readonly kind: string
  readonly subjectId: string
  readonly data?: Readonly<Record<string, unknown>>
}

/** Writes the event row of a command, in the command's transaction. Posted documents write theirs with their number. */
export async function recordEvent({ db, caller }: Context, { kind, subjectId, data = {} }: Happening): Promise<void> {
  await db
    .insertInto('event')
    .values({
      company_id: caller.companyId,
      id: newId(),
      at: new Date(),
      actor_id: caller.actorId,
      kind,
      subject_id: subjectId,
      data: JSON.stringify(data),
    })
    .execute()
}

/** Writes the event rows of a command that did much at once, in one statement. */
export async function recordEvents({ db, caller }: Context, happenings: readonly Happening[]): Promise<void> {
  await sql`
    insert into event (company_id, id, at, actor_id, kind, subject_id, data)
    select ${caller.companyId}, n.id, now(), ${caller.actorId}, n.kind, n.subject_id, n.data
    from unnest(${newIds(happenings.length)}::uuid[], ${happenings.map(({ kind }) => kind)}::text[],
      ${happenings.map(({ subjectId }) => subjectId)}::uuid[],
      ${happenings.map(({ data = {} }) => JSON.stringify(data))}::jsonb[]) as n(id, kind, subject_id, data)`.execute(db)
}
