// The way in for `npm start`, `npm test`, `npm run pakbon` and `npm run bench`: installs and builds what is stale,
// then runs the program. Needs nothing but Node.js.

import { fileURLToPath } from 'node:url'

const [major, minor] = process.versions.node.split('.').map(Number)
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(`Pakbon needs Node.js 20.19 or later, and this is ${process.version}. Get one at https://nodejs.org.`)
  process.exit(1)
}
process.chdir(fileURLToPath(new URL('..', import.meta.url)))

const { build, buildWeb } = await import('./build.mjs')
const { install } = await import('./install.mjs')
const { runChild } = await import('./child.mjs')
const { test } = await import('./test.mjs')

/** With room to spare; without a bound as near as this, Node.js lets garbage grow to four times what is in use. */
const memory = '--max-old-space-size=1536'
const program = [memory, '--enable-source-maps', 'dist/cli/main.js']
const tasks = {
  start: async (words) => ((await install()) && (await buildWeb()) ? runProgram(['start', ...words]) : 1),
  cli: (words) => runProgram(words),
  bench: async (words) => {
    if (!(await install()) || !(await buildWeb())) return 1
    const { provideChromium } = await import('./chromium.mjs')
    process.env.PAKBON_CHROMIUM = (await provideChromium()) ?? ''
    return runProgram(['bench', ...words])
  },
  test: async (words) => ((await install()) ? test(words) : 1),
  build: async () => ((await install()) && (await build()) && (await buildWeb()) ? 0 : 1),
  web: async () => ((await install()) && (await buildWeb()) ? 0 : 1),
  chromium: async () => ((await install()) ? tellChromium() : 1),
}

const [name, ...words] = process.argv.slice(2)
const task = Object.hasOwn(tasks, name ?? '') ? tasks[name] : undefined
if (!task) console.error(`scripts/run.mjs knows ${Object.keys(tasks).join(', ')}.`)
process.exitCode = task ? await task(words) : 2

async function runProgram(words) {
  if (!(await install()) || !(await build())) return 1
  const { status } = await runChild(process.execPath, [...program, ...words])
  return status
}

async function tellChromium() {
  const { provideChromium } = await import('./chromium.mjs')
  const path = await provideChromium()
  if (path) console.log(path)
  return path ? 0 : 1
}
