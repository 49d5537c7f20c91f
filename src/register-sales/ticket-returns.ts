import { sql } from 'kysely'
import type { Context } from '#db/context.ts'
import { reviewDuty } from '#domain/duty.ts'
import { type Refusal, refuse } from '#domain/refusal.ts'
import { type CreditPart, creditOf } from '#domain/register-sale.ts'
import type { ReturnFinding } from '#domain/return.ts'
import { type AnnouncedUnit, judgeAnnounced } from '#returns/judge-announced.ts'
import { refusalText } from '#terms/text.ts'
import type { TicketReturnToKeep } from './bodies.ts'
import type { TicketReturnView } from './views.ts'

/** What a ticket takes back, as it stands now. */
export interface JudgedReturn {
  readonly asked: TicketReturnToKeep
  readonly facts: ReturnFacts | null
  readonly serialNumber: string | null
  readonly findings: readonly ReturnFinding[]
  readonly refusals: readonly Refusal[]
  readonly quantity: number
  /** What it is credited for; null where it is not. */
  readonly credit: CreditPart | null
}

interface ReturnFacts {
  /** Of a registration, an invoice line or a product. */
  readonly key: string
  readonly registrationId: string | null
  readonly productId: string
  readonly productNumber: string
  readonly description: string
  readonly salesOrderId: string | null
  readonly salesOrderLineId: string | null
  readonly salesUnitFactor: number
  readonly salesPrice: string
  readonly discountPercentage: string
  readonly taxPercentage: string
  readonly invoiceNumber: string | null
  readonly soldOn: string | null
  readonly customerName: string | null
}

/** D50, D61: judges what a ticket takes back, each alone: its sale, the return policy, and what it is credited for. */
export async function judgeReturns(
  context: Context,
  asked: readonly TicketReturnToKeep[],
): Promise<readonly JudgedReturn[]> {
  if (asked.length === 0) return []
  const judged = await judgeUnits(context, asked)
  const keyOf = (one: TicketReturnToKeep) =>
    judged.get(one.id)?.unit?.sale?.registrationId ??
    one.invoiceLineId ??
    judged.get(one.id)?.unit?.productId ??
    one.productId
  const facts = await readFacts(
    context,
    asked.flatMap((one) => keyOf(one) ?? []),
  )
  return asked.map((one) => judgedReturn(context, one, facts.get(keyOf(one)?.toLowerCase() ?? '') ?? null, judged))
}

interface JudgedUnit {
  readonly unit: AnnouncedUnit | null
  readonly refusals: readonly Refusal[]
}

/** Units, together as they share a product and a reason. */
async function judgeUnits(context: Context, asked: readonly TicketReturnToKeep[]) {
  const judged = new Map<string, JudgedUnit>()
  for (const group of groupReturns(asked, ({ productId, overrideReason }) => [productId, overrideReason])) {
    const scanned = group.filter((one) => one.serialNumber !== undefined)
    const known = group.filter((one) => one.registrationId !== undefined && one.serialNumber === undefined)
    const order = [...scanned, ...known]
    if (order.length === 0) continue
    const { units, refused } = await judgeAnnounced(context, unitsToAnnounce(order), null)
    for (const unit of units) judged.set(order[unit.position]?.id ?? '', { unit, refusals: [] })
    for (const { position, refusals } of refused) judged.set(order[position]?.id ?? '', { unit: null, refusals })
  }
  return judged
}

/** Returns as the functions of returns take them: scanned ones first, then those by their sale. */
export function unitsToAnnounce(group: readonly TicketReturnToKeep[]) {
  const [first] = group
  return {
    entries: group.flatMap(({ serialNumber }) => serialNumber ?? []),
    registrationIds: group.flatMap((one) => (one.serialNumber === undefined ? (one.registrationId ?? []) : [])),
    productId: first?.productId ?? null,
    overrideReason: first?.overrideReason ?? null,
  }
}

/** Returns that have the same of something. */
export function groupReturns(
  returns: readonly TicketReturnToKeep[],
  by: (one: TicketReturnToKeep) => readonly (string | null | undefined)[],
): readonly TicketReturnToKeep[][] {
  const groups = new Map<string, TicketReturnToKeep[]>()
  for (const one of returns) {
    const key = JSON.stringify(by(one))
    groups.set(key, [...(groups.get(key) ?? []), one])
  }
  return [...groups.values()]
}

/** What is told of registrations, invoice lines and products that come back; one query, whatever their number. */
async function readFacts({ db, caller }: Context, ids: readonly string[]): Promise<ReadonlyMap<string, ReturnFacts>> {
  const line = sql`p.id as "productId", p.number as "productNumber", ol.description, ol.sales_order_id as "salesOrderId",
    ol.id as "salesOrderLineId", ol.sales_unit_factor as "salesUnitFactor", trim_scale(ol.sales_price)::text as "salesPrice",
    trim_scale(ol.discount_percentage)::text as "discountPercentage", trim_scale(ol.tax_percentage)::text as "taxPercentage",
    i.number as "invoiceNumber", i.invoice_on as "soldOn", c.name as "customerName"`
  const joins = sql`join sales_order_line ol on ol.company_id = x.company_id and ol.id = x.sales_order_line_id
    join product p on p.company_id = ol.company_id and p.id = ol.product_id
    join sales_order o on o.company_id = ol.company_id and o.id = ol.sales_order_id
    join customer c on c.company_id = o.company_id and c.id = o.customer_id`
  const { rows } = await sql<ReturnFacts>`
    select x.id as key, x.id as "registrationId", ${line} from registration x ${joins}
    left join invoice_line il on il.company_id = x.company_id and il.id = x.invoice_line_id
    left join invoice i on i.company_id = il.company_id and i.id = il.invoice_id
    where x.company_id = ${caller.companyId} and x.id = any(${ids}::uuid[])
    union all
    select x.id, null, ${line} from invoice_line x ${joins}
    join invoice i on i.company_id = x.company_id and i.id = x.invoice_id
    where x.company_id = ${caller.companyId} and x.id = any(${ids}::uuid[])
    union all
    select p.id, null, p.id, p.number, p.name, null, null, 1, '0', '0', trim_scale(coalesce(t.percentage, 0))::text,
      null, null, null
    from product p left join tax_code t on t.company_id = p.company_id and t.code = p.tax_code
    where p.company_id = ${caller.companyId} and p.id = any(${ids}::uuid[])`.execute(db)
  return new Map(rows.map((facts) => [facts.key, facts]))
}

function judgedReturn(
  { caller }: Context,
  asked: TicketReturnToKeep,
  facts: ReturnFacts | null,
  units: ReadonlyMap<string, JudgedUnit>,
): JudgedReturn {
  const judged = units.get(asked.id)
  const isUnit = asked.serialNumber !== undefined || asked.registrationId !== undefined
  const serialNumber = judged?.unit?.serialNumber ?? asked.serialNumber ?? null
  const quantity = isUnit ? 1 : (asked.quantity ?? 1)
  const unknown = !isUnit && !facts ? [refuse('NOT_FOUND', { what: 'what comes back' })] : []
  const duty = asked.price === undefined ? null : reviewDuty(caller, 'changePointOfSalePrices')
  const product = facts?.productNumber ?? ''
  const price = duty ? [refuse('POINT_OF_SALE_PRICE', { line: 0, product, duties: ['changePointOfSalePrices'] })] : []
  const isCredited = facts !== null && (asked.disposition ?? 'credit') === 'credit'
  const credit = isCredited ? { ...facts, quantity, salesPrice: asked.price ?? facts.salesPrice } : null
  return {
    asked,
    facts,
    serialNumber,
    findings: judged?.unit?.findings ?? [],
    refusals: [...(judged?.refusals ?? []), ...unknown, ...price],
    quantity,
    credit,
  }
}

/** What a ticket shows of a return. */
export function returnView(
  { asked, facts, credit, refusals, ...judged }: JudgedReturn,
  language: 'nl' | 'en',
): TicketReturnView {
  const amounts = credit ? creditOf(credit) : { net: '0.00', gross: '0.00' }
  return {
    id: asked.id,
    productId: facts?.productId ?? null,
    productNumber: facts?.productNumber ?? '',
    description: facts?.description ?? '',
    serialNumber: judged.serialNumber,
    quantity: judged.quantity,
    netAmount: amounts.net,
    grossAmount: amounts.gross,
    registrationId: facts?.registrationId ?? null,
    invoiceNumber: facts?.invoiceNumber ?? null,
    soldOn: facts?.soldOn ?? null,
    customerName: facts?.customerName ?? null,
    findings: [...judged.findings],
    refusals: refusals.map((one) => ({ ...one, details: { ...one.details }, text: refusalText(one, language) })),
  }
}
