import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type Command, Option } from 'commander'
import type { Api } from './api.ts'
import { refusedError, usageError } from './failure.ts'
import { findPostedDocument } from './references.ts'
import { withSession } from './session.ts'

/** What a document can be written as, and what its address ends with then. */
const endings = {
  pdf: '.pdf',
  xml: '.xml',
  csv: '.csv',
  xlsx: '.xlsx',
  zpl: '.zpl',
  jsonld: '.jsonld',
  labels: '/labels.pdf',
  label: '/label.pdf',
} as const

interface Options {
  readonly form: keyof typeof endings
  readonly in?: string
  readonly to: string
}

/** Adds `pakbon print` (D80). */
export function addPrint(program: Command): void {
  program
    .command('print')
    .description('Write posted packing slips, invoices and credit notes as files; a print is kept (D41)')
    .argument('<document...>', 'number or id of a posted packing slip, invoice or credit note')
    .addOption(
      new Option('--form <form>', 'the print, the electronic document, the units, labels, events')
        .choices(Object.keys(endings))
        .default('pdf'),
    )
    .addOption(
      new Option('--in <language>', "language of the document; the customer's where left out").choices(['nl', 'en']),
    )
    .option('--to <folder>', 'where to write; - is the standard output, for one document', '.')
    .action((references: readonly string[], options: Options, command: Command) =>
      withSession(command, async ({ api, progress, show }) => {
        if (options.to === '-') return writeOut(api, references, options)
        const written: string[] = []
        for (const reference of references) {
          written.push(await writeOne(api, reference, options))
          progress.tell(written.length, references.length, 'Documents')
        }
        show(written, (files) => files.join('\n'))
      }),
    )
}

async function writeOne(api: Api, reference: string, options: Options): Promise<string> {
  const { name, content } = await read(api, reference, options)
  const file = join(options.to, name)
  await writeFile(file, content).catch((error: Error) => {
    throw refusedError(`${file} cannot be written: ${error.message}`)
  })
  return file
}

async function writeOut(api: Api, references: readonly string[], options: Options): Promise<void> {
  const [reference = '', ...others] = references
  if (others.length > 0) throw usageError('--to - is for one document.')
  const { content } = await read(api, reference, options)
  process.stdout.write(content)
}

async function read(api: Api, reference: string, { form, in: language }: Options) {
  return api.file(`${await findPostedDocument(api, reference)}${endings[form]}`, { language })
}
