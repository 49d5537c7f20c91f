import type { documentsEn } from './documents.en.ts'
import type { SameShape } from './same-shape.ts'

/** Nederlands: documenten afdrukken en versturen. */
export const documentsNl: SameShape<typeof documentsEn> = {
  documents: {
    print: 'Afdrukken',
    more: 'Meer vormen van {{number}}',
    sendByMail: 'Per e-mail versturen',
    labels: 'Etiketten van de exemplaren (PDF)',
    labelsZpl: 'Etiketten van de exemplaren (ZPL)',
    label: 'Etiket van de zending (PDF)',
    eDocument: 'Elektronisch document (UBL)',
    events: 'Gebeurtenissen (EPCIS)',
    csv: 'Serienummers (CSV)',
    xlsx: 'Serienummers (Excel)',
    prints: 'Afdrukken en e-mails',
    nothing: 'Nog niet afgedrukt.',
    printOf: 'Afdruk van {{moment}}',
    by: '{{name}}, in het {{language}}',
    copy: 'kopie',
    changed: 'vermeldt dat serienummers zijn gewijzigd',
    mailTo: 'E-mail aan {{recipient}}',
    mailStates: { waiting: 'onderweg', sent: 'verstuurd', givenUp: 'opgegeven' },
    lastError: 'De mailserver zei: {{error}}',
    retry: 'Opnieuw proberen',
    recipient: 'Ontvanger',
    recipientHint: 'Leeg gelaten gaat hij naar het e-mailadres van de klant.',
    subject: 'Onderwerp',
    message: 'Bericht',
    usual: 'Leeg gelaten is het de gebruikelijke tekst, in de taal van de klant.',
    send: 'Versturen',
    onItsWay: 'De e-mail aan {{recipient}} is onderweg.',
  },
}
