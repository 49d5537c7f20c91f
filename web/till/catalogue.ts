import { barcodeKey } from '#domain/barcode.ts'
import { ask } from './connection.ts'
import type { Disk } from './disk.ts'
import { createStore } from './store.ts'
import type { CatalogueAnswer, Customer, Product } from './wire.ts'

/** Products, prices, customers and open conflicts, as this device knows them. */
export interface Catalogue {
  readonly products: ReadonlyMap<string, Product>
  readonly customers: ReadonlyMap<string, Customer>
  /** Serial numbers that were sold twice and are not settled, as `productId key`. */
  readonly conflicts: ReadonlySet<string>
  /** What the server answered last; null before the first time. */
  readonly token: string | null
}

export const catalogueStore = createStore<Catalogue>({
  products: new Map(),
  customers: new Map(),
  conflicts: new Set(),
  token: null,
})

/** Reads what the device kept. */
export async function loadCatalogue(disk: Disk): Promise<void> {
  const [parts, token, conflicts] = await Promise.all([
    disk.getAll('part'),
    disk.get('kept', 'catalogueToken') as Promise<string | undefined>,
    disk.get('kept', 'conflicts') as Promise<CatalogueAnswer['conflicts'] | undefined>,
  ])
  show(parts, conflicts ?? [], token ?? null)
}

/** Asks what has changed since the last time, and keeps it. Throws Problem. */
export async function refreshCatalogue(disk: Disk): Promise<void> {
  const { token } = catalogueStore.get()
  const answer = await ask<CatalogueAnswer>({ url: '/register/catalogue', query: { since: token }, patience: 60_000 })
  const change = disk.transaction(['part', 'kept'], 'readwrite')
  await Promise.all([
    ...answer.parts.map((part) => change.objectStore('part').put(part)),
    change.objectStore('kept').put(answer.token, 'catalogueToken'),
    change.objectStore('kept').put(answer.conflicts, 'conflicts'),
    change.done,
  ])
  show(await disk.getAll('part'), answer.conflicts, answer.token)
}

function show(parts: CatalogueAnswer['parts'], conflicts: CatalogueAnswer['conflicts'], token: string | null): void {
  catalogueStore.set({
    products: new Map(parts.flatMap(({ products }) => products.map((product) => [product.id, product] as const))),
    customers: new Map(parts.flatMap(({ customers }) => customers.map((customer) => [customer.id, customer] as const))),
    conflicts: new Set(conflicts.map(({ productId, serialKey }) => `${productId} ${serialKey}`)),
    token,
  })
}

/** A customer that was made just now is known at once, also after a reload without a connection. */
export async function addCustomer(disk: Disk, customer: Customer): Promise<void> {
  const { customers } = catalogueStore.get()
  catalogueStore.set({ customers: new Map(customers).set(customer.id, customer) })
  const part = Number.parseInt(customer.id.slice(-2), 16) % 64
  const change = disk.transaction('part', 'readwrite')
  const kept = (await change.store.get(part)) ?? { part, products: [], customers: [] }
  await change.store.put({ ...kept, customers: [...kept.customers, customer] })
  await change.done
}

const mostFound = 50

/** Products whose number, name or barcode has every word of a text; those that begin with it first. */
export function findProducts({ products }: Catalogue, text: string): readonly Product[] {
  const barcode = barcodeKey(text.trim())
  return found(products.values(), text, ({ number, name, barcodes }) => [
    number,
    name,
    ...barcodes.map((one) => one.barcode).filter((one) => barcodeKey(one) === barcode),
  ])
}

/** Customers whose number, name, town or e-mail address has every word of a text. */
export function findCustomers({ customers }: Catalogue, text: string): readonly Customer[] {
  return found(customers.values(), text, ({ number, name, city, email }) => [number, name, city ?? '', email ?? ''])
}

/** The product that is named exactly by its number. */
export function productOfNumber({ products }: Catalogue, text: string): Product | null {
  const asked = text.trim().toLowerCase()
  for (const product of products.values()) if (product.number.toLowerCase() === asked) return product
  return null
}

function found<One>(all: Iterable<One>, text: string, wordsOf: (one: One) => readonly string[]): readonly One[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean)
  if (words.length === 0) return []
  const first: One[] = []
  const others: One[] = []
  for (const one of all) {
    const told = wordsOf(one).map((word) => word.toLowerCase())
    if (!words.every((word) => told.some((part) => part.includes(word)))) continue
    if (told.some((part) => part.startsWith(words[0] ?? ''))) first.push(one)
    else others.push(one)
    if (first.length >= mostFound) break
  }
  return [...first, ...others].slice(0, mostFound)
}
