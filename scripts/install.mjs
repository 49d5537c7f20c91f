import { existsSync, readFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { runChild } from './child.mjs'
import { withLock } from './lock.mjs'

const tries = 4
const hiccup = /ECONNRESET|ECONNREFUSED|ETIMEDOUT|EAI_AGAIN|ENOTFOUND|EPIPE|ERR_SOCKET|socket|network|E429|E5\d\d/i

/** Brings node_modules to what package-lock.json says; true when it is so. */
export async function install() {
  if (isInstalled()) return true
  return withLock('dist/.set-up-lock', async () => isInstalled() || (await runNpmCi()))
}

async function runNpmCi() {
  for (let attempt = 1; attempt <= tries; attempt++) {
    console.error(`Installing packages (npm ci)${attempt > 1 ? `, try ${attempt} of ${tries}` : ''} …`)
    const { status, output } = await runNpm(['ci', '--include=dev', '--ignore-scripts', '--no-audit', '--no-fund'])
    if (status === 0 && isInstalled()) return true
    const isPassing = status === 0 || hiccup.test(output) // 0: an npm that outlived an interrupted install undid it
    if (attempt === tries || status > 128 || !isPassing) {
      console.error(`${output}The packages could not be installed; npm says why, above.`)
      return false
    }
    await sleep(attempt * 2000)
  }
}

function runNpm(words) {
  const npm = process.env.npm_execpath
  const options = { capture: true, group: true, env: { ...process.env, NODE_ENV: '' } }
  if (npm && /\.[cm]?js$/.test(npm)) return runChild(process.execPath, [npm, ...words], options)
  if (process.platform === 'win32') return runChild('cmd', ['/c', 'npm', ...words], options)
  return runChild('npm', words, options)
}

/** npm writes its hidden list last, so an install that was interrupted has none. */
function isInstalled() {
  const wanted = packagesOf('package-lock.json')
  const present = packagesOf('node_modules/.package-lock.json')
  if (!wanted || !present) return false
  if (Object.keys(present).some((path) => !wanted[path])) return false
  return Object.entries(wanted).every(([path, want]) => path === '' || isPresent(path, want, present[path]))
}

function isPresent(path, want, have) {
  if (!have) return Boolean(want.optional || want.devOptional) && !isForThisPlatform(want)
  return have.version === want.version && have.integrity === want.integrity && existsSync(`${path}/package.json`)
}

/** Which C library a system has is npm's to know; what is optional and not bound to a platform may be absent. */
function isForThisPlatform({ os, cpu, libc }) {
  return Boolean(os && cpu && !libc && os.includes(process.platform) && cpu.includes(process.arch))
}

function packagesOf(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8')).packages
  } catch {
    return null // missing, or cut off in the middle of an install
  }
}
