import { sql } from 'kysely'
import type { Context } from '#db/context.ts'
import { refuse, throwIfRefused } from '#domain/refusal.ts'
import { type Disposition, leavesItsSale, reviewNewDisposition, type UnitToDecide } from '#domain/return.ts'
import { recordEvent } from '#events/record.ts'
import { moveQuantities } from '#sales-orders/move-quantities.ts'
import { closeReturnedUnits } from '#serial-numbers/return-units.ts'
import { lockSoldLines, reviewReturning } from './sold-lines.ts'
import { lockReturnOrder, refuseUnknownReasons, touchReturnOrder } from './store.ts'

/** What units get: another disposition, another reason, or both. */
export interface Decision {
  readonly unitIds: readonly string[]
  readonly disposition?: Disposition
  readonly returnReasonCode?: string | null
}

interface Unit extends UnitToDecide {
  readonly id: string
  readonly registrationId: string | null
  readonly salesOrderLineId: string | null
}

/**
 * D52: decides again what becomes of units, until they are credited, replaced or sent back. A unit that was received
 * for repair and gets another disposition leaves its sale now.
 */
export async function changeDispositions(context: Context, returnOrderId: string, asked: Decision): Promise<void> {
  const { disposition, returnReasonCode } = asked
  await lockReturnOrder(context, returnOrderId)
  await refuseUnknownReasons(context, [returnReasonCode])
  const units = await readUnits(context, returnOrderId, asked.unitIds)
  throwIfRefused(
    units.flatMap((unit) => [
      ...reviewNewDisposition(unit, disposition ?? unit.disposition),
      ...(unit.posted && returnReasonCode !== undefined
        ? [refuse('DOCUMENT_POSTED', { document: 'return receipt' })]
        : []),
    ]),
  )
  if (disposition) await moveToOrFromCredit(context, units, disposition)
  await write(context, units, asked)
  if (disposition && leavesItsSale(disposition)) await leaveSales(context, units.filter(isInRepair))
  await touchReturnOrder(context, returnOrderId)
  const data = { units: units.length, disposition, returnReasonCode }
  await recordEvent(context, { kind: 'returnUnitsDecided', subjectId: returnOrderId, data })
}

function isInRepair({ posted, disposition }: Unit): boolean {
  return posted && !leavesItsSale(disposition)
}

async function readUnits(
  { db, caller }: Context,
  returnOrderId: string,
  ids: readonly string[],
): Promise<readonly Unit[]> {
  const { rows } = await sql<Unit>`
    select u.id, u.serial_number as "serialNumber", u.disposition, u.posted, u.active,
      u.registration_id as "registrationId", u.sales_order_line_id as "salesOrderLineId",
      ci.number as "creditNote", ho.number as replacement
    from return_unit u
    join return_order_line l on l.company_id = u.company_id and l.id = u.return_order_line_id
    left join invoice_line cl on cl.company_id = u.company_id and cl.id = u.credit_line_id
    left join invoice ci on ci.company_id = cl.company_id and ci.id = cl.invoice_id
    left join sales_order_line hl on hl.company_id = u.company_id and hl.id = u.replacement_line_id
    left join sales_order ho on ho.company_id = hl.company_id and ho.id = hl.sales_order_id
    where u.company_id = ${caller.companyId} and l.return_order_id = ${returnOrderId} and u.id = any(${ids}::uuid[])
    order by u.id`.execute(db)
  const known = new Set(rows.map(({ id }) => id))
  throwIfRefused(
    ids.filter((id) => !known.has(id.toLowerCase())).map((id) => refuse('NOT_FOUND', { what: `unit ${id}` })),
  )
  return rows
}

/** Locks the sales of units that are received, and sees that what leaves or is to be credited was sold. */
async function moveToOrFromCredit(context: Context, units: readonly Unit[], disposition: Disposition): Promise<void> {
  const received = units.filter((unit) => unit.posted && unit.salesOrderLineId !== null)
  const sold = await lockSoldLines(
    context,
    received.map(({ salesOrderLineId }) => salesOrderLineId ?? ''),
  )
  throwIfRefused(
    [...sold.values()].flatMap((line) => {
      const own = received.filter(({ salesOrderLineId }) => salesOrderLineId === line.id)
      const leaving = leavesItsSale(disposition) ? own.filter(isInRepair) : []
      const toCredit = disposition === 'credit' ? own.filter((unit) => unit.disposition !== 'credit') : []
      return reviewReturning(line, { quantity: leaving.length, toCredit: toCredit.length })
    }),
  )
}

async function write(
  { db, caller }: Context,
  units: readonly Unit[],
  { disposition, returnReasonCode }: Decision,
): Promise<void> {
  const ids = units.map(({ id }) => id)
  await sql`
    update return_unit set disposition = coalesce(${disposition ?? null}::text, disposition)
      ${returnReasonCode === undefined ? sql`` : sql`, return_reason_code = ${returnReasonCode}`}
    where company_id = ${caller.companyId} and id = any(${ids}::uuid[])`.execute(db)
}

async function leaveSales(context: Context, units: readonly Unit[]): Promise<void> {
  await closeReturnedUnits(
    context,
    units.flatMap(({ registrationId }) => registrationId ?? []),
  )
  const moves = units.flatMap(({ salesOrderLineId }) =>
    salesOrderLineId ? [{ id: salesOrderLineId, returned: 1 }] : [],
  )
  await moveQuantities(context, moves)
}
