import type { Context } from '#db/context.ts'
import { reviewDuty } from '#domain/duty.ts'
import { Refused } from '#domain/refusal.ts'
import { findUnitsByKeys, findUnitsByPrefix } from '#serial-numbers/find-units.ts'
import { keysOf } from '#serial-numbers/serial-keys.ts'
import { productOfScan } from '#serial-numbers/trace.ts'
import type { UnitView } from '#serial-numbers/views.ts'
import { findNumbered } from './find-numbered.ts'
import type { SearchHit } from './views.ts'

const most = 20

/**
 * What a text may mean, typed or scanned: the number of a document, a customer or product by number, name or barcode,
 * a unit by its serial number. What is exactly so comes first; each kind has its share of the rest.
 */
export async function search(context: Context, asked: string): Promise<SearchHit[]> {
  const text = asked.trim()
  if (text === '') return []
  const hits = [...(await findNumbered(context, text, most)), ...(await findUnits(context, text))]
  return shared(hits).sort((one, other) => Number(other.exact) - Number(one.exact))
}

/** The first of each kind, then the second of each, until there are enough; in the order of the kinds. */
function shared(hits: readonly SearchHit[]): SearchHit[] {
  const counts = new Map<string, number>()
  const placed = hits.map((hit) => {
    const place = counts.get(hit.kind) ?? 0
    counts.set(hit.kind, place + 1)
    return { hit, place: hit.exact ? -1 : place }
  })
  const chosen = new Set([...placed].sort((one, other) => one.place - other.place).slice(0, most))
  return placed.filter((one) => chosen.has(one)).map(({ hit }) => hit)
}

/** Units with this serial number, and where there is room those whose begins so. */
async function findUnits(context: Context, text: string): Promise<SearchHit[]> {
  if (reviewDuty(context.caller, 'inquireIntoSerialNumbers')) return []
  const keys = keysOfText(text)
  const [key] = keys
  if (key === undefined) return []
  const productId = await productOfScan(context, text)
  const same = await findUnitsByKeys(context, keys, productId, most)
  const alike = same.length < most ? await findUnitsByPrefix(context, key, productId, most) : []
  const sameIds = new Set(same.map(({ id }) => id))
  const present = same.filter(({ state }) => state !== 'reversed' && state !== 'returned')
  // Of several lives of a unit the present one is meant.
  const exact = new Set(present.length > 0 ? present : same.slice(0, 1))
  const others = alike.filter(({ id }) => !sameIds.has(id))
  return [...same, ...others].map((unit) => hitOf(unit, exact.has(unit)))
}

/** None where the text cannot be a serial number. */
function keysOfText(text: string): readonly string[] {
  try {
    return keysOf(text)
  } catch (error) {
    if (error instanceof Refused) return []
    throw error
  }
}

function hitOf({ id, serialNumber, productNumber, customerName, state }: UnitView, exact: boolean): SearchHit {
  const title = serialNumber ?? ''
  return { kind: 'unit', id, number: serialNumber, title, detail: `${productNumber} · ${customerName}`, state, exact }
}
