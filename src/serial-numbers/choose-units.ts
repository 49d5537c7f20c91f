import { type RawBuilder, sql } from 'kysely'
import type { Context } from '#db/context.ts'

/** Units of posted packing slips that go on an invoice in preparation: all of some lines, or named ones. */
export interface UnitChoice {
  readonly packingSlipLineIds: readonly string[]
  readonly registrationIds: readonly string[]
  /** With the product's own cleaning; a serial number may name units of several products. */
  readonly serials: readonly { readonly productId: string; readonly serialKey: string }[]
}

/** How many units moved, by packing slip line. */
export type UnitsMoved = ReadonlyMap<string, number>

interface Moved {
  readonly packingSlipLineId: string
  readonly units: number
}

/** D35: puts shipped units on the invoice line of their order line, in one statement. The order is locked. */
export async function takeUnits(context: Context, invoiceId: string, choice: UnitChoice): Promise<UnitsMoved> {
  const { db, caller } = context
  const { rows } = await sql<Moved>`
    with unit as (
      update registration r set invoice_line_id = il.id
      from invoice_line il
      where il.company_id = ${caller.companyId} and il.invoice_id = ${invoiceId} and il.section = 'delivered'
        and r.company_id = il.company_id and r.sales_order_line_id = il.sales_order_line_id
        and r.open and r.invoice_line_id is null and ${shipped(invoiceId)} and ${chosen(choice)}
      returning r.packing_slip_line_id)
    select packing_slip_line_id as "packingSlipLineId", count(*)::int as units from unit group by 1`.execute(db)
  return movedOf(rows)
}

/** Takes units off an invoice in preparation again. */
export async function leaveUnits(context: Context, invoiceId: string, choice: UnitChoice): Promise<UnitsMoved> {
  const { db, caller } = context
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

/** Takes every unit of packing slips off an invoice that is discarded. */
export async function leaveAllUnits({ db, caller }: Context, invoiceId: string): Promise<void> {
  await sql`
    update registration r set invoice_line_id = null
    from invoice_line il
    where il.company_id = ${caller.companyId} and il.invoice_id = ${invoiceId} and il.section = 'delivered'
      and r.company_id = il.company_id and r.invoice_line_id = il.id`.execute(db)
}

/** Only of packing slip lines that the invoice has chosen. */
function shipped(invoiceId: string): RawBuilder<unknown> {
  return sql`r.packing_slip_line_id in (
    select s.packing_slip_line_id from invoice_line_share s
    join invoice_line l on l.company_id = s.company_id and l.id = s.invoice_line_id
    where s.company_id = r.company_id and l.invoice_id = ${invoiceId})`
}

function chosen({ packingSlipLineIds, registrationIds, serials }: UnitChoice): RawBuilder<unknown> {
  return sql`(r.packing_slip_line_id = any(${packingSlipLineIds}::uuid[]) or r.id = any(${registrationIds}::uuid[])
    or (r.product_id, r.serial_key) in (select * from unnest(${serials.map((serial) => serial.productId)}::uuid[],
      ${serials.map((serial) => serial.serialKey)}::text[])))`
}

function movedOf(rows: readonly Moved[]): UnitsMoved {
  return new Map(rows.map(({ packingSlipLineId, units }) => [packingSlipLineId, units]))
}
