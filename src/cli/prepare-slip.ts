import type { Command } from 'commander'
import type { Api } from './api.ts'
import { describeSlip, type Slip } from './describe-slip.ts'
import { collectLineQuantities, type LineQuantity, lineWithNumber } from './lines.ts'
import { findOrder } from './references.ts'
import { withSession } from './session.ts'

/** Adds `pakbon slips prepare` (D30). */
export function addPrepareSlip(slips: Command): void {
  slips
    .command('prepare')
    .description('Prepare a packing slip of a sales order: all that is left, or some lines')
    .argument('<order>', 'a sales order: its number or its id')
    .option('--line <n=quantity>', 'line and quantity in the inventory unit; may be repeated', collectLineQuantities)
    .action((order: string, { line }: { line?: readonly LineQuantity[] }, command: Command) =>
      withSession(command, async ({ api, show }) => {
        const salesOrderId = await findOrder(api, order)
        const lines = line && { lines: await orderLines(api, salesOrderId, line) }
        show(await api.post<Slip>('/packing-slips', { salesOrderId, ...lines }), describeSlip)
      }),
    )
}

/** Lines of a sales order by their numbers, as the routes that prepare documents take them. */
export async function orderLines(api: Api, salesOrderId: string, asked: readonly LineQuantity[]) {
  const order = await api.get<{ lines: { id: string; lineNumber: number }[] }>(`/sales-orders/${salesOrderId}`)
  return asked.map(({ lineNumber, quantity }) => ({
    salesOrderLineId: lineWithNumber(order.lines, lineNumber).id,
    quantity,
  }))
}
