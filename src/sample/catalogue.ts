/** What the sample company sells, and who works there. */

export const sampleGroups = [
  {
    code: 'SN-VERPLICHT',
    name: 'Serienummer verplicht',
    description: 'One serial number for each unit, or not readable',
    activeInSalesProcess: true,
  },
  {
    code: 'SN-VRIJ',
    name: 'Serienummer waar het kan',
    description: 'Blank issue allowed: fewer serial numbers than units may be posted',
    activeInSalesProcess: true,
    blankIssueAllowed: true,
  },
] as const

type GroupCode = (typeof sampleGroups)[number]['code']

interface SampleProduct {
  readonly number: string
  readonly name: string
  readonly salesPrice: string
  readonly gtin?: string
  readonly group?: GroupCode
  readonly kind?: 'service'
  readonly catchWeight?: true
  readonly unit?: string
  readonly box?: { readonly unit: string; readonly factor: number }
  readonly warrantyMonths?: number
  readonly serviceYears?: number
}

/** GTINs of a company prefix that GS1 keeps for examples (952). */
export const sampleProducts: readonly SampleProduct[] = [
  {
    number: 'CAM-200',
    name: 'Bewakingscamera C200',
    salesPrice: '189.00',
    gtin: '9520000002008',
    group: 'SN-VERPLICHT',
    warrantyMonths: 24,
    serviceYears: 5,
  },
  {
    number: 'RTR-10',
    name: 'Router R10 industrieel',
    salesPrice: '312.50',
    gtin: '9520000010102',
    group: 'SN-VERPLICHT',
    warrantyMonths: 36,
  },
  {
    number: 'INV-3K',
    name: 'Omvormer 3 kW',
    salesPrice: '1149.00',
    gtin: '9520000030001',
    group: 'SN-VERPLICHT',
    warrantyMonths: 60,
    serviceYears: 10,
  },
  {
    number: 'BAT-51',
    name: 'Thuisbatterij 5,1 kWh',
    salesPrice: '2295.00',
    gtin: '9520000051006',
    group: 'SN-VERPLICHT',
    warrantyMonths: 120,
  },
  {
    number: 'LAD-22',
    name: 'Laadpaal 22 kW',
    salesPrice: '845.00',
    gtin: '9520000022006',
    group: 'SN-VERPLICHT',
    warrantyMonths: 24,
    serviceYears: 3,
  },
  {
    number: 'SENS-T',
    name: 'Temperatuursensor',
    salesPrice: '24.95',
    gtin: '9520000007003',
    group: 'SN-VRIJ',
    warrantyMonths: 24,
  },
  {
    number: 'SENS-B',
    name: 'Bewegingssensor, doos van 10',
    salesPrice: '179.00',
    gtin: '9520000008000',
    group: 'SN-VERPLICHT',
    box: { unit: 'doos', factor: 10 },
    warrantyMonths: 24,
  },
  {
    number: 'MTR-1F',
    name: 'kWh-meter 1-fase',
    salesPrice: '49.50',
    gtin: '9520000001001',
    group: 'SN-VRIJ',
    warrantyMonths: 24,
  },
  { number: 'KBL-C6', name: 'Netwerkkabel Cat6 per meter', salesPrice: '0.68', unit: 'm', gtin: '9520000006006' },
  { number: 'PLG-RJ', name: 'RJ45-plug', salesPrice: '0.35', gtin: '9520000006105' },
  { number: 'KOPER', name: 'Koperafval, gewogen', salesPrice: '6.20', unit: 'kg', catchWeight: true },
  { number: 'INSTAL', name: 'Installatie op locatie', salesPrice: '72.00', kind: 'service', unit: 'uur' },
]

/** One user for each default role; the password is for trying out and is printed at the first start. */
export const samplePassword = 'probeer-pakbon'

export const sampleUsers = [
  { role: 'salesClerk', name: 'Sanne Verkoop', email: 'verkoop@voltmeer.example' },
  { role: 'customerServiceRepresentative', name: 'Kees Klantcontact', email: 'klantcontact@voltmeer.example' },
  { role: 'shippingClerk', name: 'Ilse Inpak', email: 'inpak@voltmeer.example' },
  { role: 'accountsReceivableClerk', name: 'Fatima Factuur', email: 'factuur@voltmeer.example' },
  { role: 'storeCashier', name: 'Karim Kassa', email: 'kassa@voltmeer.example' },
  { role: 'storeManager', name: 'Wendy Winkel', email: 'winkel@voltmeer.example' },
  { role: 'salesManager', name: 'Marieke Manager', email: 'manager@voltmeer.example' },
  { role: 'serviceTechnician', name: 'Tom Techniek', email: 'techniek@voltmeer.example' },
  { role: 'administrator', name: 'Anna Beheer', email: 'beheer@voltmeer.example' },
  { role: 'auditor', name: 'Arjan Accountant', email: 'accountant@voltmeer.example' },
] as const

/** Who may sign in at the tills, and with which PIN: for trying out, as the password is. */
export const sampleCashiers = [
  { email: 'kassa@voltmeer.example', pin: '2580' },
  { email: 'winkel@voltmeer.example', pin: '8024' },
  { email: 'beheer@voltmeer.example', pin: '7391' },
] as const

/** To whom the tills sell while nobody is named. */
export const sampleWalkIn = { number: 'K0000', name: 'Winkelverkoop', language: 'nl', paymentDays: 0 } as const

export const sampleTills = [
  { code: 'T1', name: 'Kassa 1', openingFloat: '150.00', receiptFooter: 'Bedankt en tot ziens!' },
  { code: 'T2', name: 'Kassa 2', openingFloat: '150.00', receiptFooter: 'Bedankt en tot ziens!' },
] as const
