import { sql } from 'kysely'
import type { Context } from '#db/context.ts'
import { newId, newIds } from '#db/id.ts'
import { Refused, refuse, throwIfRefused } from '#domain/refusal.ts'
import { reviewReceived } from '#domain/return.ts'
import { reviewWholeUnits } from '#domain/sales-order.ts'
import { recordEvent } from '#events/record.ts'
import { quantityBeingReceived } from './read-return-orders.ts'
import { lockReturnOrder, refuseClosed } from './store.ts'

/** A receipt to prepare; without lines all that is expected and not being received elsewhere. */
export interface ReceiptToPrepare {
  readonly id?: string | undefined
  readonly returnOrderId: string
  readonly lines?: readonly { readonly returnOrderLineId: string; readonly quantity: number }[] | undefined
}

interface ExpectedLine {
  readonly id: string
  readonly lineNumber: number
  readonly productId: string
  readonly serialised: boolean
  readonly blankIssueAllowed: boolean
  /** Expected, less what is received. */
  readonly left: number
  readonly beingReceived: number
}

/** D51: prepares a receipt of a return order, of all or of a part. Returns its id. */
export async function prepareReturnReceipt(context: Context, asked: ReceiptToPrepare): Promise<string> {
  const { db, caller } = context
  const order = await lockReturnOrder(context, asked.returnOrderId)
  refuseClosed(order)
  const lines = linesToReceive(await readExpectedLines(context, order.id), asked, order.number)
  const id = asked.id ?? newId()
  await db
    .insertInto('return_receipt')
    .values({ company_id: caller.companyId, id, return_order_id: order.id, created_by: caller.actorId })
    .execute()
  await insertLines(context, id, lines)
  await recordEvent(context, { kind: 'returnReceiptPrepared', subjectId: id, data: { returnOrderId: order.id } })
  return id
}

/** The lines of a locked return order with what is still expected of them, in line order. */
export async function readExpectedLines(
  { db, caller }: Context,
  returnOrderId: string,
): Promise<readonly ExpectedLine[]> {
  const { rows } = await sql<ExpectedLine>`
    select l.id, l.line_number as "lineNumber", l.product_id as "productId",
      p.kind = 'stocked' and coalesce(g.active_in_sales_process, false) as serialised,
      coalesce(g.blank_issue_allowed, false) as "blankIssueAllowed",
      (l.quantity - l.quantity_received)::float8 as left, ${quantityBeingReceived}::float8 as "beingReceived"
    from return_order_line l
    join product p on p.company_id = l.company_id and p.id = l.product_id
    left join tracking_dimension_group g on g.company_id = p.company_id and g.id = p.tracking_dimension_group_id
    where l.company_id = ${caller.companyId} and l.return_order_id = ${returnOrderId}
    order by l.line_number`.execute(db)
  return rows
}

type LineToReceive = ExpectedLine & { readonly quantity: number }

function linesToReceive(
  expected: readonly ExpectedLine[],
  { lines }: ReceiptToPrepare,
  returnOrder: string,
): readonly LineToReceive[] {
  const received = lines ? askedLines(expected, lines) : allThatIsLeft(expected)
  throwIfRefused(received.flatMap(reviewLineToReceive))
  if (received.length === 0) throw new Refused([refuse('NOTHING_TO_RECEIVE', { returnOrder })])
  return received
}

/** D12, D51: why this quantity cannot be received; an empty list means that it can. */
export function reviewLineToReceive(line: Pick<LineToReceive, 'lineNumber' | 'serialised' | 'quantity' | 'left'>) {
  return [...reviewWholeUnits(line, line.quantity), ...reviewReceived(line)]
}

function allThatIsLeft(expected: readonly ExpectedLine[]): readonly LineToReceive[] {
  return expected
    .map((line) => ({ ...line, quantity: Math.max(0, line.left - line.beingReceived) }))
    .filter((line) => line.quantity > 0)
}

function askedLines(
  expected: readonly ExpectedLine[],
  asked: NonNullable<ReceiptToPrepare['lines']>,
): readonly LineToReceive[] {
  const quantities = new Map(asked.map((line) => [line.returnOrderLineId.toLowerCase(), line.quantity]))
  const known = new Set(expected.map(({ id }) => id))
  const unknown = [...quantities.keys()].filter((id) => !known.has(id))
  throwIfRefused(unknown.map((id) => refuse('NOT_FOUND', { what: `return order line ${id}` })))
  return expected.flatMap((line) => {
    const quantity = quantities.get(line.id)
    return quantity === undefined ? [] : [{ ...line, quantity }]
  })
}

async function insertLines({ db, caller }: Context, returnReceiptId: string, lines: readonly LineToReceive[]) {
  const column = <Key extends keyof LineToReceive>(key: Key) => lines.map((line) => line[key])
  await sql`
    insert into return_receipt_line (company_id, id, return_receipt_id, return_order_line_id, product_id, line_number,
      quantity, serialised, blank_issue_allowed, quantity_registrable)
    select ${caller.companyId}, n.id, ${returnReceiptId}, n.return_order_line_id, n.product_id, n.line_number,
      n.quantity, n.serialised, n.blank_issue_allowed, case when n.serialised then n.quantity else 0 end
    from unnest(${newIds(lines.length)}::uuid[], ${column('id')}::uuid[], ${column('productId')}::uuid[],
      ${column('lineNumber')}::int[], ${column('quantity')}::numeric[], ${column('serialised')}::bool[],
      ${column('blankIssueAllowed')}::bool[])
      as n(id, return_order_line_id, product_id, line_number, quantity, serialised, blank_issue_allowed)`.execute(db)
}
