import { randomBytes } from 'node:crypto'
import { chown, open, readFile, rename, rm, stat } from 'node:fs/promises'
import { dirname } from 'node:path'

/** The secret kept in a file that only its owner may read; made the first time. The caller holds the folder. */
export async function keepSecret(file: string): Promise<string> {
  const kept = await readSecret(file)
  if (kept) return kept
  const secret = randomBytes(32).toString('base64url')
  const draft = `${file}.new`
  await rm(draft, { force: true })
  await writePrivate(draft, secret)
  await rename(draft, file)
  return secret
}

/** The secret in a file, or null when there is none. Throws in words when it may not be read. */
export async function readSecret(file: string): Promise<string | null> {
  try {
    return (await readFile(file, 'utf8')).trim() || null
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'ENOENT') return null
    if (code === 'EACCES') throw new Error(`${file} belongs to another user. Start Pakbon as the user that made it.`)
    throw error
  }
}

/** Root works on the folder of an ordinary user without taking it from them. */
async function writePrivate(file: string, text: string): Promise<void> {
  const handle = await open(file, 'wx', 0o600)
  try {
    await handle.writeFile(`${text}\n`)
    await handle.sync()
  } finally {
    await handle.close()
  }
  if (process.getuid?.() !== 0) return
  const { uid, gid } = await stat(dirname(file))
  await chown(file, uid, gid)
}
