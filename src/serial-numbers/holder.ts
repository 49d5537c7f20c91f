import { sql } from 'kysely'
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
    join registration r on r.company_id = ${caller.companyId} and r.serial_key = a.serial_key
      and r.product_id = a.product_id and r.open
    join sales_order_line ol on ol.company_id = r.company_id and ol.id = r.sales_order_line_id
    join sales_order o on o.company_id = ol.company_id and o.id = ol.sales_order_id
    join customer c on c.company_id = o.company_id and c.id = o.customer_id
    join product p on p.company_id = r.company_id and p.id = r.product_id
    left join packing_slip_line sl on sl.company_id = r.company_id and sl.id = r.packing_slip_line_id
    left join packing_slip s on s.company_id = sl.company_id and s.id = sl.packing_slip_id
    left join invoice_line il on il.company_id = r.company_id and il.id = r.invoice_line_id
    left join invoice i on i.company_id = il.company_id and i.id = il.invoice_id
    left join register_sale k on k.company_id = i.company_id and k.invoice_id = i.id and k.posted_at is null
    left join till t on t.company_id = k.company_id and t.id = k.till_id`.execute(db)
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
