/** Tells how far a long work is, on the standard error output. */
export interface Progress {
  /** What is being done. */
  say(text: string): void
  /** `done` of `total`, of what. */
  tell(done: number, total: number, what: string): void
}

/** Shown on a terminal, or where it is asked for; each line replaces the one before on a terminal. */
export function progressOf(asked: boolean | undefined): Progress {
  const { stderr } = process
  if (!(asked ?? stderr.isTTY)) return { say: () => {}, tell: () => {} }
  return {
    say: (text) => console.error(text),
    tell(done, total, what) {
      const line = `${what}: ${done} of ${total}`
      if (stderr.isTTY) stderr.write(`\r\u001b[K${line}${done === total ? '\n' : ''}`)
      else stderr.write(`${line}\n`)
    },
  }
}
