import Table from 'cli-table3'

type Cell = string | number | null | undefined

const plain = {
  top: '',
  'top-mid': '',
  'top-left': '',
  'top-right': '',
  bottom: '',
  'bottom-mid': '',
  'bottom-left': '',
  'bottom-right': '',
  left: '',
  'left-mid': '',
  mid: '',
  'mid-mid': '',
  right: '',
  'right-mid': '',
  middle: '  ',
}

/** A table without borders, numbers to the right: `columns` by their title. Empty text where there are no rows. */
export function tableOf<Row>(rows: readonly Row[], columns: Readonly<Record<string, (row: Row) => Cell>>): string {
  if (rows.length === 0) return ''
  const cells = rows.map((row) => Object.values(columns).map((column) => column(row) ?? ''))
  const isNumber = (index: number) => cells.every((row) => typeof row[index] === 'number' || row[index] === '')
  const table = new Table({
    head: Object.keys(columns),
    chars: plain,
    style: { head: [], border: [], 'padding-left': 0, 'padding-right': 0 },
    colAligns: Object.keys(columns).map((_, index) => (isNumber(index) ? 'right' : 'left')),
  })
  table.push(...cells.map((row) => row.map(visible)))
  return table
    .toString()
    .split('\n')
    .map((line) => line.trimEnd())
    .join('\n')
}

/** Parts of an answer below each other, empty ones left out. */
export function paragraphs(...parts: readonly (string | null | undefined)[]): string {
  return parts.filter(Boolean).join('\n\n')
}

/** Control characters, which a terminal would obey, are shown and not sent. */
export function visible(cell: Cell): string {
  return String(cell ?? '').replace(
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
    /[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
}
