import { entriesOfFile } from '#web/ui/many-entries.ts'
import type { ScanMode } from './entry.ts'

/** At most so many entries go out at once, as the server takes them. */
export const mostEntries = 10_000

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

/** What a file gives: a despatch advice as it came, else the entries of CSV or XLSX. Throws where it cannot be read. */
export async function sourceOfFile(file: File, headings: readonly string[]): Promise<ManySource> {
  if (!/\.xml$/i.test(file.name)) return { entries: await entriesOfFile(file, headings) }
  return { despatchAdvice: { name: file.name, content: await file.text() } }
}

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
