import type { Context } from '#db/context.ts'
import { type Refusal, refuse, throwIfRefused } from '#domain/refusal.ts'
import { importRefusal } from '#exchange/findings.ts'
import { readOrderFiles } from '#exchange/read-order-file.ts'
import { readCatalogue } from './catalogue.ts'
import { findCustomers, refuseUnknownCustomers } from './import-customers.ts'
import type { OrdersImport, OrdersToImport } from './import-views.ts'
import { beginImport, type Recognised, readKnownLines, recogniseOrders } from './known-orders.ts'
import { differencesOf } from './order-differences.ts'
import { type ResolvedOrders, resolveOrders } from './resolve-lines.ts'
import { storeImport } from './store-import.ts'

/**
 * Takes in the orders of files, all or none; every fault names its file and line. What is here already and the same
 * is left alone, so that a file can be imported again. Unknown customers and products are made, unless strict.
 */
export async function importOrders(
  context: Context,
  { files, strict = false }: OrdersToImport,
): Promise<Omit<OrdersImport, 'notes'> & { readonly notes: readonly Refusal[] }> {
  await beginImport(context)
  const read = readOrderFiles(files.map(({ name, content }) => ({ name, content: new TextEncoder().encode(content) })))
  throwIfRefused(read.faults.map(importRefusal))
  const recognised = await recogniseOrders(context, read.orders)
  const unknown = recognised.filter(({ same }) => same === null).map(({ order }) => order)
  const catalogue = await readCatalogue(
    context,
    unknown.flatMap(({ lines }) => lines),
  )
  const resolved = resolveOrders(unknown, catalogue, strict)
  const customers = await findCustomers(context, unknown)
  throwIfRefused(
    listed([
      ...(strict ? refuseUnknownCustomers(customers) : []),
      ...resolved.refusals,
      ...(await reviewKnown(context, recognised, resolved)),
    ]),
  )
  const isNew = ({ same, ofNumber }: Recognised) => same === null && ofNumber === null
  const stored = await storeImport(context, recognised.filter(isNew), { ...resolved, customers })
  const notes = [...read.notes.map(importRefusal), ...resolved.notes, ...notesOfNumbers(recognised.filter(isNew))]
  return { ...stored, unchanged: recognised.filter((one) => !isNew(one)).flatMap(unchangedOrder), notes }
}

/** An order of a number that is here must be the same as far as a file goes. */
async function reviewKnown(
  context: Context,
  recognised: readonly Recognised[],
  { lines }: ResolvedOrders,
): Promise<Refusal[]> {
  const known = recognised.flatMap(({ order, same, ofNumber }) => (same || !ofNumber ? [] : [{ order, ofNumber }]))
  if (known.length === 0) return []
  const knownLines = await readKnownLines(
    context,
    known.map(({ ofNumber }) => ofNumber.id),
  )
  return known.flatMap(({ order, ofNumber }) =>
    differencesOf(order, lines.get(order) ?? [], { ...ofNumber, lines: knownLines.get(ofNumber.id) ?? [] }),
  )
}

const mostListed = 1000

function listed(refusals: readonly Refusal[]): readonly Refusal[] {
  const rest = refusals.length - mostListed
  const last = refusals[mostListed - 1]
  if (rest <= 0 || !last) return refusals
  const { file = '', line = 0 } = last.details
  return [...refusals.slice(0, mostListed), refuse('IMPORT_MORE_FAULTS', { file, line, count: rest })]
}

/** A customer may use an order number twice; whether it meant to is for people to see. */
function notesOfNumbers(orders: readonly Recognised[]): readonly Refusal[] {
  const files = new Map<string, string[]>()
  return orders.flatMap(({ order, ofCustomerNumber }) => {
    if (order.numberedBy === 'company') return []
    const key = JSON.stringify([order.customer.number, order.number])
    const others = [...ofCustomerNumber.map(({ number }) => number), ...(files.get(key) ?? [])]
    files.set(key, [...(files.get(key) ?? []), order.source.file])
    if (others.length === 0) return []
    const details = { ...order.source, order: order.number, customer: order.customer.number, others }
    return [refuse('IMPORT_SAME_NUMBER', details)]
  })
}

function unchangedOrder({ same, ofNumber }: Recognised) {
  const known = same ?? ofNumber
  if (!known) return []
  const { id, number, customerNumber, customerOrderNumber } = known
  return [{ id, number, customerNumber, customerOrderNumber }]
}
