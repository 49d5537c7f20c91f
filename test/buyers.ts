import { randomInt } from 'node:crypto'
import { solveChallenge } from 'altcha-lib'
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2'
import type { Challenge, SolvedChallenge } from '#public-coverage/views.ts'
import type { Answer, World, WorldCompany } from '#test/world.ts'

/** A purchase: the product, whose buyer lives where, and when it was delivered and invoiced. */
export interface Purchase {
  readonly serialNumber: string
  readonly productNumber?: string
  readonly customerNumber?: string
  readonly invoicePostcode?: string
  readonly deliveryPostcode?: string
  /** Today where left out. */
  readonly postingOn?: string
  /** Not invoiced where null. */
  readonly invoiceOn?: string | null
}

/** Sells a unit on a packing slip, and invoices it; answers the documents. */
export async function sellTo(company: WorldCompany, purchase: Purchase) {
  const { serialNumber, productNumber = 'CAMERA', customerNumber = 'JANSEN' } = purchase
  const { postingOn, invoiceOn } = purchase
  const order = await done(
    company.as('salesClerk').post('/sales-orders', {
      customerNumber,
      lines: [{ productNumber, quantity: 1 }],
      invoiceAddress: addressIn(purchase.invoicePostcode),
      deliveryAddress: addressIn(purchase.deliveryPostcode),
    }),
  )
  const prepared = await done(company.as('shippingClerk').post('/packing-slips', { salesOrderId: order.id }))
  await done(company.as('shippingClerk').post(`/packing-slips/${prepared.id}/scans`, { text: serialNumber }))
  const slip = await done(company.as('shippingClerk').post(`/packing-slips/${prepared.id}/posting`, { postingOn }))
  if (invoiceOn === null) return { order, slip, invoice: null }
  const clerk = company.as('accountsReceivableClerk')
  const draft = await done(clerk.post('/invoices', { salesOrderId: order.id }))
  return { order, slip, invoice: await done(clerk.post(`/invoices/${draft.id}/posting`, { invoiceOn })) }
}

function addressIn(postalCode = '1012 AB') {
  return { name: 'A. Koper', street: 'Zijstraat 7', postalCode, city: 'Utrecht', country: 'NL' }
}

/** The body of what was done; throws what it was refused with. */
export async function done(answer: Promise<Answer>) {
  const { status, body } = await answer
  if (status >= 300) throw new Error(JSON.stringify(body))
  return body
}

/** Whoever asks, from an address of their own unless one is given: the limits of one are not those of another. */
export async function ask(
  { request }: Pick<World, 'request'>,
  question: object,
  { address = someAddress(), language = 'en' } = {},
): Promise<Answer> {
  return request({
    method: 'POST',
    url: '/api/v1/public/coverage',
    remoteAddress: address,
    headers: { 'accept-language': language },
    payload: { companyCode: 'VOORBEELD', ...question },
  })
}

/** An address that hardly anybody has twice. */
export function someAddress(): string {
  return `10.${randomInt(256)}.${randomInt(256)}.${randomInt(1, 255)}`
}

/** The work of a challenge, as a browser does it. */
export async function solve(challenge: Challenge): Promise<SolvedChallenge> {
  const solution = await solveChallenge({ challenge, deriveKey })
  if (!solution) throw new Error('the challenge has no solution')
  const { counter, derivedKey } = solution
  return { challenge, solution: { counter, derivedKey } }
}

/** A challenge of a server. */
export async function challengeOf({ request }: Pick<World, 'request'>): Promise<Challenge> {
  return (await request({ method: 'GET', url: '/api/v1/public/coverage/challenge' })).body
}
