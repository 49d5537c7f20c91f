import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process'
import { once } from 'node:events'
import { text } from 'node:stream/consumers'

export interface Ended {
  readonly status: number | null
  readonly stdout: string
  readonly stderr: string
}

type Environment = Readonly<Record<string, string>>

/** Starts the built `pakbon` as a process of its own, with no more environment than it is given. */
export function spawnPakbon(words: readonly string[], environment: Environment): ChildProcessWithoutNullStreams {
  const { PATH = '', HOME = '' } = process.env
  const env = { PATH, HOME, LANG: 'C.UTF-8', PAKBON_TEST_DATABASE: '1', ...environment }
  return spawn(process.execPath, ['dist/cli/main.js', ...words], { env })
}

/** Runs one command to its end. */
export async function pakbon(words: readonly string[], environment: Environment = {}, input = ''): Promise<Ended> {
  const child = spawnPakbon(words, environment)
  child.stdin.end(input)
  const ended = once(child, 'close')
  const [stdout, stderr] = await Promise.all([text(child.stdout), text(child.stderr)])
  return { status: (await ended)[0], stdout, stderr }
}
