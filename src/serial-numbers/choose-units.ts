import { type RawBuilder, sql } from 'kysely'
import type { Context } from '#db/context.ts'

/** Units of posted packing slips for an invoice in preparation: all of some lines, by row, or by serial number. */
export type UnitChoice =
  | { readonly packingSlipLineIds: readonly string[] }
  | { readonly registrationIds: readonly string[] }
  | { readonly serials: readonly { readonly productId: string; readonly serialKey: string }[] }

/** How many units moved, by packing slip line. */
export type UnitsMoved = ReadonlyMap<string, number>

interface Moved {
  readonly packingSlipLineId: string
  readonly units: number
}

/** D35: puts shipped units of the invoice's packing slip lines on its lines, in one statement. The order is locked. */
export async function takeUnits({ db, caller }: Context, invoiceId: string, choice: UnitChoice): Promise<UnitsMoved> {
  const { rows } = await sql<Moved>`
    with unit as (
      update registration r set invoice_line_id = s.invoice_line_id
      from invoice_line_share s
      join invoice_line il on il.company_id = s.company_id and il.id = s.invoice_line_id
      where il.company_id = ${caller.companyId} and il.invoice_id = ${invoiceId}
        and r.company_id = s.company_id and r.packing_slip_line_id = s.packing_slip_line_id
        and r.open and r.invoice_line_id is null and ${chosen(choice)}
      returning r.packing_slip_line_id)
    select packing_slip_line_id as "packingSlipLineId", count(*)::int as units from unit group by 1`.execute(db)
  return movedOf(rows)
}

/** Takes units off an invoice in preparation again. */
export async function leaveUnits({ db, caller }: Context, invoiceId: string, choice: UnitChoice): Promise<UnitsMoved> {
  const { rows } = await sql<Moved>`
    with unit as (
      update registration r set invoice_line_id = null
      from invoice_line il
      where il.company_id = ${caller.companyId} and il.invoice_id = ${invoiceId} and il.section = 'delivered'
        and r.company_id = il.company_id and r.invoice_line_id = il.id and ${chosen(choice)}
      returning r.packing_slip_line_id)
    select packing_slip_line_id as "packingSlipLineId", count(*)::int as units from unit group by 1`.execute(db)
  return movedOf(rows)
}

/** How many of these units are on an invoice in preparation. */
export async function countTicked({ db, caller }: Context, invoiceId: string, choice: UnitChoice): Promise<number> {
  const { rows } = await sql<{ units: number }>`
    select count(*)::int as units from registration r
    join invoice_line il on il.company_id = r.company_id and il.id = r.invoice_line_id
    where r.company_id = ${caller.companyId} and il.invoice_id = ${invoiceId} and il.section = 'delivered'
      and ${chosen(choice)}`.execute(db)
  return rows[0]?.units ?? 0
}

/** Takes every unit of packing slips off an invoice that is discarded. */
export async function leaveAllUnits({ db, caller }: Context, invoiceId: string): Promise<void> {
  await sql`
    update registration r set invoice_line_id = null
    from invoice_line il
    where il.company_id = ${caller.companyId} and il.invoice_id = ${invoiceId} and il.section = 'delivered'
      and r.company_id = il.company_id and r.invoice_line_id = il.id`.execute(db)
}

/** One way of choosing at a time, so that each has a plan of its own. */
function chosen(choice: UnitChoice): RawBuilder<unknown> {
  if ('packingSlipLineIds' in choice) return sql`r.packing_slip_line_id = any(${choice.packingSlipLineIds}::uuid[])`
  if ('registrationIds' in choice) return sql`r.id = any(${choice.registrationIds}::uuid[])`
  const { serials } = choice
  return sql`(r.product_id, r.serial_key) in (select * from unnest(${serials.map((serial) => serial.productId)}::uuid[],
    ${serials.map((serial) => serial.serialKey)}::text[]))`
}

function movedOf(rows: readonly Moved[]): UnitsMoved {
  return new Map(rows.map(({ packingSlipLineId, units }) => [packingSlipLineId, units]))
}
