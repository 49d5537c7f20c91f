import { sql } from 'kysely'
import type { Context } from '#db/context.ts'
import { newId } from '#db/id.ts'
import { reviewCorrection, type UnitToCorrect } from '#domain/correction.ts'
import { reviewDuty } from '#domain/duty.ts'
import { Refused, refuse, throwIfRefused } from '#domain/refusal.ts'
import { cleanSerialNumber, type SerialNumberPolicy } from '#domain/serial-number.ts'
import { recordEvent } from '#events/record.ts'
import type { DocumentReference } from './document.ts'
import { findHolders, holderKey } from './holder.ts'

/** What to change on a unit; `serialNumber` null marks it not readable. */
export interface Correction {
  readonly registrationId: string
  readonly serialNumber: string | null
  readonly reason: string
}

interface Unit extends UnitToCorrect {
  readonly serialKey: string | null
  readonly productId: string
  readonly product: string
  readonly packingSlipId: string | null
  readonly packingSlipLineId: string | null
  readonly invoiceId: string | null
  readonly invoiceLineId: string | null
  readonly policy: SerialNumberPolicy
}

interface Cleaned {
  readonly serialNumber: string | null
  readonly serialKey: string | null
}

/**
 * D40: gives a unit another serial number, or a not readable one its own; packing slip, invoice in preparation and
 * every inquiry show it at once, since they show the same row. Old and new, who, when and why are kept.
 */
export async function correctSerialNumber(context: Context, correction: Correction): Promise<void> {
  await lockOrderOfUnit(context, correction.registrationId)
  await lockLineOfUnit(context, correction.registrationId)
  const unit = await readUnit(context, correction.registrationId)
  throwIfRefused(reviewCorrection(unit, context.caller, correction.reason))
  const cleaned = cleanFor(unit, context, correction.serialNumber)
  if (!(await changeUnit(context, correction.registrationId, cleaned))) {
    throw new Refused([await heldBy(context, unit, cleaned)])
  }
  await countChange(context, unit, cleaned)
  await markDocuments(context, unit)
  await recordChange(context, unit, correction, cleaned)
}

async function lockOrderOfUnit({ db, caller }: Context, registrationId: string): Promise<void> {
  const { rows } = await sql<{ id: string }>`
    select id from sales_order where company_id = ${caller.companyId} and id = (
      select l.sales_order_id from registration r
      join sales_order_line l on l.company_id = r.company_id and l.id = r.sales_order_line_id
      where r.company_id = ${caller.companyId} and r.id = ${registrationId})
    for update`.execute(db)
  if (rows.length === 0) throw new Refused([refuse('NOT_FOUND', { what: `registration ${registrationId}` })])
}

/** The line before the serial key, as a scan takes them; else the two would wait for each other. */
async function lockLineOfUnit({ db, caller }: Context, registrationId: string): Promise<void> {
  await sql`
    with slip as (
      select l.id from packing_slip_line l where l.company_id = ${caller.companyId} and l.id = (
        select packing_slip_line_id from registration where company_id = ${caller.companyId} and id = ${registrationId})
      for no key update),
    invoice as (
      select l.id from invoice_line l where l.company_id = ${caller.companyId} and l.id = (
        select invoice_line_id from registration where company_id = ${caller.companyId} and id = ${registrationId})
      for no key update)
    select count(*) from (select id from slip union all select id from invoice) locked`.execute(db)
}

async function readUnit({ db, caller }: Context, registrationId: string): Promise<Unit> {
  const { rows } = await sql<Unit>`
    select r.serial_number as "serialNumber", r.serial_key as "serialKey", r.closed_as as "closedAs", i.number as invoice,
      s.posted_at is not null as shipped, ol.line_number as "orderLine", ol.frozen_at is not null as frozen,
      c.complete_after_invoice as "completeAfterInvoice", r.product_id as "productId", p.number as product,
      s.id as "packingSlipId", sl.id as "packingSlipLineId", i.id as "invoiceId", il.id as "invoiceLineId",
      json_build_object('caseSensitive', g.case_sensitive, 'maximumLength', g.maximum_length,
        'allowOtherLetters', g.allow_other_letters, 'format', g.serial_format) as policy
    from registration r
    join company c on c.id = r.company_id
    join sales_order_line ol on ol.company_id = r.company_id and ol.id = r.sales_order_line_id
    join product p on p.company_id = r.company_id and p.id = r.product_id
    join tracking_dimension_group g on g.company_id = p.company_id and g.id = p.tracking_dimension_group_id
    left join packing_slip_line sl on sl.company_id = r.company_id and sl.id = r.packing_slip_line_id
    left join packing_slip s on s.company_id = sl.company_id and s.id = sl.packing_slip_id
    left join invoice_line il on il.company_id = r.company_id and il.id = r.invoice_line_id
    left join invoice i on i.company_id = il.company_id and i.id = il.invoice_id
    where r.company_id = ${caller.companyId} and r.id = ${registrationId}
    for no key update of r`.execute(db)
  const unit = rows[0]
  if (!unit) throw new Refused([refuse('NOT_FOUND', { what: `registration ${registrationId}` })])
  return unit
}

/** Checked as a new entry (D13), or marked not readable by its duty (D71). */
function cleanFor({ policy, serialNumber }: Unit, { caller }: Context, asked: string | null): Cleaned {
  const unchanged = refuse('SERIAL_NUMBER_UNCHANGED', { serialNumber: serialNumber ?? '' })
  if (asked === null) {
    const duty = reviewDuty(caller, 'maintainNotReadableRegistrations')
    throwIfRefused(duty ? [duty] : serialNumber === null ? [unchanged] : [])
    return { serialNumber: null, serialKey: null }
  }
  const cleaned = cleanSerialNumber(asked, policy)
  throwIfRefused(cleaned.ok ? (cleaned.serialNumber === serialNumber ? [unchanged] : []) : [cleaned.refusal])
  return cleaned.ok ? cleaned : { serialNumber: null, serialKey: null }
}

/** False where another unit holds the serial number (D14); the unique index decides, also in a race. */
async function changeUnit({ db, caller }: Context, registrationId: string, cleaned: Cleaned): Promise<boolean> {
  const { serialNumber, serialKey } = cleaned
  const { rows } = await sql<{ id: string }>`
    update registration r set serial_number = ${serialNumber}, serial_key = ${serialKey}
    where r.company_id = ${caller.companyId} and r.id = ${registrationId}
      and not exists (select from registration h where h.company_id = r.company_id and h.serial_key = ${serialKey}
        and h.product_id = r.product_id and h.open and h.id <> r.id
        and (h.unique_in_company and r.unique_in_company or h.sales_order_line_id = r.sales_order_line_id
          or r.unique_in_company))
    returning r.id`.execute(db)
  return rows.length > 0
}

async function heldBy(context: Context, unit: Unit, { serialNumber, serialKey }: Cleaned) {
  const { productId, product } = unit
  const here: DocumentReference = unit.packingSlipId
    ? { kind: 'packingSlip', id: unit.packingSlipId }
    : { kind: 'invoice', id: unit.invoiceId ?? '' }
  const serial = { productId, serialNumber: serialNumber ?? '', serialKey: serialKey ?? '' }
  const holders = await findHolders(context, here, [serial])
  return holders.get(holderKey(serial)) ?? refuse('SERIAL_ALREADY_ON_DOCUMENT', { serialNumber, product })
}

/**
 * A not readable unit that gets its number, or the reverse, moves between the line's two counts. The row of the line is
 * written in any case: whoever looks at the document sees by it that something changed.
 */
async function countChange({ db, caller }: Context, unit: Unit, { serialKey }: Cleaned): Promise<void> {
  const change = Number(serialKey !== null) - Number(unit.serialNumber !== null)
  const onInvoiceAlone = unit.packingSlipLineId === null
  const table = onInvoiceAlone ? 'invoice_line' : 'packing_slip_line'
  await sql`
    update ${sql.table(table)} set quantity_registered = quantity_registered + ${change}::int,
      quantity_not_readable = quantity_not_readable - ${change}::int
    where company_id = ${caller.companyId} and id = ${onInvoiceAlone ? unit.invoiceLineId : unit.packingSlipLineId}`.execute(
    db,
  )
}

/** D41: what was printed before no longer shows the present serial numbers. */
async function markDocuments({ db, caller }: Context, { packingSlipId, invoiceId }: Unit): Promise<void> {
  await sql`
    with slip as (update packing_slip set serial_numbers_changed_at = now()
      where company_id = ${caller.companyId} and id = ${packingSlipId} and posted_at is not null)
    update invoice set serial_numbers_changed_at = now()
    where company_id = ${caller.companyId} and id = ${invoiceId}`.execute(db)
}

async function recordChange(context: Context, unit: Unit, correction: Correction, cleaned: Cleaned): Promise<void> {
  const { db, caller } = context
  const completed = unit.serialNumber === null
  const posted = unit.shipped || unit.invoice !== null
  const act = cleaned.serialNumber === null ? 'markedNotReadable' : completed ? 'completed' : 'changed'
  await db
    .insertInto('registration_change')
    .values({
      company_id: caller.companyId,
      id: newId(),
      registration_id: correction.registrationId,
      act,
      old_serial_number: unit.serialNumber,
      old_serial_key: unit.serialKey,
      new_serial_number: cleaned.serialNumber,
      reason: correction.reason,
      changed_by: caller.actorId,
      duty: posted ? 'maintainSerialNumberCorrections' : 'registering',
    })
    .execute()
  const data = { from: unit.serialNumber, to: cleaned.serialNumber, reason: correction.reason }
  await recordEvent(context, { kind: 'serialNumberChanged', subjectId: correction.registrationId, data })
}
