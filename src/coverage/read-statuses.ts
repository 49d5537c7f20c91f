import { sql } from 'kysely'
import type { Context } from '#db/context.ts'
import { Refused, refuse } from '#domain/refusal.ts'
import { nearMisses } from '#domain/trace.ts'
import { readGs1 } from '#gs1/read-gs1.ts'
import { registrationsByKey, unitsOfKeys } from '#serial-numbers/find-units.ts'
import { type CoveredRow, coveredColumns, coveredOf, coveredSource, readReplaced } from '#serial-numbers/read-units.ts'
import { keysOf } from '#serial-numbers/serial-keys.ts'
import { isAmbiguous } from '#serial-numbers/trace.ts'
import { type CoverageAsked, type CoveredUnit, coverageOfUnit } from '#serial-numbers/unit-coverage.ts'
import { refusalText } from '#terms/text.ts'
import type { StatusesAsked, UnitStatus, UnitStatuses } from './status-views.ts'

/** An entry with the keys that it may have, and the product that it names. */
interface Entry {
  readonly position: number
  readonly entry: string
  readonly keys: readonly string[]
  readonly gtin: string | null
  readonly refusals: UnitStatus['refusals']
}

/** Lives of one serial number that are looked at: its sales, one after the other. */
const mostLives = 20

/**
 * D50: sold by us or not, to whom, what holds and where it is, of up to 1,000 serial numbers: four queries at most,
 * whatever their number.
 */
export async function readStatuses(context: Context, asked: StatusesAsked): Promise<UnitStatuses> {
  const entries = asked.serials.map((entry, position) => entryOf(context, entry, position))
  const { today, products } = await readSurroundings(context, entries, asked.productId ?? null)
  const productOf = ({ gtin }: Entry) => asked.productId ?? (gtin === null ? null : (products.get(gtin) ?? null))
  const on = asked.on ?? today
  const found = await findByKey(context, entries)
  const unitsOf = (entry: Entry) => {
    const product = productOf(entry)
    const all = entry.keys.flatMap((key) => found.get(key) ?? [])
    return all.filter(({ unit }) => product === null || unit.productId === product)
  }
  const replaced = await readReplaced(context, [...found.values()].flat())
  const near = await countNear(
    context,
    entries.filter((entry) => unitsOf(entry).length === 0),
  )
  const ask = { on, language: context.caller.language, replaced }
  return { on, items: entries.map((entry) => statusOf(entry, unitsOf(entry), ask, near)) }
}

function entryOf({ caller }: Context, entry: string, position: number): Entry {
  try {
    return { position, entry, keys: keysOf(entry), gtin: readGs1(entry)?.gtin ?? null, refusals: [] }
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    const refusals = error.refusals.map((refusal) => ({ ...refusal, text: refusalText(refusal, caller.language) }))
    return { position, entry, keys: [], gtin: null, refusals }
  }
}

/** The day in the company, and the products that GS1 scans name; the product that is asked for is there. */
async function readSurroundings({ db, caller }: Context, entries: readonly Entry[], productId: string | null) {
  const gtins = [...new Set(entries.flatMap(({ gtin }) => gtin ?? []))]
  const { rows } = await sql<{ today: string; gtin: string | null; productId: string | null; isThere: boolean }>`
    select (now() at time zone k.time_zone)::date as today, b.barcode_key as gtin, b.product_id as "productId",
      ${productId}::uuid is null or exists (select from product p
        where p.company_id = k.id and p.id = ${productId}::uuid) as "isThere"
    from company k
    left join barcode b on b.company_id = k.id and b.barcode_key = any(${gtins}::text[])
    where k.id = ${caller.companyId}`.execute(db)
  if (!rows[0]?.isThere) throw new Refused([refuse('NOT_FOUND', { what: `product ${productId}` })])
  const products = new Map(rows.flatMap(({ gtin, productId }) => (gtin && productId ? [[gtin, productId]] : [])))
  return { today: rows[0].today, products }
}

async function findByKey({ db, caller }: Context, entries: readonly Entry[]) {
  const keys = [...new Set(entries.flatMap((entry) => entry.keys))]
  const found = new Map<string, CoveredUnit[]>()
  if (keys.length === 0) return found
  const { rows } = await sql<CoveredRow & { serialKey: string }>`select ${coveredColumns}, r.serial_key as "serialKey"
    ${unitsOfKeys(caller.companyId, keys, null, mostLives * keys.length, coveredSource)}`.execute(db)
  for (const { serialKey, ...row } of rows) {
    found.set(serialKey, [...(found.get(serialKey) ?? []), coveredOf(row)])
  }
  return found
}

/** Near misses of an entry. */
type Near = (entry: Entry) => number

/** How many units a misread or cut-off scan of each would mean. */
async function countNear({ db, caller }: Context, entries: readonly Entry[]): Promise<Near> {
  const keysNear = new Map(entries.map((entry) => [entry.position, new Set(entry.keys.flatMap(nearMisses))]))
  const keys = [...new Set([...keysNear.values()].flatMap((near) => [...near]))]
  if (keys.length === 0) return () => 0
  const { rows } = await sql<{ serialKey: string; units: number }>`
    select serial_key as "serialKey", count(*)::integer as units
    from ${registrationsByKey(caller.companyId, sql`serial_key = any(${keys}::text[])`)} r
    where closed_as is distinct from 'removed' group by serial_key`.execute(db)
  const units = new Map(rows.map((row) => [row.serialKey, row.units]))
  return ({ position }) => {
    const near = [...(keysNear.get(position) ?? [])]
    return near.reduce((sum, key) => sum + (units.get(key) ?? 0), 0)
  }
}

function statusOf(entry: Entry, units: readonly CoveredUnit[], asked: CoverageAsked, near: Near): UnitStatus {
  const { keys: _keys, gtin: _gtin, ...entered } = entry
  const none = { ...entered, unit: null, verdict: null, whereIs: null, products: [], nearMisses: 0 }
  const [first] = units
  if (entry.refusals.length > 0) return { ...none, result: 'notValid' }
  if (!first) return { ...none, result: 'unknown', nearMisses: near(entry) }
  if (isAmbiguous(units.map(({ unit }) => unit))) {
    return { ...none, result: 'ambiguous', products: productsOf(units) }
  }
  const { verdict, whereIs } = coverageOfUnit(first, asked)
  const isSold = ['shipped', 'invoiced', 'returned'].includes(first.unit.state)
  return { ...none, result: isSold ? 'sold' : 'notSold', unit: first.unit, verdict, whereIs }
}

function productsOf(units: readonly CoveredUnit[]): UnitStatus['products'] {
  const products = new Map(units.map(({ unit }) => [unit.productId, unit]))
  return [...products.values()].map(({ productId, productNumber, productName }) => {
    return { id: productId, number: productNumber, name: productName }
  })
}
