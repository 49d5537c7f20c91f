import type { Command } from 'commander'
import { validate } from 'uuid'
import type { Api } from './api.ts'
import { describeCard, type UnitCard } from './describe-unit.ts'
import { refusedError, usageError } from './failure.ts'
import { traceSerial } from './find-unit.ts'
import { withSession } from './session.ts'

interface Options {
  readonly reason?: string
  readonly product?: string
  readonly notReadable?: boolean
}

/** Adds `pakbon serials correct` (D40). */
export function addCorrectSerialNumber(serials: Command): void {
  serials
    .command('correct')
    .description('Give a unit another serial number; old and new, who, when and why are kept')
    .argument('<serial>', 'its present serial number, or the id of the unit where it is not readable')
    .argument('[new]', 'its new serial number')
    .option('--reason <reason>', 'why; needed once its packing slip is posted')
    .option('--product <number>', 'product number, where several have this serial number')
    .option('--not-readable', 'mark it not readable instead')
    .action((serial: string, corrected: string | undefined, options: Options, command: Command) =>
      withSession(command, async ({ api, show }) => {
        const { reason = '', product, notReadable = false } = options
        if ((corrected === undefined) !== notReadable) throw usageError('Give a new serial number, or --not-readable.')
        const id = validate(serial) ? serial : await findUnit(api, serial, product)
        const body = { serialNumber: corrected ?? null, reason }
        show(await api.post<UnitCard>(`/registrations/${id}/corrections`, body), describeCard)
      }),
    )
}

async function findUnit(api: Api, serial: string, product: string | undefined): Promise<string> {
  const { exact, others } = await traceSerial(api, serial, { product })
  if (exact) return exact.id
  if (others.length === 0) throw refusedError(`No unit has serial number ${serial}.`)
  throw refusedError(`Several units have serial number ${serial}. Name the product, or the unit by its id.`)
}
