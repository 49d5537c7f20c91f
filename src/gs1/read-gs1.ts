import type { Gs1Reading } from '#domain/scan.ts'
import { readDigitalLink } from './digital-link.ts'
import { readElementString } from './element-string.ts'

/** What GS1 elements a scan carries (D23); null for what is not GS1. */
export function readGs1(scan: string): Gs1Reading | null {
  const text = scan.replace(/[\r\n\t]+$/, '')
  const elements = /^https?:\/\//i.test(text) ? readDigitalLink(text) : readElementString(text)
  if (!elements) return null
  const gtin = elements.find((element) => element.ai === '01')?.value
  const serialNumber = elements.find((element) => element.ai === '21')?.value
  return { elements, ...(gtin ? { gtin } : {}), ...(serialNumber ? { serialNumber } : {}) }
}
