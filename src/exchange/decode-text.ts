import { isUtf8 } from 'node:buffer'
import { addFault, type Findings } from './findings.ts'

/** Bytes of one file at most. */
export const maximumFileSize = 10 * 1024 * 1024

/** The file as text with `\n` between its lines; null, with faults, where it is too large or not clean UTF-8 text. */
export function decodeText(file: string, content: Uint8Array, findings: Findings): string | null {
  const start = { file, line: 1 }
  if (content.byteLength > maximumFileSize) {
    addFault(findings, start, 'IMPORT_TOO_LARGE', { size: content.byteLength })
    return null
  }
  const encoding = otherEncoding(content)
  if (encoding) {
    addFault(findings, start, 'IMPORT_ENCODING', { encoding })
    return null
  }
  if (!isUtf8(content)) {
    addFault(findings, { file, line: firstLineThatIsNotUtf8(content) }, 'IMPORT_ENCODING', { encoding: '?' })
    return null
  }
  const text = new TextDecoder().decode(content).replace(/\r\n?/g, '\n')
  return refuseControlCharacters(file, text, findings) ? null : text
}

/** UTF-16 and UTF-32, by their byte order mark or, without one, by the zero beside the first letter. */
function otherEncoding(content: Uint8Array): string | null {
  const [first, second, third, fourth] = content
  if (first === 0 && second === 0 && third === 0xfe && fourth === 0xff) return 'UTF-32'
  if (first === 0xff && second === 0xfe) return third === 0 && fourth === 0 ? 'UTF-32' : 'UTF-16'
  if (first === 0xfe && second === 0xff) return 'UTF-16'
  if ((first === 0 && second) || (first && second === 0)) return 'UTF-16'
  return null
}

/** A line break is no part of any longer character, so that each line is valid or not by itself. */
function firstLineThatIsNotUtf8(content: Uint8Array): number {
  const lineFeed = 0x0a
  let line = 1
  let start = 0
  for (let end = content.indexOf(lineFeed); end >= 0; end = content.indexOf(lineFeed, start)) {
    if (!isUtf8(content.subarray(start, end))) return line
    start = end + 1
    line++
  }
  return line
}

/** No text field has them, and the database takes no NUL. */
function refuseControlCharacters(file: string, text: string, findings: Findings): boolean {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  const found = /[\0-\b\v\f\x0e-\x1f\x7f]/.exec(text)
  if (!found) return false
  const character = `U+${found[0].charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`
  addFault(findings, { file, line: lineAt(text, found.index) }, 'IMPORT_CHARACTER', { character })
  return true
}

/** The line that a position of a text is on, from 1. */
export function lineAt(text: string, index: number): number {
  let line = 1
  for (let at = text.indexOf('\n'); at >= 0 && at < index; at = text.indexOf('\n', at + 1)) line++
  return line
}
