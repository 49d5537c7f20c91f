import { v5, v7 } from 'uuid'

/** A new key: a UUIDv7, so that rows made together lie together. */
export function newId(): string {
  return v7()
}

/** As many new keys, in ascending order. */
export function newIds(count: number): string[] {
  return Array.from({ length: count }, () => v7())
}

/** The key of what a command makes in a company of its own: the same one each time that the command is repeated. */
export function idOfCommand(idempotencyKey: string | null, actorId: string): string {
  return idempotencyKey === null ? newId() : v5(idempotencyKey, actorId)
}
