import { paragraphs, tableOf, visible } from './table.ts'

interface Place {
  readonly id: string
  readonly number: string | null
}

/** A unit in a list (D81). */
export interface Unit {
  readonly id: string
  readonly serialNumber: string | null
  readonly state: string
  readonly productNumber: string
  readonly productName: string
  readonly customerNumber: string
  readonly customerName: string
  readonly salesOrderNumber: string
  readonly packingSlip: Place | null
  readonly invoice: Place | null
  readonly deliveredOn: string | null
  readonly invoicedOn: string | null
}

/** A unit with its whole life (D82). */
export interface UnitCard extends Unit {
  readonly on: string
  readonly coverage: readonly Coverage[]
  readonly life: readonly Act[]
}

interface Coverage {
  readonly kind: string
  readonly name: string
  readonly from: string | null
  readonly until: string | null
  readonly valid: boolean
}

interface Act {
  readonly act: string
  readonly at: string
  readonly by: string
  readonly reason: string
  readonly document: string | null
  readonly from: string | null
  readonly to: string | null
}

/** Units below each other. */
export function describeUnits(units: readonly Unit[]): string {
  return tableOf(units, {
    'Serial number': (unit) => unit.serialNumber ?? 'not readable',
    Product: (unit) => unit.productNumber,
    State: (unit) => unit.state,
    Customer: (unit) => unit.customerName,
    'Sales order': (unit) => unit.salesOrderNumber,
    'Packing slip': (unit) => nameOf(unit.packingSlip),
    Invoice: (unit) => nameOf(unit.invoice),
    Id: (unit) => unit.id,
  })
}

/** One unit: whose it is, its documents, its coverage on a day, its life. */
export function describeCard(card: UnitCard): string {
  return paragraphs(
    [`${card.serialNumber ?? 'Not readable'}: ${card.productNumber} ${card.productName}, ${card.state}`, ...wayOf(card)]
      .map(visible)
      .join('\n'),
    tableOf(card.coverage, {
      Coverage: ({ kind, name }) => (name === '' ? kind : `${kind}, ${name}`),
      From: ({ from }) => from,
      Until: ({ until }) => until,
      [`Valid on ${card.on}`]: ({ valid }) => (valid ? 'yes' : 'no'),
    }),
    tableOf(card.life, {
      At: ({ at }) => at.slice(0, 16).replace('T', ' '),
      Act: ({ act }) => act,
      Document: ({ document }) => document,
      By: ({ by }) => by,
      'Serial number': ({ from, to }) => (from === null ? to : `${from} → ${to ?? 'not readable'}`),
      Reason: ({ reason }) => reason,
    }),
  )
}

function wayOf({ customerNumber, customerName, salesOrderNumber, ...unit }: UnitCard): readonly string[] {
  return [
    `Customer:     ${customerNumber} ${customerName}, sales order ${salesOrderNumber}`,
    ...(unit.packingSlip ? [`Packing slip: ${nameOf(unit.packingSlip)}${dayOf(unit.deliveredOn)}`] : []),
    ...(unit.invoice ? [`Invoice:      ${nameOf(unit.invoice)}${dayOf(unit.invoicedOn)}`] : []),
  ]
}

function nameOf(place: Place | null): string {
  return place === null ? '' : (place.number ?? 'in preparation')
}

function dayOf(day: string | null): string {
  return day === null ? '' : `, ${day}`
}
