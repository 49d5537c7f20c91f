import { useEffect, useRef, useState } from 'react'
import { type SoldUnitTable, soldUnitsOfRequest } from '#domain/sold-unit.ts'
import type { SoldUnitImportView } from '#sold-units/views.ts'
import { send } from '#web/api/client.ts'
import { sendOnce } from '#web/api/command.ts'
import { queryClient } from '#web/api/inquiry.ts'
import { newId } from '#web/api/new-id.ts'
import { Problem } from '#web/api/problem.ts'
import { type FileFault, readSoldUnitFile } from './read-file.ts'

/** How far an import is. */
export type Step = 'choose' | 'reading' | 'sending' | 'reviewing' | 'reviewed' | 'importing' | 'done'

export interface ImportState {
  readonly step: Step
  readonly done: number
  readonly total: number
  readonly outcome: SoldUnitImportView | null
  /** Columns of the file that nobody reads. */
  readonly others: readonly string[]
  readonly fault: FileFault | null
  readonly problem: Problem | null
}

const start: ImportState = {
  step: 'choose',
  done: 0,
  total: 0,
  outcome: null,
  others: [],
  fault: null,
  problem: null,
}

/** Rows of a portion; one takes a few seconds, so that there is progress to see. */
const rowsOfPortion = 10_000
/** Milliseconds that a request over all rows may take. */
const patience = 120_000

/** The work on one file. What is left for another file, or with the page, tells nothing any more. */
interface Run {
  isLeft: boolean
  readonly tell: (change: Partial<ImportState>) => void
}

/** Reads a file, sends its rows in parts, has them reviewed, and imports them in portions when it is told to. */
export function useImport() {
  const [state, setState] = useState(start)
  const present = useRef<Run | null>(null)
  useEffect(() => () => leave(present.current), [])
  const begin = (): Run => {
    leave(present.current)
    const run: Run = {
      isLeft: false,
      tell: (change) => !run.isLeft && setState((before) => ({ ...before, ...change })),
    }
    present.current = run
    return run
  }
  const choose = async (file: File | undefined) => {
    const run = begin()
    const before = state
    setState(start)
    await discard(before)
    if (file) await untilRefused(run, review(file, run))
  }
  const post = async () => {
    const run = begin()
    if (state.outcome) await untilRefused(run, postAll(state.outcome, run))
  }
  return { state, choose, post }
}

function leave(run: Run | null): void {
  if (run) run.isLeft = true
}

async function untilRefused({ tell }: Run, work: Promise<void>): Promise<void> {
  try {
    await work
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    tell({ problem: error, step: 'choose' })
  }
}

async function review(file: File, run: Run): Promise<void> {
  const { tell } = run
  tell({ step: 'reading' })
  const read = await readSoldUnitFile(file)
  if ('fault' in read) return tell({ step: 'choose', fault: read })
  const { rows, names, others } = read.table
  tell({ step: 'sending', total: rows.length, others })
  const id = newId()
  const url = `/sold-units/imports/${id}`
  const body = { id, fileName: file.name, columnNames: names }
  await sendOnce({ method: 'POST', url: '/sold-units/imports', body })
  await sendRows(url, rows, run)
  if (run.isLeft) return
  tell({ step: 'reviewing' })
  const outcome = await sendOnce<SoldUnitImportView>({ method: 'POST', url: `${url}/review`, body: {}, patience })
  tell({ step: 'reviewed', outcome })
}

async function sendRows(url: string, rows: SoldUnitTable['rows'], run: Run): Promise<void> {
  for (let first = 0; first < rows.length && !run.isLeft; first += soldUnitsOfRequest) {
    const part = rows.slice(first, first + soldUnitsOfRequest)
    await sendOnce({ method: 'POST', url: `${url}/rows`, body: { rows: part }, patience })
    run.tell({ done: first + part.length })
  }
}

/** Goes on to the end, also when the page is left: half an import helps nobody. */
async function postAll({ id, new: total }: SoldUnitImportView, { tell }: Run): Promise<void> {
  tell({ step: 'importing', done: 0, total, problem: null })
  for (;;) {
    const outcome = await sendOnce<SoldUnitImportView>({
      method: 'POST',
      url: `/sold-units/imports/${id}/posting`,
      body: { atMost: rowsOfPortion },
      patience,
    })
    tell({ outcome, done: outcome.imported })
    if (outcome.new > 0) continue
    tell({ step: 'done' })
    await queryClient.invalidateQueries()
    return
  }
}

/** What was reviewed and not imported is forgotten; where that fails it only takes some room. */
async function discard({ step, outcome }: ImportState): Promise<void> {
  if (step !== 'reviewed' || !outcome) return
  await send({ method: 'DELETE', url: `/sold-units/imports/${outcome.id}` }).catch(() => {})
}
