import type { SalesDocumentLine } from '#sales-documents/sales-document.ts'

/**
 * BT-126: what each line of an invoice is named by. An order line that an invoice takes of packing slips and delivers
 * itself too has two lines of one number, of which the second is, say, `3.2`.
 */
export function lineIdsOf(lines: readonly SalesDocumentLine[]): readonly string[] {
  const times = new Map<number, number>()
  return lines.map(({ lineNumber }) => {
    const time = (times.get(lineNumber) ?? 0) + 1
    times.set(lineNumber, time)
    return time === 1 ? String(lineNumber) : `${lineNumber}.${time}`
  })
}
