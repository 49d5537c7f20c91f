import { setTimeout as sleep } from 'node:timers/promises'
import nodemailer from 'nodemailer'
import type { Connections } from '#db/database.ts'
import { type Mailer, sendDueDeliveries } from './send-deliveries.ts'

/** Where mail goes out, as the configuration says. */
export interface MailSettings {
  /** `smtp://` or `smtps://`, with user and password where the server asks for them. */
  readonly smtpUrl: string
  readonly from: string
}

interface Log {
  info(what: object, text: string): void
  warn(what: object, text: string): void
}

/** A connection to the mail server; every step of it ends within half a minute. */
export function mailerOf({ smtpUrl, from }: MailSettings): Mailer {
  const limits = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 30_000, dnsTimeout: 10_000 }
  const options = { url: smtpUrl, ...limits, disableFileAccess: true, disableUrlAccess: true }
  return { transport: nodemailer.createTransport(options), from }
}

/** Sends what is due every few seconds, until it is stopped, which waits for the mail that is on its way. */
export function startSender(
  connections: Connections,
  mailer: Mailer,
  logger: Log,
  milliseconds = 2000,
): () => Promise<void> {
  const stopped = new AbortController()
  const working = work()
  return async () => {
    stopped.abort()
    await working
  }

  async function work(): Promise<void> {
    while (!stopped.signal.aborted) {
      try {
        const sent = await sendDueDeliveries(connections, mailer)
        if (sent > 0) logger.info({ sent }, 'documents were sent by e-mail')
      } catch (error) {
        logger.warn({ err: error }, 'documents could not be sent by e-mail; they are tried again')
      }
      await sleep(milliseconds, undefined, { signal: stopped.signal }).catch(() => {}) // it was stopped
    }
  }
}
