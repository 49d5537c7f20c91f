import type { ScanMode } from './entry.ts'

/** A run of serial numbers with leading zeros kept (D24). */
export interface Range {
  readonly prefix: string
  readonly first: string
  readonly last: string
}

/** Where many serial numbers come from; the server reads a despatch advice itself. */
export type ManySource =
  | { readonly entries: readonly string[] }
  | { readonly range: Range }
  | { readonly despatchAdvice: { readonly name: string; readonly content: string } }

interface ManyTerms {
  readonly mode: ScanMode
  readonly lineId: string | null
  readonly preview: boolean
}

/** The request that registers, removes or previews many at once on the document with this address. */
export function manyRequest(base: string, source: ManySource, { mode, lineId, preview }: ManyTerms) {
  const previews = preview ? { preview } : {}
  if ('despatchAdvice' in source) {
    return { url: `${base}/despatch-advice`, body: { ...source.despatchAdvice, ...previews } }
  }
  return { url: `${base}/registrations`, body: { ...source, mode, lineId, ...previews } }
}
