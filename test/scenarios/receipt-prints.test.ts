import { pino } from 'pino'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { newId } from '#db/id.ts'
import { buildPakbon } from '#main.ts'
import { type Cast, makeCast } from '#test/cast.ts'
import { decodeSymbols, renderPage, textOf } from '#test/pdf.ts'
import { openTill, paid, type Till, ticketLine } from '#test/tills.ts'
import { openWorld, type World } from '#test/world.ts'

let world: World
let cast: Cast
let till: Till
let other: Till

beforeAll(async () => {
  world = await openWorld()
  cast = await makeCast(world)
  till = await openTill(world, 'T1', cast.customers.jansen)
  other = await openTill(world, 'T2', cast.customers.jansen)
})
afterAll(() => world.close())

let made = 0
async function sell(serials = [`PDF-${++made}`], at = till) {
  const lines = [ticketLine(cast.products.camera, serials.length, serials)]
  const posting = { lines, payments: [paid(String(121 * serials.length), 'CARD')], soldAt: '2026-11-28T12:00:00.000Z' }
  const { status, body } = await at.post(`/register-sales/${newId()}/posting`, posting)
  if (status !== 200) throw new Error(JSON.stringify(body))
  return body
}
const textOfPdf = async (url: string, at = till) => (await textOf((await at.get(url)).bytes)).join('\n')
const printsOf = async (id: string) => (await till.get(`/receipts/${id}/prints`)).body.items

describe('D61 D80 a receipt as PDF', () => {
  test('in the language of the customer or the one asked for, with serial numbers, tax and a code that is read', async () => {
    const receipt = await sell(['PDF-A', 'PDF-B'])
    const { bytes, headers } = await till.get(`/receipts/${receipt.id}.pdf`)
    expect(headers['content-type']).toContain('application/pdf')
    const dutch = (await textOf(bytes)).join('\n')
    for (const text of [`Kassabon ${receipt.number}`, 'SN PDF-A', 'SN PDF-B', 'Te betalen', '242,00', 'Btw 21% over'])
      expect(dutch).toContain(text)
    const [symbol] = await decodeSymbols(await renderPage(bytes, 1, 3))
    expect(symbol?.text).toBe(receipt.number)
    expect(await textOfPdf(`/receipts/${receipt.id}.pdf?language=en`)).toContain(`Receipt ${receipt.number}`)
  })

  test('is kept: who, when and its hash; asked again it is the same, printed again it says that it is a copy', async () => {
    const receipt = await sell()
    const url = `/receipts/${receipt.id}`
    const first = await till.get(`${url}.pdf`)
    expect((await till.get(`${url}.pdf`)).bytes).toEqual(first.bytes)
    expect(await printsOf(receipt.id)).toMatchObject([
      { receiptId: receipt.id, number: receipt.number, printedBy: 'storeCashier T1', copy: false, language: 'nl' },
    ])
    const again = await other.post(`${url}/prints`)
    expect(again).toMatchObject({ status: 201, body: { copy: true, printedBy: 'storeCashier T2' } })
    expect(await textOfPdf(`${url}/prints/${again.body.id}.pdf`)).toMatch(/KOPIE[\s\S]+Kopie van de afdruk van/)
    expect((await till.get(`${url}.pdf`)).bytes).toEqual(first.bytes)
    expect((await till.post(`${url}/prints`, { language: 'en' })).body).toMatchObject({ copy: false, language: 'en' })
  })

  test('D60 of a buyer who was named afterwards: a new print, and a new one of the invoice', async () => {
    const receipt = await sell()
    const urls = [`/receipts/${receipt.id}.pdf`, `/receipts/${receipt.id}/invoice.pdf`]
    for (const url of urls) expect(await textOfPdf(url)).toContain('Jansen')
    await till.put(`/receipts/${receipt.id}/buyer`, { customerId: cast.customers.smith })
    for (const url of urls) {
      const text = await textOfPdf(url)
      expect(text).toContain('Smith')
      expect(text).not.toContain('COPY')
    }
    expect(
      (await printsOf(receipt.id)).map(({ version, copy }: { version: number; copy: boolean }) => [version, copy]),
    ).toEqual([
      [1, false],
      [2, false],
    ])
  })

  test('of 400 serial numbers it has every one, on as much paper as it needs', async () => {
    const serials = Array.from({ length: 400 }, (_, index) => `LONG-${String(index).padStart(4, '0')}-X`)
    const text = await textOfPdf(`/receipts/${(await sell(serials)).id}.pdf`)
    expect(serials.filter((serial) => !text.includes(serial))).toEqual([])
  })

  test('of a sale that only takes back there is a receipt and no invoice', async () => {
    const serialNumber = 'PDF-BACK'
    await sell([serialNumber])
    const returns = [{ id: newId(), serialNumber }]
    const posting = { lines: [], returns, payments: [paid('-121', 'CARD')], soldAt: '2026-11-28T12:00:00.000Z' }
    const { body } = await till.post(`/register-sales/${newId()}/posting`, posting)
    expect(await textOfPdf(`/receipts/${body.id}.pdf`)).toContain('-121,00')
    expect((await till.get(`/receipts/${body.id}/invoice.pdf`)).status).toBe(404)
  })

  test('what is not there, is of another receipt or company, or is not posted has none', async () => {
    const [receipt, another] = [await sell(), await sell()]
    const { body: print } = await till.post(`/receipts/${receipt.id}/prints`)
    expect((await till.get(`/receipts/${another.id}/prints/${print.id}.pdf`)).status).toBe(404)
    expect((await till.get(`/receipts/${newId()}.pdf`)).status).toBe(404)
    const company = await world.secondCompany('PRINT')
    for (const url of [`/receipts/${receipt.id}.pdf`, `/receipts/${receipt.id}/prints`]) {
      expect((await company.as('administrator').get(url)).status).toBe(404)
      expect((await world.as('nobody').get(url)).status).toBe(403)
    }
    const id = newId()
    const sent = { lines: [ticketLine(cast.products.camera, 1, [])], payments: [paid('121', 'CARD')] }
    const stranded = { ...sent, soldAt: '2026-11-28T12:00:00.000Z', offlineNumber: 1 }
    expect((await till.post(`/register-sales/${id}/posting`, stranded)).body.state).toBe('stranded')
    expect((await till.get(`/receipts/${id}.pdf`)).body.code).toBe('DOCUMENT_NOT_POSTED')
  })
})

describe('D61 D80 a receipt by e-mail', () => {
  const asked = { recipient: 'koper@voorbeeld.example', language: 'nl' }

  test('is refused where the server has no mail server; the till knows before', async () => {
    const receipt = await sell()
    const { body } = await till.post(`/receipts/${receipt.id}/deliveries`, asked)
    expect(body.code).toBe('MAIL_NOT_SET_UP')
    expect((await till.get('/register')).body.canMail).toBe(false)
  })

  test('goes out with the print that is kept, also the invoice; without an address it is refused', async () => {
    const { connections } = world
    const app = await buildPakbon({
      ...{ connections, logger: pino({ level: 'silent' }), publicUrl: 'http://127.0.0.1:4400', canMail: true },
      requestsPerThreeSeconds: { session: 1_000_000, apiKey: 1_000_000 },
    })
    const mail = async (id: string, payload: object) => {
      const headers = { authorization: `Bearer ${world.keyOf('accountsReceivableClerk')}` }
      const url = `/api/v1/receipts/${id}/deliveries`
      const { statusCode: status, body } = await app.inject({ method: 'POST', url, headers, payload })
      return { status, body: JSON.parse(body) }
    }
    const receipt = await sell()
    const sent = await mail(receipt.id, asked)
    expect(sent).toMatchObject({
      status: 201,
      body: {
        receiptId: receipt.id,
        number: receipt.number,
        state: 'waiting',
        recipient: asked.recipient,
        subject: `Kassabon ${receipt.number} van Voorbeeld`,
      },
    })
    expect(await printsOf(receipt.id)).toMatchObject([{ id: sent.body.printId, copy: false }])
    const invoice = await mail(receipt.id, { ...asked, document: 'invoice' })
    expect(invoice.body).toMatchObject({
      invoiceId: receipt.invoiceId,
      subject: `Factuur ${receipt.invoiceNumber} van Voorbeeld`,
    })
    expect((await mail(receipt.id, {})).body.code).toBe('RECIPIENT_MISSING')
    const { body: log } = await world.as('accountsReceivableClerk').get(`/deliveries?receiptId=${receipt.id}`)
    expect(log.items).toMatchObject([{ id: sent.body.id, number: receipt.number }])
    await app.close()
  })
})
