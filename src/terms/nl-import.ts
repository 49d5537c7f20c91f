import type { ImportTerms } from './terms.ts'

/** Dutch, for files of orders. */
export const nlImport: ImportTerms = {
  IMPORT_TOO_LARGE: {
    title: 'Het bestand is te groot',
    text: '{{file}}, regel {{line}}: Een bestand met orders heeft hoogstens 10 MB, 100.000 rijen, 250.000 elementen en 32 niveaus. Verstuur het in delen.',
  },
  IMPORT_EMPTY: {
    title: 'Het bestand heeft geen orders',
    text: '{{file}}, regel {{line}}: Er is niets te importeren. Controleer of het het juiste bestand is.',
  },
  IMPORT_ENCODING: {
    title: 'Het bestand is geen UTF-8-tekst',
    text: '{{file}}, regel {{line}}: De codering is {{encoding}}. Sla het bestand op als UTF-8 (in Excel: CSV UTF-8).',
  },
  IMPORT_CHARACTER: {
    title: 'Het bestand heeft een besturingsteken',
    text: '{{file}}, regel {{line}}: {{character}} hoort niet in een tekst. Controleer of het bestand beschadigd is.',
  },
  IMPORT_UNKNOWN_FORMAT: {
    title: 'Het bestand wordt niet herkend',
    text: '{{file}}, regel {{line}}: Het begint met “{{found}}”. Verwacht: een UBL 2 Order, of CSV met de kolomnamen van Sales order headers V2 of Sales order lines V2.',
  },
  IMPORT_DOCTYPE: {
    title: 'Het bestand heeft een documenttype',
    text: '{{file}}, regel {{line}}: Een documenttype (DOCTYPE) kan andere bestanden en eindeloze tekst in een order verbergen. Vraag de afzender om het bestand zonder documenttype.',
  },
  IMPORT_MALFORMED: {
    title: 'Het bestand is geen welgevormde XML',
    text: '{{file}}, regel {{line}}: {{problem}}. Vraag de afzender opnieuw om het bestand.',
  },
  IMPORT_CUT_OFF: {
    title: 'Het bestand is afgebroken',
    text: '{{file}}, regel {{line}}: Het bestand eindigt voordat de order eindigt. Vraag de afzender om het hele bestand.',
  },
  IMPORT_COLUMN_MISSING: {
    title: 'Er ontbreekt een kolom',
    text: '{{file}}, regel {{line}}: Er is geen kolom {{column}}. Voeg die toe, op een willekeurige plaats.',
  },
  IMPORT_COLUMN_TWICE: {
    title: 'Een kolom is er twee keer',
    text: '{{file}}, regel {{line}}: Er is meer dan één kolom {{column}}. Verwijder ze op één na.',
  },
  IMPORT_ROW_NOT_READABLE: {
    title: 'De rijen zijn niet te onderscheiden',
    text: '{{file}}, regel {{line}}: Vanaf hier staat een aanhalingsteken verkeerd of wordt het nooit gesloten, of is de rij langer dan 100.000 tekens. Schrijf een aanhalingsteken binnen een waarde dubbel.',
  },
  IMPORT_ROW_LENGTH: {
    title: 'De rij heeft een verkeerd aantal waarden',
    text: '{{file}}, regel {{line}}: {{found}} waarden onder {{expected}} kolomnamen. Zet een waarde waar het scheidingsteken in staat tussen aanhalingstekens.',
  },
  IMPORT_VALUE_MISSING: {
    title: 'Er ontbreekt een waarde',
    text: '{{file}}, regel {{line}}: {{field}} is leeg. Vul die in.',
  },
  IMPORT_VALUE: {
    title: 'De waarde kan niet',
    text: '{{file}}, regel {{line}}: {{field}} is “{{value}}”. Verwacht: {{expected}}.',
  },
  IMPORT_NUMBER_AMBIGUOUS: {
    title: 'Het getal is op twee manieren te lezen',
    text: '{{file}}, regel {{line}}: {{field}} is “{{value}}”: decimalen, of duizendtallen? Schrijf de getallen in het bestand zonder scheidingsteken voor duizendtallen.',
  },
  IMPORT_DIFFERS: {
    title: 'Twee waarden horen gelijk te zijn',
    text: '{{file}}, regel {{line}}: {{field}} is hier “{{value}}” en elders in dezelfde order “{{expected}}”.',
  },
  IMPORT_NOT_DESPATCH_ADVICE: {
    title: 'Het bestand is geen verzendbericht',
    text: '{{file}}, regel {{line}}: {{found}} is geen UBL 2-verzendbericht (despatch advice). Kies het XML-bestand dat de afzender zo noemt.',
  },
  IMPORT_NO_SERIAL_NUMBERS: {
    title: 'Het verzendbericht heeft geen serienummers',
    text: '{{file}}, regel {{line}}: Verzendbericht {{number}} noemt geen serienummer. Vraag de afzender er een met serienummers, of scan de eenheden.',
  },
  IMPORT_TOO_MANY: {
    title: 'Het bestand heeft te veel serienummers',
    text: '{{file}}, regel {{line}}: Er zijn {{count}} serienummers; er gaan er hoogstens {{most}} tegelijk. Stuur het in delen.',
  },
  IMPORT_NO_LINES: {
    title: 'De order heeft geen regels',
    text: '{{file}}, regel {{line}}: Order {{order}} heeft geen regels. Importeer het bestand met de regels samen met dit bestand.',
  },
  IMPORT_NO_HEADER: {
    title: 'De regels hebben geen order',
    text: '{{file}}, regel {{line}}: Er zijn regels van order {{order}}, en geen orderkop. Importeer het bestand met de orderkoppen samen met dit bestand.',
  },
  IMPORT_DUPLICATE_NUMBER: {
    title: 'Het ordernummer komt twee keer voor',
    text: '{{file}}, regel {{line}}: Order {{order}} staat al op regel {{first}} van {{firstFile}}. Verwijder er een, of geef die een eigen nummer.',
  },
  IMPORT_DUPLICATE_LINE: {
    title: 'Het regelnummer komt twee keer voor',
    text: '{{file}}, regel {{line}}: Regel {{number}} van order {{order}} staat al op regel {{first}} van het bestand. Verwijder er een, of geef die een eigen nummer.',
  },
  IMPORT_MORE_FAULTS: {
    title: 'Er zijn meer fouten',
    text: '{{file}}, regel {{line}}: Er zijn nog {{count}} fouten. Verbeter eerst de genoemde en probeer het opnieuw.',
  },
  IMPORT_UNKNOWN_PRODUCT: {
    title: 'Het artikel is niet bekend',
    text: '{{file}}, regel {{line}}: Er is geen artikel {{product}}. Maak het eerst aan, of importeer zonder strict.',
  },
  IMPORT_UNKNOWN_CUSTOMER: {
    title: 'De klant is niet bekend',
    text: '{{file}}, regel {{line}}: Er is geen klant {{customer}}. Maak die eerst aan, of importeer zonder strict.',
  },
  IMPORT_UNIT: {
    title: 'De eenheid hoort niet bij het artikel',
    text: '{{file}}, regel {{line}}: {{unit}} is geen eenheid van artikel {{product}}, dat per {{salesUnit}} wordt verkocht en per {{inventoryUnit}} wordt geteld.',
  },
  IMPORT_NOT_WHOLE: {
    title: 'De hoeveelheid is niet geheel',
    text: '{{file}}, regel {{line}}: {{quantity}} stuks van {{product}} kunnen niet elk een serienummer hebben. Geef een gehele hoeveelheid.',
  },
  IMPORT_CREDIT_OF_UNITS: {
    title: 'Een creditering van eenheden hoort bij een regel',
    text: '{{file}}, regel {{line}}: Artikel {{product}} heeft serienummers; een negatieve hoeveelheid moet daarom een gefactureerde regel corrigeren. Laat die hier weg, en crediteer die regel van zijn order.',
  },
  IMPORT_ORDER_DIFFERS: {
    title: 'De order is er al, en verschilt',
    text: '{{file}}, regel {{line}}: Order {{order}} is er al, met voor {{field}} “{{expected}}”; het bestand zegt “{{value}}”. Wijzig de order hier, of geef die in het bestand een eigen nummer.',
  },
  IMPORT_LEFT_OUT: {
    title: 'Niet overgenomen',
    text: '{{file}}, regel {{line}}: Niet overgenomen: {{what}}.',
  },
  IMPORT_AMOUNT_DIFFERS: {
    title: 'Het bedrag van de regel verschilt',
    text: '{{file}}, regel {{line}}: Hoeveelheid, prijs en korting komen op {{amount}}; het bestand zegt {{stated}}. Controleer de prijs van de regel.',
  },
  IMPORT_SAME_NUMBER: {
    title: 'De klant heeft het nummer al eens gebruikt',
    text: '{{file}}, regel {{line}}: Klant {{customer}} heeft al een andere order met nummer {{order}} gestuurd: {{others}}. Controleer of deze die vervangt; hij is als extra order overgenomen.',
  },
}
