import type { Context } from '#db/context.ts'
import type { RefusedEntry } from './judge-entries.ts'
import type { EntryList } from './register-serial-numbers.ts'
import type { Scan } from './take-scan.ts'
import type { AcceptedEntry, CountedLine, ScanAnswer } from './views.ts'
import type { Watched } from './watch-document.ts'

/** What became of a list of entries (D24). */
export interface ChangedList {
  readonly accepted: readonly AcceptedEntry[]
  readonly refused: readonly RefusedEntry[]
  readonly lines: readonly CountedLine[]
}

type On<Asked, Answer> = (context: Context, documentId: string, asked: Asked) => Promise<Answer>

/** How units are registered on one kind of document; the routes of D20 to D26 and the scan page know no more of it. */
export interface Registering {
  /** What routes call the document's id, as `packingSlipId`. */
  readonly parameter: string
  readonly takeScan: On<Scan, ScanAnswer>
  readonly register: On<EntryList, ChangedList>
  readonly remove: On<EntryList, ChangedList>
  readonly registerNotReadable: On<
    { readonly lineId: string | null; readonly quantity: number },
    { readonly registrationIds: readonly string[]; readonly lines: readonly CountedLine[] }
  >
  readonly removeUnit: On<string, { readonly lines: readonly CountedLine[] }>
  readonly readLines: (context: Context, documentId: string) => Promise<readonly CountedLine[]>
  readonly watched: (documentId: string) => Watched
}
