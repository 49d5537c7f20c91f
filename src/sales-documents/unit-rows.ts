import type { Cell, FileColumns, Rows } from '#http/list-file.ts'
import { columnName } from '#terms/text.ts'
import type { DocumentUnit, SalesDocument, SalesDocumentLine } from './sales-document.ts'

interface UnitOfLine {
  readonly line: SalesDocumentLine
  readonly unit: DocumentUnit
}

const columns = {
  lineNumber: ({ line }) => line.lineNumber,
  productNumber: ({ line }) => line.productNumber,
  productName: ({ line }) => line.description,
  gtin: ({ line }) => line.gtin,
  position: ({ unit }) => unit.position,
  serialNumber: ({ unit }) => unit.serialNumber,
  notReadable: ({ unit }) => unit.serialNumber === null,
} satisfies FileColumns<UnitOfLine>

/** D83: the units of a document as the rows of a file, in the language of the document. */
export function unitRows(document: SalesDocument): { readonly heads: readonly string[]; readonly rows: Rows } {
  const names = Object.keys(columns) as (keyof typeof columns)[]
  return { heads: names.map((name) => columnName(name, document.language)), rows: rowsOf(document) }
}

async function* rowsOf({ lines }: SalesDocument): Rows {
  for (const line of lines) {
    yield line.units.map((unit) => Object.values(columns).map((cellOf): Cell => cellOf({ line, unit })))
  }
}
