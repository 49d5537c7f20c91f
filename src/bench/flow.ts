import type pg from 'pg'
import { type BenchDocument, invoiceAll, makeOrder, newSerials, postPackingSlip, registerList } from './documents.ts'
import { call, type HttpClient } from './http-client.ts'
import { medianOf } from './measure.ts'
import { writeFlow } from './plain-sql.ts'
import { atMost, type Result, time } from './result.ts'
import { openStage, type Stage } from './stage.ts'

/** The whole flow over HTTP: order, preparation, list, posting, invoice of all, posting. */
async function flow(client: HttpClient, stage: Stage, serials: readonly string[]): Promise<void> {
  const order = await makeOrder(client, stage, serials.length)
  const slip = await call<BenchDocument>(client, 'POST', '/packing-slips', { salesOrderId: order.id })
  await registerList(client, slip, serials)
  await postPackingSlip(client, slip)
  await invoiceAll(client, order.id)
}

/** The flow with so many serial numbers, against the same rows by plain SQL. */
export async function benchFlow(stage: Stage, count: number, bar: number, rounds: number): Promise<Result> {
  const [client] = stage.clients
  const [raw] = stage.raw
  if (!client || !raw) throw new Error('no client')
  const prepare = async () => newSerials(count)
  await flow(client, stage, newSerials(count))
  await writeFlow(raw, stage, newSerials(count))
  const ours = await medianOf(rounds, prepare, (serials) => flow(client, stage, serials))
  const theirs = await medianOf(rounds, prepare, (serials) => writeFlow(raw, stage, serials))
  return time(`the whole flow over HTTP, ${count.toLocaleString('en')} serial numbers; plain SQL`, ours, theirs, bar)
}

/** What the flow writes and asks: rows for each serial number, and the queries of its heaviest request, whatever N. */
export async function benchCounts(ownerUrl: string): Promise<readonly Result[]> {
  const stage = await openStage(ownerUrl, true)
  const [client] = stage.clients
  const [raw] = stage.raw
  if (!client || !raw) throw new Error('no client')
  await flow(client, stage, newSerials(10))
  const before = await rowsWritten(raw)
  const count = 2000
  await flow(client, stage, newSerials(count))
  const written = (await rowsWritten(raw)) - before
  const queries = stage.heaviestRequest()
  await stage.close()
  return [
    atMost('queries of the heaviest request of the flow, whatever N', queries, 20),
    atMost('rows written for each serial number over its whole way', written / count, 3),
  ]
}

/** Rows inserted and updated in all tables so far. */
async function rowsWritten(raw: pg.Client): Promise<number> {
  await new Promise((resolve) => setTimeout(resolve, 11_000)) // idle backends report every ten seconds
  await raw.query('select pg_stat_clear_snapshot()')
  const { rows } = await raw.query<{ rows: string }>(
    'select sum(n_tup_ins + n_tup_upd) as rows from pg_stat_user_tables',
  )
  return Number(rows[0]?.rows)
}
