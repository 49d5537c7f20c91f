import type { Refusal } from '#domain/refusal.ts'
import { type Language, refusalText } from '#terms/text.ts'
import type { RefusedEntry } from './judge-entries.ts'
import type { ChangedList } from './registering.ts'
import { lineCountView } from './views.ts'

/** What became, or would become, of a list, as the caller is told (D24). */
export function listAnswer(
  { accepted, refused, lines }: ChangedList,
  preview: boolean | undefined,
  language: Language,
) {
  return {
    accepted: accepted.length,
    refused: refusedView(refused, language),
    lines: lines.map(lineCountView),
    ...(preview ? { registered: accepted } : {}),
  }
}

/** Refused entries with their reasons in words. */
export function refusedView(refused: readonly RefusedEntry[], language: Language) {
  const view = (refusal: Refusal) => ({ ...refusal, text: refusalText(refusal, language) })
  return refused.map((one) => ({ ...one, refusals: one.refusals.map(view) }))
}
