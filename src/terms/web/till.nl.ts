import type { SameShape } from './same-shape.ts'
import type { tillEn } from './till.en.ts'

/** Wat de kassa zegt. */
export const tillNl: SameShape<typeof tillEn> = {
  app: {
    title: 'Kassa',
    otherLanguage: 'English',
    otherTab:
      'De kassa staat open in een ander venster van dit apparaat. Wordt dat gesloten, dan gaat hij hier verder.',
    tryAgain: 'Opnieuw proberen',
  },
  connection: {
    lost: 'Er is geen verbinding.',
  },
  register: {
    title: 'Dit apparaat is nog geen kassa',
    noConnection: 'Er is geen verbinding. Zonder verbinding kan dit apparaat geen kassa worden.',
    intro: 'Een beheerder maakt van dit apparaat een kassa, op het apparaat zelf:',
    signIn: 'Meld u in deze browser aan bij Pakbon, met het e-mailadres en wachtwoord van een beheerder.',
    comeBack: 'Kom terug naar deze pagina.',
    choose: 'Kies welke kassa dit apparaat wordt.',
    toOffice: 'Aanmelden bij Pakbon',
    which: 'Welke kassa van {{company}} is dit apparaat?',
    deviceName: 'Naam van dit apparaat',
    device: 'Kassa-apparaat',
    taken: 'Heeft al een apparaat: {{device}}. Dat is dan geen kassa meer.',
    free: 'Heeft nog geen apparaat',
    none: 'Er is nog geen kassa. Maak er een aan onder Kassa’s in Pakbon.',
  },
}
