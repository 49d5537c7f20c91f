import { sql } from 'kysely'
import type { Transporter } from 'nodemailer'
import type { Connections, Database } from '#db/database.ts'

/** How mail leaves: the connection to a mail server, and who it comes from. */
export interface Mailer {
  readonly transport: Pick<Transporter, 'sendMail'>
  readonly from: string
}

interface DueDelivery {
  readonly companyId: string
  readonly id: string
  readonly recipient: string
  readonly subject: string
  readonly message: string
  readonly attempts: number
  readonly number: string
  readonly sellerName: string
  readonly replyTo: string | null
  readonly content: Buffer
}

/** Minutes until the next attempt; after the last of them it is given up. */
const pauses = [1, 5, 30, 120, 720, 1440]

/**
 * Sends all that is due, of every company, one after another; answers how many left. A row is locked while it is sent,
 * so that of several servers one sends it. A crash between sending and noting it sends it once more, under the same
 * Message-ID.
 */
export async function sendDueDeliveries(connections: Connections, mailer: Mailer): Promise<number> {
  const { rows } = await sql<{ companyId: string }>`
    select company_id as "companyId" from companies_with_due_deliveries()`.execute(connections.withoutCompany)
  let sent = 0
  for (const { companyId } of rows) {
    const db = connections.forCompany(companyId)
    for (;;) {
      const outcome = await sendNext(db, companyId, mailer)
      if (outcome === 'none') break
      if (outcome === 'sent') sent++
    }
  }
  return sent
}

type Outcome = 'none' | 'sent' | 'failed'

async function sendNext(db: Database, companyId: string, mailer: Mailer): Promise<Outcome> {
  return db.transaction().execute(async (transaction) => {
    const due = await lockNext(transaction, companyId)
    if (!due) return 'none'
    try {
      const messageId = await send(due, mailer)
      await sql`update document_delivery set attempts = attempts + 1, sent_at = clock_timestamp(),
        next_attempt_at = null, last_error = null, message_id = ${messageId}
        where company_id = ${companyId} and id = ${due.id}`.execute(transaction)
      return 'sent'
    } catch (error) {
      await noteFailure(transaction, due, error as MailError)
      return 'failed'
    }
  })
}

async function lockNext(db: Database, companyId: string): Promise<DueDelivery | undefined> {
  const { rows } = await sql<DueDelivery>`
    select d.company_id as "companyId", d.id, d.recipient, d.subject, d.message, d.attempts,
      coalesce(s.number, i.number, k.number) as number, y.name as "sellerName", y.email as "replyTo", f.content
    from document_delivery d
    join company y on y.id = d.company_id
    join print t on t.company_id = d.company_id and t.id = d.print_id
    join print_content f on f.company_id = t.company_id and f.sha256 = t.sha256
    left join packing_slip s on s.company_id = t.company_id and s.id = t.packing_slip_id
    left join invoice i on i.company_id = t.company_id and i.id = t.invoice_id
    left join register_sale k on k.company_id = t.company_id and k.id = t.register_sale_id
    where d.company_id = ${companyId} and d.next_attempt_at <= now()
    order by d.next_attempt_at, d.id limit 1 for update of d skip locked`.execute(db)
  return rows[0]
}

async function send(due: DueDelivery, { transport, from }: Mailer): Promise<string> {
  const messageId = `<${due.id}@${from.split('@')[1]}>`
  await transport.sendMail({
    messageId,
    from: { name: due.sellerName, address: from },
    to: { name: '', address: due.recipient },
    ...(due.replyTo ? { replyTo: due.replyTo } : {}),
    subject: due.subject,
    text: due.message,
    attachments: [
      { filename: `${due.number.replace(/[^\w.-]/g, '_')}.pdf`, content: due.content, contentType: 'application/pdf' },
    ],
  })
  return messageId
}

interface MailError {
  readonly message?: string
  readonly responseCode?: number
  readonly command?: string
}

/** A mail server that refuses the recipient or the message for good is not asked again; every other fault may pass. */
async function noteFailure(db: Database, { companyId, id, attempts }: DueDelivery, error: MailError): Promise<void> {
  const { message = 'unknown', responseCode = 0, command = '' } = error
  const isForGood = responseCode >= 500 && /^(RCPT TO|DATA)$/.test(command)
  const pause = isForGood ? undefined : pauses[attempts]
  const text = message.replaceAll(/\p{Cc}+/gu, ' ').slice(0, 500)
  await sql`update document_delivery set attempts = attempts + 1, last_error = ${text},
      next_attempt_at = ${pause === undefined ? null : sql`now() + make_interval(mins => ${pause}::int)`},
      given_up_at = ${pause === undefined ? sql`clock_timestamp()` : null}
    where company_id = ${companyId} and id = ${id}`.execute(db)
}
