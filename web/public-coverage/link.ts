/** What the address of the page fills in: the code of the company, and the unit of a GS1 Digital Link. */
export interface Link {
  readonly companyCode: string
  readonly serialNumber: string
  readonly gtin: string | null
}

/** Reads the address: `/coverage/VOLT?serial=…&gtin=…`. */
export function readLink({ pathname, search }: Pick<Location, 'pathname' | 'search'>): Link {
  const [, , code = ''] = pathname.split('/')
  const words = new URLSearchParams(search)
  const gtin = words.get('gtin') ?? ''
  return {
    companyCode: /^[\w-]{1,20}$/.test(code) ? code : '',
    serialNumber: (words.get('serial') ?? '').slice(0, 512),
    gtin: /^(\d{8}|\d{12,14})$/.test(gtin) ? gtin : null,
  }
}
