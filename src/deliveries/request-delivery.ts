import type { Context } from '#db/context.ts'
import { newId } from '#db/id.ts'
import { Refused, refuse } from '#domain/refusal.ts'
import { recordEvent } from '#events/record.ts'
import type { RouteRequest } from '#http/route.ts'
import { presentPrintIn } from '#printing/make-print.ts'
import type { Printable } from '#printing/store.ts'
import { readSalesDocument } from '#sales-documents/read-sales-document.ts'
import { documentsEn } from '#terms/documents-en.ts'
import { documentsNl } from '#terms/documents-nl.ts'
import { insertDelivery, queueAgain, readDelivery } from './store.ts'
import type { DeliveryToRequest, DeliveryView } from './views.ts'

/**
 * Sends a posted document by e-mail: the print that is kept of it as it is now, or a new one. It is on its way once this
 * is committed, and is tried again until the mail server takes it or two days have gone.
 */
export async function requestDelivery(
  context: Context,
  printable: Printable,
  {
    canMail,
    printedUrl,
    ...asked
  }: DeliveryToRequest & Pick<RouteRequest<never, never, never>, 'canMail' | 'printedUrl'>,
): Promise<DeliveryView> {
  const document = await readSalesDocument(context, { ...printable, language: asked.language })
  if (!canMail) throw new Refused([refuse('MAIL_NOT_SET_UP')])
  const recipient = asked.recipient ?? document.buyer.email
  if (!recipient) throw new Refused([refuse('RECIPIENT_MISSING', { customer: document.buyer.number })])
  const print = await presentPrintIn(context, printable, { language: document.language, printedUrl })
  const { title, mail } = document.language === 'nl' ? documentsNl : documentsEn
  const fill = (term: string) =>
    term
      .replace('{{document}}', `${title[document.kind]} ${document.number}`)
      .replace('{{company}}', document.seller.name)
  const id = asked.id ?? newId()
  const subject = asked.subject ?? fill(mail.subject)
  const message = asked.message ?? fill(mail.message)
  await insertDelivery(context, { id, printId: print.id, recipient, subject, message })
  // Whom it went to is in the log of deliveries: what events say can never be forgotten.
  await recordEvent(context, { kind: 'deliveryRequested', subjectId: printable.id, data: { delivery: id } })
  return readDelivery(context, id)
}

/** Tries a delivery again that was given up. */
export async function retryDelivery(context: Context, id: string): Promise<DeliveryView> {
  const { state } = await readDelivery(context, id, true)
  if (state !== 'givenUp') throw new Refused([refuse('DELIVERY_NOT_GIVEN_UP', { state })])
  await queueAgain(context, id)
  await recordEvent(context, { kind: 'deliveryRetried', subjectId: id })
  return readDelivery(context, id)
}
