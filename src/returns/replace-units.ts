import { sql } from 'kysely'
import type { Context } from '#db/context.ts'
import { newId } from '#db/id.ts'
import { takeOrderNumbers } from '#db/order-numbers.ts'
import { Refused, refuse } from '#domain/refusal.ts'
import { recordEvent } from '#events/record.ts'
import { insertSalesOrderLines, insertSalesOrders, type SalesOrderLineRow } from '#sales-orders/store.ts'
import { unitToSettle } from './read-return-orders.ts'
import { lockReturnOrder, touchReturnOrder } from './store.ts'

interface UnitToReplace {
  readonly id: string
  readonly productId: string
  readonly description: string
  readonly unit: string
  readonly taxCode: string | null
  readonly taxPercentage: string
}

/**
 * D52: orders a new unit, free of charge, for each unit that was received for replacement: a sales order of the
 * customer with a line for each, shipped on a packing slip like any other. Returns the sales order's id.
 */
export async function replaceUnits(
  context: Context,
  returnOrderId: string,
  unitIds: readonly string[] | null,
): Promise<string> {
  const { number: returnOrder, customerId } = await lockReturnOrder(context, returnOrderId)
  const units = await readUnits(context, returnOrderId, unitIds)
  if (units.length === 0) throw new Refused([refuse('NOTHING_TO_REPLACE', { returnOrder })])
  const salesOrderId = newId()
  const lines = units.map((unit, index) => lineOf(unit, salesOrderId, index + 1))
  const [number = ''] = await takeOrderNumbers(context, 1)
  const nothing = { currency: null, customerOrderNumber: null, orderedOn: null, requestedDeliveryOn: null }
  const addresses = { invoiceAddress: null, deliveryAddress: null, importFingerprint: null }
  const order = { id: salesOrderId, number, customerId, customerReference: returnOrder, ...nothing, ...addresses }
  await insertSalesOrders(context, [order])
  await insertSalesOrderLines(context, lines)
  await markReplaced(context, units, lines)
  await touchReturnOrder(context, returnOrderId)
  await recordEvent(context, { kind: 'salesOrderCreated', subjectId: salesOrderId, data: { number, returnOrder } })
  const data = { salesOrderId, number, units: units.length }
  await recordEvent(context, { kind: 'returnReplaced', subjectId: returnOrderId, data })
  return salesOrderId
}

async function readUnits({ db, caller }: Context, returnOrderId: string, unitIds: readonly string[] | null) {
  const { rows } = await sql<UnitToReplace>`
    select u.id, p.id as "productId", p.name as description, p.inventory_unit as unit, p.tax_code as "taxCode",
      coalesce(t.percentage, 0) as "taxPercentage"
    from return_order_line l
    join return_unit u on u.company_id = l.company_id and u.return_order_line_id = l.id and ${unitToSettle}
      and u.disposition = 'replace'
    join product p on p.company_id = u.company_id and p.id = u.product_id
    left join tax_code t on t.company_id = p.company_id and t.code = p.tax_code
    where l.company_id = ${caller.companyId} and l.return_order_id = ${returnOrderId}
      ${unitIds === null ? sql`` : sql`and u.id = any(${unitIds}::uuid[])`}
    order by l.line_number, u.registered_at, u.position, u.id`.execute(db)
  return rows
}

function lineOf(unit: UnitToReplace, salesOrderId: string, lineNumber: number): SalesOrderLineRow {
  const { productId, description, unit: salesUnit, taxCode, taxPercentage } = unit
  return {
    id: newId(),
    salesOrderId,
    lineNumber,
    productId,
    description,
    salesUnit,
    salesUnitFactor: 1,
    quantity: 1,
    salesPrice: '0',
    discountPercentage: '0',
    taxCode,
    taxPercentage,
    freeOfCharge: true,
  }
}

async function markReplaced(
  { db, caller }: Context,
  units: readonly UnitToReplace[],
  lines: readonly SalesOrderLineRow[],
): Promise<void> {
  await sql`
    update return_unit u set replacement_line_id = n.line_id
    from unnest(${units.map(({ id }) => id)}::uuid[], ${lines.map(({ id }) => id)}::uuid[]) as n(id, line_id)
    where u.company_id = ${caller.companyId} and u.id = n.id`.execute(db)
}
