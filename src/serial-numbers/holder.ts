import { type RawBuilder, sql } from 'kysely'
import type { Context } from '#db/context.ts'
import { type Refusal, refuse } from '#domain/refusal.ts'
import type { DocumentReference } from './document.ts'

/** A cleaned serial number of a product. */
export interface ProductSerial {
  readonly productId: string
  readonly serialNumber: string
  readonly serialKey: string
}

interface Holder {
  readonly productId: string
  readonly serialKey: string
  readonly serialNumber: string
  readonly product: string
  readonly packingSlipId: string | null
  readonly invoiceId: string | null
  readonly document: string
  readonly order: string
  readonly customer: string
  readonly day: string
  /** The till on whose ticket it is. */
  readonly till: string | null
}

/**
 * Who holds these serial numbers (D14): a refusal for each that is held, by product and key, naming the document, the
 * customer and the day. One query, whatever their number.
 */
export async function findHolders(
  { db, caller }: Context,
  here: DocumentReference,
  serials: readonly ProductSerial[],
): Promise<ReadonlyMap<string, Refusal>> {
  // Step by step, each by its index ("offset 0" keeps them apart): before the tables of a young company have statistics,
  // the planner takes every one of its rows for a single one, and would multiply whole tables with each other.
  const one = (table: string, where: RawBuilder<unknown>) =>
    sql`lateral (select t.* from ${sql.table(table)} t where t.company_id = ${caller.companyId} and ${where} offset 0)`
  const { rows } = await sql<Holder>`
    with asked as (select * from unnest(${serials.map((serial) => serial.productId)}::uuid[],
      ${serials.map((serial) => serial.serialKey)}::text[]) as a(product_id, serial_key))
    select r.product_id as "productId", r.serial_key as "serialKey", r.serial_number as "serialNumber",
      p.number as product, s.id as "packingSlipId", i.id as "invoiceId",
      coalesce(s.number, i.number, case when s.id is null then 'invoice' else 'packing slip' end || ' in preparation')
        as document,
      o.number as order, c.name as customer,
      to_char(coalesce(s.posting_on, i.invoice_on, r.registered_at::date), 'YYYY-MM-DD') as day, t.code as till
    from asked a
    cross join ${one('registration', sql`t.product_id = a.product_id and t.serial_key = a.serial_key and t.open`)} r
    cross join ${one('product', sql`t.id = r.product_id`)} p
    cross join ${one('sales_order_line', sql`t.id = r.sales_order_line_id`)} ol
    cross join ${one('sales_order', sql`t.id = ol.sales_order_id`)} o
    cross join ${one('customer', sql`t.id = o.customer_id`)} c
    left join ${one('packing_slip_line', sql`t.id = r.packing_slip_line_id`)} sl on true
    left join ${one('packing_slip', sql`t.id = sl.packing_slip_id`)} s on true
    left join ${one('invoice_line', sql`t.id = r.invoice_line_id`)} il on true
    left join ${one('invoice', sql`t.id = il.invoice_id`)} i on true
    left join ${one('register_sale', sql`t.invoice_id = i.id and t.posted_at is null`)} k on true
    left join ${one('till', sql`t.id = k.till_id`)} t on true`.execute(db)
  return new Map(rows.map((holder) => [holderKey(holder), refusalOf(holder, here)]))
}

/** The key of `findHolders`' answer. */
export function holderKey({ productId, serialKey }: Pick<ProductSerial, 'productId' | 'serialKey'>): string {
  return `${productId} ${serialKey}`
}

function refusalOf(holder: Holder, here: DocumentReference): Refusal {
  const { serialNumber, product, document, order, customer, day, packingSlipId, invoiceId, till } = holder
  const isHere = here.kind === 'packingSlip' ? packingSlipId === here.id : invoiceId === here.id
  if (isHere) return refuse('SERIAL_ALREADY_ON_DOCUMENT', { serialNumber, product })
  return refuse('SERIAL_ALREADY_ACTIVE', {
    serialNumber,
    product,
    document,
    order,
    customer,
    day,
    packingSlipId,
    invoiceId,
    ...(till === null ? {} : { till }),
  })
}
