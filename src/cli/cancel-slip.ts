import type { Command } from 'commander'
import { describeSlip, type Slip } from './describe-slip.ts'
import { findSlip, slipArgument } from './references.ts'
import { withSession } from './session.ts'

/** Adds `pakbon slips cancel` (D45). */
export function addCancelSlip(slips: Command): void {
  slips
    .command('cancel')
    .description('Reverse a posted packing slip whole; its units wait for the next one of the order')
    .argument('<slip>', slipArgument)
    .requiredOption('--reason <reason>', 'why')
    .action((slip: string, { reason }: { reason: string }, command: Command) =>
      withSession(command, async ({ api, show }) => {
        const id = await findSlip(api, slip)
        show(await api.post<Slip>(`/packing-slips/${id}/cancellation`, { reason }), describeSlip)
      }),
    )
}
