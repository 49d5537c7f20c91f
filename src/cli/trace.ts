import type { Command } from 'commander'
import { describeCard, describeUnits, type Unit } from './describe-unit.ts'
import { exitCodes } from './failure.ts'
import { type Trace, traceSerial } from './find-unit.ts'
import { withSession } from './session.ts'
import { paragraphs } from './table.ts'

interface Options {
  readonly product?: string
  readonly on?: string
}

/** Adds `pakbon trace` (D82). */
export function addTrace(program: Command): void {
  program
    .command('trace')
    .description('Did we sell this unit, to whom, on which invoice, and does its coverage hold?')
    .argument('<serial>', 'serial number as typed or scanned, GS1 too')
    .option('--product <number>', 'product number, where several have this serial number')
    .option('--on <day>', 'day of the coverage, as 2026-01-31; today where left out')
    .action((serial: string, options: Options, command: Command) =>
      withSession(command, async ({ api, show }) => {
        const answer = await traceSerial(api, serial, options)
        show(answer, (trace) => describe(serial, trace))
        if (!isFound(answer)) process.exitCode = exitCodes.refused
      }),
    )
}

function isFound({ exact, others }: Trace): boolean {
  return exact !== null || others.length > 0
}

function describe(serial: string, trace: Trace): string {
  const { exact, others, candidates, endings, hints, earlier } = trace
  return paragraphs(
    exact ? describeCard(exact) : null,
    isFound(trace) ? null : `No unit has serial number ${serial}.`,
    titled(exact ? 'Others with this serial number' : 'Several have this serial number', others),
    titled('Had it before a correction', earlier),
    titled('Begin so', candidates),
    titled('End so', endings),
    titled('Perhaps misread', hints),
  )
}

function titled(title: string, units: readonly Unit[]): string {
  return units.length === 0 ? '' : `${title}:\n${describeUnits(units)}`
}
