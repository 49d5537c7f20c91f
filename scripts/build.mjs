import { createHash } from 'node:crypto'
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import { runChild } from './child.mjs'
import { withLock } from './lock.mjs'

const stamp = 'dist/.built-from'
const webFolder = 'dist/web'
const webStamp = `${webFolder}/.built-from`
const settings = ['tsconfig.json', 'package-lock.json']

/** Brings dist/ to what the sources say; true when it is so and they have no type error. */
export async function build() {
  if (isBuilt()) return true
  return withLock('dist/.set-up-lock', async () => isBuilt() || (await compile()))
}

/** Brings dist/web, the web application, to what its sources say; true when it is so. */
export async function buildWeb() {
  if (isWebBuilt()) return true
  return withLock('dist/.set-up-lock', async () => isWebBuilt() || (await bundle()))
}

async function bundle() {
  console.error('Building the web application …')
  const hash = webSourceHash()
  const vite = ['node_modules/vite/bin/vite.js', 'build']
  // Whoever asks, a test too, gets what users get.
  const env = { ...process.env, NODE_ENV: 'production' }
  const { status, output } = await runChild(process.execPath, vite, { capture: true, group: true, env })
  if (status !== 0) {
    console.error(`${output}The web application could not be built.`)
    return false
  }
  compress(webFolder)
  writeFileSync(webStamp, hash)
  return true
}

/** Each text file once more in gzip and brotli, for the server to send as it is. */
function compress(folder) {
  for (const file of filesBelow(folder).filter((name) => /\.(js|css|html|svg|wasm)$/.test(name))) {
    const content = readFileSync(file)
    writeFileSync(`${file}.gz`, gzipSync(content, { level: 9 }))
    writeFileSync(`${file}.br`, brotliCompressSync(content))
  }
}

function isWebBuilt() {
  return existsSync(webStamp) && readFileSync(webStamp, 'utf8') === webSourceHash()
}

function webSourceHash() {
  return hashOf([
    ...filesBelow('web'),
    ...filesBelow('src/domain'),
    ...filesBelow('src/terms'),
    ...settings,
    'vite.config.ts',
  ])
}

async function compile() {
  console.error('Building …')
  const hash = sourceHash()
  rmSync(stamp, { force: true })
  if (!outputs().every((file) => existsSync(file))) rmSync('dist/.tsbuildinfo', { force: true })
  const tsc = ['node_modules/typescript/bin/tsc', '-p', 'tsconfig.build.json']
  const { status, output } = await runChild(process.execPath, tsc, { capture: true, group: true })
  removeOrphans()
  for (const file of sources().filter((file) => !isCode(file))) {
    mkdirSync(dirname(outputOf(file)), { recursive: true })
    copyFileSync(file, outputOf(file))
  }
  if (status === 0) writeFileSync(stamp, hash)
  else console.error(`${output}The sources do not compile.`)
  return status === 0
}

function isBuilt() {
  if (!existsSync(stamp) || readFileSync(stamp, 'utf8') !== sourceHash()) return false
  return outputs().every((file) => existsSync(file))
}

function sourceHash() {
  return hashOf([...sources(), ...settings, 'tsconfig.build.json'])
}

function hashOf(files) {
  const hash = createHash('sha256')
  for (const file of files) {
    hash.update(file).update('\0').update(readFileSync(file)).update('\0')
  }
  return hash.digest('hex')
}

function sources() {
  return filesBelow('src')
}

function outputs() {
  return sources().map(outputOf)
}

function outputOf(source) {
  const path = join('dist', relative('src', source))
  return isCode(source) ? path.replace(/ts$/, 'js') : path
}

function isCode(file) {
  return file.endsWith('.ts')
}

/** What an earlier version built and this one does not have. */
function removeOrphans() {
  const wanted = new Set(outputs().flatMap((file) => [file, `${file}.map`]))
  for (const file of filesBelow('dist').filter((name) => !name.startsWith(join('dist', 'web')))) {
    if (!wanted.has(file) && dirname(file) !== 'dist') rmSync(file)
    else if (!wanted.has(file) && /\.js(\.map)?$/.test(file)) rmSync(file)
  }
  for (const folder of foldersBelow('dist').reverse()) if (readdirSync(folder).length === 0) rmdirSync(folder)
}

function filesBelow(folder) {
  return entriesBelow(folder)
    .filter((entry) => entry.isFile())
    .map(pathOf)
    .sort()
}

function foldersBelow(folder) {
  return entriesBelow(folder)
    .filter((entry) => entry.isDirectory())
    .map(pathOf)
    .sort()
}

function entriesBelow(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
}

function pathOf(entry) {
  return join(entry.parentPath, entry.name)
}
