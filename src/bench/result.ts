/** One row of the benchmark: a figure of ours against one of plain SQL in the same run, and the bar. */
export interface Result {
  readonly work: string
  readonly ours: string
  readonly theirs: string
  readonly ratio: number
  readonly bar: string
  readonly met: boolean | null
}

/** A rate that must be at least so many times theirs; `absolute` may satisfy it as well. */
export function rate(
  work: string,
  ours: number,
  theirs: number,
  atLeast: number,
  absolute = Number.POSITIVE_INFINITY,
): Result {
  const ratio = ours / theirs
  const or = Number.isFinite(absolute) ? ` or ≥ ${absolute}/s` : ''
  const bar = `≥ ${atLeast} ×${or}`
  return {
    work,
    ours: `${ours.toFixed(0)}/s`,
    theirs: `${theirs.toFixed(0)}/s`,
    ratio,
    bar,
    met: ratio >= atLeast || ours >= absolute,
  }
}

/** A time in milliseconds that must be at most so many times theirs. */
export function time(work: string, ours: number, theirs: number, atMost: number): Result {
  const ratio = ours / theirs
  const shown = (figure: number) => `${figure.toFixed(1)} ms`
  return { work, ours: shown(ours), theirs: shown(theirs), ratio, bar: `≤ ${atMost} ×`, met: ratio <= atMost }
}

/** A figure with a bar of its own. */
export function atMost(work: string, ours: number, bar: number, unit = ''): Result {
  return {
    work,
    ours: `${ours.toFixed(1)}${unit}`,
    theirs: '',
    ratio: Number.NaN,
    bar: `≤ ${bar}${unit}`,
    met: ours <= bar,
  }
}

/** A figure without a bar, for measure. */
export function forMeasure(result: Result): Result {
  return { ...result, bar: 'for measure', met: null }
}
