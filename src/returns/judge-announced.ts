import type { Context } from '#db/context.ts'
import { type Refusal, Refused, refuse, throwIfRefused } from '#domain/refusal.ts'
import {
  findingsOf,
  findSale,
  type ReturnFinding,
  returnedAlready,
  reviewFindings,
  reviewSale,
} from '#domain/return.ts'
import { cleanSerialNumber } from '#domain/serial-number.ts'
import { readGs1 } from '#gs1/read-gs1.ts'
import type { RefusedEntry } from '#serial-numbers/judge-entries.ts'
import { keysOf } from '#serial-numbers/serial-keys.ts'
import {
  findReturnedProducts,
  findSalesByIds,
  findSalesByKeys,
  findUnknownOnReturn,
  type KeyedSale,
  type ReturnedProduct,
  type UnknownOnReturn,
} from './find-sales.ts'

/** Units to announce: by serial number as typed or scanned, or by the key of their sale. */
export interface UnitsToAnnounce {
  readonly entries: readonly string[]
  readonly registrationIds: readonly string[]
  /** The product of entries that do not name one. */
  readonly productId: string | null
  readonly overrideReason: string | null
}

/** A unit that may be announced; without a sale it is one that is not known to be sold by us. */
export interface AnnouncedUnit {
  readonly position: number
  readonly entry: string
  readonly productId: string
  readonly serialNumber: string | null
  readonly serialKey: string | null
  readonly sale: KeyedSale | null
  readonly findings: readonly ReturnFinding[]
}

export interface AnnouncementJudged {
  readonly units: readonly AnnouncedUnit[]
  readonly refused: readonly RefusedEntry[]
  /** Who brings them: who was named, else who bought the first. */
  readonly customerId: string | null
}

interface ReadEntry {
  readonly text: string
  readonly keys: readonly string[]
  readonly gtin: string | null
}

interface Known {
  readonly sales: readonly KeyedSale[]
  readonly unknown: readonly UnknownOnReturn[]
  readonly products: readonly (ReturnedProduct & { readonly barcodes: readonly string[] })[]
}

/** D24, D50: judges each unit alone: finds its sale, and asks the return policy of its group. Three queries. */
export async function judgeAnnounced(
  context: Context,
  asked: UnitsToAnnounce,
  customerId: string | null,
): Promise<AnnouncementJudged> {
  const read = asked.entries.map(readEntry)
  const known = await readKnown(context, read, asked)
  const found = [
    ...read.map((entry, index) => foundBy(asked.entries[index] ?? '', entry, known, { ...asked, customerId })),
    ...(await byIds(context, asked.registrationIds)),
  ]
  const customer = customerId ?? found.flatMap(({ sale }) => sale?.customerId ?? [])[0] ?? null
  const judged = found.map((one, position) => ({
    ...one,
    position,
    refusal: one.refusal ?? reviewUnit(one, customer, asked),
  }))
  const seen = new Set<string>()
  const units: AnnouncedUnit[] = []
  const refused: RefusedEntry[] = []
  for (const { refusal, returnPolicy: _, ...unit } of judged) {
    const key = unit.sale?.registrationId ?? `${unit.productId} ${unit.serialKey}`
    const twice = refuse('SERIAL_ALREADY_ON_DOCUMENT', { serialNumber: unit.serialNumber })
    const reason = refusal ?? (seen.has(key) ? twice : null)
    if (reason) refused.push({ position: unit.position, entry: unit.entry, refusals: [reason] })
    else units.push({ ...unit, findings: findingsFor(unit.sale, customer) })
    seen.add(key)
  }
  return { units, refused, customerId: customer }
}

function readEntry(entry: string): ReadEntry | Refusal {
  const gs1 = readGs1(entry)
  try {
    return { text: gs1?.serialNumber ?? entry.trim(), keys: keysOf(entry), gtin: gs1?.gtin ?? null }
  } catch (error) {
    if (error instanceof Refused && error.refusals[0]) return error.refusals[0]
    throw error
  }
}

async function readKnown(
  context: Context,
  read: readonly (ReadEntry | Refusal)[],
  { productId }: UnitsToAnnounce,
): Promise<Known> {
  const entries = read.flatMap((one) => ('code' in one ? [] : [one]))
  const keys = [...new Set(entries.flatMap((one) => one.keys))]
  const barcodes = [...new Set(entries.flatMap((one) => one.gtin ?? []))]
  const ids = productId === null ? [] : [productId]
  const products = ids.length + barcodes.length > 0 ? await findReturnedProducts(context, { ids, barcodes }) : []
  if (productId !== null && !products.some(({ id }) => id === productId.toLowerCase())) {
    throw new Refused([refuse('NOT_FOUND', { what: `product ${productId}` })])
  }
  return { sales: await findSalesByKeys(context, keys), unknown: await findUnknownOnReturn(context, keys), products }
}

type Found = Omit<AnnouncedUnit, 'position' | 'findings'> & {
  readonly refusal: Refusal | null
  readonly returnPolicy: ReturnedProduct['returnPolicy']
}

const nothing = { productId: '', serialKey: null, sale: null, returnPolicy: 'warn' } as const

function foundBy(
  entry: string,
  read: ReadEntry | Refusal,
  { sales, unknown, products }: Known,
  { productId, customerId }: { readonly productId: string | null; readonly customerId: string | null },
): Found {
  if ('code' in read) return { ...nothing, entry, serialNumber: entry, refusal: read }
  const { text, keys, gtin } = read
  const named = gtin === null ? productId?.toLowerCase() : products.find(({ barcodes }) => barcodes.includes(gtin))?.id
  const product = products.find(({ id }) => id === named)
  const own = sales.filter((sale) => sale.serialKey === keyFor(sale.caseSensitive, keys) && isOf(sale, product))
  const found = findSale(own, { serialNumber: text, customerId, productIds: new Set() })
  if (found.kind === 'refused') return { ...nothing, entry, serialNumber: text, refusal: found.refusal }
  if (found.kind === 'sale') return ofSale(entry, found.sale as KeyedSale)
  if (!product)
    return { ...nothing, entry, serialNumber: text, refusal: refuse('RETURN_PRODUCT_NEEDED', { serialNumber: text }) }
  return ofUnknown(entry, text, product, unknown)
}

/** The first of the keys is in capitals, the last as it is. */
function keyFor(caseSensitive: boolean, keys: readonly string[]): string | undefined {
  return caseSensitive ? keys.at(-1) : keys[0]
}

function isOf(sale: KeyedSale, product: ReturnedProduct | undefined): boolean {
  return product === undefined || sale.productId === product.id
}

function ofSale(entry: string, sale: KeyedSale): Found {
  const { productId, serialNumber, serialKey, returnPolicy } = sale
  return { entry, productId, serialNumber, serialKey, sale, returnPolicy, refusal: reviewSale(sale) }
}

function ofUnknown(entry: string, text: string, product: ReturnedProduct, unknown: Known['unknown']): Found {
  const clean = cleanSerialNumber(text, product.policy)
  const { id: productId, returnPolicy } = product
  if (!product.serialised) {
    const refusal = refuse('PRODUCT_NOT_SERIALISED', { product: product.number })
    return { ...nothing, entry, serialNumber: text, refusal }
  }
  if (!clean.ok) return { ...nothing, entry, serialNumber: text, refusal: clean.refusal }
  const { serialNumber, serialKey } = clean
  const elsewhere = unknown.find((one) => one.productId === productId && one.serialKey === serialKey)
  const refusal = elsewhere ? returnedAlready(serialNumber, elsewhere.onReturn) : null
  return { entry, productId, serialNumber, serialKey, sale: null, returnPolicy, refusal }
}

async function byIds(context: Context, ids: readonly string[]): Promise<readonly Found[]> {
  const sales = new Map((await findSalesByIds(context, ids)).map((sale) => [sale.registrationId, sale]))
  const unknown = ids.filter((id) => !sales.has(id.toLowerCase()))
  throwIfRefused(unknown.map((id) => refuse('NOT_FOUND', { what: `registration ${id}` })))
  return ids.flatMap((id) => {
    const sale = sales.get(id.toLowerCase())
    return sale ? [ofSale(sale.serialNumber ?? id, sale)] : []
  })
}

function findingsFor(sale: KeyedSale | null, customerId: string | null): readonly ReturnFinding[] {
  return findingsOf(sale, customerId ?? '', { ofOtherInvoice: false })
}

function reviewUnit(
  { sale, serialNumber, returnPolicy }: Found,
  customerId: string | null,
  { overrideReason }: UnitsToAnnounce,
): Refusal | null {
  return reviewFindings(serialNumber ?? '', findingsFor(sale, customerId), returnPolicy, overrideReason)
}
