import { randomBytes } from 'node:crypto'
import { v5, v7 } from 'uuid'

/** A new key: a UUIDv7, so that rows made together lie together. Each sorts behind all that this process made before. */
export function newId(): string {
  return nextId(randomBytes(idBytes))
}

/** As many new keys, in ascending order; what is random of them is asked for once. */
export function newIds(count: number): string[] {
  const random = randomBytes(idBytes * count)
  return Array.from({ length: count }, (_, index) => nextId(random.subarray(idBytes * index, idBytes * (index + 1))))
}

/** The key of what a command makes in a company of its own: the same one each time that the command is repeated. */
export function idOfCommand(idempotencyKey: string | null, actorId: string): string {
  return idempotencyKey === null ? newId() : v5(idempotencyKey, actorId)
}

const idBytes = 16
let latest = { msecs: 0, seq: 0 }

/** Behind the latest one: a millisecond begins at random, with room for a billion. */
function nextId(random: Buffer): string {
  const msecs = Date.now()
  const isLater = msecs > latest.msecs
  latest = isLater ? { msecs, seq: random.readUInt32BE(6) >>> 2 } : { ...latest, seq: latest.seq + 1 }
  return v7({ random, ...latest })
}
