import { sql } from 'kysely'
import type { Context } from '#db/context.ts'
import { postUnderNumber } from '#db/number-sequence.ts'
import { reviewDelivery } from '#domain/packing-slip.ts'
import { Refused, refuse, throwIfRefused } from '#domain/refusal.ts'
import { type LineCount, reviewPosting } from '#domain/registration.ts'
import { moveQuantities } from '#sales-orders/move-quantities.ts'
import { lockOrderOfDocument } from '#serial-numbers/lock-document.ts'
import { readPackingSlip } from './read-packing-slips.ts'
import { type PackingSlipHead, refuseUnlessOpen } from './store.ts'
import type { PackingSlipView } from './views.ts'

interface LineToPost extends LineCount {
  readonly id: string
  readonly salesOrderLineId: string
  readonly leftToDeliver: number
}

/**
 * D31-D33: posts a preparation, whole or not at all. Its units are not touched: their document becomes a journal, so
 * the cost grows with the lines. Returns the packing slip as posted.
 */
export async function postPackingSlip(
  context: Context,
  packingSlipId: string,
  { postingOn, ifMatch }: { readonly postingOn: string | null; readonly ifMatch: number | null },
): Promise<PackingSlipView> {
  await lockOrderOfDocument(context, { kind: 'packingSlip', id: packingSlipId })
  const lines = await lockLinesToPost(context, packingSlipId)
  // Read before the number is taken: the series is locked from then on.
  const slip = await readPackingSlip(context, packingSlipId, null)
  refuseUnlessOpen(headOf(slip), ifMatch)
  throwIfRefused(lines.flatMap((line) => [...reviewDelivery(line), ...reviewPosting(line)]))
  if (lines.every((line) => line.quantity === 0)) throw new Refused([refuse('NOTHING_TO_POST')])
  await postLines(context, lines)
  await moveQuantities(
    context,
    lines.map((line) => ({ id: line.salesOrderLineId, delivered: line.quantity })),
  )
  return postHead(context, withSettings(slip, lines), postingOn)
}

function headOf({ id, salesOrderId, number, edition, state }: PackingSlipView): PackingSlipHead {
  const posted = state === 'posted' || state === 'cancelled'
  return { id, salesOrderId, number, edition, posted, discarded: state === 'discarded' }
}

/** The slip with its lines as they were posted. */
function withSettings(slip: PackingSlipView, lines: readonly LineToPost[]): PackingSlipView {
  const settings = new Map(lines.map((line) => [line.id, line]))
  return {
    ...slip,
    lines: slip.lines.map((line) => {
      const { serialised, blankIssueAllowed } = settings.get(line.id) ?? line
      return { ...line, serialised, blankIssueAllowed }
    }),
  }
}

/** The lines with the settings in force now (I08), locked against scans until the end. */
async function lockLinesToPost({ db, caller }: Context, packingSlipId: string): Promise<readonly LineToPost[]> {
  const { rows } = await sql<LineToPost>`
    select l.id, l.sales_order_line_id as "salesOrderLineId", l.line_number as "lineNumber", p.number as product,
      l.quantity::float8 as quantity, l.quantity_registered as registered, l.quantity_not_readable as "notReadable",
      p.kind = 'stocked' and coalesce(g.active_in_sales_process, false) as serialised,
      coalesce(g.blank_issue_allowed, false) as "blankIssueAllowed",
      (o.quantity_ordered - o.quantity_cancelled - o.quantity_delivered)::float8 as "leftToDeliver"
    from packing_slip_line l
    join sales_order_line o on o.company_id = l.company_id and o.id = l.sales_order_line_id
    join product p on p.company_id = l.company_id and p.id = l.product_id
    left join tracking_dimension_group g
      on g.company_id = p.company_id and g.id = p.tracking_dimension_group_id
    where l.company_id = ${caller.companyId} and l.packing_slip_id = ${packingSlipId}
    order by l.id for update of l`.execute(db)
  return [...rows].sort((a, b) => a.lineNumber - b.lineNumber)
}

async function postLines({ db, caller }: Context, lines: readonly LineToPost[]): Promise<void> {
  await sql`
    update packing_slip_line l set posted = true, serialised = n.serialised, blank_issue_allowed = n.blank_issue_allowed,
      quantity_registrable = l.quantity_registered + l.quantity_not_readable
    from unnest(${lines.map((line) => line.id)}::uuid[], ${lines.map((line) => line.serialised)}::bool[],
      ${lines.map((line) => line.blankIssueAllowed)}::bool[]) as n(id, serialised, blank_issue_allowed)
    where l.company_id = ${caller.companyId} and l.id = n.id`.execute(db)
}

async function postHead(context: Context, slip: PackingSlipView, postingOn: string | null): Promise<PackingSlipView> {
  const { caller } = context
  const registered = slip.lines.reduce((sum, line) => sum + line.registered, 0)
  const notReadable = slip.lines.reduce((sum, line) => sum + line.notReadable, 0)
  const { number, postedAt, today } = await postUnderNumber(context, {
    series: 'packingSlip',
    documentId: slip.id,
    kind: 'packingSlipPosted',
    data: { lines: slip.lines.length, registered, notReadable },
    document: sql`update packing_slip d set number = n.number, series_number = n.series_number, posted_at = n.posted_at,
      posted_by = ${caller.actorId}, posting_on = coalesce(${postingOn}::date, n.today), edition = d.edition + 1
      from next n where d.company_id = n.company_id and d.id = ${slip.id}`,
  })
  const posted = { state: 'posted', number, postedAt, postingOn: postingOn ?? today } as const
  return { ...slip, ...posted, edition: slip.edition + 1 }
}
