import type { Command } from 'commander'
import { describeSlips, type Slip } from './describe-slip.ts'
import { parseCount } from './lines.ts'
import { readAll } from './read-all.ts'
import { findOrder } from './references.ts'
import { withSession } from './session.ts'

interface Options {
  readonly order?: string
  readonly state?: string
  readonly most: number
}

/** Adds `pakbon slips list`. */
export function addListSlips(slips: Command): void {
  slips
    .command('list')
    .description('Packing slips, newest first')
    .option('--order <order>', 'of this sales order')
    .option('--state <state>', 'inPreparation, posted, cancelled or discarded')
    .option('--most <n>', 'how many at most', parseCount, 50)
    .action(({ order, state, most }: Options, command: Command) =>
      withSession(command, async ({ api, show }) => {
        const salesOrderId = order === undefined ? undefined : await findOrder(api, order)
        show(await readAll<Slip>(api, '/packing-slips', { salesOrderId, state }, most), describeSlips)
      }),
    )
}
