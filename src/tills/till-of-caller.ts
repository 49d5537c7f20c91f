import type { Context } from '#db/context.ts'
import { Refused, refuse } from '#domain/refusal.ts'

/** D61: the till at which the caller signed in. */
export function tillOf({ caller }: Pick<Context, 'caller'>): string {
  if (caller.tillId === null) throw new Refused([refuse('TILL_NEEDED')])
  return caller.tillId
}
