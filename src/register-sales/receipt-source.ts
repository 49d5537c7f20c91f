import { sql } from 'kysely'
import type { Context } from '#db/context.ts'
import { Refused, refuse } from '#domain/refusal.ts'

/** What a printed receipt tells beside the sale itself. */
export interface ReceiptSource {
  readonly company: {
    readonly name: string
    readonly timeZone: string
    readonly vatNumber: string | null
    readonly phone: string | null
    readonly address: { readonly street?: string; readonly postalCode?: string; readonly city?: string }
  }
  readonly till: { readonly name: string; readonly receiptFooter: string; readonly receiptWidth: number }
  /** The page for buyers, where the company has one and this server knows where it is (D53). */
  readonly coverage: string | null
  readonly customerLanguage: 'nl' | 'en'
  /** Where it is sent: the buyer's address, or else that of the customer. */
  readonly email: string | null
  /** 2 once a buyer was named (D60). */
  readonly version: number
  /** D43. ISO moment; null where none changed. */
  readonly serialNumbersChangedAt: string | null
}

/** Reads what the receipt of a sale is printed with. */
export async function readReceiptSource(
  { db, caller }: Context,
  receiptId: string,
  serverUrl: string | null,
): Promise<ReceiptSource> {
  const { rows } = await sql<Omit<ReceiptSource, 'coverage'> & { page: string | null }>`
    select json_build_object('name', y.name, 'timeZone', y.time_zone, 'vatNumber', y.vat_number, 'phone', y.phone,
        'address', y.address) as company,
      json_build_object('name', t.name, 'receiptFooter', t.receipt_footer, 'receiptWidth', t.receipt_width) as till,
      case when y.public_coverage then y.code end as page,
      coalesce(b.language, c.language) as "customerLanguage", case when b.id is null then c.email else b.email end as email,
      1 + (n.invoice_id is not null)::int as version, i.serial_numbers_changed_at as "serialNumbersChangedAt"
    from register_sale r
    join company y on y.id = r.company_id
    join till t on t.company_id = r.company_id and t.id = r.till_id
    join customer c on c.company_id = r.company_id and c.id = r.customer_id
    left join invoice i on i.company_id = r.company_id and i.id = r.invoice_id
    left join invoice_buyer n on n.company_id = r.company_id and n.invoice_id = r.invoice_id
    left join customer b on b.company_id = n.company_id and b.id = n.customer_id
    where r.company_id = ${caller.companyId} and r.id = ${receiptId}`.execute(db)
  if (!rows[0]) throw new Refused([refuse('NOT_FOUND', { what: `receipt ${receiptId}` })])
  const { page, ...source } = rows[0]
  return { ...source, coverage: page && serverUrl ? `${serverUrl}/coverage/${page}` : null }
}
