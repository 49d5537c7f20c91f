interface Example {
  readonly request?: unknown
  readonly answer?: unknown
}

/** The example of an operation of the main job. */
export function exampleOf(operationId: string): Example | undefined {
  return examples[operationId]
}

const orderId = '01920000-0000-7000-8000-000000000001'
const lineId = '01920000-0000-7000-8000-000000000011'
const slipId = '01920000-0000-7000-8000-000000000002'
const invoiceId = '01920000-0000-7000-8000-000000000003'
const slipLineId = '01920000-0000-7000-8000-000000000021'
const unitId = '01920000-0000-7000-8000-000000000031'

const count = { lineId: slipLineId, lineNumber: 1, quantity: 2, registered: 2, notReadable: 0, missing: 0 }

/** By operation; the tests hold each against its schema. */
export const examples: Readonly<Record<string, Example>> = {
  postSignInEmail: { request: { email: 'verkoop@voltmeer.example', password: 'probeer-pakbon' } },
  postApiKeys: { request: { name: 'web shop', duties: ['maintainSalesOrders', 'inquireIntoSerialNumbers'] } },
  postPublicCoverage: {
    request: { companyCode: 'VOLT', serialNumber: 'C2100101', proof: 'INV-000001' },
    answer: {
      company: 'Voltmeer Elektro B.V.',
      on: '2026-06-30',
      units: [
        {
          product: 'Camera C200',
          warranty: { code: 'valid', from: '2026-01-31', until: '2028-01-30' },
          service: { code: 'none', from: null, until: null },
        },
      ],
      howToClaim: 'Call +31 30 000 0000 with the serial number at hand.',
    },
  },
  postProducts: {
    request: {
      number: 'CAM-300',
      name: 'Camera C300',
      inventoryUnit: 'pc',
      salesUnit: 'pc',
      salesPrice: '219.00',
      taxCode: 'V21',
      barcodes: [{ barcode: '9520000003005', kind: 'gtin' }],
      coverageTerms: [{ kind: 'warranty', length: 24, unit: 'months', startsFrom: 'delivery' }],
    },
  },
  postCustomers: { request: { number: 'K1009', name: 'Installatiebedrijf De Boer', language: 'nl', paymentDays: 30 } },
  postSalesOrders: {
    request: {
      id: orderId,
      customerNumber: 'K1001',
      customerReference: 'PO 4711',
      lines: [{ id: lineId, productNumber: 'CAM-200', quantity: 2 }],
    },
  },
  postPackingSlips: {
    request: { id: slipId, salesOrderId: orderId, lines: [{ salesOrderLineId: lineId, quantity: 2 }] },
  },
  postPackingSlipScans: {
    request: { text: 'C2100901', id: unitId },
    answer: { kind: 'registered', registrationId: unitId, serialNumber: 'C2100901', lineId: slipLineId, line: count },
  },
  postPackingSlipRegistrations: {
    request: { entries: ['C2100901', 'C2100902'], allOrNothing: true },
    answer: { accepted: 2, refused: [], lines: [count] },
  },
  postPackingSlipNotReadable: {
    request: { quantity: 1 },
    answer: { registrationIds: [unitId], lines: [{ ...count, registered: 1, notReadable: 1 }] },
  },
  postPackingSlipPosting: { request: { postingOn: '2026-01-31' } },
  postPackingSlipCancellation: { request: { reason: 'Wrong address' } },
  postPackingSlipCorrections: { request: { lines: [{ lineId: slipLineId, quantity: 0 }], reason: 'Not taken along' } },
  postRegistrationCorrections: { request: { serialNumber: 'C2100911', reason: 'Misread label' } },
  postInvoices: { request: { id: invoiceId, salesOrderId: orderId, packingSlipIds: [slipId] } },
  postInvoiceChoices: { request: { leave: { serialNumbers: ['C2100902'] } } },
  postInvoicePosting: { request: { invoiceOn: '2026-02-01' } },
}
