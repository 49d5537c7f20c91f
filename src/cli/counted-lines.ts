import type { Api } from './api.ts'
import { tableOf } from './table.ts'

/** How far a line of a document is (D26). */
export interface CountedLine {
  readonly id: string
  readonly lineNumber: number
  readonly productNumber: string
  readonly serialised: boolean
  readonly quantity: number
  readonly registered: number
  readonly notReadable: number
  readonly missing: number
}

/** The lines of the document at a route, such as `/packing-slips/…`. */
export async function readLines(api: Api, url: string): Promise<readonly CountedLine[]> {
  const { lines } = await api.get<{ lines: readonly CountedLine[] }>(url)
  return lines
}

/** The lines with serial numbers, and how far they are. */
export function describeLines(lines: readonly CountedLine[]): string {
  return tableOf(
    lines.filter((line) => line.serialised),
    {
      Line: (line) => line.lineNumber,
      Product: (line) => line.productNumber,
      Quantity: (line) => line.quantity,
      Registered: (line) => line.registered,
      'Not readable': (line) => line.notReadable,
      Missing: (line) => line.missing,
    },
  )
}
