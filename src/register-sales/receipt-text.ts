import type { ReceiptRow } from './receipt-rows.ts'

/** A receipt as plain text, as wide as the printer of the till. */
export function receiptText(rows: readonly ReceiptRow[], width: number): string {
  return `${rows.flatMap((row) => textLines(row, width)).join('\n')}\n`
}

/** The lines of text of a row; none is wider than the paper, and nothing is cut off. */
export function textLines(row: ReceiptRow, width: number): readonly string[] {
  switch (row.kind) {
    case 'rule':
      return ['-'.repeat(width)]
    case 'barcode':
      return [centred(row.data, width)]
    case 'link':
      return [row.text, ...wrapped(row.address, width)]
    case 'pair':
      return pairLines(row, width)
    case 'text':
      return wrapped(row.text, width).map((line) => (row.align === 'center' ? centred(line, width) : line))
  }
}

function pairLines({ left, right }: { readonly left: string; readonly right: string }, width: number): string[] {
  const room = width - right.length - 1
  const lines = wrapped(left, Math.max(8, room))
  const last = lines.pop() ?? ''
  return [...lines, last.padEnd(width - right.length) + right]
}

function centred(line: string, width: number): string {
  return ' '.repeat(Math.max(0, Math.floor((width - line.length) / 2))) + line
}

/** Broken between words; a word that is wider than the paper is broken where it has to be. */
function wrapped(text: string, width: number): string[] {
  const indent = /^ */.exec(text)?.[0] ?? ''
  const room = Math.max(1, width - indent.length)
  const lines: string[] = []
  let line = ''
  for (const word of text.trim().split(/\s+/)) {
    if (line !== '' && line.length + 1 + word.length > room) {
      lines.push(line)
      line = ''
    }
    line = line === '' ? word : `${line} ${word}`
    while (line.length > room) {
      lines.push(line.slice(0, room))
      line = line.slice(room)
    }
  }
  return [...lines, line].map((one) => indent + one)
}
