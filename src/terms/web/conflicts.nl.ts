import type { conflictsEn } from './conflicts.en.ts'
import type { SameShape } from './same-shape.ts'

/** Serienummers die twee keer zijn verkocht, en verkopen die niet konden worden geboekt. */
export const conflictsNl: SameShape<typeof conflictsEn> = {
  conflicts: {
    title: 'Twee keer verkocht',
    intro:
      'Een kassa zonder verbinding verkocht deze serienummers terwijl ze elders werden verkocht, of iemand accepteerde ze terwijl ze actief waren. Beide verkopen blijven staan tot iemand ze afhandelt.',
    none: 'Er is geen serienummer twee keer verkocht.',
    more: 'Meer tonen',
    settle: 'Afhandelen',
    settleOf: '{{serialNumber}} afhandelen',
    settled: 'Afgehandeld.',
    accepted: 'Geaccepteerd {{at}} door {{by}}: {{reason}}',
    first: 'Eerste verkoop',
    second: 'Nogmaals verkocht',
    inPreparation: 'in voorbereiding',
    receipt: 'Kassabon {{number}}, kassa {{till}}',
    registered: 'Geregistreerd {{at}} door {{by}}',
    unit: 'Het exemplaar en zijn geschiedenis',
    how: 'Wat is er gebleken?',
    ways: {
      takenBack: 'Het tweede exemplaar komt terug',
      accepted: 'Beide kloppen',
      corrected: 'Het serienummer is verkeerd gelezen',
    },
    does: {
      takenBack: 'Voor het exemplaar van de tweede verkoop wordt een retourorder gemaakt.',
      accepted: 'Er verandert niets: beide houden hun serienummer, en het staat niet meer op deze lijst.',
      corrected:
        'Het exemplaar van de tweede verkoop krijgt het serienummer hieronder. Een gefactureerd exemplaar houdt het zijne.',
    },
    serialNumber: 'Het juiste serienummer',
    stranded: 'Verkopen die niet konden worden geboekt',
    strandedIntro:
      'Alles wat de kassa verstuurde is bewaard, en het nummer is gebruikt. Herstel wat in de weg staat en boek de verkoop dan opnieuw.',
    postAgain: 'Opnieuw boeken',
  },
}
