import { createHash } from 'node:crypto'
import type { Context } from '#db/context.ts'
import { newId } from '#db/id.ts'
import { recordEvent } from '#events/record.ts'
import { insertPrint, listPrints, type Printable } from './store.ts'
import type { PrintView } from './views.ts'

/** What of a document decides whether a print shows it as it is now. */
export interface PrintedVersion {
  readonly version: number
  readonly language: 'nl' | 'en'
  /** ISO moment; null where none changed. */
  readonly serialNumbersChangedAt: string | null
}

export interface PrintToKeep extends Printable, PrintedVersion {
  readonly printId?: string | undefined
  readonly number: string
  /** ISO moment of the last print of before; null where there is none. */
  readonly printedAt: string | null
  /** Its bytes; `copyOf` is the moment of the print that it is a copy of. */
  readonly write: (copyOf: string | null) => Promise<Buffer>
}

/**
 * D41: makes a print of a document that is locked and keeps it: who, when, in which language, and its bytes. One of what
 * did not change since an earlier one is a copy. Answers its id and when it was made.
 */
export async function keepPrint(
  context: Context,
  { write, number, printId = newId(), printedAt: before, ...document }: PrintToKeep,
): Promise<{ readonly id: string; readonly printedAt: string }> {
  const original = (await listPrints(context, document)).find((print) => isPrintOf(print, document))
  const content = await write(original?.printedAt ?? null)
  const sha256 = createHash('sha256').update(content).digest()
  const copy = original !== undefined
  const { serialNumbersChangedAt: changedAt, language } = document
  const serialNumbersChanged = changedAt !== null && before !== null && changedAt > before
  const printedAt = await insertPrint(context, { ...document, printId, copy, serialNumbersChanged, sha256, content })
  const data = { print: printId, number, language, copy, sha256: sha256.toString('hex') }
  await recordEvent(context, { kind: 'documentPrinted', subjectId: document.id, data })
  return { id: printId, printedAt }
}

/** Whether a print shows the document as it is now, and is no copy. */
export function isPrintOf(print: PrintView, { version, language, serialNumbersChangedAt }: PrintedVersion): boolean {
  const isLater = serialNumbersChangedAt === null || print.printedAt >= serialNumbersChangedAt
  return !print.copy && print.version === version && print.language === language && isLater
}
