import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { startEmbedded } from '#db/embedded.ts'
import { benchCounts, benchFlow } from './flow.ts'
import { benchPages } from './page-speed.ts'
import { benchInvoicing, benchPosting, benchSmallSlips, benchTrace } from './posting.ts'
import { benchPrints } from './printing.ts'
import { benchList, benchScans } from './registering.ts'
import { atMost, type Result } from './result.ts'
import { seedSoldUnits } from './seed.ts'
import { benchSoldUnits } from './sold-units.ts'
import { openStage, type Stage } from './stage.ts'

export interface BenchOptions {
  /** Units sold before anything is measured; 1,000,000 unless a quick look is enough. */
  readonly units: number
  /** Measure tracing among so many as well (10,000,000 takes minutes and gigabytes). */
  readonly traceUnits: number | null
  readonly rounds: number
  /** A server to use in place of an embedded one; the benchmark makes and drops a database of its own there. */
  readonly databaseUrl: string | null
}

/** Runs the whole benchmark, every figure against plain SQL on the same server in the same run. */
export async function runBenchmark(
  options: BenchOptions,
  progress: (text: string) => void,
): Promise<readonly Result[]> {
  const database = await openDatabase(options.databaseUrl, progress)
  try {
    const stage = await openStage(database.url)
    try {
      const results = await measure(stage, database.url, options, progress)
      const memory = await stage.serverMemory()
      return [
        ...results,
        ...(await benchCounts(database.url)),
        ...(await step(progress, 'prints', () => benchPrints(database.url, options.rounds))),
        ...(await step(progress, 'units sold before', () => benchSoldUnits(database.url))),
        atMost('memory of the server over all of it', memory, 300, ' MB'),
      ]
    } finally {
      await stage.close()
    }
  } finally {
    await database.close()
  }
}

async function measure(stage: Stage, url: string, options: BenchOptions, progress: (text: string) => void) {
  const { units, traceUnits, rounds } = options
  const few = Math.min(10_000, units)
  await seedSoldUnits(stage, few, progress)
  const small = await step(progress, 'trace among few', () => benchTrace(stage, few, rounds))
  await seedSoldUnits(stage, units, progress)
  const large = await step(progress, 'trace', () => benchTrace(stage, units, rounds))
  const flat = atMost(
    `trace among ${few.toLocaleString('en')}, times the rate among ${units.toLocaleString('en')}`,
    small.rate / large.rate,
    1.5,
    ' ×',
  )
  const results: Result[] = [large.result, flat]
  results.push(...(await step(progress, 'scans', () => benchScans(stage, url, rounds))))
  results.push(await step(progress, 'list', () => benchList(stage, rounds)))
  results.push(await step(progress, 'posting', () => benchPosting(stage, rounds)))
  results.push(await step(progress, 'invoicing', () => benchInvoicing(stage, rounds)))
  results.push(await step(progress, 'small slips', () => benchSmallSlips(stage, rounds)))
  for (const [count, bar] of [
    [10, 10],
    [1000, 4],
    [5000, 3],
  ] as const) {
    results.push(
      await step(progress, `flow of ${count}`, () => benchFlow(stage, count, bar, count === 10 ? rounds * 4 : rounds)),
    )
  }
  results.push(...(await step(progress, 'pages', () => benchPages(stage, progress))))
  if (traceUnits === null || traceUnits <= units) return results
  await seedSoldUnits(stage, traceUnits, progress)
  const huge = await step(progress, 'trace among many', () => benchTrace(stage, traceUnits, rounds))
  const many = `trace among ${few.toLocaleString('en')}, times the rate among ${traceUnits.toLocaleString('en')}`
  return [...results, huge.result, atMost(many, small.rate / huge.rate, 1.5, ' ×')]
}

async function step<T>(progress: (text: string) => void, words: string, work: () => Promise<T>): Promise<T> {
  progress(words)
  return work()
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
