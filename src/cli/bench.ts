import { type Command, InvalidArgumentError } from 'commander'
import { type BenchPart, benchParts } from '#bench/parts.ts'
import { exitCodes } from './failure.ts'
import { parseCount } from './lines.ts'
import { progressOf } from './progress.ts'
import { commonOptions, configOfEnvironment, showAs } from './session.ts'
import { paragraphs, tableOf } from './table.ts'

interface Options {
  readonly units: number
  readonly traceUnits?: number | null
  readonly rounds: number
  readonly only?: readonly BenchPart[] | null
  readonly write?: string
}

/** Adds `pakbon bench`. It makes a database of its own, and drops it again. */
export function addBench(program: Command): void {
  program
    .command('bench')
    .description('Measure Pakbon against plain SQL on this machine, among a million sold units')
    .option('--units <n>', 'units sold before anything is measured', parseCount, 1_000_000)
    .option('--trace-units <n>', 'measure tracing among so many as well, e.g. 10000000', parseCount)
    .option('--rounds <n>', 'rounds of each measurement; the median counts', parseCount, 5)
    .option(
      '--only <parts>',
      `measure these parts alone, with commas between them: ${benchParts.join(', ')}`,
      parseParts,
    )
    .option('--write <file>', 'write the results as JSON, with the machine that they are of')
    .action(async ({ units, traceUnits = null, rounds, only = null, write }: Options, command: Command) => {
      const { runBenchmark, resultTable, writeResults } = await import('#bench/main.ts')
      const options = { units, traceUnits, rounds, only, databaseUrl: configOfEnvironment().databaseUrl }
      const { json = false, progress } = commonOptions(command)
      const results = await runBenchmark(options, progressOf(progress).say)
      if (write !== undefined) await writeResults(write, results, options)
      showAs(json)(results, (all) => describe(resultTable(all)))
      if (results.some(({ met }) => met === false)) process.exitCode = exitCodes.refused
    })
}

function parseParts(text: string): readonly BenchPart[] {
  return text.split(',').map((word) => {
    const part = benchParts.find((one) => one === word.trim())
    if (!part) throw new InvalidArgumentError(`Give one or several of ${benchParts.join(', ')}.`)
    return part
  })
}

function describe(rows: readonly (readonly string[])[]): string {
  return paragraphs(
    tableOf(rows, {
      Work: ([work]) => work,
      Pakbon: ([, ours]) => ours,
      'Plain SQL': ([, , theirs]) => theirs,
      Ratio: ([, , , ratio]) => ratio,
      Bar: ([, , , , bar]) => bar,
      '': ([, , , , , met]) => met,
    }),
  )
}
