import { type Refusal, refuse } from './refusal.ts'

/** Whether the caller has seen the present edition of what it changes; it names none where it does not care. */
export function reviewEdition(present: number, seen: number | null): Refusal[] {
  return seen === null || seen === present ? [] : [refuse('EDITION_CHANGED', { edition: present })]
}
