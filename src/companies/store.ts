import { sql } from 'kysely'
import type { Context } from '#db/context.ts'
import { formatNumber, type NumberedDocument, splitNumberFormat } from '#domain/number-sequence.ts'
import { Refused, refuse } from '#domain/refusal.ts'
import type { CompanyView, NumberSequenceView, TaxCodeView } from './views.ts'

type Lock = '' | 'for update' | 'for no key update' | 'for key share'

/** The caller's company. */
export async function readCompany({ db, caller }: Context, lock: Lock = ''): Promise<CompanyView> {
  const { rows } = await sql<CompanyView>`
    select id, code, name, currency, language, country, address, time_zone as "timeZone", vat_number as "vatNumber",
      registration_number as "registrationNumber", partial_packing_slips as "partialPackingSlips",
      complete_after_invoice as "completeAfterInvoice",
      replacement_minimum_days as "replacementMinimumDays", iban, bic, email, phone, website,
      electronic_address as "electronicAddress", paper, document_colour as "documentColour",
      document_texts as "documentTexts", logo is not null as "hasLogo", public_coverage as "publicCoverage",
      public_coverage_challenge as "publicCoverageChallenge", claim_texts as "claimTexts",
      cash_rounding as "cashRounding"
    from company where id = ${caller.companyId} ${sql.raw(lock)}`.execute(db)
  if (!rows[0]) throw new Refused([refuse('NOT_FOUND', { what: `company ${caller.companyId}` })])
  return rows[0]
}

/** Refuses a time zone that the database does not know: it decides the days of documents. */
export async function refuseUnknownTimeZone({ db }: Context, timeZone: string): Promise<void> {
  const { rows } = await sql`select from pg_timezone_names where name = ${timeZone}`.execute(db)
  if (rows.length > 0) return
  throw new Refused([refuse('REQUEST_SHAPE', { path: 'body/timeZone', problem: 'a time zone, as Europe/Amsterdam' })])
}

/** Whether the company has amounts in its currency. */
export async function hasSalesOrders({ db, caller }: Context): Promise<boolean> {
  const { rows } = await sql`select from sales_order where company_id = ${caller.companyId} limit 1`.execute(db)
  return rows.length > 0
}

/** Writes the caller's changed company. */
export async function updateCompany({ db, caller }: Context, company: CompanyView): Promise<void> {
  await db
    .updateTable('company')
    .set({
      name: company.name,
      currency: company.currency,
      country: company.country,
      language: company.language,
      address: JSON.stringify(company.address),
      time_zone: company.timeZone,
      vat_number: company.vatNumber,
      registration_number: company.registrationNumber,
      partial_packing_slips: company.partialPackingSlips,
      complete_after_invoice: company.completeAfterInvoice,
      replacement_minimum_days: company.replacementMinimumDays,
      iban: company.iban,
      bic: company.bic,
      email: company.email,
      phone: company.phone,
      website: company.website,
      electronic_address: company.electronicAddress,
      paper: company.paper,
      document_colour: company.documentColour,
      document_texts: JSON.stringify(company.documentTexts),
      public_coverage: company.publicCoverage,
      public_coverage_challenge: company.publicCoverageChallenge,
      claim_texts: JSON.stringify(company.claimTexts),
      cash_rounding: company.cashRounding,
    })
    .where('id', '=', caller.companyId)
    .execute()
}

/** The tax codes of a company, by code. */
export async function listTaxCodes({ db, caller }: Context): Promise<readonly TaxCodeView[]> {
  const { rows } = await sql<TaxCodeView>`
    select code, name, trim_scale(percentage)::text as percentage, category from tax_code
    where company_id = ${caller.companyId} order by code`.execute(db)
  return rows
}

/** One tax code; `for key share` by a product that takes it. */
export async function readTaxCode({ db, caller }: Context, code: string, lock: Lock = ''): Promise<TaxCodeView> {
  const { rows } = await sql<TaxCodeView>`
    select code, name, trim_scale(percentage)::text as percentage, category from tax_code
    where company_id = ${caller.companyId} and code = ${code} ${sql.raw(lock)}`.execute(db)
  if (!rows[0]) throw new Refused([refuse('NOT_FOUND', { what: `tax code ${code}` })])
  return rows[0]
}

/** A series; whether it has begun is known by its last posting. */
export interface NumberSequence {
  readonly documentType: NumberedDocument
  readonly format: string
  readonly nextNumber: number
  readonly started: boolean
}

/** The number sequences of a company (D6) without those of its tills, or one of them to change, locked as a posting locks it. */
export async function readNumberSequences(
  { db, caller }: Context,
  toChange: NumberedDocument | null = null,
): Promise<readonly NumberSequence[]> {
  const { rows } = await sql<NumberSequence>`
    select document_type as "documentType", format, next_number as "nextNumber", last_posted_at is not null as started
    from number_sequence where company_id = ${caller.companyId} and document_type !~ ' '
    ${toChange ? sql`and document_type = ${toChange} for update` : sql`order by document_type`}`.execute(db)
  return rows
}

/** A number sequence on the wire. */
export function numberSequenceView(sequence: NumberSequence): NumberSequenceView {
  return { ...sequence, nextDocumentNumber: formatNumber(sequence.format, sequence.nextNumber) }
}

const numbersOf: Readonly<Record<NumberedDocument, ReturnType<typeof sql>>> = {
  salesOrder: sql`sales_order d where true`,
  packingSlip: sql`packing_slip d where d.number is not null`,
  invoice: sql`invoice d where d.number is not null and d.kind in ('invoice', 'imported')`,
  creditNote: sql`invoice d where d.number is not null and d.kind = 'creditNote'`,
  returnOrder: sql`return_order d where true`,
  returnReceipt: sql`return_receipt d where d.number is not null`,
}

/** A number of an existing document that the format would give out again, from the next number on. */
export async function readTakenNumber(
  { db, caller }: Context,
  { documentType, format, nextNumber }: Omit<NumberSequence, 'started'>,
): Promise<string | null> {
  const { prefix, digits, suffix } = splitNumberFormat(format)
  const inside = sql`substr(d.number, ${prefix.length + 1}::integer,
    greatest(0, length(d.number) - ${prefix.length + suffix.length}::integer))`
  const { rows } = await sql<{ number: string }>`
    select d.number from ${numbersOf[documentType]} and d.company_id = ${caller.companyId}
      and starts_with(d.number, ${prefix}) and right(d.number, ${suffix.length}::integer) = ${suffix}
      and length(${inside}) >= ${digits}
      and case when ${inside} ~ '^[0-9]{1,15}$' then ${inside}::bigint >= ${nextNumber} else false end
    limit 1`.execute(db)
  return rows[0]?.number ?? null
}
