import type { Api } from './api.ts'
import type { Unit, UnitCard } from './describe-unit.ts'
import { refusedError } from './failure.ts'
import { readAll } from './read-all.ts'

/** What a serial number leads to (D82). */
export interface Trace {
  readonly exact: UnitCard | null
  /** Other units with this serial number. */
  readonly others: readonly Unit[]
  /** Units that begin so, that end so, that a misread character would mean, and that had it before a correction. */
  readonly candidates: readonly Unit[]
  readonly endings: readonly Unit[]
  readonly hints: readonly Unit[]
  readonly earlier: readonly Unit[]
}

/** Traces a serial number as typed or scanned; `product` is a product number, `on` the day of its coverage. */
export async function traceSerial(
  api: Api,
  serial: string,
  { product, on }: { readonly product?: string | undefined; readonly on?: string | undefined },
): Promise<Trace> {
  const productId = product === undefined ? undefined : await findProduct(api, product)
  return api.get<Trace>('/serial-numbers/trace', { serial, productId, on })
}

/** The id of the product with this number. */
export async function findProduct(api: Api, number: string): Promise<string> {
  const products = await readAll<{ id: string; number: string }>(api, '/products', { search: number })
  const found = products.find((product) => product.number === number)
  if (found) return found.id
  throw refusedError(`There is no product ${number}.`)
}
