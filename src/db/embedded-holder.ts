import { randomUUID } from 'node:crypto'
import { link, mkdir, readdir, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { processPlace, processStart } from './embedded-process.ts'

/** The process that works on a data folder. */
export interface Holder {
  readonly pid: number
  readonly processStart: string
  readonly place: string
  readonly hostName: string
  /** The moment it took the folder. */
  readonly since: string
  /** Where it serves, once it does. */
  readonly address: string | null
  /** The port of the embedded database, once it answers. */
  readonly databasePort: number | null
  readonly released: boolean
}

/** A data folder in this process's hands. */
export interface HeldFolder {
  record(facts: Partial<Pick<Holder, 'address' | 'databasePort'>>): Promise<void>
  release(): Promise<void>
}

interface Entry {
  readonly generation: number
  readonly holder: Holder
  /** Milliseconds since the holder showed a sign of life. */
  readonly silence: number
}

const signOfLifeEvery = 5_000
const silenceOfTheDead = 20_000

/** The live process that holds a data folder, or null. */
export async function holderOf(dataFolder: string): Promise<Holder | null> {
  const last = await lastEntry(dataFolder)
  return last && isLive(last) ? last.holder : null
}

/**
 * Takes a data folder for this process. Throws, naming the holder, when a live process has it.
 *
 * Each holder has a file of its own with the next number, and the highest number holds: making a file that must not
 * exist is atomic, so of two that find the same dead holder one becomes the next. A number is never used again, because
 * the highest file stays, also after its release.
 */
export async function holdFolder(dataFolder: string): Promise<HeldFolder> {
  await mkdir(dataFolder, { recursive: true })
  for (;;) {
    const last = await lastEntry(dataFolder)
    if (last && (await staysLive(dataFolder, last))) throw new Error(inUse(dataFolder, last.holder))
    const generation = (last?.generation ?? 0) + 1
    const holder = thisProcess()
    if (!(await createEntry(dataFolder, generation, holder))) continue
    if ((await lastEntry(dataFolder))?.generation !== generation) continue
    await removeOldEntries(dataFolder, generation)
    return heldFolder(dataFolder, generation, holder)
  }
}

function heldFolder(dataFolder: string, generation: number, taken: Holder): HeldFolder {
  const file = entryFile(dataFolder, generation)
  let holder = taken
  let writing = Promise.resolve()
  const rewrite = (facts: Partial<Holder>) => {
    holder = { ...holder, ...facts }
    writing = writing.then(() => replaceFile(file, holder))
    return writing
  }
  const signs = setInterval(() => {
    const now = new Date()
    utimes(file, now, now).catch(() => {}) // a full or lost disk shows where it matters: in the database
  }, signOfLifeEvery)
  signs.unref()
  return {
    record: rewrite,
    release() {
      clearInterval(signs)
      return rewrite({ released: true })
    },
  }
}

function thisProcess(): Holder {
  return {
    pid: process.pid,
    processStart: processStart(process.pid) ?? '',
    place: processPlace(),
    hostName: hostname(),
    since: new Date().toISOString(),
    address: null,
    databasePort: null,
    released: false,
  }
}

function inUse(dataFolder: string, { pid, since, address, place, hostName }: Holder): string {
  const where = `${place === processPlace() ? '' : ` on ${hostName}`}${address ? `, at ${address}` : ''}`
  return (
    `The data folder ${dataFolder} is in use by Pakbon process ${pid} since ${since}${where}. ` +
    'Stop that one first, or name another folder in PAKBON_DATA.'
  )
}

function isLive({ holder, silence }: Entry): boolean {
  if (holder.released) return false
  if (holder.place === processPlace()) return processStart(holder.pid) === holder.processStart
  return silence < silenceOfTheDead
}

/** Processes of another container or machine cannot be seen: one that shows no sign of life for a while is dead. */
async function staysLive(dataFolder: string, last: Entry): Promise<boolean> {
  if (!isLive(last)) return false
  if (last.holder.place === processPlace()) return true
  for (let silence = last.silence; silence < silenceOfTheDead; ) {
    await sleep(1000)
    const next = await lastEntry(dataFolder)
    if (!next || next.generation !== last.generation || next.silence < silence) return next !== null && isLive(next)
    silence = next.silence
  }
  return false
}

function entryFile(dataFolder: string, generation: number): string {
  return join(dataFolder, `holder-${generation}.json`)
}

async function entryNames(dataFolder: string): Promise<readonly string[]> {
  const names = await readdir(dataFolder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return []
    throw error
  })
  return names.filter((name) => name.startsWith('holder-'))
}

async function lastEntry(dataFolder: string): Promise<Entry | null> {
  const numbers = (await entryNames(dataFolder)).filter((name) => name.endsWith('.json')).map(generationOf)
  if (numbers.length === 0) return null
  const generation = Math.max(...numbers)
  const file = entryFile(dataFolder, generation)
  try {
    const [text, { mtimeMs }] = await Promise.all([readFile(file, 'utf8'), stat(file)])
    return { generation, holder: parseHolder(text), silence: Math.max(0, Date.now() - mtimeMs) }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return lastEntry(dataFolder) // a later one took over
    throw error
  }
}

/** Only a power failure leaves a file without its text, and its holder with it. */
function parseHolder(text: string): Holder {
  try {
    return JSON.parse(text) as Holder
  } catch {
    return { ...thisProcess(), released: true }
  }
}

/** A link appears with its whole text, or not at all. */
async function createEntry(dataFolder: string, generation: number, holder: Holder): Promise<boolean> {
  const file = entryFile(dataFolder, generation)
  const draft = `${file}.${randomUUID()}`
  await writeFile(draft, JSON.stringify(holder))
  try {
    await link(draft, file)
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false
    throw error
  } finally {
    await rm(draft, { force: true })
  }
}

async function replaceFile(file: string, holder: Holder): Promise<void> {
  const draft = `${file}.${randomUUID()}`
  await writeFile(draft, JSON.stringify(holder))
  await rename(draft, file)
}

/** The last few stay, so that a process that was suspended in the middle of taking the folder finds their numbers. */
async function removeOldEntries(dataFolder: string, generation: number): Promise<void> {
  const old = (await entryNames(dataFolder)).filter((name) => generationOf(name) < generation - 3)
  await Promise.all(old.map((name) => rm(join(dataFolder, name), { force: true })))
}

function generationOf(name: string): number {
  return Number.parseInt(name.slice('holder-'.length), 10)
}
