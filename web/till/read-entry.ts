import { barcodeKey } from '#domain/barcode.ts'
import { readGs1Unit } from '#domain/gs1-unit.ts'
import { type ScanMeaning, scanReader } from '#domain/scan.ts'
import type { Catalogue } from './catalogue.ts'

let made: { readonly products: Catalogue['products']; readonly inHand: string | null; readonly read: Read } | null =
  null

type Read = ReturnType<typeof scanReader>

/**
 * D23: what an entry means at the till, where every product of the company may come on the ticket: a product, or one with
 * its serial number (`lineId` names the product). While one is asked for its serial number, anything else is one.
 */
export function readEntry(text: string, { products }: Pick<Catalogue, 'products'>, asked: string | null): ScanMeaning {
  if (made?.products !== products || made.inHand !== asked)
    made = { products, inHand: asked, read: reader(products, asked) }
  return made.read(text, readGs1Unit(text))
}

function reader(products: Catalogue['products'], asked: string | null): Read {
  const lines = [...products.values()].map(({ id, barcodes, serialised }) => ({
    lineId: id,
    productId: id,
    barcodes: barcodes.map(({ barcode }) => barcodeKey(barcode)),
    serialised,
  }))
  return scanReader({ lines, lineInHand: asked })
}
