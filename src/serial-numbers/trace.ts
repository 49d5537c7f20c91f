import { sql } from 'kysely'
import { coalesce } from '#db/coalesce.ts'
import type { Context } from '#db/context.ts'
import type { Database } from '#db/database.ts'
import { nearMisses } from '#domain/trace.ts'
import { readGs1 } from '#gs1/read-gs1.ts'
import {
  findUnitsByEnding,
  findUnitsByKeys,
  findUnitsByPrefix,
  unitColumns,
  unitSource,
  unitsOfKeys,
} from './find-units.ts'
import { coveredSource } from './read-units.ts'
import { keysOf } from './serial-keys.ts'
import { cardAmong, type FactsRow, factColumns, factsOf, type UnitFacts } from './unit-card.ts'
import type { TraceAnswer, UnitView } from './views.ts'

const most = 20

export interface TraceQuestion {
  readonly serial: string
  readonly productId: string | null
  readonly on: string | null
}

/**
 * D82: did we sell this, to whom, on which invoice, and does coverage hold? The text may be typed or scanned, GS1 too.
 * What matches exactly comes first; only where nothing does, units that begin or end so and near misses are offered.
 */
export async function trace(context: Context, { serial, productId, on }: TraceQuestion): Promise<TraceAnswer> {
  const keys = keysOf(serial)
  const product = productId ?? (await productOfScan(context, serial))
  const found = await findFacts(context, keys, product)
  const none: TraceAnswer = { exact: null, others: [], candidates: [], endings: [], hints: [], earlier: [] }
  const [first, ...others] = found
  if (!first) return { ...none, ...(await nearby(context, keys, product)) }
  const units = found.map((facts) => facts.unit)
  if (isAmbiguous(units)) return { ...none, others: units }
  return { ...none, exact: await cardAmong(context, first, others, on), others: units.slice(1) }
}

interface Sought {
  readonly keys: readonly string[]
  readonly productId: string | null
}

/** Questions that arrive while others are under way share their query, per company. */
const searches = new WeakMap<Database, (sought: Sought) => Promise<readonly UnitFacts[]>>()

function findFacts({ db, caller: { companyId } }: Context, keys: readonly string[], productId: string | null) {
  const search = searches.get(db) ?? coalesce((all: readonly Sought[]) => findAllFacts(db, companyId, all))
  searches.set(db, search)
  return search({ keys, productId })
}

async function findAllFacts(db: Database, companyId: string, all: readonly Sought[]) {
  const keys = [...new Set(all.flatMap((sought) => sought.keys))]
  const { rows } = await sql<FactsRow & { serialKey: string }>`select ${factColumns}, r.serial_key as "serialKey"
    ${unitsOfKeys(companyId, keys, null, most * keys.length, coveredSource)}`.execute(db)
  const found = rows.map(({ serialKey, ...row }) => ({ serialKey, facts: factsOf(row) }))
  return all.map((sought) => ({
    value: found
      .filter(({ serialKey, facts }) => sought.keys.includes(serialKey) && isOf(facts, sought.productId))
      .map(({ facts }) => facts)
      .slice(0, most),
  }))
}

function isOf({ unit }: UnitFacts, productId: string | null): boolean {
  return productId === null || unit.productId === productId
}

/** Several products carry it, or several open units do: the caller says which; nothing is guessed. */
export function isAmbiguous(units: readonly UnitView[]): boolean {
  const open = units.filter((unit) => !['reversed', 'returned'].includes(unit.state))
  return new Set(units.map((unit) => unit.productId)).size > 1 || open.length > 1
}

/** A GS1 scan names its product; null where the text names none that is known. */
export async function productOfScan({ db, caller }: Context, serial: string): Promise<string | null> {
  const gtin = readGs1(serial)?.gtin
  if (gtin === undefined) return null
  const found = await db
    .selectFrom('barcode')
    .select('product_id')
    .where('company_id', '=', caller.companyId)
    .where('barcode_key', '=', gtin)
    .executeTakeFirst()
  return found?.product_id ?? null
}

async function nearby(context: Context, keys: readonly string[], productId: string | null) {
  const [key = ''] = keys
  const earlier = await findByEarlierKey(context, keys)
  const candidates = await findUnitsByPrefix(context, key, productId, most)
  const endings = await findUnitsByEnding(context, key, productId, most)
  const hints = await findUnitsByKeys(context, keys.flatMap(nearMisses), productId, most)
  return { earlier, candidates, endings, hints }
}

/** Units that had this serial number until it was corrected. */
async function findByEarlierKey({ db, caller }: Context, keys: readonly string[]): Promise<UnitView[]> {
  const { rows } = await sql<UnitView>`
    select ${unitColumns} from (select distinct registration_id from registration_change
      where company_id = ${caller.companyId} and old_serial_key = any(${keys}::text[])) h
    join registration r on r.company_id = ${caller.companyId} and r.id = h.registration_id ${unitSource}
    order by r.registered_at desc limit ${most}`.execute(db)
  return rows
}
