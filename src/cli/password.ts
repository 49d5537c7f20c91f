import { randomBytes } from 'node:crypto'
import { text } from 'node:stream/consumers'
import { usageError } from './failure.ts'

/** A password, and whether it was made here and must be shown. */
export interface Password {
  readonly password: string
  readonly generated: boolean
}

/** Reads a password from the standard input, asks for it on a terminal without showing it, or makes one. */
export async function readPassword({ fromStdin }: { readonly fromStdin: boolean }): Promise<Password> {
  if (fromStdin) return { password: (await text(process.stdin)).replace(/\r?\n$/, ''), generated: false }
  if (process.stdin.isTTY && process.stderr.isTTY) {
    const typed = await ask('Password (empty: make one): ')
    if (typed !== '') return { password: typed, generated: false }
  }
  return { password: randomBytes(15).toString('base64url'), generated: true }
}

const endOfInput = '\u0004'
const enter = ['\r', '\n', endOfInput]
const backspace = ['\b', '\u007f']
const interrupt = '\u0003'

function ask(question: string): Promise<string> {
  const { stdin, stderr } = process
  stderr.write(question)
  stdin.setRawMode(true).setEncoding('utf8').resume()
  return new Promise((resolve, reject) => {
    let typed = ''
    const end = (settle: () => void) => {
      stdin.setRawMode(false).off('data', take).pause()
      stderr.write('\n')
      settle()
    }
    const take = (keys: string) => {
      for (const key of keys) {
        if (key === interrupt) return end(() => reject(usageError('Interrupted.')))
        if (enter.includes(key)) return end(() => resolve(typed))
        typed = backspace.includes(key) ? [...typed].slice(0, -1).join('') : typed + key
      }
    }
    stdin.on('data', take)
  })
}
