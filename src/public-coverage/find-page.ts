import { barcodeKey } from '#domain/barcode.ts'
import { readDigitalLink } from '#gs1/digital-link.ts'
import type { PublicAsker, RedirectAnswer } from '#http/public-route.ts'
import { findSellers } from './store.ts'

/**
 * Where a GS1 Digital Link of this server leads: to the page of the company that it names, or of the one company with its
 * page on that has the product, filled in; else to the page that asks for the company.
 */
export async function findPage({ connections }: PublicAsker, url: string): Promise<RedirectAnswer> {
  const elements = readDigitalLink(`https://pakbon.invalid${url}`) ?? []
  const [gtin, serialNumber] = ['01', '21'].map((ai) => elements.find((element) => element.ai === ai)?.value)
  const named = /[?&]company=([A-Z0-9-]{1,20})(?:[&#]|$)/.exec(url)?.[1]
  const sellers = gtin ? await findSellers(connections.withoutCompany, barcodeKey(gtin), 2) : []
  const code = named ?? (sellers.length === 1 ? sellers[0] : undefined)
  const filled = new URLSearchParams({ ...(gtin && { gtin }), ...(serialNumber && { serial: serialNumber }) })
  return { redirectTo: `/coverage${code ? `/${code}` : ''}${filled.size > 0 ? `?${filled}` : ''}` }
}
