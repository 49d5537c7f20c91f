import { Readable } from 'node:stream'
import { strToU8, Zip, ZipDeflate } from 'fflate'
import type { Cell, Rows } from './list-file.ts'
import type { FileAnswer } from './route.ts'

/**
 * Rows as a workbook of one sheet, streamed. Text stays text: zeros are kept, and nothing is a formula; with `text`
 * also what is typed into it later.
 */
export function xlsxFile(
  fileName: string,
  heads: readonly string[],
  rows: Rows,
  cells: 'any' | 'text' = 'any',
): FileAnswer {
  const mediaType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
  const start = cells === 'text' ? sheetStart.replace('<col ', '<col style="2" ') : sheetStart
  return { fileName, mediaType, stream: Readable.from(bytesOf(start, heads, rows), { objectMode: false }) }
}

async function* bytesOf(start: string, heads: readonly string[], rows: Rows): AsyncGenerator<Uint8Array> {
  const written: Uint8Array[] = []
  const zip = new Zip((error, chunk) => {
    if (error) throw error
    written.push(chunk)
  })
  for (const [name, text] of Object.entries(parts)) part(zip, name).push(strToU8(text), true)
  const sheet = part(zip, 'xl/worksheets/sheet1.xml')
  sheet.push(strToU8(start + rowXml(1, heads, ' s="1"')))
  let number = 1
  for await (const page of rows) {
    sheet.push(strToU8(page.map((row) => rowXml(++number, row)).join('')))
    yield* written.splice(0)
  }
  sheet.push(strToU8(sheetEnd), true)
  zip.end()
  yield* written
}

function part(zip: Zip, name: string): ZipDeflate {
  const file = new ZipDeflate(name, { level: 6 })
  // The same list is the same bytes.
  file.mtime = '1980-01-02T00:00:00'
  zip.add(file)
  return file
}

function rowXml(number: number, cells: readonly Cell[], style = ''): string {
  const xml = cells.map((cell, index) => cellXml(cell, `r="${columnLetters(index)}${number}"${style}`))
  return `<row r="${number}">${xml.join('')}</row>`
}

/** A, B, … Z, AA, AB, … */
function columnLetters(index: number): string {
  return index < 0 ? '' : columnLetters(Math.floor(index / 26) - 1) + String.fromCharCode(65 + (index % 26))
}

function cellXml(cell: Cell, place: string): string {
  const value = typeof cell === 'object' ? (cell?.amount ?? null) : cell
  if (value === null) return ''
  if (typeof value === 'boolean') return `<c ${place} t="b"><v>${value ? 1 : 0}</v></c>`
  if (typeof value === 'number' || typeof cell === 'object') return `<c ${place}><v>${value}</v></c>`
  return `<c ${place} t="inlineStr"><is><t xml:space="preserve">${xmlText(value)}</t></is></c>`
}

/** What XML cannot hold is left out; what looks like an escape of Excel's own is escaped. */
function xmlText(text: string): string {
  return text
    .replace(/[^\t\n\r\x20-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '')
    .replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')
    .replace(/[&<>]/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;' })[sign] ?? sign)
}

const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const relations = 'http://schemas.openxmlformats.org/package/2006/relationships'
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const types = 'application/vnd.openxmlformats-officedocument.spreadsheetml'

const sheetStart = `${head}<worksheet xmlns="${main}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><sheetFormatPr defaultRowHeight="15"/><cols><col min="1" max="50" width="20" customWidth="1"/></cols><sheetData>`
const sheetEnd = '</sheetData></worksheet>'

const parts = {
  '[Content_Types].xml': `${head}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${types}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${types}.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="${types}.styles+xml"/></Types>`,
  '_rels/.rels': `${head}<Relationships xmlns="${relations}"><Relationship Id="rId1" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
  'xl/workbook.xml': `${head}<workbook xmlns="${main}" xmlns:r="${office}"><sheets><sheet name="Pakbon" sheetId="1" r:id="rId1"/></sheets></workbook>`,
  'xl/_rels/workbook.xml.rels': `${head}<Relationships xmlns="${relations}"><Relationship Id="rId1" Type="${office}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${office}/styles" Target="styles.xml"/></Relationships>`,
  'xl/styles.xml': `${head}<styleSheet xmlns="${main}"><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="3"><xf/><xf fontId="1" applyFont="1"/><xf numFmtId="49" applyNumberFormat="1"/></cellXfs></styleSheet>`,
}
