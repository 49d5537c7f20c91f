import { v7 } from 'uuid'

/** A new id, in the order of time; also where a page without https has no `crypto.randomUUID`. */
export function newId(): string {
  return v7()
}
