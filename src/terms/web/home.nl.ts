import type { homeEn } from './home.en.ts'
import type { SameShape } from './same-shape.ts'

/** Dutch: the first page. */
export const homeNl: SameShape<typeof homeEn> = {
  home: {
    title: 'Goedendag, {{name}}',
    toPack: 'In te pakken',
    inPreparation: 'Pakbonnen in voorbereiding',
    toInvoice: 'Te factureren',
    invoicesInPreparation: 'Facturen in voorbereiding',
    notReadable: 'Niet leesbaar, in te vullen',
    age: '{{days}} d. oud',
    duplicates: 'Serienummers die dubbel actief zijn',
    returnFindings: 'Retouren met een bevinding',
    changedSincePrint: 'Gewijzigd sinds afdruk',
    all: 'Alle',
    pack: 'Inpakken',
    packOrder: '{{number}} inpakken',
    invoice: 'Factureren',
    invoiceOrder: '{{number}} factureren',
    goOnShort: 'Verder',
    goOn: 'Verder met {{number}}',
    underWay: 'mee bezig',
    wanted: 'gewenst op {{day}}',
    registered: '{{done}} van {{quantity}} geregistreerd',
    returnsToReceive: 'Retouren te ontvangen',
    returnsToSettle: 'Retouren af te handelen',
    received: '{{done}} van {{quantity}} ontvangen',
    toSettle: '{{count}} te crediteren, vervangen of terug te sturen',
    allDone: 'Alles is gedaan. Er wacht niets op u.',
    trace: 'Hebben wij dit exemplaar verkocht?',
    traceField: 'Scan of typ een serienummer',
    traceSubmit: 'Traceren',
  },
}
