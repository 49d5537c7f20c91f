/** One field of a label as a printer takes it. */
export interface ZplField {
  readonly x: number
  readonly y: number
  /** The commands before the data, such as `A0N,28,28` or `BCN,40,N,N,N,N`. */
  readonly commands: readonly string[]
  /** With its hexadecimal escapes taken out. */
  readonly data: string
}

export interface ZplLabel {
  readonly commands: readonly string[]
  readonly fields: readonly ZplField[]
}

/** Reads ZPL as a printer does: a caret or a tilde anywhere begins a command, whatever it was meant as. */
export function readZpl(zpl: string): readonly ZplLabel[] {
  const commands = zpl.split(/(?=[\^~])/).map((command) => command.replace(/\n$/, ''))
  const labels: { commands: string[]; fields: ZplField[] }[] = []
  let field: { x: number; y: number; commands: string[]; data: string } | undefined
  for (const command of commands) {
    const label = labels.at(-1)
    if (command === '^XA') labels.push({ commands: [], fields: [] })
    labels.at(-1)?.commands.push(command)
    const [, x, y] = /^\^FO(\d+),(\d+)$/.exec(command) ?? []
    if (x !== undefined) field = { x: Number(x), y: Number(y), commands: [], data: '' }
    else if (command === '^FS' && field) label?.fields.push(field)
    else if (command.startsWith('^FD') && field) field.data = withoutHexadecimal(command.slice(3))
    else field?.commands.push(command.slice(1))
    if (command === '^FS') field = undefined
  }
  return labels
}

function withoutHexadecimal(data: string): string {
  const bytes = [...data.matchAll(/\\([0-9A-F]{2})|([^\\])/g)].map(([, byte, letter = '']) =>
    byte === undefined ? letter.charCodeAt(0) : Number.parseInt(byte, 16),
  )
  return Buffer.from(bytes).toString('utf8')
}

/** What Code 128 data carries, and in how many characters of the symbol, start and all. */
export function readCode128(data: string): { readonly text: string; readonly characters: number } {
  let set = 'B'
  let text = ''
  if (!data.startsWith('>:')) throw new Error(`no start: ${data}`)
  let count = 1
  for (let rest = data.slice(2); rest !== ''; count++) {
    const taken = rest.startsWith('>') || set === 'C' ? rest.slice(0, 2) : rest.slice(0, 1)
    rest = rest.slice(taken.length)
    if (taken === '>5') set = 'C'
    else if (taken === '>6') set = 'B'
    else text += meanings[taken] ?? taken
  }
  return { text, characters: count }
}

const meanings: Readonly<Record<string, string>> = { '>0': '>', '><': '^', '>=': '~' }

/** What Data Matrix data with `_` as its escape carries; FNC1 is shown as the group separator. */
export function readDataMatrix(data: string): string {
  return data.replace(/_(.)/g, (_, code: string) => (code === '1' ? '\u001d' : code))
}

/** The dots of a graphic field, as a picture of black on white with a free margin. */
export function pictureOf(command: string): { data: Uint8ClampedArray<ArrayBuffer>; width: number; height: number } {
  const [, total, bytes, data = ''] = /^GFA,(\d+),\1,(\d+),([0-9A-F:]+)$/.exec(command)?.values() ?? []
  const rows: string[] = []
  for (const [row] of data.matchAll(new RegExp(`:|.{${2 * Number(bytes)}}`, 'g'))) {
    rows.push(row === ':' ? (rows.at(-1) ?? '') : row)
  }
  if (rows.length * Number(bytes) !== Number(total)) throw new Error(`not the length it says: ${command.slice(0, 40)}`)
  const [width, height] = [Number(bytes) * 8 + 40, rows.length + 40]
  const pixels = new Uint8ClampedArray(width * height * 4).fill(255)
  for (const [y, row] of rows.entries()) {
    const bits = [...row].map((four) => Number.parseInt(four, 16).toString(2).padStart(4, '0')).join('')
    for (const { index: x } of bits.matchAll(/1/g))
      pixels.fill(0, ((y + 20) * width + x + 20) * 4, ((y + 20) * width + x + 20) * 4 + 3)
  }
  return { data: pixels, width, height }
}
