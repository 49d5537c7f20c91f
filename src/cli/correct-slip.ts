import type { Command } from 'commander'
import { describeSlip, type Slip } from './describe-slip.ts'
import { collectLineQuantities, type LineQuantity, lineWithNumber } from './lines.ts'
import { findSlip, slipArgument } from './references.ts'
import { withSession } from './session.ts'

interface Options {
  readonly line: readonly LineQuantity[]
  readonly reason: string
}

/** Adds `pakbon slips correct` (D45). */
export function addCorrectSlip(slips: Command): void {
  slips
    .command('correct')
    .description('Lower quantities of a posted packing slip; a line with serial numbers stays whole or becomes 0')
    .argument('<slip>', slipArgument)
    .requiredOption('--line <n=quantity>', 'line and what remains of it; may be repeated', collectLineQuantities)
    .requiredOption('--reason <reason>', 'why')
    .action((reference: string, { line, reason }: Options, command: Command) =>
      withSession(command, async ({ api, show }) => {
        const id = await findSlip(api, reference)
        const slip = await api.get<Slip>(`/packing-slips/${id}`)
        const lines = line.map(({ lineNumber, quantity }) => ({
          lineId: lineWithNumber(slip.lines, lineNumber).id,
          quantity,
        }))
        show(await api.post<Slip>(`/packing-slips/${id}/corrections`, { lines, reason }), describeSlip)
      }),
    )
}
