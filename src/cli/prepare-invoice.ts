import { type Command, InvalidArgumentError } from 'commander'
import type { Api } from './api.ts'
import { describeInvoice, type Invoice } from './describe-invoice.ts'
import { collectLineQuantities, type LineQuantity, lineWithNumber } from './lines.ts'
import { orderLines } from './prepare-slip.ts'
import { findOrder, findSlip } from './references.ts'
import { withSession } from './session.ts'

interface SlipChoice {
  readonly slip: string
  /** Of it these serial numbers alone; without, all that is left. */
  readonly serialNumbers: readonly string[] | null
}

interface Options {
  readonly slip?: readonly SlipChoice[]
  readonly direct?: readonly LineQuantity[]
  readonly credit?: readonly number[]
}

/** Adds `pakbon invoices prepare` (D34, D35). */
export function addPrepareInvoice(invoices: Command): void {
  invoices
    .command('prepare')
    .description('Prepare an invoice: of packing slips, directly, or both; or a credit note')
    .argument('<order>', 'a sales order: its number or its id')
    .option(
      '--slip <number=serials>',
      'a packing slip, whole or with these serial numbers; may be repeated',
      collectSlips,
    )
    .option('--direct <n=quantity>', 'order line that the invoice delivers; may be repeated', collectLineQuantities)
    .option('--credit <n>', 'order line with a negative quantity to credit; may be repeated', collectNumbers)
    .addHelpText('after', '\nNaming nothing takes every posted packing slip with something left.')
    .action((order: string, options: Options, command: Command) =>
      withSession(command, async ({ api, show }) => {
        const salesOrderId = await findOrder(api, order)
        const slips = await Promise.all((options.slip ?? []).map(({ slip }) => findSlip(api, slip)))
        const prepared = await api.post<Invoice>('/invoices', {
          salesOrderId,
          ...(options.slip && { packingSlipIds: [...new Set(slips)] }),
          ...(options.direct && { directLines: await orderLines(api, salesOrderId, options.direct) }),
          ...(options.credit && { creditLineIds: await creditLines(api, salesOrderId, options.credit) }),
        })
        show(await chooseSerials(api, prepared, options.slip ?? [], slips), describeInvoice)
      }),
    )
}

async function creditLines(api: Api, salesOrderId: string, numbers: readonly number[]): Promise<readonly string[]> {
  const order = await api.get<{ lines: { id: string; lineNumber: number }[] }>(`/sales-orders/${salesOrderId}`)
  return numbers.map((number) => lineWithNumber(order.lines, number).id)
}

/** All is proposed at first; a choice that is refused leaves no preparation behind. */
async function chooseSerials(
  api: Api,
  prepared: Invoice,
  choices: readonly SlipChoice[],
  slipIds: readonly string[],
): Promise<Invoice> {
  const named = new Set(slipIds.filter((_, index) => choices[index]?.serialNumbers))
  if (named.size === 0) return prepared
  const shares = prepared.lines.flatMap((line) => (line.serialised ? line.packingSlips : []))
  const leave = {
    packingSlipLineIds: shares.flatMap((share) => (named.has(share.packingSlipId) ? share.packingSlipLineId : [])),
  }
  const take = { serialNumbers: choices.flatMap((choice) => choice.serialNumbers ?? []) }
  try {
    return await api.post<Invoice>(`/invoices/${prepared.id}/choices`, { leave, take })
  } catch (error) {
    await api.delete(`/invoices/${prepared.id}`)
    throw error
  }
}

function collectSlips(text: string, before: readonly SlipChoice[] = []): readonly SlipChoice[] {
  const [slip = '', ...serials] = text.split('=')
  if (slip === '') throw new InvalidArgumentError('Give a packing slip, or one with serial numbers, as PS-1=A,B.')
  const serialNumbers = serials.length === 0 ? null : serials.join('=').split(',').filter(Boolean)
  return [...before, { slip, serialNumbers }]
}

function collectNumbers(text: string, before: readonly number[] = []): readonly number[] {
  if (!/^\d{1,6}$/.test(text)) throw new InvalidArgumentError('Give the number of an order line.')
  return [...before, Number(text)]
}
