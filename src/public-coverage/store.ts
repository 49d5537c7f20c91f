import { sql } from 'kysely'
import type { Context } from '#db/context.ts'
import type { Database } from '#db/database.ts'
import type { Purchase } from '#domain/public-coverage.ts'
import { registrationsByKey } from '#serial-numbers/find-units.ts'
import { type CoveredRow, coveredColumns, coveredOf, coveredSource } from '#serial-numbers/read-units.ts'
import type { CoveredUnit } from '#serial-numbers/unit-coverage.ts'

/** A company with its page on, as far as a question may go there. */
export interface AskedCompany {
  readonly id: string
  readonly wantsChallenge: boolean
}

/** The company with this code, where it has its page on. The nonce of a solved challenge is used up by asking. */
export async function findCompany(
  db: Database,
  code: string,
  solved: { readonly nonce: string; readonly expiresAt: Date } | null,
): Promise<{ readonly company: AskedCompany | null; readonly isFirstUse: boolean }> {
  const { nonce = null, expiresAt = null } = solved ?? {}
  const { rows } = await sql<{ id: string | null; wantsChallenge: boolean | null; isFirstUse: boolean }>`
    with used as (insert into public_coverage_challenge (nonce, expires_at)
      select ${nonce}::text, ${expiresAt}::timestamptz where ${nonce}::text is not null
      on conflict do nothing returning 1)
    select c.company_id as id, c.challenge as "wantsChallenge", exists (select from used) as "isFirstUse"
    from (select) one left join public_coverage_company(${code}) c on true`.execute(db)
  const { id = null, wantsChallenge, isFirstUse = false } = rows[0] ?? {}
  return { company: id === null ? null : { id, wantsChallenge: wantsChallenge ?? true }, isFirstUse }
}

/** Codes of companies with their page on that sell a product with this GTIN; at most `most`. */
export async function findSellers(db: Database, gtin: string, most: number): Promise<readonly string[]> {
  const { rows } = await sql<{ code: string }>`select code from public_coverage_sellers(${gtin}, ${most})`.execute(db)
  return rows.map(({ code }) => code)
}

/** What is told of a company, and its day now. */
export interface CompanyFacts {
  readonly name: string
  readonly today: string
  readonly claimTexts: Readonly<Record<string, string | undefined>>
}

/** A unit that somebody has by a sale of ours that stands, with what proves it and what covers it. */
export interface SoldUnit extends Purchase, CoveredUnit {}

/** The company that is asked; null where there is none to ask. */
export async function readCompanyFacts({ db, caller }: Context): Promise<CompanyFacts | null> {
  const { rows } = await sql<CompanyFacts>`
    select name, (now() at time zone time_zone)::date as today, claim_texts as "claimTexts"
    from company where id = ${caller.companyId}`.execute(db)
  return rows[0] ?? null
}

/**
 * Units with one of these keys, of one product where that is known, whose sale stands: delivered, and not come back for
 * good. Of a unit that was sold again that is the last sale alone.
 */
export async function findSoldUnits(
  { db, caller }: Context,
  keys: readonly string[],
  gtin: string | null,
): Promise<readonly SoldUnit[]> {
  const open = sql`serial_key = any(${keys}::text[]) and open`
  const { rows } = await sql<CoveredRow & Purchase>`
    select ${coveredColumns}, ${invoiceNumbers} as "invoiceNumbers",
      array_remove(array[${postcode(sql`case when i.posted_at is not null then i.invoice_address
        else o.invoice_address end`)}, ${postcode(sql`case when s.id is not null then s.delivery_address
        else o.delivery_address end`)}], null) as postcodes
    from ${registrationsByKey(caller.companyId, open)} r ${coveredSource}
    where (s.posted_at is not null or (il.section = 'direct' and i.posted_at is not null))
      and (${gtin}::text is null or exists (select from barcode b
        where b.company_id = r.company_id and b.barcode_key = ${gtin} and b.product_id = r.product_id))
    order by r.registered_at desc limit ${most}`.execute(db)
  return rows.map(({ invoiceNumbers, postcodes, ...row }) => ({ invoiceNumbers, postcodes, ...coveredOf(row) }))
}

/** Of the invoice of a unit `r`; of one that replaces another also of that one's, since there may be no other. */
const invoiceNumbers = sql`array(
  with recursive held (sales_order_line_id, invoice_line_id) as (
    select r.sales_order_line_id, r.invoice_line_id
    union
    select before.sales_order_line_id, before.invoice_line_id from held
    join return_unit t on t.company_id = r.company_id and t.replacement_line_id = held.sales_order_line_id
    join registration before on before.company_id = r.company_id and before.id = t.registration_id)
  select v.number from held
  join invoice_line vl on vl.company_id = r.company_id and vl.id = held.invoice_line_id
  join invoice v on v.company_id = vl.company_id and v.id = vl.invoice_id
  where v.posted_at is not null)`

/** More than one product may have a serial number; hardly ever so many. */
const most = 20

function postcode(address: ReturnType<typeof sql>) {
  return sql`(${address}) ->> 'postalCode'`
}
