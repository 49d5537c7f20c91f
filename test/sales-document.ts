import type { DocumentUnit, SalesDocument, SalesDocumentLine } from '#sales-documents/sales-document.ts'

/** A line of a document whose units have these serial numbers; null is a unit that cannot be read. */
export function exampleLine(
  serialNumbers: readonly (string | null)[],
  overrides: Partial<SalesDocumentLine> = {},
): SalesDocumentLine {
  const lineNumber = overrides.lineNumber ?? 1
  const units = serialNumbers.map(
    (serialNumber, index): DocumentUnit => ({
      registrationId: `00000000-0000-7000-8000-${String(lineNumber * 100_000 + index).padStart(12, '0')}`,
      position: index + 1,
      serialNumber,
    }),
  )
  const registered = serialNumbers.filter((serialNumber) => serialNumber !== null).length
  const quantity = units.length
  return {
    id: `00000000-0000-7000-9000-${String(lineNumber).padStart(12, '0')}`,
    lineNumber,
    productNumber: 'CAM-100',
    description: 'Camera 100',
    gtin: '8712345678906',
    unit: 'pcs',
    quantity,
    serialised: quantity > 0,
    registered,
    notReadable: units.length - registered,
    units,
    salesOrderLineNumber: lineNumber,
    quantityOrdered: quantity,
    quantityBefore: 0,
    quantityToFollow: 0,
    packingSlipNumbers: [],
    price: null,
    ...overrides,
  }
}

/** Serial numbers A000001, A000002 and so on. */
export function serials(count: number, prefix = 'A'): readonly string[] {
  return Array.from({ length: count }, (_, index) => `${prefix}${String(index + 1).padStart(6, '0')}`)
}

/** A packing slip of one line with three units, or what the overrides make of it. */
export function exampleDocument(overrides: Partial<SalesDocument> = {}): SalesDocument {
  return {
    kind: 'packingSlip',
    id: '00000000-0000-7000-a000-000000000001',
    number: 'PS-000123',
    version: 1,
    isCancelled: false,
    reversedAt: null,
    language: 'nl',
    seller: exampleSeller,
    buyer: exampleBuyer,
    deliveryAddress: {
      name: 'Jansen Magazijn',
      street: 'Havenweg 8',
      postalCode: '3011 AA',
      city: 'Rotterdam',
      country: 'NL',
    },
    invoiceAddress: { name: 'Jansen B.V.', street: 'Kade 12', postalCode: '2611 AB', city: 'Delft', country: 'NL' },
    salesOrderNumber: 'SO-000045',
    orderedOn: '2026-01-05',
    documentOn: '2026-01-12',
    dueOn: null,
    deliveredOn: null,
    postedAt: '2026-01-12T10:11:12.000Z',
    customerReference: 'Project Noord',
    customerOrderNumber: 'PO-9988',
    currency: 'EUR',
    printsSerialNumbers: true,
    foldsRuns: false,
    lines: [exampleLine(serials(3))],
    packingSlips: [],
    corrects: [],
    totals: null,
    serialNumbersChangedAt: null,
    printedAt: null,
    ...overrides,
  }
}

/** An invoice with three rates of tax, a discount, a line by the box, and a unit that cannot be read. */
export function exampleInvoice(overrides: Partial<SalesDocument> = {}): SalesDocument {
  const price = { salesUnit: 'pcs', salesUnitFactor: 1, discountPercentage: '0', taxCategory: 'S' } as const
  const packingSlipNumbers = ['PS-000123']
  return exampleDocument({
    kind: 'invoice',
    number: 'INV-000077',
    dueOn: '2026-02-11',
    deliveredOn: '2026-01-12',
    lines: [
      exampleLine([...serials(2), null], {
        packingSlipNumbers,
        price: { ...price, salesPrice: '100', discountPercentage: '10', taxPercentage: '21', netAmount: '270.00' },
      }),
      exampleLine([], {
        lineNumber: 2,
        productNumber: 'BOOK-1',
        description: 'Handboek',
        gtin: null,
        quantity: 4,
        quantityOrdered: 4,
        packingSlipNumbers,
        price: { ...price, salesPrice: '12.50', taxPercentage: '9', netAmount: '50.00' },
      }),
      exampleLine([], {
        lineNumber: 3,
        productNumber: 'BOLT-1',
        description: 'Bout',
        gtin: null,
        quantity: 200,
        quantityOrdered: 200,
        packingSlipNumbers,
        price: {
          ...price,
          salesUnit: 'box',
          salesUnitFactor: 100,
          salesPrice: '8.125',
          taxPercentage: '0',
          taxCategory: 'AE',
          netAmount: '16.25',
        },
      }),
    ],
    packingSlips: [{ number: 'PS-000123', postedOn: '2026-01-12' }],
    totals: {
      net: '336.25',
      tax: '61.20',
      gross: '397.45',
      taxes: [
        { category: 'S', percentage: '21', net: '270.00', tax: '56.70' },
        { category: 'S', percentage: '9', net: '50.00', tax: '4.50' },
        { category: 'AE', percentage: '0', net: '16.25', tax: '0.00' },
      ],
    },
    ...overrides,
  })
}

export const exampleSeller: SalesDocument['seller'] = {
  code: 'VOORBEELD',
  name: 'Voorbeeld Elektronica B.V.',
  address: {
    name: 'Voorbeeld Elektronica B.V.',
    street: 'Laan 1',
    postalCode: '1012 AB',
    city: 'Amsterdam',
    country: 'NL',
  },
  country: 'NL',
  timeZone: 'Europe/Amsterdam',
  vatNumber: 'NL001234567B01',
  registrationNumber: '12345678',
  iban: 'NL91ABNA0417164300',
  bic: 'ABNANL2A',
  email: 'verkoop@voorbeeld.example',
  phone: '+31 20 000 0000',
  website: 'https://voorbeeld.example',
  electronicAddress: null,
  paper: 'A4',
  colour: '#1f3a5f',
  publicCoverage: false,
  text: 'Op al onze leveringen zijn onze voorwaarden van toepassing.',
}

export const exampleBuyer: SalesDocument['buyer'] = {
  number: 'JANSEN',
  name: 'Jansen B.V.',
  vatNumber: 'NL009876543B01',
  registrationNumber: '87654321',
  electronicAddress: null,
  email: 'inkoop@jansen.example',
}
