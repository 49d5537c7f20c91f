import type { Static } from 'typebox'
import type { InvoiceView } from '#invoices/views.ts'
import type { PackingSlipView } from '#packing-slips/views.ts'
import type { ReturnReceiptView } from '#returns/receipt-views.ts'
import type { ReturnUnitView } from '#returns/views.ts'
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
  /** Of the sales order, or the return order, that it is of. */
  readonly orderNumber: string
  /** The return order that a receipt is of; null for a sale. */
  readonly returnOrderId: string | null
  readonly lines: readonly ScanLine[]
}

/** A unit as it is registered: on a packing slip, an invoice or a return receipt. */
export type RegisteredUnit = UnitView | ReturnUnitView

type View = PackingSlipView | Static<typeof InvoiceView> | ReturnReceiptView

const rowsPerPage = 200

/** Reads the document with its lines that register serial numbers here; on an invoice those that it delivers itself. */
export async function readScanDocument(kind: DocumentKind, id: string): Promise<ScanDocument> {
  const view = await send<View>({ url: `/${kind}/${id}` })
  const { number, state, edition, customerName } = view
  const isReturn = 'returnOrderNumber' in view
  const orderNumber = isReturn ? view.returnOrderNumber : view.salesOrderNumber
  const returnOrderId = isReturn ? view.returnOrderId : null
  const lines = view.lines.filter((line) => !('section' in line) || line.section === 'direct')
  return { kind, id, number, state, edition, customerName, orderNumber, returnOrderId, lines: lines.map(scanLine) }
}

/** A page of the registered units, the newest first. */
export async function readRows(
  kind: DocumentKind,
  id: string,
  cursor: string | null,
): Promise<{ readonly rows: readonly ScanRow[]; readonly next: string | null }> {
  const { items, next } = await send<Page<RegisteredUnit>>({
    url: `/${kind}/${id}/registrations`,
    query: { sort: '-registeredAt', limit: rowsPerPage, cursor },
  })
  return { rows: rowsOf(kind, items), next }
}

/** Units as rows of this page: those of an invoice that came on a packing slip are not registered here. */
export function rowsOf(kind: DocumentKind, units: readonly RegisteredUnit[]): readonly ScanRow[] {
  return units.flatMap((unit) => ('returnReceipt' in unit ? rowOfReturn(unit) : rowOfSale(kind, unit)))
}

function rowOfSale(kind: DocumentKind, unit: UnitView): readonly ScanRow[] {
  const { id, serialNumber, packingSlip, invoice, registeredAt, reused } = unit
  const place = kind === 'packing-slips' ? packingSlip : packingSlip ? null : invoice
  return place ? [{ id, serialNumber, lineId: place.lineId, at: registeredAt, isReused: reused }] : []
}

function rowOfReturn({ id, serialNumber, returnReceipt, registeredAt }: ReturnUnitView): readonly ScanRow[] {
  return returnReceipt && registeredAt ? [{ id, serialNumber, lineId: returnReceipt.lineId, at: registeredAt }] : []
}

function scanLine(line: View['lines'][number]): ScanLine {
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
