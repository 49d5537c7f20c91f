/** What is printed on labels (D80). */
export const labelTerms = {
  en: {
    product: 'Product',
    serialNumber: 'Serial number',
    deliverTo: 'Deliver to',
    packingSlip: 'Packing slip',
    order: 'Sales order',
    customerOrder: 'Your order',
    units: 'Units',
    serialNumbers: 'Serial numbers',
    notReadable: 'not readable',
  },
  nl: {
    product: 'Product',
    serialNumber: 'Serienummer',
    deliverTo: 'Afleveradres',
    packingSlip: 'Pakbon',
    order: 'Verkooporder',
    customerOrder: 'Uw order',
    units: 'Stuks',
    serialNumbers: 'Serienummers',
    notReadable: 'niet leesbaar',
  },
} as const
