import type { TillTerms } from './terms.ts'

/** Dutch, for tills and those who work at them. */
export const nlTills: TillTerms = {
  DEVICE_NOT_REGISTERED: {
    title: 'Dit apparaat is geen kassa',
    text: 'Dit apparaat is niet als kassa geregistreerd, of is dat niet meer. Een beheerder stelt het in op de pagina Kassa’s.',
  },
  TILL_NEEDED: {
    title: 'Dit kan alleen aan een kassa',
    text: 'Meld u met uw pincode of pas aan op een apparaat dat als kassa is geregistreerd.',
  },
  TILL_BLOCKED: {
    title: 'De kassa is geblokkeerd',
    text: 'Kassa {{till}} is geblokkeerd. Deblokkeer haar eerst, of kies een andere.',
  },
  TILL_SHIFT_OPEN: {
    title: 'Er loopt een kassadienst aan de kassa',
    text: 'Sluit eerst de kassadienst van kassa {{till}} af. Mag er meteen niet meer verkocht worden, maak dan het apparaat vrij.',
  },
  PIN_WRONG: { title: 'De pincode is onjuist', text: 'De pincode klopt niet. Probeer het opnieuw.' },
  BADGE_UNKNOWN: { title: 'De pas is niet bekend', text: 'Niemand heeft deze pas. Meld u aan met uw pincode.' },
  PIN_NEEDED: {
    title: 'Er is een pincode nodig',
    text: '{{user}} heeft nog geen pincode. Geef er een; een pas alleen is niet genoeg.',
  },
  PIN_TOO_EASY: {
    title: 'De pincode is te makkelijk te raden',
    text: 'Steeds hetzelfde cijfer, of cijfers op een rij, worden het eerst geprobeerd. Kies een andere pincode.',
  },
  BADGE_TAKEN: {
    title: 'De pas is van iemand anders',
    text: 'Een andere kassamedewerker heeft deze pas. Neem die daar eerst af.',
  },
  CASHIER_WITHOUT_DUTY: {
    title: 'De gebruiker mag niet aan een kassa werken',
    text: '{{user}} heeft geen rol met de taak operatePointOfSale. Geef eerst de rol van kassamedewerker.',
  },
  TENDER_TYPE_NEEDED: {
    title: 'Dit betaalmiddel blijft bestaan',
    text: 'Contant geld en tegoedbonnen horen bij elke kassa: {{tenderType}} wordt niet verwijderd. Blokkeer het als u het niet aanneemt.',
  },
  TENDER_TYPE_IN_USE: {
    title: 'Het betaalmiddel is gebruikt',
    text: 'Er is met {{tenderType}} betaald, of het is geteld. Blokkeer het in plaats van het te verwijderen.',
  },
  SHIFT_OPEN_ALREADY: {
    title: 'Er loopt al een kassadienst',
    text: 'De kassadienst van kassa {{till}} is geopend door {{openedBy}}. Ga daarmee verder, of sluit die eerst af.',
  },
  SHIFT_NOT_OPEN: {
    title: 'Er loopt geen kassadienst',
    text: 'Open eerst een kassadienst aan kassa {{till}}: tel wat er in de kassalade zit.',
  },
  SHIFT_CLOSED: {
    title: 'De kassadienst is afgesloten',
    text: 'De kassadienst is afgesloten als {{number}}. Open een nieuwe.',
  },
  SHIFT_OF_OTHER_TILL: {
    title: 'De kassadienst is van een andere kassa',
    text: 'Dit is een kassadienst van kassa {{till}}. Doe het daar.',
  },
  SHIFT_TICKETS_OPEN: {
    title: 'Er staan nog bonnen open',
    text: 'Open bonnen op deze kassa: {{tickets}}. Reken ze af, parkeer ze of laat ze vervallen, en sluit dan de kassadienst af.',
  },
  SALES_UNSENT: {
    title: 'Er zijn verkopen nog niet verzonden',
    text: 'Nog niet verzonden verkopen op dit apparaat: {{unsent}}. Wacht tot er weer verbinding is.',
  },
  COUNT_MISSING: { title: 'Er is iets niet geteld', text: 'Tel ook {{tenders}}; typ 0 als er niets is.' },
}
