import type { RegisterSaleTerms } from './terms.ts'

/** Nederlands, voor wat aan een kassa wordt verkocht. */
export const nlRegisterSales: RegisterSaleTerms = {
  DOCUMENT_OF_TILL: {
    title: 'Het is de bon van een kassa',
    text: 'Dit is een bon van kassa {{till}}. Hij wordt daar betaald of vervalt daar.',
  },
  SALE_OF_OTHER_TILL: {
    title: 'De bon staat op een andere kassa',
    text: 'Deze bon staat op kassa {{till}}. Parkeer hem daar eerst; daarna kan hij hier worden overgenomen.',
  },
  SALE_CLOSED: {
    title: 'De bon is afgesloten',
    text: 'Deze bon is al geboekt of vervallen. Begin een nieuwe.',
  },
  POINT_OF_SALE_PRICE: {
    title: 'De prijs mag niet worden gewijzigd',
    text: 'Regel {{line}}, {{product}}: voor een andere prijs of korting is de taak {{duties}} nodig. Laat iemand die deze heeft het doen.',
  },
  PAYMENT_TOO_LITTLE: {
    title: 'Er is niet genoeg betaald',
    text: 'Te betalen is {{due}}, betaald is {{paid}}. Er ontbreekt {{missing}}.',
  },
  PAYMENT_TOO_MUCH: {
    title: 'Er is te veel betaald',
    text: 'Te betalen is {{due}}, betaald is {{paid}}. Wisselgeld is er alleen op contant geld: verlaag een andere betaling.',
  },
  PAYMENT_NOT_EVEN: {
    title: 'Contant gaat per vijf cent',
    text: '{{amount}} kan niet contant worden betaald. Voer een bedrag in dat eindigt op 0 of 5 cent.',
  },
  PAYMENT_DIRECTION: {
    title: 'De betaling gaat de verkeerde kant op',
    text: '{{amount}} met {{tender}} gaat de verkeerde kant op: wie moet betalen betaalt, wie geld terugkrijgt wordt betaald.',
  },
  TENDER_UNKNOWN: {
    title: 'Zo kan hier niet worden betaald',
    text: 'Met {{tender}} kan hier niet worden betaald. Kies een van de betaalmiddelen van het bedrijf.',
  },
  TENDER_NOT_FOR_REFUNDS: {
    title: 'Zo wordt geen geld teruggegeven',
    text: 'Met {{tender}} wordt geen geld teruggegeven. Kies een ander betaalmiddel.',
  },
  VOUCHER_NEEDED: {
    title: 'De tegoedbon ontbreekt',
    text: 'Scan de tegoedbon waarmee met {{tender}} wordt betaald.',
  },
  VOUCHER_UNKNOWN: {
    title: 'De tegoedbon is niet bekend',
    text: 'Er is geen tegoedbon {{voucher}}. Controleer de code.',
  },
  VOUCHER_SPENT: {
    title: 'Zo veel is de tegoedbon niet waard',
    text: 'Tegoedbon {{voucher}} is {{balance}} waard. Betaal de rest op een andere manier.',
  },
  BUYER_NAMED: {
    title: 'De koper is al genoemd',
    text: 'De factuur van deze kassabon staat op naam van {{customer}} en is zo verstrekt.',
  },
  RECEIPT_OUT_OF_ORDER: {
    title: 'Er komt eerst een andere kassabon',
    text: 'Eerst komt kassabon {{expected}} van dit apparaat, en dit is {{offlineNumber}}. Stuur ze in hun volgorde.',
  },
  CONFLICT_SETTLED: {
    title: 'Het conflict is al afgehandeld',
    text: 'Over {{serialNumber}} is al beslist. Kijk wie dat deed en waarom.',
  },
}
