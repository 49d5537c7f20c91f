import type { Context } from '#db/context.ts'
import { runCommand } from '#db/run-command.ts'
import { Refused } from '#domain/refusal.ts'
import { scanReader } from '#domain/scan.ts'
import { readGs1 } from '#gs1/read-gs1.ts'
import { lineInHand } from '#serial-numbers/register-serial-numbers.ts'
import type { Scan } from '#serial-numbers/take-scan.ts'
import { lineCountView, type ScanAnswer } from '#serial-numbers/views.ts'
import { type ReceiptLine, readReceiptLines } from './receipt-lines.ts'
import { registerReturnedUnits } from './register-returned-units.ts'
import { readReceiptHead } from './store.ts'
import { takeOffReturnedUnits } from './take-off-returned-units.ts'

/** D20-D23, D51: takes one scan on a receipt: a unit comes in or off, or it says which line or command was scanned. */
export async function takeReturnScan(context: Context, returnReceiptId: string, scan: Scan): Promise<ScanAnswer> {
  const { db, caller } = context
  const lines = await readReceiptLines(context, returnReceiptId)
  if (lines.length === 0) await readReceiptHead(context, returnReceiptId)
  const said = meaningOf(scan, lines)
  if (said) return said
  // A repeated scan is answered as the first was: by the caller's id for it, or its idempotency key.
  const command = { caller, idempotencyKey: scan.idempotencyKey ?? scan.id, request: [returnReceiptId, scan] }
  const answer = await runCommand(db, command, async (transaction) => {
    const inTransaction = { db: transaction, caller }
    const take = scan.mode === 'remove' ? takeOff : putOn
    return { status: 200, body: await take(inTransaction, returnReceiptId, scan) }
  })
  return answer.body as ScanAnswer
}

/** A command, or a barcode of another line; null for a serial number. */
function meaningOf(scan: Scan, lines: readonly ReceiptLine[]): ScanAnswer | null {
  const inHand = lineInHand(lines, scan.lineId)
  const ofLines = lines.map((line) => ({ ...line, lineId: line.id }))
  const read = scanReader({ lines: ofLines, lineInHand: inHand, findsItsLine: true })
  const meaning = read(scan.text, readGs1(scan.text))
  if (meaning.kind === 'refused') throw new Refused([meaning.refusal])
  if (meaning.kind === 'serialNumber') return null
  return meaning.kind === 'line'
    ? { kind: 'line', lineId: meaning.lineId }
    : { kind: 'command', command: meaning.command }
}

async function putOn(context: Context, returnReceiptId: string, scan: Scan): Promise<ScanAnswer> {
  const { text, lineId, overrideReason } = scan
  const list = { entries: [text], lineId, allOrNothing: true, overrideReason }
  const { units, lines } = await registerReturnedUnits(context, returnReceiptId, list)
  const [unit] = units
  const line = lines.find(({ id }) => id === unit?.lineId)
  if (!unit || !line) throw new Error('a scan was neither taken nor refused')
  const { id: registrationId, serialNumber } = unit
  return { kind: 'registered', registrationId, serialNumber, lineId: line.id, line: lineCountView(line) }
}

async function takeOff(context: Context, returnReceiptId: string, scan: Scan): Promise<ScanAnswer> {
  const { text, lineId } = scan
  const { accepted, lines } = await takeOffReturnedUnits(context, returnReceiptId, {
    entries: [text],
    lineId,
    allOrNothing: true,
  })
  const [removed] = accepted
  const line = lines.find(({ lineNumber }) => lineNumber === removed?.lineNumber)
  if (!removed || !line) throw new Error('a scan was neither taken off nor refused')
  return { kind: 'removed', serialNumber: removed.serialNumber, lineId: line.id, line: lineCountView(line) }
}
