import type { Static } from 'typebox'
import type { InvoiceView } from '#invoices/views.ts'
import type { PackingSlipView } from '#packing-slips/views.ts'
import type { UnitView } from '#serial-numbers/views.ts'
import { send } from '#web/api/client.ts'
import type { Page } from '#web/api/inquiry.ts'
import type { ScanLine, ScanRow } from './entry.ts'
import type { DocumentKind } from './queue-registry.ts'

/** A document as the scan page needs it, whichever kind it is. */
export interface ScanDocument {
  readonly kind: DocumentKind
  readonly id: string
  readonly number: string | null
  readonly state: string
  readonly edition: number
  readonly customerName: string
  readonly salesOrderNumber: string
  readonly lines: readonly ScanLine[]
}

const rowsPerPage = 200

/** Reads the document with its lines that register serial numbers here; on an invoice those that it delivers itself. */
export async function readScanDocument(kind: DocumentKind, id: string): Promise<ScanDocument> {
  const view = await send<PackingSlipView | Static<typeof InvoiceView>>({ url: `/${kind}/${id}` })
  const { number, state, edition, customerName, salesOrderNumber } = view
  const lines = view.lines.filter((line) => !('section' in line) || line.section === 'direct')
  return { kind, id, number, state, edition, customerName, salesOrderNumber, lines: lines.map(scanLine) }
}

/** A page of the registered units, the newest first. */
export async function readRows(
  kind: DocumentKind,
  id: string,
  cursor: string | null,
): Promise<{ readonly rows: readonly ScanRow[]; readonly next: string | null }> {
  const { items, next } = await send<Page<UnitView>>({
    url: `/${kind}/${id}/registrations`,
    query: { sort: '-registeredAt', limit: rowsPerPage, cursor },
  })
  return { rows: rowsOf(kind, items), next }
}

/** Units as rows of this page: those of an invoice that came on a packing slip are not registered here. */
export function rowsOf(kind: DocumentKind, units: readonly UnitView[]): readonly ScanRow[] {
  return units.flatMap(({ id, serialNumber, packingSlip, invoice, registeredAt, reused }) => {
    const place = kind === 'packing-slips' ? packingSlip : packingSlip ? null : invoice
    return place ? [{ id, serialNumber, lineId: place.lineId, at: registeredAt, isReused: reused }] : []
  })
}

function scanLine(line: PackingSlipView['lines'][number] | Static<typeof InvoiceView>['lines'][number]): ScanLine {
  const { id, lineNumber, productNumber, description, serialised, blankIssueAllowed } = line
  const { quantity, registered, notReadable, missing } = line
  return {
    id,
    lineNumber,
    productNumber,
    description,
    serialised,
    blankIssueAllowed,
    quantity,
    registered,
    notReadable,
    missing,
  }
}
