/** What is printed on labels (D80). */
export const labelTerms = {
  en: {
    product: 'Product',
    serialNumber: 'Serial number',
    deliverTo: 'Deliver to',
    packingSlip: 'Packing slip',
    invoice: 'Invoice',
    creditNote: 'Credit note',
    order: 'Sales order',
    customerOrder: 'Your order',
    contents: 'Contents',
    serialNumbers: 'Serial numbers',
    notReadable: 'not readable',
  },
  nl: {
    product: 'Product',
    serialNumber: 'Serienummer',
    deliverTo: 'Afleveradres',
    packingSlip: 'Pakbon',
    invoice: 'Factuur',
    creditNote: 'Creditnota',
    order: 'Verkooporder',
    customerOrder: 'Uw order',
    contents: 'Inhoud',
    serialNumbers: 'Serienummers',
    notReadable: 'niet leesbaar',
  },
} as const
