/** Lines of one letter height. */
export interface FittedText {
  readonly lines: readonly string[]
  readonly size: number
}

interface Room {
  readonly width: number
  readonly height: number
  /** The largest letters. */
  readonly size: number
}

/** From the top of a line to the top of the next, in letter heights. */
export const lineHeight = 1.2

/** Splits a text, wherever it falls, so that its letters are largest; `advance` is a letter's width by its height. */
export function fitExact(text: string, room: Room, advance: number): FittedText {
  const letters = [...text]
  let best: FittedText = { lines: [], size: 0 }
  for (let count = 1; count <= Math.max(letters.length, 1); count++) {
    const perLine = Math.ceil(letters.length / count)
    const size = Math.min(room.size, room.width / (perLine * advance), room.height / (count * lineHeight))
    if (size <= best.size) continue
    best = { lines: inLines(letters, perLine), size }
  }
  return best
}

function inLines(letters: readonly string[], perLine: number): readonly string[] {
  const count = Math.ceil(letters.length / perLine)
  return Array.from({ length: count }, (_, line) => letters.slice(line * perLine, (line + 1) * perLine).join(''))
}

/** Wraps words at their spaces; what does not fit is cut and ends in an ellipsis. */
export function fitWords(text: string, room: Room, widthOf: (line: string) => number): FittedText {
  const { height, size } = room
  const fits = (line: string) => widthOf(line) <= room.width
  const lines = text.split('\n').flatMap((paragraph) => wrapped(paragraph, fits))
  const most = Math.max(1, Math.floor(height / (size * lineHeight)))
  if (lines.length <= most) return { lines, size }
  return { lines: [...lines.slice(0, most - 1), longestStart(lines[most - 1] ?? '', fits, '…')], size }
}

function wrapped(paragraph: string, fits: (line: string) => boolean): readonly string[] {
  const lines: string[] = []
  let line = ''
  for (const word of paragraph.split(/\s+/)) {
    const longer = line === '' ? word : `${line} ${word}`
    if (fits(longer)) {
      line = longer
      continue
    }
    if (line !== '') lines.push(line)
    line = word
    while (!fits(line)) {
      const start = longestStart(line, fits)
      lines.push(start)
      line = line.slice(start.length)
    }
  }
  return [...lines, line]
}

/** At least one letter, so that there is an end to it. */
function longestStart(text: string, fits: (line: string) => boolean, end = ''): string {
  const letters = [...text]
  let count = letters.length
  const start = () => `${letters.slice(0, count).join('')}${end}`
  while (count > 1 && !fits(start())) count--
  return start()
}
