import { Readable } from 'node:stream'
import { Refused, refuse } from '#domain/refusal.ts'
import type { SalesDocument } from '#sales-documents/sales-document.ts'
import { documentLabelPdf, unitLabelsPdf } from './label-pdf.ts'
import { documentLabel, unitLabels } from './unit-label.ts'
import { type Resolution, zplOfDocumentLabel, zplOfUnitLabels } from './zpl.ts'

/** A label for each unit, as ZPL; refused where there is none. */
export function unitLabelsZpl(document: SalesDocument, dpi: Resolution): Readable {
  return zplOfUnitLabels(labelsOf(document), { language: document.language, dpi }) as Readable
}

/** A label for each unit, as PDF; refused where there is none. */
export function unitLabelsInPdf(document: SalesDocument): Readable {
  return unitLabelsPdf(labelsOf(document), document) as Readable
}

/** The label of what is sent, as PDF. */
export function documentLabelInPdf(document: SalesDocument): Readable {
  return documentLabelPdf(documentLabel(document)) as Readable
}

/** The label of what is sent, as ZPL. */
export function documentLabelZpl(document: SalesDocument, dpi: Resolution): Readable {
  return Readable.from([zplOfDocumentLabel(documentLabel(document), { dpi })])
}

function labelsOf(document: SalesDocument) {
  const labels = unitLabels(document)
  if (labels.length === 0) throw new Refused([refuse('NOTHING_TO_LABEL', { number: document.number })])
  return labels
}
