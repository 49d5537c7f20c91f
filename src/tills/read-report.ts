import { sql } from 'kysely'
import type { Context } from '#db/context.ts'
import { reviewDuty } from '#domain/duty.ts'
import { Refused } from '#domain/refusal.ts'
import { countDifference } from '#domain/shift.ts'
import { listMovements, readShift } from './shift-store.ts'
import { type CountedTender, readTendersOfShift } from './shift-tenders.ts'
import type { ShiftReport, ShiftView } from './shift-views.ts'

/** D61: the Z report of a closed shift; the X report of an open one, which tells what should be in the drawer. */
export async function readReport(context: Context, id: string): Promise<ShiftReport> {
  const shift = await readShift(context, id)
  const refusal = shift.number === null ? reviewDuty(context.caller, 'changePointOfSalePrices') : null
  if (refusal) throw new Refused([refusal])
  const tenders = await readTendersOfShift(context, shift)
  return {
    kind: shift.number === null ? 'X' : 'Z',
    shift,
    ...(await readSums(context, shift)),
    taxes: [...(await readTaxes(context, id))],
    tenders: tenders.filter((tender) => isTold(tender, shift)).map(tenderView),
    movements: [...(await listMovements(context, id))],
    vouchers: await readVouchers(context, id),
  }
}

/** One that was blocked and not used is not there. */
function isTold({ blocked, received, given, counted }: CountedTender, { number }: ShiftView): boolean {
  return counted !== null || (number === null && !blocked) || received !== '0.00' || given !== '0.00'
}

function tenderView({ blocked: _, ...tender }: CountedTender): ShiftReport['tenders'][number] {
  const { counted, expected } = tender
  return { ...tender, difference: counted === null ? null : countDifference(counted, expected) }
}

type Sums = Pick<ShiftReport, 'at' | 'receipts' | 'discarded' | 'sales' | 'returns' | 'rounding'>

interface SumsRow {
  readonly at: string
  readonly count: number
  readonly first: string | null
  readonly last: string | null
  readonly rounding: string
  readonly discarded: number
  readonly sales: number
  readonly salesNet: string
  readonly salesTax: string
  readonly salesGross: string
  readonly returns: number
  readonly returnsNet: string
  readonly returnsTax: string
  readonly returnsGross: string
}

async function readSums({ db, caller }: Context, { id, till }: ShiftView): Promise<Sums> {
  const sums = (kind: 'invoice' | 'creditNote', sign: 1 | -1, name: string) =>
    sql.join(
      ['net', 'tax', 'gross'].map(
        (
          amount,
        ) => sql`coalesce(${sql.lit(sign)} * sum(${sql.ref(`d.${amount}_amount`)}) filter (where d.kind = ${kind}),
        0)::numeric(18, 2)::text as ${sql.ref(`${name}${amount[0]?.toUpperCase()}${amount.slice(1)}`)}`,
      ),
    )
  const { rows } = await sql<SumsRow>`
    select coalesce(s.closed_at, clock_timestamp()) as at, r.*, d.*,
      (select count(*) from register_sale x where x.company_id = s.company_id and x.till_id = ${till.id}
        and x.state = 'discarded' and x.changed_at between s.opened_at and coalesce(s.closed_at, 'infinity')) as discarded
    from shift s
    cross join lateral (
      select count(*) as count, (array_agg(r.number order by r.posted_at, r.series_number))[1] as first,
        (array_agg(r.number order by r.posted_at desc, r.series_number desc))[1] as last,
        coalesce(sum(r.rounding_amount), 0)::numeric(18, 2)::text as rounding
      from register_sale r
      where r.company_id = s.company_id and r.shift_id = s.id and r.posted_at is not null) r
    cross join lateral (
      select count(distinct d.receipt) filter (where d.kind = 'invoice') as sales,
        count(distinct d.receipt) filter (where d.kind = 'creditNote') as returns,
        ${sums('invoice', 1, 'sales')}, ${sums('creditNote', -1, 'returns')}
      from (${documentsOf(caller.companyId, id)}) d) d
    where s.company_id = ${caller.companyId} and s.id = ${id}`.execute(db)
  const row = rows[0]
  if (!row) throw new Error(`shift ${id} has no sums`)
  const { at, count, first, last, rounding, discarded } = row
  return {
    at,
    receipts: { count, first, last },
    discarded,
    sales: { count: row.sales, net: row.salesNet, tax: row.salesTax, gross: row.salesGross },
    returns: { count: row.returns, net: row.returnsNet, tax: row.returnsTax, gross: row.returnsGross },
    rounding,
  }
}

/** The invoices and credit notes of the receipts of a shift. */
function documentsOf(companyId: string, shiftId: string) {
  return sql`select i.*, r.id as receipt from register_sale r
    join invoice i on i.company_id = r.company_id and (i.id = r.invoice_id or i.id = any(r.credit_note_ids))
    where r.company_id = ${companyId} and r.shift_id = ${shiftId} and r.posted_at is not null`
}

/** D37: the tax of each document is rounded once for each rate, as on the document itself. */
async function readTaxes({ db, caller }: Context, id: string): Promise<ShiftReport['taxes']> {
  const { rows } = await sql<ShiftReport['taxes'][number]>`
    select trim_scale(rate)::text as percentage, sum(net)::text as net, sum(round(net * rate / 100, 2))::text as tax
    from (select l.tax_percentage as rate, sum(l.net_amount) as net
      from (${documentsOf(caller.companyId, id)}) d
      join invoice_line l on l.company_id = d.company_id and l.invoice_id = d.id
      group by d.id, l.tax_percentage) l
    group by rate order by rate desc`.execute(db)
  return rows
}

async function readVouchers({ db, caller }: Context, id: string): Promise<ShiftReport['vouchers']> {
  const { rows } = await sql<{ given: number; out: string; taken: number; in: string }>`
    select count(*) filter (where p.amount < 0) as given,
      coalesce(-sum(p.amount) filter (where p.amount < 0), 0)::numeric(18, 2)::text as out,
      count(*) filter (where p.amount > 0) as taken,
      coalesce(sum(p.amount) filter (where p.amount > 0), 0)::numeric(18, 2)::text as in
    from register_sale r
    join payment p on p.company_id = r.company_id and p.receipt_id = r.id
    join tender_type t on t.company_id = p.company_id and t.code = p.tender_code and t.kind = 'voucher'
    where r.company_id = ${caller.companyId} and r.shift_id = ${id} and r.posted_at is not null`.execute(db)
  const row = rows[0]
  return {
    issued: { count: row?.given ?? 0, amount: row?.out ?? '0.00' },
    redeemed: { count: row?.taken ?? 0, amount: row?.in ?? '0.00' },
  }
}
