import type { Context } from '#db/context.ts'
import { newId } from '#db/id.ts'
import { Refused, refuse } from '#domain/refusal.ts'
import { recordEvent } from '#events/record.ts'
import type { RouteRequest } from '#http/route.ts'
import { type PrintableDocument, presentPrintIn } from '#printing/make-print.ts'
import type { PrintView } from '#printing/views.ts'
import { readSalesDocument } from '#sales-documents/read-sales-document.ts'
import { documentsEn } from '#terms/documents-en.ts'
import { documentsNl } from '#terms/documents-nl.ts'
import { insertDelivery, queueAgain, readDelivery } from './store.ts'
import type { DeliveryToRequest, DeliveryView } from './views.ts'

type Asked = DeliveryToRequest & Pick<RouteRequest<never, never, never>, 'canMail' | 'printedUrl'>

/**
 * Sends a posted document by e-mail: the print that is kept of it as it is now, or a new one. It is on its way once this
 * is committed, and is tried again until the mail server takes it or two days have gone.
 */
export async function requestDelivery(
  context: Context,
  printable: PrintableDocument,
  asked: Asked,
): Promise<DeliveryView> {
  const document = await readSalesDocument(context, { ...printable, language: asked.language })
  const { kind, id, number, language, buyer, seller } = document
  const { title } = mailTerms[language]
  return sendPrint(context, asked, {
    ...{ id, language, seller: seller.name, buyer },
    name: `${title[kind]} ${number}`,
    print: () => presentPrintIn(context, printable, { language, printedUrl: asked.printedUrl }),
  })
}

/** What is sent, and to whom. */
export interface PrintToSend {
  /** Of the document. */
  readonly id: string
  /** What it is and its number, as its language says it. */
  readonly name: string
  readonly language: 'nl' | 'en'
  readonly seller: string
  readonly buyer: { readonly number: string; readonly email: string | null }
  readonly print: () => Promise<PrintView>
}

/** Puts a print on its way, to the address that was asked for or else the buyer's own. */
export async function sendPrint(
  context: Context,
  { canMail, ...asked }: Asked,
  { id: subjectId, name, language, seller, buyer, print }: PrintToSend,
): Promise<DeliveryView> {
  if (!canMail) throw new Refused([refuse('MAIL_NOT_SET_UP')])
  const recipient = asked.recipient ?? buyer.email
  if (!recipient) throw new Refused([refuse('RECIPIENT_MISSING', { customer: buyer.number })])
  const { id: printId } = await print()
  const { mail } = mailTerms[language]
  const fill = (term: string) => term.replace('{{document}}', name).replace('{{company}}', seller)
  const id = asked.id ?? newId()
  const subject = asked.subject ?? fill(mail.subject)
  const message = asked.message ?? fill(mail.message)
  await insertDelivery(context, { id, printId, recipient, subject, message })
  // Whom it went to is in the log of deliveries: what events say can never be forgotten.
  await recordEvent(context, { kind: 'deliveryRequested', subjectId, data: { delivery: id } })
  return readDelivery(context, id)
}

const mailTerms = { nl: documentsNl, en: documentsEn } as const

/** Tries a delivery again that was given up. */
export async function retryDelivery(context: Context, id: string): Promise<DeliveryView> {
  const { state } = await readDelivery(context, id, true)
  if (state !== 'givenUp') throw new Refused([refuse('DELIVERY_NOT_GIVEN_UP', { state })])
  await queueAgain(context, id)
  await recordEvent(context, { kind: 'deliveryRetried', subjectId: id })
  return readDelivery(context, id)
}
