import { sql } from 'kysely'
import type { Context } from '#db/context.ts'
import { sumQuantities } from '#domain/money.ts'
import { type Disposition, leavesItsSale } from '#domain/return.ts'
import type { Returning } from './sold-lines.ts'

/** A unit on a receipt, with what its sale is now. */
export interface ReceivedUnit {
  readonly id: string
  readonly serialNumber: string | null
  readonly product: string
  readonly registrationId: string | null
  readonly salesOrderLineId: string | null
  readonly disposition: Disposition
  readonly creditNote: string | null
  readonly replacement: string | null
  readonly active: boolean
  readonly closedAs: string | null
  /** Of its sale: still open, and invoiced or a shipped replacement. */
  readonly open: boolean
  readonly sold: boolean
}

/** The units of a receipt that were not taken off, in the order of their keys. */
export async function readReceivedUnits(
  { db, caller }: Context,
  returnReceiptId: string,
): Promise<readonly ReceivedUnit[]> {
  const { rows } = await sql<ReceivedUnit>`
    select u.id, u.serial_number as "serialNumber", p.number as product, u.registration_id as "registrationId",
      u.sales_order_line_id as "salesOrderLineId", u.disposition, u.active, u.closed_as as "closedAs",
      ci.number as "creditNote", ho.number as replacement, coalesce(r.open, false) as open,
      coalesce(il.posted or (ol.free_of_charge and sl.posted), false) as sold
    from return_receipt_line l
    join return_unit u on u.company_id = l.company_id and u.return_receipt_line_id = l.id
      and u.closed_as is distinct from 'removed'
    join product p on p.company_id = u.company_id and p.id = u.product_id
    left join registration r on r.company_id = u.company_id and r.id = u.registration_id
    left join sales_order_line ol on ol.company_id = r.company_id and ol.id = r.sales_order_line_id
    left join packing_slip_line sl on sl.company_id = r.company_id and sl.id = r.packing_slip_line_id
    left join invoice_line il on il.company_id = r.company_id and il.id = r.invoice_line_id
    left join invoice_line cl on cl.company_id = u.company_id and cl.id = u.credit_line_id
    left join invoice ci on ci.company_id = cl.company_id and ci.id = cl.invoice_id
    left join sales_order_line hl on hl.company_id = u.company_id and hl.id = u.replacement_line_id
    left join sales_order ho on ho.company_id = hl.company_id and ho.id = hl.sales_order_id
    where l.company_id = ${caller.companyId} and l.return_receipt_id = ${returnReceiptId}
    order by u.id`.execute(db)
  return rows
}

/** What a line of a receipt has besides its units. */
interface CountedLine {
  readonly quantity: number
  readonly registered: number
  readonly notReadable: number
  readonly salesOrderLineId: string | null
  readonly disposition: Disposition
}

/** D51: how much of each sales order line a receipt takes back: its units, and quantities without a row of their own. */
export function returningOf(
  lines: readonly CountedLine[],
  units: readonly Pick<ReceivedUnit, 'salesOrderLineId' | 'disposition'>[],
): readonly Returning[] {
  const ofLines = lines.map(({ salesOrderLineId, disposition, quantity, registered, notReadable }) => ({
    salesOrderLineId,
    disposition,
    quantity: sumQuantities(quantity, -registered, -notReadable),
  }))
  const sums = new Map<string, Returning>()
  for (const one of [...ofLines, ...units.map((unit) => ({ ...unit, quantity: 1 }))]) {
    const { salesOrderLineId, disposition, quantity } = one
    if (salesOrderLineId === null || quantity <= 0 || !leavesItsSale(disposition)) continue
    const sum = sums.get(salesOrderLineId) ?? { salesOrderLineId, quantity: 0, toCredit: 0 }
    sums.set(salesOrderLineId, {
      salesOrderLineId,
      quantity: sumQuantities(sum.quantity, quantity),
      toCredit: disposition === 'credit' ? sumQuantities(sum.toCredit, quantity) : sum.toCredit,
    })
  }
  return [...sums.values()]
}
