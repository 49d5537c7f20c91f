import { execFile } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'
import { delimiter, dirname, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { withLock } from './lock.mjs'

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']
const tries = 3
const patience = { question: 20_000, installation: 10 * 60_000 }
const aptOptions = [
  '-q',
  '-o',
  'Acquire::Retries=3',
  '-o',
  'Acquire::http::Timeout=30',
  '-o',
  'DPkg::Lock::Timeout=120',
]

/** The path of a Chromium: one that is here, or else one that is installed now; null, after saying why, for neither. */
export async function provideChromium() {
  const wanted = process.env.PAKBON_CHROMIUM
  if (wanted) return (await works(wanted)) ? wanted : giveUp(`PAKBON_CHROMIUM is ${wanted}, which does not run.`)
  return (await find()) ?? withLock('dist/.set-up-lock', async () => (await find()) ?? installAndFind())
}

async function find() {
  const folders = ['/usr/bin', ...(process.env.PATH ?? '').split(delimiter)]
  const paths = new Set(folders.flatMap((folder) => names.map((name) => join(folder, name))))
  for (const path of [...paths, ...(await playwrightPaths())]) if (existsSync(path) && (await works(path))) return path
  return null
}

/** Where Playwright keeps its own Chromium, and the smaller one of the same build that has no window. */
async function playwrightPaths() {
  const { chromium } = await import('playwright-core')
  const whole = chromium.executablePath()
  const small = dirname(dirname(whole)).replace(/chromium-(\d+)$/, 'chromium_headless_shell-$1')
  const files = existsSync(small) ? readdirSync(small, { recursive: true }) : []
  return [whole, ...files.filter((file) => /headless[-_]shell(\.exe)?$/.test(file)).map((file) => join(small, file))]
}

/** A file of that name may be a stub, or lack a library: what says its version runs. */
async function works(path) {
  const { status, output } = await run(path, ['--version'], patience.question)
  return status === 0 && (/chrom/i.test(output) || process.platform === 'win32')
}

async function installAndFind() {
  const hasApt = process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')
  const failures = []
  for (const [title, commands] of [...(hasApt ? [debian()] : []), playwright(hasApt)]) {
    console.error(`There is no Chromium for the tests in a browser; installing ${title} …`)
    failures.push(await runAll(commands))
    const path = await find()
    if (path) return path
  }
  return giveUp(`${failures.join('\n')}\nNo Chromium could be installed; PAKBON_CHROMIUM may name one.`)
}

function debian() {
  return [
    "Debian's package (apt-get)",
    [
      ['apt-get', 'update', ...aptOptions],
      ['apt-get', 'install', '-y', '--no-install-recommends', ...aptOptions, 'chromium'],
    ],
  ]
}

/** With the libraries that it needs, where those can be installed. */
function playwright(hasApt) {
  const words = ['install', ...(hasApt ? ['--with-deps'] : []), 'chromium-headless-shell']
  return ["Playwright's own", [[process.execPath, 'node_modules/playwright-core/cli.js', ...words]]]
}

/** What the commands said where one of them failed for good. */
async function runAll(commands) {
  for (const [command, ...words] of commands) {
    for (let attempt = 1; ; attempt++) {
      const { status, output } = await run(command, words, patience.installation)
      if (status === 0) break
      if (attempt === tries) return output.trim().split('\n').slice(-8).join('\n')
      await sleep(attempt * 2000)
    }
  }
  return ''
}

function run(command, words, timeout) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  return new Promise((resolve) => {
    execFile(command, words, { timeout, env, maxBuffer: 2 ** 26 }, (error, stdout, stderr) => {
      resolve({ status: error ? 1 : 0, output: `${stdout}${stderr}${error && !stderr ? error.message : ''}` })
    })
  })
}

function giveUp(reason) {
  console.error(reason)
  return null
}
