import type { SoldUnitTerms } from './terms.ts'

/** Dutch, for files of units that were sold before Pakbon. */
export const nlSoldUnits: SoldUnitTerms = {
  SOLD_UNIT_SERIAL_AS_NUMBER: {
    title: 'Het rekenblad zag het serienummer als getal',
    text: '{{serialNumber}} heeft cijfers verloren. Maak de kolom in het rekenblad Tekst voordat de serienummers erin komen.',
  },
  SOLD_UNIT_PRODUCT_UNKNOWN: {
    title: 'Het artikel is niet bekend',
    text: 'Er is geen artikel met nummer of streepjescode {{product}}. Maak het eerst aan of verbeter de rij.',
  },
  SOLD_UNIT_CUSTOMER_UNKNOWN: {
    title: 'De klant is niet bekend',
    text: 'Er is geen klant {{customer}}. Maak die eerst aan of verbeter de rij.',
  },
  SOLD_UNIT_DAY_AHEAD: {
    title: 'De dag moet nog komen',
    text: '{{column}} is {{day}}. Een exemplaar dat vóór Pakbon is verkocht, is in het verleden gefactureerd en geleverd.',
  },
  SOLD_UNIT_COVERAGE_ENDS_EARLY: {
    title: 'De dekking eindigt vóór de levering',
    text: '{{column}} is {{day}}, en het exemplaar is geleverd op {{deliveredOn}}. Controleer beide dagen.',
  },
  SOLD_UNIT_TWICE: {
    title: 'Het serienummer staat twee keer in het bestand',
    text: '{{serialNumber}} staat al in rij {{row}} van het bestand. Verwijder een van de twee of verbeter het serienummer.',
  },
  SOLD_UNIT_INVOICE_DIFFERS: {
    title: 'De factuur is van een andere klant of een andere dag',
    text: 'Factuur {{invoice}} is van klant {{customer}} en {{day}}. Een factuur heeft één klant en één dag: verbeter de rij.',
  },
  SOLD_UNIT_INVOICE_OURS: {
    title: 'Het factuurnummer is er een van Pakbon zelf',
    text: 'Factuur {{invoice}} is er al, of de nummerreeks van facturen moet dit nummer nog uitgeven. Verbeter de rij of laat die reeks daarboven beginnen.',
  },
  SOLD_UNITS_TOO_MANY: {
    title: 'Het bestand heeft te veel rijen',
    text: 'Een bestand heeft hoogstens {{most}} rijen met exemplaren. Verdeel het en importeer de delen na elkaar.',
  },
  SOLD_UNITS_REFUSED: {
    title: 'Niet alle rijen kunnen worden geïmporteerd',
    text: '{{count}} rijen zijn geweigerd, dus er is niets geïmporteerd. Verbeter ze of importeer de andere zonder deze.',
  },
}
