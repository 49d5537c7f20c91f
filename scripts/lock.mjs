import { randomUUID } from 'node:crypto'
import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

/** Milliseconds; a living owner touches its lock every tenth of this. */
const silenceOfTheDead = 30_000

/** Does the work while no other process does work under the same lock file. */
export async function withLock(file, work) {
  mkdirSync(dirname(file), { recursive: true })
  for (let told = false; !take(file); told = true) {
    const owner = ownerOf(file)
    if (owner?.dead) remove(file, owner)
    else if (owner && !told) console.error(`Waiting for process ${owner.pid}, which is setting up here …`)
    await sleep(200)
  }
  const signs = setInterval(() => utimesSync(file, new Date(), new Date()), silenceOfTheDead / 10)
  try {
    return await work()
  } finally {
    clearInterval(signs)
    rmSync(file, { force: true })
  }
}

/** A link appears with its whole text, or not at all. */
function take(file) {
  const draft = `${file}.${randomUUID()}`
  writeFileSync(draft, JSON.stringify({ pid: process.pid, id: draft }))
  try {
    linkSync(draft, file)
    return true
  } catch (error) {
    if (error.code === 'EEXIST') return false
    throw error
  } finally {
    rmSync(draft, { force: true })
  }
}

function ownerOf(file) {
  try {
    const { pid, id } = JSON.parse(readFileSync(file, 'utf8'))
    return { pid, id, dead: !isAlive(pid) || Date.now() - statSync(file).mtimeMs > silenceOfTheDead }
  } catch (error) {
    if (error.code === 'ENOENT') return null // released meanwhile
    return { pid: 0, id: null, dead: true } // a power failure took its text
  }
}

/** Of several that find the same dead owner each moves a file away; one that caught a new owner's puts it back. */
function remove(file, owner) {
  const caught = `${file}.${randomUUID()}`
  try {
    renameSync(file, caught)
  } catch (error) {
    if (error.code === 'ENOENT') return
    throw error
  }
  try {
    if (ownerOf(caught)?.id !== owner.id) linkSync(caught, file)
  } finally {
    rmSync(caught, { force: true })
  }
}

function isAlive(pid) {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error.code === 'EPERM'
  }
}
