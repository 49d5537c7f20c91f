import type { Command } from 'commander'
import { findOrder } from './references.ts'
import { withSession } from './session.ts'
import { paragraphs, tableOf, visible } from './table.ts'

interface Order {
  readonly number: string
  readonly state: string
  readonly customerNumber: string
  readonly customerName: string
  readonly lines: readonly OrderLine[]
  readonly packingSlips: readonly Place[]
  readonly invoices: readonly Place[]
}

interface OrderLine {
  readonly lineNumber: number
  readonly productNumber: string
  readonly serialised: boolean
  readonly quantityOrdered: number
  readonly quantityDelivered: number
  readonly quantityInvoiced: number
  readonly leftToDeliver: number
}

interface Place {
  readonly id: string
  readonly number: string | null
  readonly state: string
}

/** Adds `pakbon orders show`. */
export function addShowOrder(orders: Command): void {
  orders
    .command('show')
    .description('One sales order with its lines and documents')
    .argument('<order>', 'a sales order: its number or its id')
    .action((order: string, _options: object, command: Command) =>
      withSession(command, async ({ api, show }) => {
        show(await api.get<Order>(`/sales-orders/${await findOrder(api, order)}`), describe)
      }),
    )
}

function describe({ number, state, customerNumber, customerName, lines, packingSlips, invoices }: Order): string {
  return paragraphs(
    visible(`Sales order ${number}, ${state}, ${customerNumber} ${customerName}`),
    tableOf(lines, {
      Line: (line) => line.lineNumber,
      Product: (line) => line.productNumber,
      'Serial numbers': (line) => (line.serialised ? 'yes' : 'no'),
      Ordered: (line) => line.quantityOrdered,
      Delivered: (line) => line.quantityDelivered,
      Invoiced: (line) => line.quantityInvoiced,
      'To deliver': (line) => line.leftToDeliver,
    }),
    describePlaces('Packing slip', packingSlips),
    describePlaces('Invoice', invoices),
  )
}

function describePlaces(title: string, places: readonly Place[]): string {
  return tableOf(places, { [title]: ({ number, id }) => number ?? id, State: ({ state }) => state })
}
