import { Writable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { from as copyFrom } from 'pg-copy-streams'
import { connect } from '#db/database.ts'
import { newId } from '#db/id.ts'
import { readLines } from '#serial-numbers/document-lines.ts'
import { registerScans } from '#serial-numbers/register-scan.ts'
import { type BenchDocument, newSerials, preparePackingSlip, registerList } from './documents.ts'
import { call } from './http-client.ts'
import { medianOf, perSecond, ratesInTurns } from './measure.ts'
import { forMeasure, type Result, rate, time } from './result.ts'
import { clientCount, type Stage } from './stage.ts'

const roundLength = 2000

/** One scan at a time by 16 clients, each on a packing slip of its own. */
export async function benchScans(stage: Stage, ownerUrl: string, rounds: number): Promise<readonly Result[]> {
  const slips = await Promise.all(stage.clients.map((client) => preparePackingSlip(client, stage, 1_000_000)))
  const ours = () => perSecond(clientCount, roundLength, (client) => scan(stage, slips, client))
  await ours()
  const same = await sameStatement(stage, ownerUrl, slips)
  await perSecond(clientCount, 500, same.work)
  const statement = await ratesInTurns(rounds, ours, () => perSecond(clientCount, roundLength, same.work))
  await same.close()
  const bare = await ratesInTurns(rounds, ours, () =>
    perSecond(clientCount, roundLength, (client) => bareInsert(stage, slips, client)),
  )
  return [
    rate('one scan at a time, 16 clients; the same insert by pg', statement.ours, statement.theirs, 0.5),
    forMeasure(rate('the same; a bare insert without lock, check and count', bare.ours, bare.theirs, 0.5)),
  ]
}

async function scan({ clients }: Stage, slips: readonly BenchDocument[], index: number): Promise<void> {
  const client = clients[index]
  const slip = slips[index]
  if (client && slip) {
    await call(client, 'POST', `/packing-slips/${slip.id}/scans`, { text: newSerials(1)[0], lineId: slip.lines[0]?.id })
  }
}

/** The statement of one scan sent by pg on 16 connections: it locks the line, checks, inserts and counts. */
async function sameStatement({ companyId, actorId }: Stage, ownerUrl: string, slips: readonly BenchDocument[]) {
  const connections = connect(ownerUrl, { size: clientCount })
  const db = connections.forCompany(companyId)
  const choices = slips.map((slip) => ({ documentId: slip.id, lineId: slip.lines[0]?.id ?? null, barcodeKeys: [] }))
  const lines = await readLines(db, companyId, 'packingSlip', choices)
  const lineOf = new Map(lines.map((line) => [line.documentId, line]))
  const work = async (index: number) => {
    const line = lineOf.get(slips[index]?.id ?? '')
    const [serialNumber = ''] = newSerials(1)
    if (!line) return
    const reference = { kind: 'packingSlip', id: line.documentId } as const
    await registerScans(db, companyId, 'packingSlip', [
      {
        id: newId(),
        reference,
        line,
        serialNumber,
        serialKey: serialNumber.toUpperCase(),
        namesProduct: false,
        actorId,
      },
    ])
  }
  return { work, close: () => connections.close() }
}

async function bareInsert(
  { raw, companyId, actorId, productId }: Stage,
  slips: readonly BenchDocument[],
  index: number,
): Promise<void> {
  const line = slips[index]?.lines[0]
  await raw[index]?.query({
    name: 'bare_insert',
    text: `insert into registration (company_id, id, product_id, sales_order_line_id, packing_slip_line_id, serial_number,
      serial_key, registered_by) values ($1, $2, $3, $4, $5, $6, upper($6), $7) on conflict do nothing`,
    values: [companyId, newId(), productId, line?.salesOrderLineId, line?.id, newSerials(1)[0], actorId],
  })
}

/** 10,000 serial numbers in one request, against COPY of the same rows into the same table. */
export async function benchList(stage: Stage, rounds: number): Promise<Result> {
  const [client] = stage.clients
  if (!client) throw new Error('no client')
  const count = 10_000
  const prepare = async () => ({ slip: await preparePackingSlip(client, stage, count), serials: newSerials(count) })
  const ours = await medianOf(rounds, prepare, ({ slip, serials }) => registerList(client, slip, serials))
  const theirs = await medianOf(rounds, prepare, ({ slip, serials }) => copy(stage, slip, serials))
  return time('a list of 10,000 serial numbers, one request; COPY', ours, theirs, 2.5)
}

async function copy(
  { raw, companyId, actorId, productId }: Stage,
  slip: BenchDocument,
  serials: readonly string[],
): Promise<void> {
  const line = slip.lines[0]
  const columns =
    'company_id, id, product_id, sales_order_line_id, packing_slip_line_id, serial_number, serial_key, registered_by, position'
  const stream = raw[0]?.query(copyFrom(`copy registration (${columns}) from stdin`))
  if (!(stream instanceof Writable)) throw new Error('no connection')
  const rows = serials.map((serial, position) =>
    [
      companyId,
      newId(),
      productId,
      line?.salesOrderLineId,
      line?.id,
      serial,
      serial.toUpperCase(),
      actorId,
      position,
    ].join('\t'),
  )
  await pipeline([`${rows.join('\n')}\n`], stream)
}
