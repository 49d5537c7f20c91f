import { makeOrder, sellFirstLine } from './cast.ts'
import type { Answer, WorldCompany } from './world.ts'

/** Returns as the service desk makes them. */
export function returnsOf(company: () => WorldCompany) {
  const service = () => company().as('customerServiceRepresentative')
  const clerk = () => company().as('accountsReceivableClerk')
  const made = async (answer: Promise<Answer>) => {
    const { status, body } = await answer
    if (status > 201) throw new Error(JSON.stringify(body))
    return body
  }
  const sell = async (...serials: string[]) =>
    sellFirstLine(company(), await makeOrder(company(), ['CAMERA', serials.length]), ...serials)
  const announce = (entries: readonly string[], more: object = {}) =>
    service().post('/return-orders', { entries, ...more })
  const prepare = (order: { id: string }, ...lines: object[]) =>
    made(service().post('/return-receipts', { returnOrderId: order.id, ...(lines.length > 0 ? { lines } : {}) }))
  const scan = (receipt: { id: string }, text: string, more: object = {}) =>
    service().post(`/return-receipts/${receipt.id}/scans`, { text, ...more })
  const post = (receipt: { id: string }, more: object = {}) =>
    service().post(`/return-receipts/${receipt.id}/posting`, more)
  const reverse = (receipt: { id: string }) =>
    service().post(`/return-receipts/${receipt.id}/reversal`, { reason: 'sent by mistake' })
  const order = async (id: string) => (await service().get(`/return-orders/${id}`)).body
  const units = async (id: string) => (await service().get(`/return-orders/${id}/units`)).body.items
  /** A return order of these serial numbers, received whole. */
  const receive = async (serials: readonly string[], more: object = {}, posting: object = {}) => {
    const returned = await made(announce(serials, more))
    const receipt = await prepare(returned)
    for (const serial of serials) await made(scan(receipt, serial))
    return { order: returned, receipt: await made(post(receipt, posting)) }
  }
  const credit = (of: { id: string }, more: object = {}) => clerk().post(`/return-orders/${of.id}/credit-notes`, more)
  return { service, clerk, made, sell, announce, prepare, scan, post, reverse, order, units, receive, credit }
}
