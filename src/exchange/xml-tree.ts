import { SaxesParser } from 'saxes'
import type { Details, ImportCode } from '#domain/refusal.ts'
import { lineAt } from './decode-text.ts'
import { addFault, type Findings } from './findings.ts'
import type { Source } from './imported-order.ts'

/** An element; its name has the prefix agreed for its namespace here, whatever the file calls it. */
export interface XmlElement {
  readonly name: string
  readonly place: Source
  readonly attributes: Readonly<Record<string, { readonly value: string }>>
  readonly children: XmlElement[]
  text: string
}

/** Namespaces by URI, with the prefix that names get here; elements of any other get a name that nobody asks for. */
export type Namespaces = ReadonlyMap<string, string>

/** A real order of 5,000 lines is 9 deep and has some 200,000 elements. */
const maximumDepth = 32
const maximumElements = 250_000

/**
 * The root of an XML document; null, with a fault, where it is not well-formed, not whole, or too large. A document
 * type is refused before anything of it is read, so that no entity is ever declared, fetched or expanded.
 */
export function readXmlTree(file: string, text: string, namespaces: Namespaces, findings: Findings): XmlElement | null {
  const prolog = endOfProlog(text)
  if (text.startsWith('<!DOCTYPE', prolog)) {
    addFault(findings, { file, line: lineAt(text, prolog) }, 'IMPORT_DOCTYPE')
    return null
  }
  let failed = false
  const fail: Fail = (line, code, details) => {
    failed = true
    addFault(findings, { file, line }, code, details)
    throw new Error(code)
  }
  try {
    return parse(file, text, namespaces, fail)
  } catch (error) {
    if (failed) return null
    throw error
  }
}

/** Ends the parsing with one fault: after it nothing more can be told of the document. */
type Fail = (line: number, code: ImportCode, details?: Details) => never

/** Past the declaration, comments and processing instructions, where a document type or the root stands. */
function endOfProlog(text: string): number {
  const space = /\s*/y
  let at = 0
  for (;;) {
    space.lastIndex = at
    space.test(text)
    at = space.lastIndex
    const [open, close] = text.startsWith('<?', at) ? ['<?', '?>'] : ['<!--', '-->']
    const end = text.startsWith(open, at) ? text.indexOf(close, at + open.length) : -1
    if (end < 0) return at
    at = end + close.length
  }
}

function parse(file: string, text: string, namespaces: Namespaces, fail: Fail): XmlElement {
  const parser = new SaxesParser({ xmlns: true, defaultXMLVersion: '1.0', forceXMLVersion: true })
  const document: XmlElement = { name: '', place: { file, line: 1 }, attributes: {}, children: [], text: '' }
  const open: XmlElement[] = [document]
  let elements = 0
  let line = 1
  let ended = false
  const append = (piece: string) => {
    const element = open.at(-1)
    if (element) element.text += piece
  }
  parser.on('error', ({ message }) =>
    ended
      ? fail(parser.line, 'IMPORT_CUT_OFF')
      : fail(parser.line, 'IMPORT_MALFORMED', { problem: message.replace(/^[\d:]+ |\.$/g, '') }),
  )
  parser.on('xmldecl', ({ encoding }) => {
    if (encoding && !/^(utf-?8|us-ascii)$/i.test(encoding)) fail(parser.line, 'IMPORT_ENCODING', { encoding })
  })
  parser.on('opentagstart', () => {
    line = parser.line
    if (open.length > maximumDepth || ++elements > maximumElements) fail(line, 'IMPORT_TOO_LARGE', { elements })
  })
  parser.on('opentag', ({ uri, local, attributes }) => {
    const prefix = namespaces.get(uri)
    const name = prefix === undefined ? `${local} (${uri})` : `${prefix}${local}`
    const element = { name, place: { file, line }, attributes, children: [], text: '' }
    open.at(-1)?.children.push(element)
    open.push(element)
  })
  parser.on('closetag', () => open.pop())
  parser.on('text', append)
  parser.on('cdata', append)
  parser.write(text)
  ended = true
  parser.close()
  return document.children[0] as XmlElement
}
