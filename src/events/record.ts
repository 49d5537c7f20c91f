import type { Context } from '#db/context.ts'
import { newId } from '#db/id.ts'

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
