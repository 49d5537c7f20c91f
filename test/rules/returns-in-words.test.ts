import { describe, expect, test } from 'vitest'
import { type Details, type RefusalCode, refuse } from '#domain/refusal.ts'
import { refusalText } from '#terms/text.ts'

describe('D50, D51, D52 refusals in words', () => {
  test.each<[RefusalCode, Details, nl: string, en: string]>([
    [
      'NOTHING_TO_RETURN',
      { invoice: 'INV-1' },
      'Alles van factuur INV-1 is al retour gekomen of staat op een retourorder.',
      'All of invoice INV-1 came back already, or is announced on a return order.',
    ],
    [
      'SERIAL_AMBIGUOUS',
      { serialNumber: 'A1', products: ['P', 'Q'] },
      'A1 is verkocht als P, Q. Noem het artikel, of kies het stuk zelf.',
      'A1 was sold as P, Q. Name the product, or choose the unit itself.',
    ],
    [
      'RETURN_PRODUCT_NEEDED',
      { serialNumber: 'A1' },
      'Voor zover bekend hebben wij A1 niet verkocht. Noem het artikel om het toch terug te nemen.',
      'A1 was not sold by us as far as is known. Name its product to take it back all the same.',
    ],
    [
      'UNIT_RETURNED_ALREADY',
      { serialNumber: 'A1', day: '2024-06-01', document: 'RR-1' },
      'A1 staat sinds 1 juni 2024 op RR-1. Een verkoop komt één keer terug.',
      'A1 is on RR-1 since 1 June 2024. A sale comes back once.',
    ],
    [
      'UNIT_NOT_INVOICED',
      { serialNumber: 'A1', product: 'P' },
      'A1 van artikel P is niet gefactureerd. Annuleer of corrigeer in plaats daarvan de pakbon.',
      'A1 of product P is not invoiced. Cancel or correct its packing slip instead.',
    ],
    [
      'RETURN_NOT_ALLOWED',
      { serialNumber: 'A1', findings: ['unknown', 'otherCustomer'] },
      'A1: niet door ons verkocht, aan een andere klant verkocht. Het retourbeleid van de groep blokkeert dit.',
      'A1: not sold by us, sold to another customer. The return policy of its group blocks this.',
    ],
    [
      'RETURN_REASON_NEEDED',
      { serialNumber: 'A1', findings: ['returnedBefore', 'otherInvoice'] },
      'A1: eerder retour gekomen, niet op de factuur die retour komt. Geef aan waarom het toch wordt teruggenomen.',
      'A1: came back before, not on the invoice that is being returned. Say why it is taken back all the same.',
    ],
    [
      'BLIND_RETURN_NOT_ALLOWED',
      { product: 'P' },
      'Artikel P wordt alleen teruggenomen op serienummer of vanaf de factuur.',
      'Product P is taken back only by its serial number or from its invoice.',
    ],
    [
      'RETURN_ORDER_CLOSED',
      { returnOrder: 'RO-1' },
      'Retourorder RO-1 is gesloten en verwacht niets meer. Maak een nieuwe.',
      'Return order RO-1 is closed and expects nothing any more. Make another one.',
    ],
    [
      'RETURN_RECEIPT_IN_PREPARATION',
      { returnOrder: 'RO-1' },
      'Boek of verwijder eerst de retourontvangst in voorbereiding van retourorder RO-1.',
      'Post or discard the receipt in preparation of return order RO-1 first.',
    ],
    [
      'RETURN_LINE_RECEIVED',
      { line: 1 },
      'Regel 1 is geheel of gedeeltelijk ontvangen; dit kan niet meer worden gewijzigd.',
      'Line 1 is received, in part or whole; this no longer changes.',
    ],
    [
      'EXPECTED_LESS_THAN_RECEIVED',
      { line: 1, least: 2 },
      'Regel 1 verwacht minstens 2: wat is ontvangen, wordt ontvangen of is aangekondigd.',
      'Line 1 expects at least 2: what is received, being received or announced.',
    ],
    [
      'DISPOSITION_NEEDS_UNITS',
      { line: 1 },
      'Regel 1 heeft geen serienummers. Kies crediteren of afvoeren.',
      'Line 1 has no serial numbers. Choose credit or scrap.',
    ],
    [
      'NOTHING_TO_RECEIVE',
      { returnOrder: 'RO-1' },
      'Alles van retourorder RO-1 is ontvangen of wordt ontvangen.',
      'All of return order RO-1 is received or being received.',
    ],
    [
      'RECEIVED_MORE_THAN_EXPECTED',
      { line: 1, quantity: 3, left: 2 },
      'Regel 1: 3 is meer dan de 2 die nog wordt verwacht.',
      'Line 1: 3 is more than the 2 that is still expected.',
    ],
    [
      'RETURN_LINE_MISSING',
      { serialNumber: 'A1', product: 'P' },
      'De retourontvangst heeft geen regel voor A1 van artikel P. Voeg het eerst toe aan de retourorder.',
      'The receipt has no line for A1 of product P. Add it to the return order first.',
    ],
    [
      'RETURNED_MORE_THAN_INVOICED',
      { line: 1, product: 'P', left: 2, quantity: 3 },
      'Van orderregel 1, artikel P, kunnen er nog 2 terugkomen; 3 is meer.',
      'Of order line 1, product P, 2 can still come back; 3 is more.',
    ],
    [
      'RECEIPT_REVERSED',
      { returnReceipt: 'RR-1' },
      'Retourontvangst RR-1 is volledig teruggeboekt.',
      'Return receipt RR-1 was reversed in full.',
    ],
    [
      'UNIT_SOLD_AGAIN',
      { serialNumber: 'A1', document: 'PS-2' },
      'A1 staat sinds de retour op PS-2. De ontvangst kan niet meer worden teruggeboekt.',
      'A1 is on PS-2 since it came back. Its receipt cannot be reversed any more.',
    ],
    [
      'LINE_CREDITED',
      { line: 1, quantity: 2 },
      'Regel 1: 2 is al gecrediteerd. Een geboekte creditnota verandert nooit.',
      'Line 1: 2 is credited already. A posted credit note never changes.',
    ],
    [
      'UNIT_SETTLED',
      { serialNumber: 'A1', document: 'CN-1' },
      'A1 staat al op CN-1; dit kan niet meer worden gewijzigd.',
      'A1 is on CN-1 already; this no longer changes.',
    ],
    [
      'NOT_BACK_TO_REPAIR',
      { serialNumber: 'A1' },
      'A1 is ontvangen en hoort niet meer bij de verkoop. Boek de ontvangst terug om het te repareren.',
      'A1 is received and left its sale. Reverse the receipt to repair it.',
    ],
    [
      'NOTHING_TO_CREDIT',
      { returnOrder: 'RO-1' },
      'Retourorder RO-1 heeft niets ontvangen om te crediteren dat nog niet is gecrediteerd.',
      'Return order RO-1 has nothing received for credit that is not credited yet.',
    ],
    [
      'RETURN_PRICE_NEEDED',
      { line: 1 },
      'Regel 1 is niet aan een verkoop gekoppeld: geef op voor welk bedrag een stuk wordt gecrediteerd.',
      'Line 1 is not linked to a sale: set what a unit is credited for.',
    ],
    [
      'NOTHING_TO_REPLACE',
      { returnOrder: 'RO-1' },
      'Retourorder RO-1 heeft geen ontvangen stuk dat nog moet worden vervangen.',
      'Return order RO-1 has no unit received for replacement that is not replaced yet.',
    ],
    [
      'UNIT_NOT_IN_REPAIR',
      { serialNumber: 'A1' },
      'A1 is niet voor reparatie ontvangen, of is al teruggestuurd.',
      'A1 was not received for repair, or was sent back already.',
    ],
    [
      'SENT_BACK_TOO_EARLY',
      { serialNumber: 'A1', day: '2024-06-01' },
      'A1 is binnengekomen op 1 juni 2024; het kan niet eerder worden teruggestuurd.',
      'A1 came in on 1 June 2024; it cannot go back before that day.',
    ],
    [
      'FREE_OF_CHARGE_LINE',
      { line: 2 },
      'Regel 2 vervangt een geretourneerd stuk: deze wordt met een pakbon geleverd, nooit gefactureerd, en blijft zoals hij is.',
      'Line 2 replaces a returned unit: it is delivered on a packing slip, never invoiced, and stays as it is.',
    ],
    [
      'LINE_RETURNED',
      { line: 1, returned: 2 },
      'Van regel 1 is al geretourneerd: 2. Boek eerst de retourontvangst terug.',
      'Of line 1, 2 came back on a return receipt. Reverse that receipt first.',
    ],
  ])('%s', (code, details, nl, en) => {
    const refusal = refuse(code, details)
    expect([refusalText(refusal, 'nl'), refusalText(refusal, 'en')]).toEqual([nl, en])
  })
})
