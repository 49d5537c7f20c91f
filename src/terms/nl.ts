import { nlColumns } from './nl-columns.ts'
import { nlImport } from './nl-import.ts'
import { nlRegisterSales } from './nl-register-sales.ts'
import { nlSoldUnits } from './nl-sold-units.ts'
import { nlTills } from './nl-tills.ts'
import type { Terms } from './terms.ts'

/** Dutch. */
export const nl: Terms = {
  refusal: {
    REQUEST_SHAPE: {
      title: 'Het verzoek heeft de verkeerde vorm',
      text: '{{path}}: {{problem}}. Herstel dit en stuur het opnieuw.',
    },
    REQUEST_TOO_LARGE: {
      title: 'Het verzoek is te groot',
      text: 'Het verzoek is groter dan hier wordt aangenomen. Stuur het in kleinere delen.',
    },
    REQUEST_TOO_MANY: {
      title: 'Te veel verzoeken',
      text: 'Te veel verzoeken in korte tijd. Wacht enkele seconden en probeer het opnieuw.',
    },
    REQUEST_MEDIA_TYPE: {
      title: 'Het inhoudstype wordt niet aangenomen',
      text: 'Stuur het verzoek als application/json.',
    },
    REQUEST_ORIGIN: {
      title: 'Het verzoek komt van een andere site',
      text: 'Een pagina van {{origin}} mag hier niets wijzigen. Gebruik Pakbon op het eigen adres.',
    },
    SIGN_IN_NEEDED: { title: 'Meld u eerst aan', text: 'Meld u aan, of stuur een API-sleutel die nog geldig is.' },
    DUTY_MISSING: {
      title: 'Er ontbreekt een taak',
      text: 'Hiervoor is de taak {{duties}} nodig. Vraag een beheerder om een rol met deze taak.',
    },
    NOT_FOUND: {
      title: 'Niet gevonden',
      text: 'Er is hier geen {{what}}. Controleer het nummer, en of u in het juiste bedrijf werkt.',
    },
    EDITION_CHANGED: {
      title: 'Iemand anders heeft dit intussen gewijzigd',
      text: 'Het is nu editie {{edition}}. Open het opnieuw en herhaal de wijziging.',
    },
    IDEMPOTENCY_KEY_REUSED: {
      title: 'De idempotentiesleutel hoort bij een ander verzoek',
      text: 'De sleutel {{key}} is gebruikt bij een ander verzoek. Gebruik een nieuwe sleutel voor een nieuw verzoek.',
    },
    IDEMPOTENCY_KEY_IN_FLIGHT: {
      title: 'Hetzelfde verzoek wordt nog verwerkt',
      text: 'Het verzoek met de sleutel {{key}} is nog niet klaar. Vraag het zo dadelijk opnieuw.',
    },
    ALREADY_EXISTS: {
      title: 'Het bestaat al',
      text: 'Er is al een met hetzelfde nummer of dezelfde sleutel. Gebruik die, of kies een ander nummer.',
    },
    BUSY: {
      title: 'Bezet',
      text: 'De database is bezet of onbereikbaar. Er is niets gewijzigd; probeer het zo dadelijk opnieuw.',
    },
    INTERNAL: {
      title: 'Er ging iets mis in Pakbon',
      text: 'Er is niets gewijzigd. Geef het verzoeknummer aan wie Pakbon beheert.',
    },
    SIGN_IN_FAILED: {
      title: 'Aanmelden is niet gelukt',
      text: 'Het e-mailadres en het wachtwoord horen niet bij elkaar. Controleer beide en probeer het opnieuw.',
    },
    SIGN_IN_BLOCKED: {
      title: 'Te veel mislukte pogingen',
      text: 'Aanmelden is nog {{seconds}} seconden geblokkeerd. Wacht, of vraag een beheerder om een nieuw wachtwoord.',
    },
    PASSWORD_WRONG: {
      title: 'Het wachtwoord is onjuist',
      text: 'Het huidige wachtwoord is anders. Probeer het opnieuw.',
    },
    PASSWORD_TOO_SHORT: {
      title: 'Het wachtwoord is te kort',
      text: 'Een wachtwoord heeft ten minste {{minimum}} tekens. Kies een langer wachtwoord; een paar woorden voldoen.',
    },
    USER_KNOWN_ALREADY: {
      title: 'Er is al een account met dit e-mailadres',
      text: '{{email}} meldt zich hier al aan, met een eigen wachtwoord. Laat het wachtwoord weg om hier rollen toe te kennen.',
    },
    USER_OF_OTHER_COMPANY: {
      title: 'De gebruiker werkt ook in een ander bedrijf',
      text: '{{user}} heeft ook rollen in een ander bedrijf; naam, taal en wachtwoord worden daarom niet vanaf hier gewijzigd. Dat kan de gebruiker zelf doen.',
    },
    LAST_ADMINISTRATOR: {
      title: 'Niemand zou nog gebruikers kunnen beheren',
      text: 'Hierna zou geen gebruiker de taak administerUsers meer hebben. Geef die eerst aan iemand anders.',
    },
    ROLE_IN_USE: {
      title: 'De rol is in gebruik',
      text: 'Rol {{role}} is toegekend aan {{users}}. Geef hun eerst een andere rol.',
    },
    DUTY_NOT_YOURS: {
      title: 'U hebt deze taak zelf niet',
      text: 'Een API-sleutel krijgt taken van wie hem maakt. U hebt niet: {{duties}}.',
    },
    SERIAL_NUMBER_EMPTY: {
      title: 'De invoer is leeg',
      text: 'Een lege invoer is geen serienummer. Is het etiket niet te lezen, kies dan Niet leesbaar.',
    },
    SERIAL_NUMBER_TOO_LONG: {
      title: 'Het serienummer is te lang',
      text: '{{length}} tekens; er worden er hoogstens {{maximum}} aangenomen. Controleer of twee etiketten als één zijn gescand.',
    },
    SERIAL_NUMBER_CHARACTER: {
      title: 'Het serienummer heeft een teken dat niet wordt aangenomen',
      text: '{{character}} op positie {{position}} wordt niet aangenomen. Typ het serienummer met de hand.',
    },
    SERIAL_NUMBER_MALFORMED: {
      title: 'De tekst is beschadigd',
      text: 'De tekst is niet goed gevormd. Scan het etiket opnieuw.',
    },
    SERIAL_NUMBER_FORMAT: {
      title: 'Het serienummer heeft een ander formaat',
      text: '{{serialNumber}} past niet bij het formaat van dit artikel: {{expected}}. Controleer of het juiste etiket is gescand.',
    },
    SERIAL_NUMBER_RANGE: {
      title: 'De reeks is niet mogelijk',
      text: 'Van {{first}} tot {{last}} is geen reeks: beide moeten na hetzelfde begin op cijfers eindigen, oplopend, en hoogstens 10.000 nummers geven.',
    },
    BARCODE_AS_SERIAL_NUMBER: {
      title: 'De streepjescode van het artikel is geen serienummer',
      text: '{{barcode}} is de streepjescode van het artikel zelf. Scan het etiket met het serienummer.',
    },
    SERIAL_FORMAT_IMPOSSIBLE: {
      title: 'Geen serienummer kan dit formaat hebben',
      text: '{{expected}}: de kortste lengte is groter dan de langste, of het voorvoegsel is langer dan die.',
    },
    BARCODE_LENGTH: {
      title: 'Dit is geen GTIN',
      text: '{{barcode}} heeft geen 8, 12, 13 of 14 cijfers. Herstel dit, of voer het in als vrije streepjescode.',
    },
    BARCODE_CHARACTER: {
      title: 'De streepjescode heeft een teken dat niet wordt aangenomen',
      text: '{{barcode}}: een streepjescode heeft 1 tot 80 afdrukbare ASCII-tekens.',
    },
    BARCODE_CHECK_DIGIT: {
      title: 'Het controlecijfer klopt niet',
      text: '{{barcode}} eindigt op het verkeerde controlecijfer; het zou {{expected}} moeten zijn.',
    },
    USER_NEEDED: {
      title: 'Alleen een gebruiker kan dit doen',
      text: 'Een API-sleutel kan dit niet: een nieuw bedrijf heeft een beheerder nodig, en een taal hoort bij een persoon. Meld u aan en probeer het opnieuw.',
    },
    CURRENCY_IN_USE: {
      title: 'De valuta is in gebruik',
      text: 'Verkooporders hebben bedragen in {{currency}}. Laat de valuta zo, of maak een ander bedrijf met de andere valuta.',
    },
    SETTING_FIXED_IN_SALES_PROCESS: {
      title: 'De instelling ligt vast zolang de groep actief is in het verkoopproces',
      text: 'Zolang een groep actief is in het verkoopproces, is serienummercontrole geselecteerd en zijn alle andere instellingen behalve lege uitgifte is toegestaan gewist: {{settings}} kan niet worden gewijzigd.',
    },
    GROUP_IN_USE: {
      title: 'De groep is in gebruik',
      text: 'Artikelen van groep {{group}} hebben al serienummers of geboekte regels: {{products}}. Maak een andere groep voor nieuwe artikelen.',
    },
    GROUP_HAS_PRODUCTS: {
      title: 'Artikelen hebben deze groep',
      text: 'Groep {{group}} is de groep van {{products}}. Geef die artikelen eerst een andere groep.',
    },
    GROUP_HAS_OPEN_REGISTRATIONS: {
      title: 'Serienummers van de groep zijn in gebruik',
      text: 'Artikelen van groep {{group}} hebben serienummers in gebruik: {{products}}. {{settings}} kan niet meer worden gewijzigd, want dan staat niet vast welke ervan dezelfde zijn.',
    },
    CATCH_WEIGHT_IN_SALES_PROCESS: {
      title: 'Een catch weight-artikel kan geen serienummers in het verkoopproces hebben',
      text: '{{products}}: catch weight, en groep {{group}} is actief in het verkoopproces. Kies een andere groep of een ander artikel.',
    },
    SALES_UNIT_FACTOR: {
      title: 'Eén eenheid heeft twee betekenissen',
      text: 'Artikel {{product}} wordt verkocht per {{factor}} {{unit}}, en {{unit}} is ook de voorraadeenheid. Kies factor 1, of een andere verkoopeenheid.',
    },
    PRODUCT_IN_USE: {
      title: 'Het artikel is in gebruik',
      text: 'Artikel {{product}} heeft al serienummers of geboekte regels, dus {{field}} kan niet worden gewijzigd. Maak een ander artikel.',
    },
    BARCODE_OF_OTHER_PRODUCT: {
      title: 'De streepjescode hoort bij een ander artikel',
      text: '{{barcode}} is een streepjescode van artikel {{product}}. Controleer het label, of haal de code eerst van dat artikel af.',
    },
    COVERAGE_BASIS_OF_KIND: {
      title: 'De dekking kan hier niet op berusten',
      text: 'Een voorwaarde van soort {{kind}} kan niet berusten op {{basis}}: service berust op een servicecontract, garantie op iets anders.',
    },
    TAX_CODE_IN_USE: {
      title: 'De btw-code is in gebruik',
      text: 'Btw-code {{taxCode}} wordt gebruikt door artikelen of verkooporders. Geef die artikelen een andere; laat de code staan als orders hem hebben.',
    },
    TAX_CATEGORY_OF_RATE: {
      title: 'De soort btw past niet bij het tarief',
      text: 'Btw-code {{taxCode}}: {{percentage}}% kan niet van soort {{category}} zijn. S is voor elk tarief boven nul, en voor geen ander.',
    },
    IBAN_CHECK_DIGITS: {
      title: 'De controlecijfers van de IBAN kloppen niet',
      text: '{{iban}} is geen IBAN. Neem hem opnieuw over van de bank, zonder spaties.',
    },
    LOGO_NOT_VALID: {
      title: 'Het logo kan niet worden afgedrukt',
      text: 'Een logo is een PNG (niet interlaced) of een JPEG van hooguit 200.000 bytes en 2.000 bij 2.000 beeldpunten; dit heeft {{bytes}} bytes. Bewaar het kleiner of in de andere vorm.',
    },
    NUMBER_FORMAT: {
      title: 'De indeling van de nummerreeks is niet mogelijk',
      text: '{{format}} heeft één reeks # voor het nummer nodig en hoogstens 40 tekens, bijvoorbeeld PS-######.',
    },
    NUMBER_FORMAT_TAKEN: {
      title: 'Een later nummer zou al bestaan',
      text: 'Met de indeling {{format}} krijgt een later document het nummer {{number}}, dat al bestaat. Kies een andere indeling.',
    },
    NUMBER_SEQUENCE_STARTED: {
      title: 'De nummerreeks gaat door waar deze is',
      text: 'Het volgende nummer is {{nextNumber}}. Een begonnen reeks heeft geen gaten en gaat niet terug.',
    },
    NO_LINE_IN_HAND: {
      title: 'Kies eerst een regel',
      text: 'Het document heeft meer regels met serienummers. Kies er een, of scan de streepjescode van het artikel.',
    },
    PRODUCT_NOT_ON_DOCUMENT: {
      title: 'Het artikel staat niet op dit document',
      text: 'Het etiket {{gtin}} hoort bij een artikel dat niet op dit document staat. Leg het stuk terug, of voeg het artikel aan de order toe.',
    },
    DESPATCH_LINE_NOT_ON_DOCUMENT: {
      title: 'Het artikel staat niet op dit document',
      text: 'Regel {{despatchLine}} van het verzendbericht (regel {{place}} van het bestand) gaat over artikel {{item}}, dat op geen regel van dit document staat. Zet zijn nummer als barcode bij het product, of het product op de order.',
    },
    ...nlImport,
    ...nlSoldUnits,
    ...nlRegisterSales,
    ...nlTills,
    GS1_NOT_VALID: {
      title: 'Het GS1-etiket is niet geldig',
      text: 'Het etiket is niet als GS1 te lezen: {{scan}}. Scan het opnieuw, of typ het serienummer.',
    },
    SERIAL_ALREADY_ACTIVE: {
      title: 'Het serienummer is al in gebruik',
      text: '{{serialNumber}} van artikel {{product}} staat op {{document}} voor {{customer}} sinds {{day}}. Controleer het etiket; klopt het, corrigeer of annuleer dan eerst dat document.',
    },
    SERIAL_ALREADY_ON_DOCUMENT: {
      title: 'Het serienummer staat al op dit document',
      text: '{{serialNumber}} is al op dit document geregistreerd. Scan het volgende stuk.',
    },
    SERIAL_NOT_ON_DOCUMENT: {
      title: 'Het serienummer staat niet op dit document',
      text: '{{serialNumber}} staat niet op dit document en kan dus niet worden verwijderd.',
    },
    LINE_COMPLETE: {
      title: 'De regel is compleet',
      text: 'Regel {{line}} heeft alle {{quantity}} stuks. Ga naar de volgende regel, of verhoog de hoeveelheid.',
    },
    PRODUCT_NOT_SERIALISED: {
      title: 'Het artikel heeft geen serienummers',
      text: 'Artikel {{product}} wordt niet op serienummer geregistreerd. Alleen de hoeveelheid telt.',
    },
    QUANTITY_NOT_WHOLE: {
      title: 'De hoeveelheid is niet geheel',
      text: 'Regel {{line}}: {{quantity}} stuks kunnen niet elk een serienummer hebben. Voer een gehele hoeveelheid in.',
    },
    QUANTITY_ZERO: {
      title: 'De hoeveelheid is nul',
      text: 'Regel {{line}}: voer een hoeveelheid in, of laat de regel weg.',
    },
    ORDERED_LESS_THAN_DELIVERED: {
      title: 'Minder besteld dan er is geleverd',
      text: 'Regel {{line}}: {{quantity}} gevraagd, en {{least}} zijn geleverd, geannuleerd of in voorbereiding. Voer ten minste dat aantal in.',
    },
    PRICE_INVOICED: {
      title: 'De prijs is gefactureerd',
      text: 'Regel {{line}} is gefactureerd; prijs, korting en btw blijven daarom staan. Crediteer de regel en voeg een nieuwe toe.',
    },
    NOTHING_TO_CANCEL: {
      title: 'Er is niets meer te annuleren',
      text: 'Van order {{order}} is niets meer te leveren dat geannuleerd kan worden.',
    },
    LINE_BEING_PREPARED: {
      title: 'De regel wordt voorbereid',
      text: 'Regel {{line}} staat op een pakbon of factuur in voorbereiding. Verwerp eerst de voorbereiding.',
    },
    CORRECTED_LINE_NEEDED: {
      title: 'Een creditering van eenheden hoort bij een regel',
      text: 'Regel {{line}}: artikel {{product}} heeft serienummers; een negatieve hoeveelheid moet daarom een gefactureerde regel corrigeren. Crediteer die regel van zijn order.',
    },
    CREDIT_LINE_FIXED: {
      title: 'De hoeveelheid van een creditering blijft staan',
      text: 'Regel {{line}} heeft een negatieve hoeveelheid, en die blijft staan. Voeg een regel toe voor wat u verder crediteert.',
    },
    NOTHING_TO_DELIVER: { title: 'Er is niets meer te leveren', text: 'Van order {{order}} is niets meer te leveren.' },
    DELIVERED_MORE_THAN_ORDERED: {
      title: 'Meer dan er te leveren is',
      text: 'Regel {{line}}: {{quantity}} gevraagd, nog {{left}} te leveren. Verlaag de hoeveelheid.',
    },
    NOTHING_TO_POST: {
      title: 'Er is niets te boeken',
      text: 'Het document heeft op geen enkele regel een hoeveelheid. Voer eerst in wat wordt geleverd of gefactureerd.',
    },
    SERIAL_NUMBER_MISSING: {
      title: 'Er ontbreken serienummers',
      text: 'Regel {{line}}, {{product}}: {{expected}} verwacht, {{registered}} geregistreerd, {{notReadable}} niet leesbaar, {{missing}} ontbreken. Registreer de rest, markeer die als niet leesbaar, of verlaag de hoeveelheid.',
    },
    REGISTERED_MORE_THAN_SHIPPED: {
      title: 'Meer geregistreerd dan verzonden',
      text: 'Regel {{line}}, {{product}}: {{expected}} verzonden, {{registered}} geregistreerd en {{notReadable}} niet leesbaar, {{surplus}} te veel. Verwijder het overschot.',
    },
    DOCUMENT_POSTED: {
      title: 'Het document is geboekt',
      text: '{{document}} is geboekt en wijzigt niet meer. Corrigeer het met een nieuw document.',
    },
    DOCUMENT_NOT_POSTED: {
      title: 'Het document is nog niet geboekt',
      text: 'Dit kan alleen na het boeken. Wijzig in plaats daarvan de voorbereiding.',
    },
    DOCUMENT_DISCARDED: {
      title: 'De voorbereiding is verworpen',
      text: 'Deze voorbereiding is verworpen. Maak een nieuwe.',
    },
    NOTHING_TO_INVOICE: {
      title: 'Er is niets meer te factureren',
      text: 'Van order {{order}} is in uw keuze niets meer te factureren.',
    },
    PACKING_SLIP_OF_OTHER_ORDER: {
      title: 'De pakbon hoort bij een andere order',
      text: 'Pakbon {{packingSlip}} is geen geboekte pakbon van deze order.',
    },
    UNIT_NOT_AVAILABLE: {
      title: 'Het stuk kan niet worden gekozen',
      text: '{{serialNumbers}}: niet verzonden met de gekozen pakbonnen, of al op een andere factuur.',
    },
    UNIT_TICKED_ALREADY: {
      title: 'Het stuk staat al op deze factuur',
      text: '{{serialNumbers}}: al aangevinkt op deze factuur. Om maar een deel te nemen vinkt u eerst de andere uit.',
    },
    UNIT_NOT_TICKED: {
      title: 'Het stuk staat niet op deze factuur',
      text: '{{serialNumbers}}: niet aangevinkt op deze factuur, dus er valt niets uit te vinken.',
    },
    TAKEN_MORE_THAN_LEFT: {
      title: 'Meer dan er te factureren is',
      text: 'Pakbon {{packingSlip}}, regel {{line}}: {{taken}} gekozen, nog {{left}} te factureren.',
    },
    ONE_PACKING_SLIP_IN_PART: {
      title: 'Slechts één pakbon mag gedeeltelijk worden gefactureerd',
      text: 'Regel {{line}}: de pakbonnen {{packingSlips}} zouden alle gedeeltelijk worden gefactureerd. Neem op één na van elk de hele rest, of niets.',
    },
    CREDITED_MORE_THAN_INVOICED: {
      title: 'Meer gecrediteerd dan gefactureerd',
      text: 'Regel {{line}}: {{quantity}} te crediteren, {{left}} gefactureerd en nog niet gecrediteerd.',
    },
    NOTHING_TO_LABEL: {
      title: 'Er is niets om een etiket voor te maken',
      text: '{{number}} heeft geen eenheid met een serienummer, dus er zijn geen etiketten van eenheden. Druk het etiket van het document af.',
    },
    NOT_ACCEPTABLE: {
      title: 'Deze vorm van het document bestaat niet',
      text: 'Vraag in Accept om een van deze mediatypen: {{mediaTypes}}.',
    },
    E_DOCUMENT_INCOMPLETE: {
      title: 'Het elektronische document mist iets waar de ontvanger om vraagt',
      text: '{{number}} kan niet worden gemaakt: {{missing}} ontbreekt of is onvolledig. Vul dit in bij het bedrijf of de klant en probeer het opnieuw.',
    },
    MAIL_NOT_SET_UP: {
      title: 'Deze server kan geen e-mail versturen',
      text: 'Deze server weet niet waar e-mail naar buiten gaat. De beheerder van de server stelt PAKBON_SMTP_URL en PAKBON_MAIL_FROM in; download tot die tijd de PDF en verstuur die zelf.',
    },
    RECIPIENT_MISSING: {
      title: 'Er is geen e-mailadres om het naartoe te sturen',
      text: 'Klant {{customer}} heeft geen e-mailadres. Vul een ontvanger in, of stel het adres van de klant in.',
    },
    DELIVERY_NOT_GIVEN_UP: {
      title: 'De e-mail is niet opgegeven',
      text: 'Alleen een e-mail die is opgegeven kan opnieuw worden geprobeerd; deze is {{state}}.',
    },
    DOCUMENT_CANCELLED: {
      title: 'De pakbon is geannuleerd',
      text: '{{number}} is geannuleerd, dus er is geen levering om aan te kondigen. De PDF laat zien wat erop stond.',
    },
    DOCUMENT_IMPORTED: {
      title: 'De factuur is van vóór Pakbon',
      text: 'Factuur {{number}} is vóór Pakbon elders gemaakt. De afdruk en het elektronische document zijn daar waar ze is gemaakt.',
    },
    UNIT_CLOSED: {
      title: 'Het stuk is afgesloten',
      text: 'Dit stuk is afgesloten ({{closedAs}}) en wijzigt niet meer.',
    },
    REASON_NEEDED: {
      title: 'Er is een reden nodig',
      text: 'Geef in enkele woorden aan waarom; dit wordt bij de wijziging bewaard.',
    },
    SERIAL_NUMBER_UNCHANGED: {
      title: 'Het serienummer is hetzelfde',
      text: 'Het stuk heeft het serienummer {{serialNumber}} al.',
    },
    UNIT_INVOICED: {
      title: 'Het stuk is gefactureerd',
      text: '{{serialNumber}} staat op factuur {{invoice}} en kan niet meer worden gewijzigd. Crediteer in plaats daarvan de factuur.',
    },
    LINE_FROZEN: {
      title: 'De orderregel is gecorrigeerd met een negatieve hoeveelheid',
      text: 'De serienummers van orderregel {{line}} kunnen niet worden gewijzigd, omdat de regel met een negatieve hoeveelheid is gecorrigeerd.',
    },
    NOTHING_TO_REVERSE: {
      title: 'Er is niets terug te boeken',
      text: 'Van pakbon {{packingSlip}} is niets meer terug te boeken.',
    },
    REVERSED_NOT_IN_FULL: {
      title: 'Een regel met serienummers wordt geheel teruggeboekt',
      text: 'Regel {{line}}: kies de huidige hoeveelheid {{present}} of 0; {{quantity}} kan niet.',
    },
    REVERSED_MORE_THAN_DELIVERED: {
      title: 'Een correctie verlaagt alleen',
      text: 'Regel {{line}}: {{quantity}} gevraagd, {{present}} geleverd. Kies minder, of maak nog een pakbon.',
    },
    LINE_INVOICED: {
      title: 'De regel is gefactureerd',
      text: 'Regel {{line}}: {{invoiced}} van {{quantity}} gefactureerd. Een gefactureerde regel wordt niet teruggeboekt; crediteer de factuur.',
    },
    LINE_ON_INVOICE_PREPARATION: {
      title: 'De regel staat op een factuur in voorbereiding',
      text: 'Regel {{line}} staat op een factuur in voorbereiding. Haal de regel eerst van die factuur, of verwerp de voorbereiding.',
    },
    COVERAGE_NOT_FOUND: {
      title: 'Niet gevonden',
      text: 'Er is niets gevonden. Controleer het serienummer, en het factuurnummer of de postcode van uw aankoop.',
    },
    COVERAGE_ASKED_TOO_OFTEN: {
      title: 'Te vaak gevraagd',
      text: 'Er is te vaak gevraagd. Probeer het over {{minutes}} min. opnieuw.',
    },
    UNIT_NOT_DELIVERED: {
      title: 'Het stuk is nog niet geleverd',
      text: 'Een stuk krijgt pas een eigen dekking als het is geleverd. Boek eerst de pakbon of de factuur.',
    },
    COVERAGE_LINE_CANCELLED: {
      title: 'Met deze orderregel is geen dekking verkocht',
      text: 'Regel {{line}} van verkooporder {{order}} is geannuleerd of gecrediteerd. Kies de regel waarmee de dekking is verkocht.',
    },
    COVERAGE_LINE_USED_UP: {
      title: 'De orderregel dekt al andere stuks',
      text: 'Met regel {{line}} van verkooporder {{order}} is dekking voor {{quantity}} verkocht, en {{units}} hebben die al: {{serialNumbers}}. Trek daarvan een in, of kies een andere regel.',
    },
    COVERAGE_LINE_WITHOUT_TERMS: {
      title: 'Het artikel van de orderregel heeft geen dekkingsvoorwaarden',
      text: 'Artikel {{product}} van regel {{line}} van verkooporder {{order}} heeft geen dekkingsvoorwaarden. Geef soort, lengte en eenheid op, of voeg voorwaarden toe aan het artikel.',
    },
    COVERAGE_TERM_WITHDRAWN: {
      title: 'De dekking is al ingetrokken',
      text: 'De dekking is op {{day}} ingetrokken: {{reason}}',
    },
    RETURN_REASON_IN_USE: {
      title: 'Redencode {{returnReason}} is in gebruik',
      text: 'De code staat op retourorders en blijft bestaan. Geef haar zo nodig een andere naam.',
    },
    NOTHING_TO_RETURN: {
      title: 'Er is niets meer te retourneren',
      text: 'Alles van factuur {{invoice}} is al retour gekomen of staat op een retourorder.',
    },
    SERIAL_AMBIGUOUS: {
      title: 'Het serienummer hoort bij meer stuks',
      text: '{{serialNumber}} is verkocht als {{products}}. Noem het artikel, of kies het stuk zelf.',
    },
    RETURN_PRODUCT_NEEDED: {
      title: 'Het artikel is niet bekend',
      text: 'Voor zover bekend hebben wij {{serialNumber}} niet verkocht. Noem het artikel om het toch terug te nemen.',
    },
    UNIT_RETURNED_ALREADY: {
      title: 'Het stuk is al retour',
      text: '{{serialNumber}} staat sinds {{day}} op {{document}}. Een verkoop komt één keer terug.',
    },
    UNIT_NOT_INVOICED: {
      title: 'Het stuk is niet gefactureerd',
      text: '{{serialNumber}} van artikel {{product}} is niet gefactureerd. Annuleer of corrigeer in plaats daarvan de pakbon.',
    },
    RETURN_NOT_ALLOWED: {
      title: 'Het retourbeleid staat dit niet toe',
      text: '{{serialNumber}}: {{findings}}. Het retourbeleid van de groep blokkeert dit.',
    },
    RETURN_REASON_NEEDED: {
      title: 'Het retourbeleid vraagt om een reden',
      text: '{{serialNumber}}: {{findings}}. Geef aan waarom het toch wordt teruggenomen.',
    },
    BLIND_RETURN_NOT_ALLOWED: {
      title: 'Retour zonder verkoop is niet toegestaan',
      text: 'Artikel {{product}} wordt alleen teruggenomen op serienummer of vanaf de factuur.',
    },
    RETURN_ORDER_CLOSED: {
      title: 'De retourorder is gesloten',
      text: 'Retourorder {{returnOrder}} is gesloten en verwacht niets meer. Maak een nieuwe.',
    },
    RETURN_RECEIPT_IN_PREPARATION: {
      title: 'Er is een retourontvangst in voorbereiding',
      text: 'Boek of verwijder eerst de retourontvangst in voorbereiding van retourorder {{returnOrder}}.',
    },
    RETURN_LINE_RECEIVED: {
      title: 'Van de regel is al iets ontvangen',
      text: 'Regel {{line}} is geheel of gedeeltelijk ontvangen; dit kan niet meer worden gewijzigd.',
    },
    EXPECTED_LESS_THAN_RECEIVED: {
      title: 'Minder dan er al is',
      text: 'Regel {{line}} verwacht minstens {{least}}: wat is ontvangen, wordt ontvangen of is aangekondigd.',
    },
    DISPOSITION_NEEDS_UNITS: {
      title: 'Alleen stuks met serienummer kunnen worden vervangen of gerepareerd',
      text: 'Regel {{line}} heeft geen serienummers. Kies crediteren of afvoeren.',
    },
    NOTHING_TO_RECEIVE: {
      title: 'Er is niets meer te ontvangen',
      text: 'Alles van retourorder {{returnOrder}} is ontvangen of wordt ontvangen.',
    },
    RECEIVED_MORE_THAN_EXPECTED: {
      title: 'Meer dan er wordt verwacht',
      text: 'Regel {{line}}: {{quantity}} is meer dan de {{left}} die nog wordt verwacht.',
    },
    RETURN_LINE_MISSING: {
      title: 'Geen regel voor dit stuk',
      text: 'De retourontvangst heeft geen regel voor {{serialNumber}} van artikel {{product}}. Voeg het eerst toe aan de retourorder.',
    },
    RETURNED_MORE_THAN_INVOICED: {
      title: 'Meer dan er is gefactureerd',
      text: 'Van orderregel {{line}}, artikel {{product}}, kunnen er nog {{left}} terugkomen; {{quantity}} is meer.',
    },
    RECEIPT_REVERSED: {
      title: 'De retourontvangst is al teruggeboekt',
      text: 'Retourontvangst {{returnReceipt}} is volledig teruggeboekt.',
    },
    UNIT_SOLD_AGAIN: {
      title: 'Het stuk is opnieuw verkocht',
      text: '{{serialNumber}} staat sinds de retour op {{document}}. De ontvangst kan niet meer worden teruggeboekt.',
    },
    LINE_CREDITED: {
      title: 'Van de regel is al iets gecrediteerd',
      text: 'Regel {{line}}: {{quantity}} is al gecrediteerd. Een geboekte creditnota verandert nooit.',
    },
    UNIT_SETTLED: {
      title: 'Het stuk is al afgehandeld',
      text: '{{serialNumber}} staat al op {{document}}; dit kan niet meer worden gewijzigd.',
    },
    NOT_BACK_TO_REPAIR: {
      title: 'Een ontvangen stuk kan niet alsnog naar reparatie',
      text: '{{serialNumber}} is ontvangen en hoort niet meer bij de verkoop. Boek de ontvangst terug om het te repareren.',
    },
    NOTHING_TO_CREDIT: {
      title: 'Er is niets te crediteren',
      text: 'Retourorder {{returnOrder}} heeft niets ontvangen om te crediteren dat nog niet is gecrediteerd.',
    },
    RETURN_PRICE_NEEDED: {
      title: 'De regel heeft een prijs nodig',
      text: 'Regel {{line}} is niet aan een verkoop gekoppeld: geef op voor welk bedrag een stuk wordt gecrediteerd.',
    },
    NOTHING_TO_REPLACE: {
      title: 'Er is niets te vervangen',
      text: 'Retourorder {{returnOrder}} heeft geen ontvangen stuk dat nog moet worden vervangen.',
    },
    UNIT_NOT_IN_REPAIR: {
      title: 'Het stuk is niet in reparatie',
      text: '{{serialNumber}} is niet voor reparatie ontvangen, of is al teruggestuurd.',
    },
    SENT_BACK_TOO_EARLY: {
      title: 'Teruggestuurd voordat het binnenkwam',
      text: '{{serialNumber}} is binnengekomen op {{day}}; het kan niet eerder worden teruggestuurd.',
    },
    FREE_OF_CHARGE_LINE: {
      title: 'De regel is gratis',
      text: 'Regel {{line}} vervangt een geretourneerd stuk: deze wordt met een pakbon geleverd, nooit gefactureerd, en blijft zoals hij is.',
    },
    LINE_RETURNED: {
      title: 'Stuks van de regel zijn retour gekomen',
      text: 'Van regel {{line}} is al geretourneerd: {{returned}}. Boek eerst de retourontvangst terug.',
    },
  },
  ticketOfTill: 'de bon van kassa {{till}}',
  serialOnTicket:
    '{{serialNumber}} van artikel {{product}} staat op {{document}} voor {{customer}}, nog niet betaald. Controleer het etiket; klopt het, haal het dan eerst van die bon of laat die bon vervallen.',
  findings: {
    unknown: 'niet door ons verkocht',
    returnedBefore: 'eerder retour gekomen',
    otherCustomer: 'aan een andere klant verkocht',
    otherInvoice: 'niet op de factuur die retour komt',
    blind: 'er is geen verkoop genoemd',
  },
  columns: nlColumns,
}
