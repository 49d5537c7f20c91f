import type pg from 'pg'
import { expect } from 'vitest'
import {
  isOpen,
  isReceived,
  quantityOf,
  type Return,
  type SlipLine,
  type Trail,
  taken,
  type Unit,
  unitsOn,
  unitsTaken,
} from './trail.ts'

/** All rows of the orders of one run. */
const query = `
  with o as (select id from sales_order where id = any ($1::uuid[])),
    ol as (select l.* from sales_order_line l join o on o.id = l.sales_order_id),
    s as (select p.* from packing_slip p join o on o.id = p.sales_order_id),
    sl as (select l.* from packing_slip_line l join s on s.id = l.packing_slip_id),
    i as (select v.* from invoice v join o on o.id = v.sales_order_id),
    il as (select l.* from invoice_line l join i on i.id = l.invoice_id)
  select
    (select json_object_agg(id, json_build_array(quantity_ordered, quantity_cancelled, quantity_delivered,
      quantity_invoiced, quantity_credited, quantity_returned, frozen_at is not null, free_of_charge)) from ol) as "orderLines",
    (select json_object_agg(id, json_build_array(posted_at is not null, discarded_at is not null)) from s) as slips,
    (select json_object_agg(id, json_build_array(quantity, quantity_reversed, quantity_invoiced, quantity_registered,
      quantity_not_readable, posted)) from sl) as "slipLines",
    (select json_object_agg(id, json_build_array(posted_at is not null, discarded_at is not null)) from i) as invoices,
    (select json_object_agg(il.id, json_build_array(case when i.discarded_at is null then quantity end,
      quantity_registered, quantity_not_readable, posted)) from il join i on i.id = il.invoice_id) as "invoiceLines",
    (select json_object_agg(h.invoice_line_id || ' ' || h.packing_slip_line_id, json_build_array(quantity_taken,
      quantity_units)) from invoice_line_share h join il on il.id = h.invoice_line_id) as shares,
    (select json_object_agg(r.id, json_build_object('text', r.serial_number, 'orderLine', r.sales_order_line_id,
      'slipLine', r.packing_slip_line_id, 'invoiceLine', r.invoice_line_id, 'closed', r.closed_as,
      'reuses', r.reused_from_id, 'open', r.open) order by r.registered_at)
      from registration r join ol on ol.id = r.sales_order_line_id) as units,
    (select json_object_agg(u.id, json_build_array(u.registration_id, u.disposition, u.posted, u.closed_as,
      u.credit_line_id is not null, u.replacement_line_id is not null))
      from return_unit u join ol on ol.id = u.sales_order_line_id) as returns`

/** Compares what the server stored with the trail, and learns the ids of units that are new. */
export async function compare(pool: pg.Pool, trail: Trail): Promise<void> {
  const { rows } = await pool.query(query, [trail.orders.map((order) => order.id)])
  const { units, ...stored } = withoutNulls(rows[0])
  learnIds(trail, units as Readonly<Record<string, object>>)
  learnReturns(trail, stored.returns as Readonly<Record<string, readonly unknown[]>>)
  expect({ ...stored, units }).toEqual({ ...countsOf(trail), units: unitsOf(trail) })
}

function withoutNulls(row: Readonly<Record<string, object | null>>): Record<string, object> {
  return Object.fromEntries(Object.entries(row).map(([name, value]) => [name, value ?? {}]))
}

function countsOf(trail: Trail) {
  const slipLines = trail.slips.flatMap((slip) => slip.lines)
  const invoiceLines = trail.invoices.flatMap((invoice) => invoice.lines)
  return {
    orderLines: byId(
      trail.orders.flatMap((order) => order.lines),
      (line) => [
        line.ordered,
        line.cancelled,
        line.delivered,
        line.invoiced,
        line.credited,
        line.returned,
        line.frozen,
        line.replaces !== null,
      ],
    ),
    returns: Object.fromEntries(trail.returns.map((one) => [one.unitId, returnRow(one)])),
    slips: byId(trail.slips, stateOf),
    slipLines: byId(slipLines, (line) => slipLineOf(trail, line)),
    invoices: byId(trail.invoices, stateOf),
    invoiceLines: byId(invoiceLines, (line) => [
      // A discarded one still tells what it would have invoiced.
      line.invoice.state === 'discarded' ? null : quantityOf(trail, line),
      ...readableAndNot(unitsOn(trail, line)),
      line.invoice.state === 'posted',
    ]),
    shares: Object.fromEntries(
      invoiceLines.flatMap((line) =>
        line.shares.map((share) => [
          `${line.id} ${share.slipLine.id}`,
          [taken(trail, line, share), unitsTaken(trail, line, share)],
        ]),
      ),
    ),
  }
}

function returnRow(one: Return): readonly unknown[] {
  const posted = isReceived(one) || one.receipt?.state === 'reversed'
  return [one.unit.id, one.disposition, posted, one.closed, one.credited, one.replaced]
}

function byId<T extends { readonly id: string }>(things: readonly T[], row: (thing: T) => readonly unknown[]) {
  return Object.fromEntries(things.map((thing) => [thing.id, row(thing)]))
}

const stateOf = ({ state }: { readonly state: string }) => [state === 'posted', state === 'discarded']

function slipLineOf(trail: Trail, line: SlipLine): readonly unknown[] {
  const counts = readableAndNot(unitsOn(trail, line))
  return [line.quantity, line.reversed, line.invoiced, ...counts, line.slip.state === 'posted']
}

function readableAndNot(units: readonly Unit[]): readonly number[] {
  const readable = units.filter((unit) => unit.text !== null).length
  return [readable, units.length - readable]
}

function unitsOf({ units }: Trail) {
  return Object.fromEntries(units.map((unit) => [unit.id, rowOf(unit)]))
}

function rowOf(unit: Unit) {
  return {
    text: unit.text,
    orderLine: unit.orderLine.id,
    slipLine: unit.slipLine?.id ?? null,
    invoiceLine: unit.invoiceLine?.id ?? null,
    closed: unit.closed,
    reuses: unit.reuses?.id ?? null,
    open: isOpen(unit),
  }
}

/** A unit is on one return at a time, so the row that nobody knows yet is its new one. */
function learnReturns({ returns }: Trail, rows: Readonly<Record<string, readonly unknown[]>>): void {
  const known = new Set(returns.map((one) => one.unitId))
  for (const one of returns.filter(({ unitId }) => unitId === null)) {
    one.unitId = Object.keys(rows).find((id) => !known.has(id) && rows[id]?.[0] === one.unit.id) ?? null
  }
}

/** A unit that is new gets the id of a row that says the same; of two that do, either. */
function learnIds({ units }: Trail, rows: Readonly<Record<string, object>>): void {
  const known = new Set(units.map((unit) => unit.id))
  const fresh = new Map(Object.entries(rows).filter(([id]) => !known.has(id)))
  for (const unit of units.filter(({ id }) => id === null)) {
    const wanted = JSON.stringify(rowOf(unit))
    for (const [id, row] of fresh) {
      if (JSON.stringify(row) !== wanted) continue
      unit.id = id
      fresh.delete(id)
      break
    }
  }
}
