import { v7 } from 'uuid'

/** A new key: a UUIDv7, so that rows made together lie together. */
export function newId(): string {
  return v7()
}

/** As many new keys, in ascending order. */
export function newIds(count: number): string[] {
  return Array.from({ length: count }, () => v7())
}
