import type { Command } from 'commander'
import { parseCount } from './lines.ts'
import { readAll } from './read-all.ts'
import { withSession } from './session.ts'
import { tableOf } from './table.ts'

interface Options {
  readonly state?: string
  readonly search?: string
  readonly most: number
}

interface Order {
  readonly number: string
  readonly state: string
  readonly customerName: string
  readonly customerReference: string | null
  readonly orderedOn: string
}

/** Adds `pakbon orders list`. */
export function addListOrders(orders: Command): void {
  orders
    .command('list')
    .description('Sales orders, newest first')
    .option('--state <state>', 'open, partlyDelivered, delivered, invoiced or cancelled')
    .option('--search <text>', 'in number, reference or customer')
    .option('--most <n>', 'how many at most', parseCount, 50)
    .action(({ state, search, most }: Options, command: Command) =>
      withSession(command, async ({ api, show }) => {
        show(await readAll<Order>(api, '/sales-orders', { state, search }, most), describe)
      }),
    )
}

function describe(orders: readonly Order[]): string {
  if (orders.length === 0) return 'No sales orders.'
  return tableOf(orders, {
    Number: (order) => order.number,
    State: (order) => order.state,
    Customer: (order) => order.customerName,
    Reference: (order) => order.customerReference,
    'Ordered on': (order) => order.orderedOn,
  })
}
