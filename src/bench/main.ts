import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { startEmbedded } from '#db/embedded.ts'
import { benchCounts, benchFlow } from './flow.ts'
import { benchPages } from './page-speed.ts'
import type { BenchPart } from './parts.ts'
import { benchInvoicing, benchPosting, benchSmallSlips, benchTrace } from './posting.ts'
import { benchPrints } from './printing.ts'
import { benchRegisterSales } from './register-sales.ts'
import { benchList, benchScans } from './registering.ts'
import { atMost, type Result } from './result.ts'
import { seedSoldUnits } from './seed.ts'
import { benchSoldUnits } from './sold-units.ts'
import { openStage, type Stage } from './stage.ts'
import { benchStatuses } from './statuses.ts'

export interface BenchOptions {
  /** Units sold before anything is measured; 1,000,000 unless a quick look is enough. */
  readonly units: number
  /** Measure tracing among so many as well (10,000,000 takes minutes and gigabytes). */
  readonly traceUnits: number | null
  readonly rounds: number
  /** Parts to measure; all where it is null. */
  readonly only: readonly BenchPart[] | null
  /** A server to use in place of an embedded one; the benchmark makes and drops a database of its own there. */
  readonly databaseUrl: string | null
}

/** Runs the whole benchmark, every figure against plain SQL on the same server in the same run. */
export async function runBenchmark(
  options: BenchOptions,
  progress: (text: string) => void,
): Promise<readonly Result[]> {
  const database = await openDatabase(options.databaseUrl, progress)
  const { url } = database
  const measure = measureOf(options, progress)
  try {
    return [
      ...(await measureStage(url, options, progress)),
      ...(await measure('counts', () => benchCounts(url))),
      ...(await measure('prints', () => benchPrints(url, options.rounds))),
      ...(await measure('soldUnits', () => benchSoldUnits(url))),
    ]
  } finally {
    await database.close()
  }
}

/** All that is measured on a server with many sold units; nothing where none of it is asked for. */
async function measureStage(url: string, options: BenchOptions, progress: (text: string) => void) {
  const apart: readonly BenchPart[] = ['counts', 'prints', 'soldUnits']
  if (options.only?.every((part) => apart.includes(part))) return []
  const stage = await openStage(url)
  try {
    const results = await measureAmongUnits(stage, url, options, progress)
    return [...results, atMost('memory of the server over all of it', await stage.serverMemory(), 300, ' MB')]
  } finally {
    await stage.close()
  }
}

type Measure = (part: BenchPart, work: () => Promise<readonly Result[]>) => Promise<readonly Result[]>

/** Measures a part where it is asked for. */
function measureOf({ only }: BenchOptions, progress: (text: string) => void): Measure {
  return async (part, work) => {
    if (only !== null && !only.includes(part)) return []
    progress(part)
    return work()
  }
}

async function measureAmongUnits(stage: Stage, url: string, options: BenchOptions, progress: (text: string) => void) {
  const { units, rounds } = options
  const measure = measureOf(options, progress)
  const results = [...(await measure('trace', () => measureTrace(stage, options, progress)))]
  await seedSoldUnits(stage, units, progress)
  results.push(...(await measure('statuses', () => benchStatuses(stage, units, rounds))))
  results.push(...(await measure('scans', () => benchScans(stage, url, rounds))))
  results.push(...(await measure('list', async () => [await benchList(stage, rounds)])))
  results.push(...(await measure('posting', async () => [await benchPosting(stage, rounds)])))
  results.push(...(await measure('invoicing', async () => [await benchInvoicing(stage, rounds)])))
  results.push(...(await measure('smallSlips', async () => [await benchSmallSlips(stage, rounds)])))
  results.push(...(await measure('flow', () => measureFlow(stage, rounds))))
  results.push(...(await measure('registerSales', async () => [await benchRegisterSales(stage, rounds)])))
  results.push(...(await measure('pages', () => benchPages(stage, progress))))
  return results
}

/** Among few units, among all, and where asked among many more: the rate must not fall. */
async function measureTrace(stage: Stage, options: BenchOptions, progress: (text: string) => void) {
  const { units, traceUnits, rounds } = options
  const few = Math.min(10_000, units)
  const among = async (count: number) => {
    await seedSoldUnits(stage, count, progress)
    return benchTrace(stage, count, rounds)
  }
  const small = await among(few)
  const results: Result[] = []
  for (const count of [units, ...(traceUnits !== null && traceUnits > units ? [traceUnits] : [])]) {
    const large = await among(count)
    const words = `trace among ${few.toLocaleString('en')}, times the rate among ${count.toLocaleString('en')}`
    results.push(large.result, atMost(words, small.rate / large.rate, 1.5, ' ×'))
  }
  return results
}

async function measureFlow(stage: Stage, rounds: number): Promise<readonly Result[]> {
  const bars = [
    [10, 10],
    [1000, 4],
    [5000, 3],
  ] as const
  const results: Result[] = []
  for (const [count, bar] of bars) results.push(await benchFlow(stage, count, bar, count === 10 ? rounds * 4 : rounds))
  return results
}

/** An embedded database in a temporary folder, or one of our own on a given server. */
async function openDatabase(databaseUrl: string | null, progress: (text: string) => void) {
  if (databaseUrl !== null) return ownDatabase(databaseUrl)
  const dataFolder = await mkdtemp(join(tmpdir(), 'pakbon-bench-'))
  progress('start an embedded database')
  const embedded = await startEmbedded({ dataFolder, log: { info: () => {}, warn: progress } })
  const close = async () => {
    await embedded.stop()
    await rm(dataFolder, { recursive: true, force: true })
  }
  return { url: embedded.ownerUrl, close }
}

async function ownDatabase(databaseUrl: string) {
  const name = `pakbon_bench_${process.pid}`
  const admin = async (text: string) => {
    const client = new pg.Client({ connectionString: databaseUrl })
    await client.connect()
    await client.query(text).finally(() => client.end())
  }
  await admin(`create database ${name}`)
  const url = new URL(databaseUrl)
  url.pathname = `/${name}`
  return { url: url.href, close: () => admin(`drop database ${name} with (force)`) }
}

/** The results as people read them. */
export function resultTable(results: readonly Result[]): readonly (readonly string[])[] {
  return results.map(({ work, ours, theirs, ratio, bar, met }) => [
    work,
    ours,
    theirs,
    Number.isNaN(ratio) ? '' : `${ratio.toFixed(2)} ×`,
    bar,
    met === null ? '' : met ? 'met' : 'MISSED',
  ])
}

/** The results with the machine that they were measured on. */
export async function writeResults(file: string, results: readonly Result[], options: BenchOptions): Promise<void> {
  const machine = { cores: cpus().length, model: cpus()[0]?.model ?? '', node: process.version }
  await writeFile(
    file,
    `${JSON.stringify({ machine, options: { ...options, databaseUrl: undefined }, results }, null, 2)}\n`,
  )
}
