import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { done, sellTo } from '#test/buyers.ts'
import { makeCast } from '#test/cast.ts'
import { decodeSymbols, renderPage } from '#test/pdf.ts'
import { openWorld, type World } from '#test/world.ts'

const printedUrl = 'https://pakbon.example.com'
let world: World
beforeAll(async () => {
  world = await openWorld({ printedUrl })
  await makeCast(world)
})
afterAll(() => world.close())

const setPage = (publicCoverage: boolean) => done(world.as('administrator').patch('/company', { publicCoverage }))

async function codesOf(bytes: Buffer) {
  const symbols = await decodeSymbols(await renderPage(bytes, 1, 3))
  return symbols.filter(({ format }) => format.startsWith('QR')).map(({ text }) => text)
}

describe('D53, D80: packing slip and invoice lead their buyer to the page', () => {
  test('while the company has it on; what was printed before stays as it was printed (D41)', async () => {
    const { slip, invoice } = await sellTo(world, { serialNumber: 'QR-1' })
    const shipping = world.as('shippingClerk')
    const original = (await shipping.get(`/packing-slips/${slip.id}.pdf`)).bytes
    expect(await codesOf(original)).toEqual([])
    await setPage(true)
    const link = `${printedUrl}/01/09520000002008/21/QR-1?company=VOORBEELD`
    const first = (await world.as('accountsReceivableClerk').get(`/invoices/${invoice.id}.pdf`)).bytes
    expect(await codesOf(first)).toEqual([link])
    expect((await shipping.get(`/packing-slips/${slip.id}.pdf`)).bytes.equals(original)).toBe(true)
    const copy = await done(shipping.post(`/packing-slips/${slip.id}/prints`))
    expect(copy.copy).toBe(true)
    expect(await codesOf((await shipping.get(`/prints/${copy.id}.pdf`)).bytes)).toEqual([link])
    await setPage(false)
    expect((await world.as('auditor').get(`/invoices/${invoice.id}.pdf`)).bytes.equals(first)).toBe(true)
  })

  test('the code of a document leads to the page, filled in', async () => {
    await setPage(true)
    const { invoice } = await sellTo(world, { serialNumber: 'QR-2' })
    const { bytes } = await world.as('accountsReceivableClerk').get(`/invoices/${invoice.id}.pdf`)
    const [code = ''] = await codesOf(bytes)
    const { headers } = await world.request({ method: 'GET', url: code.replace(printedUrl, '') })
    expect(headers.location).toBe('/coverage/VOORBEELD?gtin=09520000002008&serial=QR-2')
  })
})
