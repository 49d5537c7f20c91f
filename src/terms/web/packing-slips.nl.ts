import type { packingSlipsEn } from './packing-slips.en.ts'
import type { SameShape } from './same-shape.ts'

/** Dutch: packing slips. */
export const packingSlipsNl: SameShape<typeof packingSlipsEn> = {
  packingSlips: {
    title: 'Pakbonnen',
    one: 'Pakbon {{number}}',
    inPreparation: 'Pakbon in voorbereiding',
    empty: 'Er zijn nog geen pakbonnen. Open een verkooporder en kies “Leveren”.',
    general: 'Algemeen',
    lines: 'Regels',
    postedAt: 'Geboekt op',
    version: 'Versie',
    changedSincePrint: 'Serienummers gewijzigd sinds afdruk',
    onlyChanged: 'Gewijzigd sinds afdruk',
    scan: 'Serienummers scannen',
    register: 'Serienummers registreren',
    post: 'Boeken',
    postTitle: 'De pakbon boeken',
    postingOn: 'Boekingsdatum',
    posted: 'Pakbon {{number}} is geboekt.',
    readyText: 'Alles is geregistreerd. Een geboekte pakbon is een journaal: hij verandert niet meer.',
    blankText:
      'Deze regels gaan weg met exemplaren zonder serienummer. Dat kan worden ingevuld tot ze gefactureerd zijn.',
    missingText: 'Dit ontbreekt. Scan het, registreer het als niet leesbaar, of verlaag de hoeveelheid.',
    missingLine: 'Regel {{line}}, {{product}}: {{missing}} van {{quantity}} ontbreken',
    surplusLine: 'Regel {{line}}, {{product}}: {{surplus}} te veel',
    changeQuantities: 'Hoeveelheden wijzigen',
    discard: 'Laten vervallen',
    discardTitle: 'Deze voorbereiding laten vervallen?',
    discardText:
      'De orderregels kunnen opnieuw worden geleverd. {{count}} geregistreerde exemplaren zijn meteen vrij voor een ander document.',
    discarded: 'De voorbereiding is vervallen.',
    invoice: 'Factureren',
    cancel: 'Annuleren',
    cancelTitle: 'Pakbon {{number}} annuleren?',
    cancelText:
      'Elke regel wordt tegengeboekt: {{quantity}} exemplaren kunnen opnieuw worden geleverd. De oude versie blijft leesbaar.',
    correct: 'Corrigeren',
    correctTitle: 'Pakbon {{number}} corrigeren',
    correctText: 'Geef de hoeveelheid die blijft. Een regel met serienummers blijft heel, of wordt 0.',
    reuseText:
      'De serienummers van tegengeboekte exemplaren worden onthouden: de volgende pakbon van de orderregel begint ermee. Tot dan mogen ze elders worden geregistreerd.',
    remains: 'Blijft',
    reverseLine: 'Regel {{line}} in zijn geheel tegenboeken: {{quantity}} exemplaren',
    reversed: 'Pakbon {{number}} is gecorrigeerd.',
    cancelled: 'Pakbon {{number}} is geannuleerd.',
    invoicedText: 'Regel {{line}} is gefactureerd en kan niet worden tegengeboekt.',
    quantityReversed: 'Tegengeboekt',
    versions: 'Versies',
    versionOf: 'Versie {{version}}',
    versionKinds: { cancellation: 'Geannuleerd', correction: 'Gecorrigeerd' },
    showVersion: 'Versie {{version}} tonen',
    showsOld: 'Dit is versie {{version}}, zoals zij was.',
    backToPresent: 'Naar de huidige versie',
    unitsOfLine: 'Serienummers van regel {{line}}',
  },
}
