import { sql } from 'kysely'
import type { Context } from '#db/context.ts'
import { newId } from '#db/id.ts'
import { takeOrderNumbers } from '#db/order-numbers.ts'
import { Refused, refuse, throwIfRefused } from '#domain/refusal.ts'
import { recordEvent } from '#events/record.ts'
import { insertReturnLines, type ReturnLineToAdd } from './add-return-lines.ts'
import { type AddedUnits, announceJudged, type UnitsToAdd } from './add-return-units.ts'
import { judgeAnnounced } from './judge-announced.ts'
import { refuseUnknownReasons } from './store.ts'

/** A return order to make; whose it is follows from its units where no customer is named. */
export interface ReturnOrderToCreate extends UnitsToAdd {
  readonly id: string | undefined
  readonly customerId: string | undefined
  readonly customerNumber: string | undefined
  readonly customerReference: string | null
  readonly note: string
  readonly lines: readonly ReturnLineToAdd[]
}

/** D50: makes a return order of units, of quantities of invoices, or of blind lines. Its number is taken at once. */
export async function createReturnOrder(
  context: Context,
  asked: ReturnOrderToCreate,
): Promise<AddedUnits & { readonly id: string }> {
  const { caller } = context
  if (asked.entries.length + asked.registrationIds.length + asked.lines.length === 0) {
    const problem = 'entries, registrationIds or lines'
    throw new Refused([refuse('REQUEST_SHAPE', { path: 'body', problem })])
  }
  await refuseUnknownReasons(context, [asked.returnReasonCode])
  const named = await findCustomer(context, asked)
  const judged = await judgeAnnounced(context, asked, named)
  const customerId = judged.customerId ?? (await customerOfLines(context, asked.lines))
  // Nothing is left of it: say why, rather than make an order of nothing.
  if (judged.units.length + asked.lines.length === 0) throwIfRefused(judged.refused.flatMap(({ refusals }) => refusals))
  if (customerId === null) {
    throw new Refused([refuse('REQUEST_SHAPE', { path: 'body', problem: 'customerId or customerNumber' })])
  }
  const id = asked.id ?? newId()
  const [number = ''] = await takeOrderNumbers(context, 1, [], 'returnOrder')
  const { customerReference, note } = asked
  await context.db
    .insertInto('return_order')
    .values({
      company_id: caller.companyId,
      id,
      number,
      customer_id: customerId,
      customer_reference: customerReference,
      note,
      created_by: caller.actorId,
    })
    .execute()
  await recordEvent(context, { kind: 'returnOrderCreated', subjectId: id, data: { number } })
  await insertReturnLines(context, { id, customerId }, asked.lines, asked.overrideReason)
  return { id, ...(await announceJudged(context, { returnOrderId: id, customerId }, judged, asked)) }
}

async function findCustomer({ db, caller }: Context, { customerId, customerNumber }: ReturnOrderToCreate) {
  const named = customerNumber ?? customerId
  if (named === undefined) return null
  const { rows } = await sql<{ id: string }>`
    select id from customer where company_id = ${caller.companyId}
      and ${customerId ? sql`id = ${customerId}` : sql`number = ${named}`}`.execute(db)
  if (!rows[0]) throw new Refused([refuse('NOT_FOUND', { what: `customer ${named}` })])
  return rows[0].id
}

/** Who was invoiced, where lines of an invoice come back. */
async function customerOfLines({ db, caller }: Context, lines: readonly ReturnLineToAdd[]): Promise<string | null> {
  const ids = lines.flatMap((line) => line.invoiceLineId ?? [])
  const { rows } = await sql<{ customerId: string }>`
    select o.customer_id as "customerId" from invoice_line il
    join invoice i on i.company_id = il.company_id and i.id = il.invoice_id
    join sales_order o on o.company_id = i.company_id and o.id = i.sales_order_id
    where il.company_id = ${caller.companyId} and il.id = any(${ids}::uuid[]) limit 1`.execute(db)
  if (ids.length > 0 && !rows[0]) throw new Refused([refuse('NOT_FOUND', { what: `invoice line ${ids[0]}` })])
  return rows[0]?.customerId ?? null
}
