import { sql } from 'kysely'
import { type ParsedMail, simpleParser } from 'mailparser'
import { pino } from 'pino'
import { SMTPServer } from 'smtp-server'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { sendDueDeliveries } from '#deliveries/send-deliveries.ts'
import { mailerOf, startSender } from '#deliveries/sender.ts'
import { buildPakbon } from '#main.ts'
import { makeCast, makeOrder, preparePackingSlip, shipFirstLine } from '#test/cast.ts'
import { openWorld, type World } from '#test/world.ts'

let world: World
let app: Awaited<ReturnType<typeof buildPakbon>>
let mailServer: MailServer

beforeAll(async () => {
  world = await openWorld()
  const cast = await makeCast(world)
  await world.as('administrator').patch(`/customers/${cast.customers.jansen}`, { email: 'inkoop@jansen.example' })
  app = await buildPakbon({
    connections: world.connections,
    logger: pino({ level: 'silent' }),
    publicUrl: 'http://127.0.0.1:4400',
    requestsPerThreeSeconds: { session: 1_000_000, apiKey: 1_000_000 },
    canMail: true,
  })
})
afterAll(async () => {
  await app.close()
  await world.close()
})
beforeEach(async () => {
  mailServer = await openMailServer()
})
afterEach(async () => {
  await mailServer.close()
  await forgetWaiting()
})

/** What waits at the end of a test is no matter of the next. */
const forgetWaiting = () =>
  sql`update document_delivery set given_up_at = now(), next_attempt_at = null
    where company_id = ${world.company.id} and next_attempt_at is not null`.execute(world.context.db)

/** It is time for the next attempt. */
const letTimePass = () =>
  sql`update document_delivery set next_attempt_at = now()
    where company_id = ${world.company.id} and next_attempt_at is not null`.execute(world.context.db)

interface MailServer {
  readonly port: number
  readonly mails: { readonly mail: ParsedMail; readonly to: string }[]
  refuse: { readonly code: number; readonly text: string } | null
  close(): Promise<void>
}

async function openMailServer(port = 0): Promise<MailServer> {
  const mails: MailServer['mails'] = []
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onRcptTo(_address, _session, done) {
      const { refuse } = opened
      done(refuse ? Object.assign(new Error(refuse.text), { responseCode: refuse.code }) : null)
    },
    onData(stream, { envelope }, done) {
      simpleParser(stream)
        .then((mail) => {
          mails.push({ mail, to: envelope.rcptTo.map(({ address }) => address).join() })
          done()
        })
        .catch(done)
    },
  })
  await new Promise<void>((resolve) => {
    server.listen(port, '127.0.0.1', resolve)
  })
  const address = server.server.address()
  const opened: MailServer = {
    port: typeof address === 'object' ? (address?.port ?? 0) : 0,
    mails,
    refuse: null,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  }
  return opened
}

const mailer = (port = mailServer.port) =>
  mailerOf({ smtpUrl: `smtp://127.0.0.1:${port}`, from: 'pakbon@voorbeeld.example' })
const sendDue = (port?: number) => sendDueDeliveries(world.connections, mailer(port))

async function post(
  url: string,
  payload: object = {},
  name: 'shippingClerk' | 'accountsReceivableClerk' = 'shippingClerk',
) {
  const headers = { authorization: `Bearer ${world.keyOf(name)}`, 'accept-language': 'nl' }
  const { statusCode, body } = await app.inject({ method: 'POST', url: `/api/v1${url}`, headers, payload })
  return { status: statusCode, body: JSON.parse(body) }
}

async function shipped(serial: string) {
  return shipFirstLine(world, await makeOrder(world, ['CAMERA', 1]), serial)
}

const logOf = async (packingSlipId: string) =>
  (await world.as('shippingClerk').get(`/deliveries?packingSlipId=${packingSlipId}`)).body.items

describe('D80 a document by e-mail', () => {
  test('goes to the customer in its language, with the print that is kept', async () => {
    const slip = await shipped('M-001')
    const { status, body } = await post(`/packing-slips/${slip.id}/deliveries`)
    expect([status, body]).toMatchObject([
      201,
      { state: 'waiting', recipient: 'inkoop@jansen.example', number: slip.number, attempts: 0 },
    ])
    expect(await sendDue()).toBe(1)
    const [{ mail, to } = { mail: {} as ParsedMail, to: '' }] = mailServer.mails
    expect(to).toBe('inkoop@jansen.example')
    expect(mail.subject).toBe(`Pakbon ${slip.number} van Voorbeeld`)
    expect(mail.text).toContain('Bijgaand ontvangt u')
    expect(mail.from?.text).toBe('"Voorbeeld" <pakbon@voorbeeld.example>')
    expect(mail.messageId).toBe(`<${body.id}@voorbeeld.example>`)
    const [attachment] = mail.attachments
    expect([attachment?.filename, attachment?.contentType]).toEqual([`${slip.number}.pdf`, 'application/pdf'])
    const kept = await world.as('shippingClerk').get(`/prints/${body.printId}.pdf`)
    expect(attachment?.content.equals(kept.bytes)).toBe(true)
    expect(await logOf(slip.id)).toMatchObject([{ state: 'sent', attempts: 1, lastError: null }])
    expect(await sendDue()).toBe(0)
    expect(mailServer.mails).toHaveLength(1)
  })

  test('with words of its own, to somebody else, and nothing of it becomes a header', async () => {
    const slip = await shipped('M-002')
    const asked = {
      recipient: 'magazijn@jansen.example',
      subject: 'Uw zending Ω',
      message: 'Hallo\n.\nBcc: x@y.example',
    }
    await post(`/packing-slips/${slip.id}/deliveries`, asked)
    await sendDue()
    const [{ mail, to } = { mail: {} as ParsedMail, to: '' }] = mailServer.mails
    expect([to, mail.subject, mail.text?.trim(), mail.bcc]).toEqual([
      asked.recipient,
      asked.subject,
      asked.message,
      undefined,
    ])
    for (const wrong of [
      { subject: 'a\r\nBcc: x@y.example' },
      { recipient: 'a@b.example\r\nBcc: x@y.example' },
      { recipient: 'a@b.example, c@d.example' },
      { recipient: 'Jan <a@b.example>' },
    ]) {
      expect((await post(`/packing-slips/${slip.id}/deliveries`, wrong)).status).toBe(400)
    }
  })

  test('an invoice', async () => {
    const order = await makeOrder(world, ['CABLE', 2])
    const directLines = [{ salesOrderLineId: order.lines[0].id, quantity: 2 }]
    const clerk = world.as('accountsReceivableClerk')
    const { id } = (await clerk.post('/invoices', { salesOrderId: order.id, directLines })).body
    const posted = (await clerk.post(`/invoices/${id}/posting`)).body
    expect((await post(`/invoices/${id}/deliveries`, {}, 'accountsReceivableClerk')).status).toBe(201)
    await sendDue()
    expect(mailServer.mails[0]?.mail.subject).toBe(`Factuur ${posted.number} van Voorbeeld`)
  })

  test('is refused where it cannot be sent', async () => {
    const slip = await shipped('M-003')
    const url = `/packing-slips/${slip.id}/deliveries`
    const { items } = (await world.as('administrator').get('/customers?text=SMITH')).body
    const order = (
      await world
        .as('salesClerk')
        .post('/sales-orders', { customerNumber: items[0].number, lines: [{ productNumber: 'CABLE', quantity: 1 }] })
    ).body
    const toSmith = await preparePackingSlip(world, order)
    expect((await post(`/packing-slips/${toSmith.id}/deliveries`)).body.code).toBe('DOCUMENT_NOT_POSTED')
    await world.as('shippingClerk').post(`/packing-slips/${toSmith.id}/posting`)
    expect((await post(`/packing-slips/${toSmith.id}/deliveries`)).body.code).toBe('RECIPIENT_MISSING')
    expect((await world.as('shippingClerk').post(url)).body.code).toBe('MAIL_NOT_SET_UP')
    expect((await world.as('auditor').post(url)).status).toBe(403)
    expect((await post(`/packing-slips/${toSmith.id.replace(/^./, '9')}/deliveries`)).status).toBe(404)
  })
})

describe('a mail server that does not take it', () => {
  test('away for a while: it is tried again, and sent once', async () => {
    const slip = await shipped('M-010')
    await post(`/packing-slips/${slip.id}/deliveries`)
    const { port } = mailServer
    await mailServer.close()
    expect(await sendDue(port)).toBe(0)
    expect(await logOf(slip.id)).toMatchObject(
      [{ state: 'waiting', attempts: 1, lastError: /ECONNREFUSED/ }].map((one) => ({
        ...one,
        lastError: expect.stringMatching(one.lastError),
      })),
    )
    mailServer = await openMailServer(port)
    expect(await sendDue(port)).toBe(0) // it is not time yet
    await letTimePass()
    expect(await sendDue(port)).toBe(1)
    expect(mailServer.mails).toHaveLength(1)
    expect(await logOf(slip.id)).toMatchObject([{ state: 'sent', attempts: 2 }])
  })

  test('that refuses the recipient for good: it is given up at once, and can be tried again', async () => {
    const slip = await shipped('M-011')
    const { body } = await post(`/packing-slips/${slip.id}/deliveries`)
    mailServer.refuse = { code: 550, text: 'no such mailbox' }
    await sendDue()
    expect(await logOf(slip.id)).toMatchObject([
      { state: 'givenUp', attempts: 1, lastError: expect.stringContaining('no such mailbox') },
    ])
    mailServer.refuse = null
    expect((await post(`/deliveries/${body.id}/retry`)).body.state).toBe('waiting')
    expect((await post(`/deliveries/${body.id}/retry`)).body.code).toBe('DELIVERY_NOT_GIVEN_UP')
    expect(await sendDue()).toBe(1)
    expect(await logOf(slip.id)).toMatchObject([{ state: 'sent' }])
  })

  test('that is busy: six times over two days, then it is given up', async () => {
    const slip = await shipped('M-012')
    await post(`/packing-slips/${slip.id}/deliveries`)
    mailServer.refuse = { code: 451, text: 'try later' }
    const states: string[] = []
    for (let attempt = 0; attempt < 7; attempt++) {
      await letTimePass()
      await sendDue()
      states.push((await logOf(slip.id))[0].state)
    }
    expect(states).toEqual([...Array(6).fill('waiting'), 'givenUp'])
  })
})

test('of several servers one sends it', async () => {
  const slips = await Promise.all(['M-020', 'M-021', 'M-022'].map(shipped))
  for (const slip of slips) await post(`/packing-slips/${slip.id}/deliveries`)
  const sent = await Promise.all(Array.from({ length: 4 }, () => sendDue()))
  expect(sent.reduce((sum, count) => sum + count, 0)).toBe(3)
  expect(mailServer.mails).toHaveLength(3)
})

test('a running sender sends by itself, and ends what it is at when it is stopped', async () => {
  const slip = await shipped('M-030')
  const stop = startSender(world.connections, mailer(), pino({ level: 'silent' }), 20)
  await post(`/packing-slips/${slip.id}/deliveries`)
  await expect.poll(() => mailServer.mails.length, { timeout: 10_000 }).toBe(1)
  await stop()
  await post(`/packing-slips/${slip.id}/deliveries`)
  expect(mailServer.mails).toHaveLength(1)
})
