import type { LineCountView, ScanAnswer } from '#serial-numbers/views.ts'
import { send } from '#web/api/client.ts'
import { Problem } from '#web/api/problem.ts'
import type { Entry } from './entry.ts'
import type { EntryAnswer, Perform } from './scan-answer.ts'
import type { ScanState } from './scan-state.ts'

/** A scan without an answer for so long counts as without a connection; it is sent again under its own id. */
const patience = 8000

interface Counted {
  readonly lines: readonly LineCountView[]
}

/** Does entries on the document at `base`, e.g. `/packing-slips/0191…`. A repeat is answered as the first was (D25). */
export function performOn(base: string): Perform {
  return async (entry, state) => {
    switch (entry.kind) {
      case 'scan':
        return scan(base, entry, state)
      case 'notReadable':
        return registerNotReadable(base, entry, state)
      case 'remove':
        return removeRow(base, entry.id, entry.registrationId, state)
      case 'line':
        return { kind: 'line', lineId: entry.lineId }
      case 'undo':
        return undo(base, entry, state)
    }
  }
}

async function scan(base: string, entry: Entry & { kind: 'scan' }, state: ScanState): Promise<EntryAnswer> {
  const { id, text, mode, overrideReason } = entry
  const answer = await send<ScanAnswer>({
    method: 'POST',
    url: `${base}/scans`,
    body: { id, text, mode, lineId: state.lineInHand, ...(overrideReason ? { overrideReason } : {}) },
    idempotencyKey: id,
    patience,
  })
  if (answer.kind === 'line') return { kind: 'line', lineId: answer.lineId ?? null }
  if (answer.kind === 'command') return { kind: 'nothing' }
  const { kind, serialNumber = text, lineId = '', line } = answer
  const counts = line ? [line] : []
  if (kind === 'removed') return { kind, serialNumber, lineId, counts, removedIds: idsOf(state, serialNumber, lineId) }
  return { kind, serialNumber, lineId, counts, added: [{ id: answer.registrationId ?? id, serialNumber, lineId }] }
}

/** The rows of a scanned serial number; where its letters differ in case, the server's news takes it off. */
function idsOf(state: ScanState, serialNumber: string, lineId: string): readonly string[] {
  const wanted = serialNumber.trim().toLowerCase()
  const rows = state.rows.filter((row) => row.lineId === lineId && row.serialNumber?.toLowerCase() === wanted)
  return rows.map(({ id }) => id)
}

async function registerNotReadable(base: string, { id }: Entry, { lineInHand }: ScanState): Promise<EntryAnswer> {
  const { registrationIds, lines } = await send<Counted & { registrationIds: readonly string[] }>({
    method: 'POST',
    url: `${base}/not-readable`,
    body: { lineId: lineInHand, quantity: 1 },
    idempotencyKey: id,
    patience,
  })
  const added = registrationIds.map((one) => ({ id: one, serialNumber: null, lineId: lineInHand ?? '' }))
  return { kind: 'notReadable', lineId: lineInHand, counts: lines, added }
}

async function removeRow(base: string, key: string, registrationId: string, state: ScanState): Promise<EntryAnswer> {
  const row = state.rows.find(({ id }) => id === registrationId)
  const answer: EntryAnswer = {
    kind: 'removed',
    serialNumber: row?.serialNumber ?? null,
    lineId: row?.lineId ?? null,
    removedIds: [registrationId],
  }
  const counts = await removeUnlessGone(base, key, registrationId)
  return { ...answer, counts }
}

/** What a colleague took off meanwhile is off. */
async function removeUnlessGone(base: string, key: string, registrationId: string): Promise<readonly LineCountView[]> {
  const url = `${base}/registrations/${registrationId}`
  try {
    return (await send<Counted>({ method: 'DELETE', url, idempotencyKey: key, patience })).lines
  } catch (error) {
    if (error instanceof Problem && error.status === 404) return []
    throw error
  }
}

/** Takes back the last act: what was registered is removed, what was removed is registered again. */
async function undo(base: string, { id }: Entry, state: ScanState): Promise<EntryAnswer> {
  const last = state.done.at(-1)
  if (!last) return { kind: 'nothing' }
  if (last.kind === 'registered') {
    const removed = await removeRow(base, id, last.registrationId, state)
    return { ...removed, kind: 'undone', serialNumber: last.serialNumber }
  }
  const again = { id, at: '', kind: 'scan', text: last.serialNumber, mode: 'add' } as const
  const answer = await scan(base, again, { ...state, lineInHand: last.lineId })
  return { ...answer, kind: 'undone' }
}
