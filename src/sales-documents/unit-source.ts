import { type RawBuilder, sql } from 'kysely'
import type { Context } from '#db/context.ts'
import { receivedUnits } from './return-receipt-source.ts'
import type { SalesDocument } from './sales-document.ts'

type Head = Pick<SalesDocument, 'kind' | 'id' | 'isCancelled'>

/** The units of the lines of a document: those that it delivers or claims, or that a credit note gives back (D52). */
export function unitsOf(context: Context, head: Head): RawBuilder<unknown> {
  if (head.kind === 'returnReceipt') return receivedUnits(context, head.id)
  return head.kind === 'creditNote' ? returnedUnits(context, head) : registeredUnits(context, head)
}

function registeredUnits({ caller }: Context, { kind, id, isCancelled }: Head): RawBuilder<unknown> {
  const [line, document, lineOfUnit] =
    kind === 'packingSlip'
      ? ['packing_slip_line', 'packing_slip_id', 'packing_slip_line_id']
      : ['invoice_line', 'invoice_id', 'invoice_line_id']
  const gone = isCancelled ? sql`('removed')` : sql`('removed', 'reversed')`
  return sql`select r.${sql.ref(lineOfUnit)} as "lineId", r.id, r.serial_number as "serialNumber"
    from ${sql.table(line)} l
    join registration r on r.company_id = l.company_id and r.${sql.ref(lineOfUnit)} = l.id
    where l.company_id = ${caller.companyId} and l.${sql.ref(document)} = ${id}
      and coalesce(r.closed_as, '') not in ${gone}
    order by l.line_number, r.registered_at, r.position, r.id`
}

function returnedUnits({ caller }: Context, { id }: Head): RawBuilder<unknown> {
  return sql`select u.credit_line_id as "lineId", coalesce(u.registration_id, u.id) as id,
      u.serial_number as "serialNumber"
    from invoice_line l
    join return_unit u on u.company_id = l.company_id and u.credit_line_id = l.id
    where l.company_id = ${caller.companyId} and l.invoice_id = ${id}
    order by l.line_number, u.registered_at, u.position, u.id`
}
